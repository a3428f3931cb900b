"""Bytes of a notice as people save it (text or web page) → its signs without blanks, each with its line.

Our own files must be UTF-8. A notice is not ours: old government pages are GBK, the Windows editor
saves UTF-16, so both are read here.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from .page import PAGE, page_lines

MAX_BYTES = 1024 * 1024
MAX_SIGNS = 200_000
"""A notice has some 600 signs, a whole saved page with its menus some thousands."""
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF文件"),
    (b"PK\x03\x04", "Word、WPS、OFD或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版Word或WPS文件"),
    (b"{\\rtf", "RTF文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"RIFF", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"MIME-Version:", "单个文件的网页（mht）"),
    (b"From: <Saved by", "单个文件的网页（mht）"),
)
BOMS = ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)""", re.I)
SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−─ー﹣〜∼", "-")
    | dict.fromkeys("〔【﹝［", "[")
    | dict.fromkeys("〕】﹞］", "]")
    | dict.fromkeys("○◯零", "〇")
    | {"~": "-", "﹕": ":", "∶": ":", "︰": ":"}
)
BREAK = re.compile(r"\r\n|\r|\n")
"""Where editors begin a new line; Python knows some more."""
CHINESE_YEAR = re.compile("[〇一二三四五六七八九]{4}(?=年)")
DIGITS = {ord(sign): str(number) for number, sign in enumerate("〇一二三四五六七八九")}


class NoText(Exception):
    """The bytes hold no text that could be a notice: what they are, and what to do instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without blanks: as written, in plain signs (half-width, one kind of dash), and the lines.

    All three have the same length; a line is that of the file, from 1.
    """

    written: str
    plain: str
    lines: Sequence[int]


def read_text(data: bytes) -> Squeezed:
    """The signs of a notice. Raises NoText for what is empty, too large, or no text."""
    if len(data) > MAX_BYTES:
        raise NoText(f"内容超过{MAX_BYTES // 1024 // 1024}MB", "确认没有放错文件；只保留通知的正文")
    text = decode(data)
    pieces = page_lines(text) if PAGE.search(text[:4096]) else enumerate(BREAK.split(text), 1)
    squeezed = squeeze(pieces)
    if not squeezed.plain:
        raise NoText("内容是空的", "把通知的全文复制进来再导入")
    if len(squeezed.plain) > MAX_SIGNS:
        raise NoText(
            f"文字超过{MAX_SIGNS // 10000}万字，不像一份通知（通常几百字）",
            "确认没有放错文件；只保留通知的正文",
        )
    return squeezed


def decode(data: bytes) -> str:
    """The bytes as text: UTF-8, UTF-16 with its mark, GBK (GB18030). Raises NoText for others."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise NoText(f"这是{kind}，不是文字", "打开它，把通知全文复制到 .txt 文件里再导入")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if b"\0" in data:
        raise NoText("内容里有空字节，不是文字", "打开通知，把全文复制到 .txt 文件里再导入")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    declared = DECLARED.search(data[:8192])
    if declared is not None:  # a page that says what it is may hold a few broken bytes elsewhere
        chinese = declared[1].lower().startswith(b"gb")
        return data.decode("gb18030" if chinese else "utf-8", "replace")
    raise NoText("内容既不是UTF-8也不是GBK文字", "用记事本打开通知，另存为UTF-8编码的 .txt 文件")


def squeeze(pieces: Iterable[tuple[int, str]]) -> Squeezed:
    """Drops blanks and unseen signs, and brings the others to their plain form, one for one."""
    written: list[str] = []
    lines: list[int] = []
    for line, piece in pieces:
        kept = [c for c in piece if plain_sign(c)]
        written += kept
        lines += [line] * len(kept)
        if len(written) > MAX_SIGNS:
            break
    plain = CHINESE_YEAR.sub(arabic, "".join(map(plain_sign, written)))
    return Squeezed("".join(written), plain, lines)


def arabic(digits: re.Match[str]) -> str:
    """二〇二七 → 2027."""
    return digits[0].translate(DIGITS)


@cache
def plain_sign(sign: str) -> str:
    """The plain form of one sign; empty for blanks, controls and marks that nobody sees."""
    if sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return ""
    usual = unicodedata.normalize("NFKC", sign)
    return (usual if len(usual) == 1 and not usual.isspace() else sign).translate(SIGNS)
