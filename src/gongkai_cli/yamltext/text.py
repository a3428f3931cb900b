"""A file's bytes → text that may be parsed, or what is wrong with it: encoding, size, NUL."""

from __future__ import annotations

import os
import re

from .binary import MEND, name_content
from .trouble import Trouble

MAX_BYTES = 8 * 1024 * 1024
FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")
KEY_AND_COLON = r"[ \t-]*[a-z_\u4e00-\u9fff]{2,20}："
CHUNK = 64 * 1024
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class TooLarge(Exception):
    """The file is larger than MAX_BYTES; none of it was kept."""


def read_bytes(path: str) -> bytes:
    """The whole file, in pieces of at most 64 KiB. Raises OSError, and TooLarge past MAX_BYTES.

    Only a read of nothing is its end: network and FUSE file systems may answer short anywhere.
    """
    handle = os.open(path, FLAGS)
    try:
        data = os.read(handle, CHUNK)
        more = data and os.read(handle, CHUNK)
        if not more:
            return data
        pieces, total = [data], len(data)
        while more:
            pieces.append(more)
            total += len(more)
            if total > MAX_BYTES:
                raise TooLarge
            more = os.read(handle, CHUNK)
        return b"".join(pieces)
    finally:
        os.close(handle)


def encoding_trouble(data: bytes) -> Trouble | None:
    """Why these bytes are no UTF-8 text, with the line and column, or None when they are."""
    if what := name_content(data):
        return Trouble(1, 1, f"文件是{what}，不是YAML文本", MEND)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        if data[:2] in UTF_16:
            return Trouble(1, 1, "文件是UTF-16编码，应为UTF-8", "用记事本“另存为”，编码选UTF-8")
        if _is_gbk(data):
            hint = "用记事本“另存为”，编码选UTF-8；或运行 iconv -f GBK -t UTF-8 原文件 > 新文件"
            return Trouble(line, column, "文件是GBK编码，应为UTF-8", hint)
        return Trouble(line, column, "此处的字节不是UTF-8文字", "用UTF-8重新保存这个文件")
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        return Trouble(
            line, 1, "文件里有空字节（NUL），不像文本文件", "确认这是文本文件，用UTF-8重新保存"
        )
    return None


def full_width_colon(data: bytes) -> Trouble | None:
    """The first line that begins `键：`, the slip behind most texts that do not parse."""
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        found = re.match(KEY_AND_COLON, line)
        if found is not None:
            hint = "冒号用半角“:”，后面空一格，如 item: 7"
            return Trouble(number, found.end(), "冒号写成了全角“：”", hint)
    return None


def best_text(data: bytes) -> str:
    """The text as far as it can be made out, for looking up which items a broken file speaks of."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _is_gbk(data: bytes) -> bool:
    try:
        return any(character > "\u3000" for character in data.decode("gb18030"))
    except UnicodeDecodeError:
        return False
