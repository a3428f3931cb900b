"""Files written whole: links are followed, modes stay, devices are left alone, several are there together."""

from __future__ import annotations

import errno
import os
import re
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gongkai_cli.cli.atomic_write import (
    create_whole,
    inside,
    staged,
    target,
    write_all,
    write_whole,
)
from gongkai_cli.model.problem import os_reason


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_with_its_folders(tmp_path):
    write_whole(tmp_path / "a" / "b" / "c.txt", b"x")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"x"
    assert mode(tmp_path / "a/b/c.txt") == 0o644
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["c.txt"]


@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_mode(tmp_path, kept):
    path = tmp_path / "a"
    path.write_bytes(b"before")
    path.chmod(kept)
    write_whole(path, b"after")
    assert (path.read_bytes(), mode(path)) == (b"after", kept)


def test_a_file_keeps_its_owner(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"before")
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    os.chown(path, 1234, 1235)
    write_whole(path, b"after")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


def test_a_link_stays_and_its_target_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real/there.txt").write_bytes(b"before")
    (tmp_path / "folder").symlink_to("real")
    for name, goal in (("one", "real/there.txt"), ("two", "one"), ("new", "real/new.txt")):
        (tmp_path / name).symlink_to(goal)
    for name, written in (("two", "there.txt"), ("new", "new.txt"), ("folder/x", "x")):
        write_whole(tmp_path / name, name.encode())
        assert (tmp_path / "real" / written).read_bytes() == name.encode()
    assert all((tmp_path / name).is_symlink() for name in ("one", "two", "new", "folder"))
    names = {path.name for path in (tmp_path / "real").iterdir()}
    assert names == {"there.txt", "new.txt", "x"}


def test_what_is_no_plain_file_is_refused_and_stays(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name, goal in (
        ("null", "/dev/null"),
        ("out", "/dev/stdout"),
        ("fds", "/dev/fd"),
        ("loop", "loop"),
        ("through", "out"),
        ("piped", "pipe"),
    ):
        (tmp_path / name).symlink_to(goal)
    before = {path: os.lstat(path) for path in tmp_path.iterdir()}
    devices = [Path("/dev/null"), Path("/dev/stdout"), Path("/dev/new.txt"), Path("/proc/nope/x")]
    names = ("pipe", "null", "out", "fds/1", "loop", "through", "piped")
    wrong = [*devices, *(tmp_path / name for name in names), tmp_path, Path("-")]
    wrong.append(tmp_path / ("长" * 100))
    for path in wrong:
        with pytest.raises(OSError, match="Errno") as caught:
            write_whole(path, b"x")
        assert os_reason(caught.value) != "原因不明"
        assert not os_reason(caught.value).isascii()
        assert caught.value.filename == str(path)
    assert {path: os.lstat(path) for path in tmp_path.iterdir()} == before
    assert not Path("-").exists()


def test_what_stdout_was_sent_to_is_no_target_either(tmp_path, monkeypatch):
    """/dev/stdout leads to a plain file where a shell has redirected it."""
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        link = tmp_path / "link"
        link.symlink_to(f"/proc/self/fd/{stream.fileno()}")
        with pytest.raises(OSError, match="Errno"):
            target(link)
        with pytest.raises(OSError, match="Errno"):
            target(Path(f"/dev/fd/{stream.fileno()}"))


def test_shared_memory_holds_files():
    assert target(Path("/dev/shm/gongkai/a.json")) == Path(
        os.path.realpath("/dev/shm"), "gongkai/a.json"
    )


def test_of_several_none_is_written_before_all_can_be(tmp_path):
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "file").write_bytes(b"")
    for wrong in (tmp_path / "file" / "x", Path("/proc/nope/x"), tmp_path):
        with pytest.raises(OSError, match="Errno") as caught:
            write_all([(tmp_path / "a", b"after"), (tmp_path / "b", b"x"), (wrong, b"x")])
        assert caught.value.filename == str(wrong)
        assert caught.value.errno in (errno.ENOTDIR, errno.EEXIST, errno.EINVAL, errno.EISDIR)
    assert (tmp_path / "a").read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"a", "file"}


def test_data_that_cannot_be_made_leaves_nothing(tmp_path):
    def files():
        yield tmp_path / "a", b"x"
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        write_all(files())
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_must_be_new_is_made_by_one_alone(tmp_path):
    path = tmp_path / "reports" / "a.json"
    together = threading.Barrier(8)

    def create(number: int) -> bool:
        together.wait()
        try:
            create_whole(path, str(number).encode())
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(create, range(8)))
    assert made.count(True) == 1
    assert path.read_bytes() == str(made.index(True)).encode()
    assert mode(path) == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_a_disk_without_second_names_makes_it_once_too(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    create_whole(tmp_path / "a", b"x")
    with pytest.raises(FileExistsError):
        create_whole(tmp_path / "a", b"y")
    assert (tmp_path / "a").read_bytes() == b"x"
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        create_whole(tmp_path / "b", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_is_staged_and_not_placed_goes_again(tmp_path):
    with staged([(tmp_path / "a", b"x")]) as place_all:
        assert not (tmp_path / "a").exists()
    assert list(tmp_path.iterdir()) == []
    with staged([(tmp_path / "a", b"x")]) as place_all:
        place_all()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_no_link_leads_out_of_a_project(tmp_path):
    project, outside = tmp_path / "p", tmp_path / "outside"
    (project / "real").mkdir(parents=True)
    outside.mkdir()
    (project / "in").symlink_to("real")
    (project / "reports").symlink_to("../outside")
    (project / "file").symlink_to("../outside/new")
    (tmp_path / "link").symlink_to("p")
    for name in ("a", "in/a", "new/a"):
        for root in (project, tmp_path / "link"):
            assert inside(root, root / name) == root / name
    for name in ("reports/a", "file", "reports/b/c", "../outside/a"):
        with pytest.raises(OSError, match="指向项目之外") as caught:
            inside(project, project / name)
        assert caught.value.filename == str(project / name)


def test_every_refusal_is_told_in_chinese():
    for number in errno.errorcode:
        reason = os_reason(OSError(number, os.strerror(number)))
        assert re.search(r"[\u4e00-\u9fff]", reason)
    assert os_reason(OSError(errno.EFBIG, "File too large")) == "文件太大，超过了磁盘或系统的上限"
    assert os_reason(OSError(errno.EDQUOT, "Disk quota exceeded")) == "磁盘配额已用完"
    assert os_reason(OSError(errno.ENOTTY, "Inappropriate")) == "系统报告错误 ENOTTY"
    assert os_reason(OSError(errno.EINVAL, "不是普通文件")) == "不是普通文件"
    assert os_reason(OSError("no number")) == "原因不明"
