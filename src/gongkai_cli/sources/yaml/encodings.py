"""Bytes → why they are no UTF-8 text: what encoding they are in, or which byte was lost, and the mend."""

from __future__ import annotations

import re

from .errors import Trouble
from .file_kinds import MEND, name_content

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HIGH = re.compile(rb"[\x80-\xff]")
CHINESE = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf]")
"""A Chinese character or full-width sign in UTF-8; three such bytes seldom meet in any other encoding."""
MOST = 0.7
"""The part of the characters beyond ASCII that are common ones where a text is in that encoding."""
RESAVE = "用原来写它的程序打开，另存为UTF-8"


def encoding_trouble(data: bytes) -> Trouble | None:
    """Why these bytes are no UTF-8 text, with the line and column, or None when they are."""
    if what := name_content(data):
        return Trouble(1, 1, f"文件是{what}，不是YAML文本", MEND)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")) + 1
        return Trouble(line, column, *_words(data, data[error.start]))
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        return Trouble(
            line, 1, "文件里有空字节（NUL），不像文本文件", "确认这是文本文件，用UTF-8重新保存"
        )
    return None


def best_text(data: bytes) -> str:
    """The text as far as it can be made out, for looking up which items a broken file speaks of."""
    if data[:2] in UTF_16:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8" if _is_damaged(data) else "gb18030", "replace")


def _is_damaged(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 were, before some were lost."""
    return 6 * len(CHINESE.findall(data)) >= len(HIGH.findall(data))


def _words(data: bytes, byte: int) -> tuple[str, str]:
    if data[:2] in UTF_16:
        return "文件是UTF-16编码，应为UTF-8", "用记事本“另存为”，编码选UTF-8"
    if _is_damaged(data):
        return (
            f"文件是UTF-8编码，此处的字节坏了（0x{byte:02X}，可能丢了半个字）",
            "对照原文改正此处的字，用UTF-8重新保存",
        )
    if _common(data, "gb18030", "gb2312", range(0xB0, 0xD8)) >= MOST:
        hint = "用记事本“另存为”，编码选UTF-8；或运行 iconv -f GB18030 -t UTF-8 原文件 > 新文件"
        return "文件是GBK编码，应为UTF-8", hint
    if _common(data, "big5", "big5", range(0xA4, 0xC7)) >= MOST:
        return "文件像是Big5（繁体）编码，应为UTF-8", RESAVE
    if _common(data, "cp932", "cp932", range(0x82, 0x98)) >= MOST:
        return "文件像是Shift-JIS（日文）编码，应为UTF-8", RESAVE
    return "此处的字节不是UTF-8文字，看不出是哪一种编码", RESAVE


def _common(data: bytes, encoding: str, small: str, leads: range) -> float:
    """Which part of a text's characters beyond ASCII are common ones, were it in an encoding; 0 if it is not.

    Common are the signs and the frequent characters, by the first byte in the encoding's old, small form.
    """
    try:
        beyond = [each for each in data.decode(encoding) if each > "\x7f"]
    except UnicodeDecodeError:
        return 0
    common = 0
    for each in beyond:
        spelled = each.encode(small, "ignore")
        common += bool(spelled) and (spelled[0] in leads or each in "，。、：；（）《》“”—·？！")
    return common / len(beyond) if beyond else 0
