"""A Word file's parts → the same parts in a parcel that bears no time of day."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can bear."""


def write_reproducible_zip(parts: dict[str, bytes]) -> bytes:
    """The parts as one zip: content types first, then by name; equal parts give equal bytes."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name in sorted(parts, key=lambda each: (each != FIRST, each)):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # the same on every system
            made.writestr(entry, parts[name])
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name. Raises BadZipFile."""
    with ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
