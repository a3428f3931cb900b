"""`--output FORMAT=FILE`: reports in files, whole or not at all, beside what the terminal shows."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gongkai_cli.cli import output_files
from gongkai_cli.outputs.registry import find_form, names_of

FORMATS = names_of("check")

LATE = "{item: 7, title: 通知🀄, formed: 2026-03-12}\n"
GOOD = (
    "{item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn}\n"
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.mark.slow
def test_every_format_at_once_while_the_terminal_shows_its_own(project, out):
    project.lay(LATE)
    plain = project.run()
    files = [f"{name}={out / name}.txt" for name in FORMATS]
    run = project.run(*(word for file in files for word in ("--output", file)))
    assert run == plain
    for name in FORMATS:
        written = (out / f"{name}.txt").read_bytes().decode("utf-8")
        assert "GK102" in written or name == "markdown"
        if find_form("check", name).kind != "screen":  # drawn as wide as its place
            assert written == project.run("--format", name).out
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{n}.txt" for n in FORMATS)


def test_a_clean_run_writes_its_report(project, out):
    project.lay(GOOD)
    run = project.run(
        "--item", "9", "--output", f"gitlab={out / 'a.json'}", "--output", f"junit={out / 'b.xml'}"
    )
    assert run.code == 0
    assert (out / "a.json").read_text("utf-8") == "[]\n"
    assert (out / "b.xml").read_text("utf-8").startswith("<?xml")


def test_an_earlier_report_is_replaced_whole(project, out):
    project.lay(LATE)
    out.mkdir()
    (out / "a.json").write_text("x" * 100_000, "utf-8")
    project.run("--output", f"json={out / 'a.json'}")
    assert (out / "a.json").read_text("utf-8") == project.run("--format", "json").out


def test_filters_hold_for_files_too(project, out):
    project.lay(LATE)
    project.run("--select", "GK999,GK101", "--output", f"concise={out / 'a.txt'}")
    assert not out.exists(), "wrong usage writes nothing"
    project.run("--ignore", "GK102", "--output", f"concise={out / 'a.txt'}")
    assert "GK102" not in (out / "a.txt").read_text("utf-8")


def test_nothing_is_written_where_nothing_was_checked(project, out):
    project.lay({"r.yaml": LATE})
    (project.root / "records" / "r.yaml").unlink()
    run = project.run("--output", f"json={out / 'a.json'}")
    assert (run.code, out.exists()) == (3, False)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["xml=a.xml"], "没有格式“xml”"),
        (["a.sarif"], "格式=文件"),
        (["sarif="], "格式=文件"),
        (["=a"], "没有格式“”"),
        (["sarif=a", "json=./a"], "两次写同一个文件"),
        (["sarif=."], "是文件夹"),
        (["sarif=file/a"], "不是文件夹"),
        (["sarif=/dev/null"], "不是普通文件"),
        (["json=gongkai.yaml"], "不写 YAML 文件"),
        (["json=records/r.YML"], "不写 YAML 文件"),
        ([f"json={'长' * 300}"], "太长"),
    ],
)
def test_wrong_usage_is_said_before_the_check(project, monkeypatch, values, words):
    project.lay(LATE)
    (project.root / "file").write_text("", "utf-8")
    before = sorted(project.root.rglob("*"))
    monkeypatch.chdir(project.root)
    run = project.run(*(word for value in values for word in ("--output", value)))
    assert (run.code, run.out) == (2, ""), run.text
    assert words in run.err
    assert run.err.rstrip().rsplit("\n", 1)[-1].startswith("提示：")
    assert sorted(project.root.rglob("*")) == before


def test_a_folder_that_can_not_be_written(project, out):
    project.lay(LATE)
    out.mkdir()
    out.chmod(0o500)
    try:
        if os.access(out, os.W_OK):
            pytest.skip("this user may write everywhere")
        run = project.run("--output", f"json={out / 'a.json'}")
        assert (run.code, "不能写" in run.err) == (2, True)
    finally:
        out.chmod(0o700)


def test_a_write_that_fails_later_is_said_and_leaves_the_old_report(project, out, monkeypatch):
    project.lay(LATE)
    out.mkdir()
    (out / "a.json").write_text("昨天的", "utf-8")

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    run = project.run("--output", f"json={out / 'a.json'}")
    assert (run.code, run.out) == (3, "")
    assert "磁盘已满" in run.err
    assert [path.name for path in out.iterdir()] == ["a.json"]
    assert (out / "a.json").read_text("utf-8") == "昨天的"


def test_outputs_are_read_as_asked():
    found = output_files.parse_outputs(["sarif=a=b.sarif", "json=结果.json"])
    assert [(each.format, each.path) for each in found] == [
        ("sarif", Path("a=b.sarif")),
        ("json", Path("结果.json")),
    ]


def _untouched(path):
    """What of a file or link stays as it is unless somebody writes it; looking at it moves its atime."""
    found = os.lstat(path)
    return found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def test_devices_and_the_dash_are_refused_before_the_check(project, out):
    project.lay(LATE)
    before = _untouched("/dev/stdout")
    for file in ("/dev/stdout", "/dev/fd/1", "/proc/nope/x", "-"):
        run = project.run("--output", f"json={out / 'g.json'}", "--output", f"sarif={file}")
        assert (run.code, run.out) == (2, ""), run.text
        assert "--format" in run.err
    assert (_untouched("/dev/stdout"), out.exists(), Path("-").exists()) == (before, False, False)


def test_a_link_is_written_through_and_the_mode_stays(project, out):
    project.lay(LATE)
    out.mkdir()
    (out / "real.json").write_text("昨天的", "utf-8")
    (out / "real.json").chmod(0o640)
    (out / "link.json").symlink_to("real.json")
    project.run("--output", f"json={out / 'link.json'}")
    assert (out / "link.json").is_symlink()
    assert (out / "real.json").read_text("utf-8") == project.run("--format", "json").out
    assert (out / "real.json").stat().st_mode & 0o777 == 0o640


def test_a_link_to_a_record_is_a_record(project, out):
    project.lay(LATE)
    out.mkdir()
    (out / "a.json").symlink_to(project.root / "records" / "r.yaml")
    run = project.run("--output", f"json={out / 'a.json'}")
    assert (run.code, "不写 YAML 文件" in run.err) == (2, True)


def test_a_file_can_not_be_a_folder_as_well(project, out):
    project.lay(LATE)
    run = project.run("--output", f"json={out / 'a' / 'b'}", "--output", f"sarif={out / 'a'}")
    assert (run.code, "当文件夹" in run.err, out.exists()) == (2, True, False)


def test_all_reports_or_none(project, out, monkeypatch):
    project.lay(LATE)
    out.mkdir()
    (out / "a.json").write_text("昨天的", "utf-8")
    made = Path.mkdir

    def mkdir(path, *arguments, **options):  # a disk that turns read-only while the check runs
        if path.name == "gone":
            raise OSError(30, "Read-only file system")
        made(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    files = (f"json={out / 'a.json'}", f"sarif={out / 'gone' / 'x'}")
    run = project.run("--output", files[0], "--output", files[1])
    assert (run.code, run.out) == (3, "")
    assert "gone" in run.err
    assert "磁盘是只读的" in run.err
    assert [path.name for path in out.iterdir()] == ["a.json"]
    assert (out / "a.json").read_text("utf-8") == "昨天的"


def test_lines_count_from_where_the_reader_is(project, monkeypatch):
    """{item: 7, title: x, formed: 2026-03-12}"""
    top = project.root
    project.root = top / "街道" / "记录"
    project.root.mkdir(parents=True)
    project.lay()
    for folder, prefix in (
        (top, "街道/记录/"),
        (top / "街道", "记录/"),
        (project.root, ""),
        (project.root / "records", ""),
        (top.parent, f"{top.name}/街道/记录/"),
    ):
        monkeypatch.chdir(folder)
        line = next(line for line in project.run().out.splitlines() if "GK102" in line)
        assert line.startswith(f"{prefix}records/r.yaml:1:")
        if prefix:
            assert (folder / line.split(":")[0]).is_file()
    elsewhere = top / "别处"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert "\nrecords/r.yaml:1:" in f"\n{project.run().out}"
    assert "街道" not in project.run("--format", "json").out.replace("测试街道", "")


def test_a_provisional_day_is_never_said_as_firm(project):
    """
    - {item: 2, period: 2026-12, published: 2027-01-25, channel: 社区居务公开栏}
    """
    project.start = "2026-12-05"
    project.lay()
    table = project.run("--format", "markdown", "--item", "2", as_of="2027-01-25").out
    row = next(line for line in table.splitlines() if line.startswith("| GK201"))
    assert "| 2027-01-22（暂定） | 2027-01-25 |" in row
    project.lay("# 无\n")
    junit = project.run("--format", "junit", "--item", "2", as_of="2027-01-20").out
    assert "即将到期：应于2027-01-22前公开（暂定）" in junit
    data = json.loads(project.run("--format", "json", "--item", "2", as_of="2027-01-20").out)
    mine = next(each for each in data["obligations"] if each["id"] == "2@2026-12")
    assert (mine["basis"], mine["due_window"]) == ("provisional", ["2027-01-15", "2027-01-26"])


def test_the_table_ends_with_what_to_do_next(project):
    project.lay(GOOD)
    said = project.run("--format", "table", "--item", "2", as_of="2026-02-24").out
    assert "1. 安排1项即将到期的公开" in said
    said = project.run("--format", "table", "--item", "2", as_of="2026-03-20").out
    assert "1. 公开1项逾期未公开的信息，如实登记公开日期" in said
    assert "2. 安排1项即将到期的公开" in said
    assert "gongkai rule GK101" in said, "of the worst"
