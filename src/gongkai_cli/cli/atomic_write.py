"""Bytes → files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gongkai_cli.sources.regular_file import require_regular

DEVICES = ("/dev", "/proc", "/sys")
"""What lies below is the machine's: a link like /dev/stdout must never become a file."""
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - but this one holds files like any other
LINKS = 40
"""Links to follow, as many as Linux does."""
LONGEST_NAME = 255
"""Bytes of a file's name that every usual file system holds."""


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file with its folders; a half-written one never bears its name. Raises OSError.

    A link stays and what it leads to is written; a file that was there keeps its mode and owner.
    Nothing but a plain file is ever replaced.
    """
    write_all([(path, data)])


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Writes several files: none takes its place before all are written. Raises OSError.

    The error's filename is the path that was asked for.
    """
    with staged(files) as place_all:
        place_all()


@contextlib.contextmanager
def staged(files: Iterable[tuple[Path, bytes]]) -> Iterator[Callable[[], None]]:
    """Writes files beside their places and gives what puts them there; what is not placed goes again.

    For what must happen in between, once it is known that the disk takes them. Raises OSError.
    """
    waiting: list[tuple[str, Path, Path]] = []

    def place_all() -> None:
        while waiting:
            temporary, place, path = waiting[0]
            with _of(path):
                os.replace(temporary, place)
            del waiting[0]

    try:
        for path, data in files:
            with _of(path):
                place = target(path)
                waiting.append((_stage(place, data), place, path))
        yield place_all
    finally:
        for temporary, _, _ in waiting:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def create_whole(path: Path, data: bytes) -> None:
    """Writes a file that must not be there yet. Raises FileExistsError for all but one of those who try at once."""
    with _of(path):
        place = target(path)
        temporary = _stage(place, data)
        try:
            _claim(temporary, place)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _claim(temporary: str, place: Path) -> None:
    """Gives a staged file its name, unless somebody has it."""
    try:
        os.link(temporary, place)
    except FileExistsError:
        raise
    except OSError:  # a disk on which no file has two names, such as FAT
        os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            os.replace(temporary, place)
        except BaseException:
            os.unlink(place)
            raise


def inside(folder: Path, path: Path) -> Path:
    """The path itself, where writing to it changes a file below the folder. Raises OSError.

    What a project's folder holds is data: a link in it must not lead a file out of it.
    """
    place = target(path)
    if not place.is_relative_to(os.path.realpath(folder)):
        raise OSError(errno.EPERM, "是链接，或经过链接，指向项目之外，没有写", str(path))
    return path


def target(path: Path) -> Path:
    """The plain file, there or not, that writing to a path changes: links are followed.

    Raises OSError, with the reason in Chinese, for what is no plain file or may not be written.
    """
    if str(path) == "-":
        raise OSError(errno.EINVAL, "“-”不是文件名（标准输出用 --format）", "-")
    place = os.path.abspath(path)
    for _ in range(LINKS):
        folder, name = os.path.split(place)
        real = os.path.join(os.path.realpath(folder), name)
        if _of_machine(place) or _of_machine(real):
            raise OSError(errno.EINVAL, "不是普通文件，是系统的设备", str(path))
        if not os.path.islink(real):
            return _plain(Path(real), path)
        place = os.path.join(os.path.dirname(real), os.readlink(real))
    raise OSError(errno.ELOOP, "", str(path))


def _plain(real: Path, path: Path) -> Path:
    if any(len(os.fsencode(part)) > LONGEST_NAME for part in real.parts):
        raise OSError(errno.ENAMETOOLONG, "", str(path))
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        return real
    require_regular(mode, path)
    if not os.access(real, os.W_OK):
        raise OSError(errno.EACCES, "", str(path))
    return real


def _of_machine(place: str) -> bool:
    below = Path(os.path.normpath(place))
    if os.name == "nt" or below.is_relative_to(SHARED_MEMORY):
        return False
    return any(below.is_relative_to(each) for each in DEVICES)


def _stage(place: Path, data: bytes) -> str:
    """The data in a temporary file beside its place, with the mode and owner it is to have."""
    import tempfile  # a check that writes no file need not load it

    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mode = 0o644  # mkstemp gives 0600; colleagues read these files too
        with contextlib.suppress(FileNotFoundError):
            before = place.stat()
            mode = stat.S_IMODE(before.st_mode)
            if hasattr(os, "chown"):
                with contextlib.suppress(OSError):  # only root may give a file to somebody else
                    os.chown(temporary, before.st_uid, before.st_gid)
        os.chmod(temporary, mode)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


@contextlib.contextmanager
def _of(path: Path) -> Iterator[None]:
    """An error of the system inside names the path that was asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
