"""A Word template, before it is filled → every mark in it that is not whole, with its paragraph."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from .template_language import Language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = (
    (re.compile(r"word/document\d*\.xml"), ""),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
)
"""The parts that are filled, and what a person calls them; the first is the text itself."""
UNFILLED = {"endnotes": "尾注", "comments": "批注"}
BIGGEST = 64_000_000
"""Bytes of a template, unpacked."""
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
OPENER = re.compile(r"\{[{%#]")
REACH = re.compile(r"(p|tr|tc|r)\s")
WIDE = str.maketrans("｛｝％＃", "{}%#")
STRAY = re.compile(r"\{\s*[{%#]|[}%#]\s*\}")
QUOTES = str.maketrans("“”‘’", "\"\"''")
ENDS = {"endfor": "for", "endif": "if"}
WHOLE = {"p": ("p", "段"), "tr": ("tr", "行"), "tc": ("tc", "格")}
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: the part it stands in, its number in it from 1, its text, its XML."""

    part: str
    number: int
    text: str
    element: Any

    def __str__(self) -> str:
        words = " ".join(self.text.split())
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
        return f"{self.part}第{self.number}段“{shown}”"


@dataclass(frozen=True, slots=True)
class Mark:
    """One whole mark `{{ … }}` or `{% … %}`: its kind, what docxtpl lets it take along, its words."""

    kind: str
    reach: str
    words: str
    text: str


def read_faults(template: bytes, language: Language, known: Collection[str]) -> list[str]:
    """What is wrong, each with its paragraph, in their order; the names a loop binds are not judged.

    Raises what zipfile and the XML reader raise for what is no Word file.
    """
    faults: list[str] = []
    by_part: dict[str, list[Paragraph]] = {}
    for paragraph in read_paragraphs(template):
        by_part.setdefault(paragraph.part, []).append(paragraph)
    for part, paragraphs in by_part.items():
        open_: list[tuple[str, Mark, Paragraph]] = []
        for paragraph in paragraphs:
            if part in UNFILLED.values():
                if OPENER.search(paragraph.text):
                    faults.append(f"{paragraph}：{part}里的标记不会被填写，请移到正文、页眉、页脚")
                continue
            faults += [f"{paragraph}：{why}" for why in _read(paragraph, open_, language, known)]
        faults += [
            f"{paragraph}：“{mark.text}”没有配对的 {{% end{word} %}}"
            for word, mark, paragraph in open_
        ]
    return faults


def read_paragraphs(template: bytes) -> Iterator[Paragraph]:
    """Every paragraph with text, of tables and text boxes too; a box's text is its own paragraph."""
    from docx.oxml import parse_xml  # the reader of the library that fills it

    with ZipFile(io.BytesIO(template)) as opened:
        if sum(each.file_size for each in opened.infolist()) > BIGGEST:
            raise ValueError("the template is too large")
        for name in sorted(opened.namelist()):
            part = _part(name)
            if part is None:
                continue
            for number, element in enumerate(parse_xml(opened.read(name)).iter(f"{W}p"), 1):
                text = _text(element)
                if text.strip():
                    yield Paragraph(part, number, text, element)


def _part(name: str) -> str | None:
    for pattern, part in PARTS:
        if pattern.fullmatch(name):
            return part
    return UNFILLED.get(name.removeprefix("word/").removesuffix(".xml"))


def _text(element: Any) -> str:
    """The paragraph's own text, whatever runs Word has split it into."""
    parts = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(node.iterancestors(f"{W}p")) is element:
            parts.append(node.text or "" if node.tag == f"{W}t" else " ")
    return "".join(parts)


def _read(
    paragraph: Paragraph,
    open_: list[tuple[str, Mark, Paragraph]],
    language: Language,
    known: Collection[str],
) -> Iterator[str]:
    """What is wrong in one paragraph; `open_` holds the conditions and loops not closed so far."""
    marks, rest, unclosed = _split(paragraph.text)
    if unclosed:
        yield f"“{unclosed[:SHOWN]}”没有写完，缺少“{CLOSERS[unclosed[:2]]}”"
    elif stray := _stray(rest, known):
        yield f"“{stray}”不是写全的标记，应为半角的 {{{{ 名称 }}}}、{{% if %}}、{{% for %}}"
    for mark in marks:
        if mark.kind != "{#":
            why = _wrong(mark, language) or _unpaired(mark, paragraph, open_)
            why = why or _taking_along(mark, paragraph)
            if why:
                yield f"“{mark.text}”{why}"


def _split(text: str) -> tuple[list[Mark], str, str]:
    """The whole marks of a text, what stands between them, and the first one that is not closed."""
    marks: list[Mark] = []
    rest: list[str] = []
    at = 0
    while found := OPENER.search(text, at):
        start, kind = found.start(), found[0]
        end = text.find(CLOSERS[kind], start + 2)
        inner = OPENER.search(text, start + 2)
        rest.append(text[at:start])
        if end < 0 or (inner is not None and inner.start() < end):
            return marks, " ".join(rest), text[start:]
        words = text[start + 2 : end].strip("-+")
        reach = REACH.match(words)
        own = words[reach.end() :] if reach else words
        whole = text[start : end + 2]
        marks.append(Mark(kind, reach[1] if reach else "", own.strip().translate(QUOTES), whole))
        at = end + 2
    rest.append(text[at:])
    return marks, " ".join(rest), ""


def _stray(rest: str, known: Collection[str]) -> str:
    """What looks like a mark, or a part of one, between the whole ones."""
    plain = unicodedata.normalize("NFC", rest).translate(WIDE)
    found = STRAY.search(plain)
    if found is None and ("{" in plain or "}" in plain):
        names = "|".join(map(re.escape, known))
        found = re.search(rf"\{{\s*(?:{names})|(?:{names})\s*\}}", plain)
    if found is None:
        return ""
    return rest[max(found.start() - SHOWN // 2, 0) : found.end() + SHOWN // 2].strip()


def _wrong(mark: Mark, language: Language) -> str:
    """Why a mark cannot be understood by itself; empty where it can."""
    from jinja2 import TemplateSyntaxError

    word, _, rest = mark.words.partition(" ")
    if mark.reach and re.search("[}%]", mark.words):
        return f"带 {mark.reach} 的标记里不能有 % 和 }}"
    if mark.kind == "{{":
        source = f"{{{{ {mark.words} }}}}"
    elif word in ("cellbg", "colspan"):
        source = f"{{{{ {rest} }}}}"
    elif word in ("vm", "hm") and not rest:
        return ""
    elif word in ("for", "if"):
        source = f"{{% {mark.words} %}}{{% end{word} %}}"
    elif word in ("elif", "else"):
        source = f"{{% if 1 %}}{{% {mark.words} %}}{{% endif %}}"
    elif word in ENDS:
        return f"里 {word} 后面多了“{rest}”" if rest else ""
    else:
        return "不是认得的标记：只有 if、elif、else、endif、for、endfor"
    try:
        language.parse(source)
    except TemplateSyntaxError as error:
        said = error.message or ""
        return f"写错了：{said}" if said and not said.isascii() and "'" not in said else "写错了"
    return ""


def _unpaired(mark: Mark, paragraph: Paragraph, open_: list[tuple[str, Mark, Paragraph]]) -> str:
    """Whether a condition or loop ends here, and was not open, or was opened in another way."""
    word = mark.words.partition(" ")[0] if mark.kind == "{%" else ""
    if word in ("for", "if"):
        open_.append((word, mark, paragraph))
    if word == "elif" and not (open_ and open_[-1][0] == "if"):
        return "不在 if 之内"
    if word == "else" and not open_:
        return "不在 if、for 之内"
    if word not in ENDS:
        return ""
    if not open_ or open_[-1][0] != ENDS[word]:
        return f"没有配对的 {{% {ENDS[word]} … %}}"
    _, before, where = open_.pop()
    if before.reach != mark.reach:
        return f"与{where}的“{before.text}”不配对：p、tr 等应相同"
    return ""


def _taking_along(mark: Mark, paragraph: Paragraph) -> str:
    """What else stands in the paragraph, row or cell that a mark such as {%p %} is put in place of."""
    if mark.reach not in WHOLE:
        return ""
    tag, name = WHOLE[mark.reach]
    if tag == "p":
        whole = paragraph.text
    else:
        holder = next(paragraph.element.iterancestors(f"{W}{tag}"), None)
        if holder is None:
            return f"带 {mark.reach}，应写在表格里"
        whole = "".join(_text(each) for each in holder.iter(f"{W}p"))
    if whole.strip() == mark.text:
        return ""
    return f"带 {mark.reach}，应独占一{name}，同一{name}里别的内容会一起消失"
