"""A path that somebody gave → the bytes of a plain file of a sensible size, or why it was not read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A pipe without a writer opens at once, instead of waiting for one."""
PIECE = 1024 * 1024


def read_regular_file(path: Path, most: int) -> bytes:
    """The whole file, of at most so many bytes. Raises OSError, with the reason in Chinese.

    Nothing is read of a pipe, a device or a folder: it may never end.
    """
    handle = os.open(path, FLAGS)
    try:
        _require(os.fstat(handle).st_mode, path)
        pieces, total = [], 0
        while piece := os.read(handle, PIECE):
            pieces.append(piece)
            total += len(piece)
            if total > most:
                raise OSError(errno.EFBIG, f"超过{most // 1024 // 1024}MB，未读取", str(path))
        return b"".join(pieces)
    finally:
        os.close(handle)


def require_regular_file(path: Path) -> None:
    """Raises OSError for what is there and is no plain file, and where nothing is."""
    _require(os.stat(path).st_mode, path)


def _require(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "不是普通文件，未读取", str(path))
