r"""A path on disk ↔ the path as messages, JSON and fingerprints have it, the same under every locale.

File names are bytes; they are shown as UTF-8. A byte that is none is shown as `\xNN`, such as those of a
name in GBK.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

ESCAPED = re.compile(r"\\x([89a-f][0-9a-f])")


def show_path(path: str) -> str:
    """The path with forward slashes, whatever encoding the locale takes file names to be in."""
    shown = path if os.sep == "/" else path.replace(os.sep, "/")
    if shown.isascii():
        return shown
    return "/".join(_shown(part) for part in os.fsencode(shown).split(b"/"))


def relative(path: str, root: str) -> str:
    """The path as messages show it: from the project's folder, with forward slashes."""
    return show_path(os.path.relpath(path, root))


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or below it; both as `realpath` gives them."""
    try:
        return os.path.commonpath((path, folder)) == folder
    except ValueError:  # on another drive of Windows
        return False


def _shown(part: bytes) -> str:
    """One name; where it is no UTF-8, none of its bytes is, though some may look so."""
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return part.decode("ascii", "backslashreplace")


def path_on_disk(shown: str) -> str:
    """The path that is shown so."""
    if shown.isascii() and "\\" not in shown:
        return shown
    return os.fsdecode(bytes_of(shown))


def bytes_of(shown: str) -> bytes:
    """The bytes of a path that is shown so."""
    pieces = ESCAPED.split(shown)  # every second piece is the number of a byte
    return b"".join(
        bytes.fromhex(piece) if number % 2 else piece.encode("utf-8", "backslashreplace")
        for number, piece in enumerate(pieces)
    )


def is_renamed(shown: str) -> str | None:
    """The name in UTF-8 that a path in GBK should have; None for one that is UTF-8, or neither."""
    if ESCAPED.search(shown) is None:
        return None
    parts = bytes_of(shown).split(b"/")
    try:
        return "/".join(_decoded(part) for part in parts)
    except UnicodeDecodeError:
        return None


def names_amiss(shown: Iterable[str]) -> list[str]:
    """For each path that is no UTF-8, what to do about it."""
    lines = []
    for path in shown:
        if "\\" in path and ESCAPED.search(path) is not None:
            right = is_renamed(path)
            hint = f"是GBK编码，改名为 {right}" if right else "换一个名字"
            lines.append(f"文件名不是UTF-8：{path}；{hint}，别处才认得出")
    return lines


def _decoded(part: bytes) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return part.decode("gb18030")
