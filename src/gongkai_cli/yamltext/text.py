"""A file → its bytes, whole and no more than may be read."""

from __future__ import annotations

import os

MAX_BYTES = 8 * 1024 * 1024
FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")
CHUNK = 64 * 1024
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


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
