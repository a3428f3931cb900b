"""A word as written → what it is compared by: words that look alike are one word (DESIGN section 3).

Text copied from PDF files and web pages is full of characters that look like others, or like nothing:
Kangxi radicals, no-break and ideographic blanks, soft hyphens, zero-width spaces, the line breaks of a
table's cell. What is written stays as written; only the comparing goes by the fold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

RADICALS = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢
⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵
⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓
⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎
⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長
⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐
⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜
⻲亀 ⻳龟
"""
"""U+2E81–2EF3, each with the ideograph that it looks like: the property Equivalent_Unified_Ideograph of
Unicode 14 (https://www.unicode.org/Public/14.0.0/ucd/EquivalentUnifiedIdeograph.txt); U+2E80 has none.
NFKC knows two of these alone; the Kangxi radicals, U+2F00–2FD5, it knows all."""
SAME = {ord(pair[0]): pair[1] for pair in RADICALS.split()} | {
    ord(mark): narrow for narrow, wide in (('"', "“”„‟〝〞〟"), ("'", "‘’‚‛")) for mark in wide
}
"""Radicals, and quotation marks in one width; NFKC has the brackets."""
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks without a shape; all others that cannot be seen are told by their category."""
USUAL = re.compile("[\u4e00-\u9fff0-9A-Za-z、/.-]+")
"""What is its own fold, as by far the most words are."""
SHORT = 200
"""Longer texts are no words of a dictionary, and not worth remembering."""


def fold(word: str) -> str:
    """What a word is compared by: NFKC, one width of marks, nothing that cannot be seen."""
    return _fold(word) if len(word) <= SHORT else _fold.__wrapped__(word)


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    if USUAL.fullmatch(word):
        return word
    text = unicodedata.normalize("NFKC", word.translate(SAME))
    return "".join(each for each in text if not each.isspace() and not is_unseen(each))


def is_unseen(character: str) -> bool:
    """Whether nothing of a character can be seen, and it takes no room: ZWSP, BOM, soft hyphen, bidi marks."""
    if character in UNSEEN or "\ufe00" <= character <= "\ufe0f":
        return True
    kind = unicodedata.category(character)
    selector = "\U000e0100" <= character <= "\U000e01ef"
    return kind == "Cf" or selector or (kind == "Cc" and not character.isspace())


def unseen_in(text: str) -> str:
    """The characters of a text that nobody sees, and its odd blanks, by their numbers: U+200B、U+00A0."""
    unseen = (sign for sign in text if is_unseen(sign) or (sign.isspace() and sign != " "))
    return "、".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in unseen))


def without_unseen(text: str) -> str:
    """What somebody typed or pasted, without the characters that nobody sees: ids out of Markdown carry such."""
    return text if text.isascii() else "".join(each for each in text if not is_unseen(each))


def alike(written: str | None, words: Collection[str]) -> str | None:
    """Which of the words a written one is, as they have it; None where it is none of them."""
    if written is None or written in words:
        return written
    wanted = fold(written)
    return next((word for word in words if fold(word) == wanted), None)


class Alike(frozenset[str]):
    """Words among which one that looks like one of them is found too."""

    def __contains__(self, written: object) -> bool:
        if frozenset.__contains__(self, written):
            return True
        return isinstance(written, str) and fold(written) in map(fold, self)
