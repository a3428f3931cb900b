"""A path → the bytes of a plain file of a sensible size, or why it was not read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MAX_BYTES = 8 * 1024 * 1024
"""Of a file that people write; far above what an office keeps in one."""
CHUNK = 64 * 1024
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A pipe without a writer opens at once, instead of waiting for one."""


class TooLarge(OSError):
    """The file is larger than may be read; none of it was kept."""


def read_regular_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """The whole of a plain file, of at most so many bytes. Raises OSError, with the reason in Chinese.

    Nothing is read of a pipe, a device or a folder: it may never end.
    """
    require_regular_file(path)
    return read_bytes(path, most)


def read_bytes(path: Path | str, most: int = MAX_BYTES) -> bytes:
    """The whole of what is known to be a plain file. Raises OSError; TooLarge past so many bytes.

    Only a read of nothing is its end: network and FUSE file systems may answer short anywhere.
    """
    handle = os.open(path, FLAGS)
    try:
        pieces, total = [], 0
        while piece := os.read(handle, CHUNK):
            pieces.append(piece)
            total += len(piece)
            if total > most:
                raise TooLarge(errno.EFBIG, f"超过{most // 1024 // 1024}MB，未读取", str(path))
        return b"".join(pieces)
    finally:
        os.close(handle)


def require_regular_file(path: Path) -> None:
    """Raises OSError for what is there and is no plain file, and where nothing is."""
    require_regular(os.stat(path).st_mode, path, "，未读取")


def require_regular(mode: int, path: Path, besides: str = "") -> None:
    """Raises OSError for the mode of anything but a plain file; `besides` is what follows from it."""
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, f"不是普通文件{besides}", str(path))
