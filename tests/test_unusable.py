"""Files that cannot be used → the right exit code, a place, a way out, and never a traceback.

`cases/unusable/NAME/expected.txt` holds the exit code and then words that the output must hold.
Here is made what git cannot hold: encodings, sizes, permissions, links.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_cli.cli import entry
from gongkai_cli.outputs.registry import find_form
from gongkai_cli.sources.paths import is_within

CASES = Path(__file__).parent / "cases" / "unusable"
SRC = Path(__file__).parent.parent / "src"
GOOD = "{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}\n"


def judge(project, code: int, *words: str) -> str:
    """Runs every format: exit code, words, place and hint; returns the text of the line format."""
    runs = {name: project.run("--format", name) for name in ("concise", "table", "json")}
    lines = runs["concise"].text
    for word in words:
        assert word in lines or word in runs["json"].text, (
            f"{word!r} is missing in:\n{lines[:2000]}"
        )
    for name, run in runs.items():
        assert run.code == code, run.text
        assert "Traceback" not in run.text
        assert "内部错误" not in run.text, name
        if code in (2, 3):
            assert run.out == ""
            assert "未完成检查：" in run.err
            last = run.err.rstrip("\n").rsplit("\n", 1)[-1]
            assert last.startswith("提示：")
            assert len(last) > len("提示：")
    if code == 1:
        assert "→" in runs["table"].out
    return lines


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_case(project, case):
    shutil.copytree(case, project.root, dirs_exist_ok=True)
    code, *words = (case / "expected.txt").read_text("utf-8").splitlines()
    judge(project, int(code), *words)


# Encodings


@pytest.mark.slow
@pytest.mark.parametrize(
    ("encoding", "words"),
    [("gbk", ("是GBK编码", "iconv -f GB18030 -t UTF-8")), ("utf-16", ("UTF-16",))],
)
def test_another_encoding(project, encoding, words):
    bad = "item: 2\nperiod: 2026-09\ntitle: 工作信息\n".encode(encoding)
    project.lay({"bad.yaml": bad, "good.yaml": GOOD})
    judge(project, 1, "records/bad.yaml:", *words)
    if encoding == "gbk":
        assert project.again().verdict("2@2026-08") == "undetermined", "its item line is legible"
        assert "records/bad.yaml:3:8" in project.run().out


def test_gbk_in_the_projects_own_files(project):
    project.lay(GOOD)
    project.write(
        {"catalog.yaml": (project.root / "catalog.yaml").read_text("utf-8").encode("gbk")}
    )
    judge(project, 3, "catalog.yaml:", "GBK", "iconv")
    project.write({"gongkai.yaml": "organisation: 测试街道\n".encode("gbk")})
    judge(project, 2, "gongkai.yaml:1:", "GBK", "iconv")


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_byte_order_marks_and_line_endings_change_nothing(project, mark, ending):
    text = "item: 2\nperiod: 2026-09\npublished: 2026-10-29\nchannel: 政府网站常规公开\n"
    data = mark + text.encode().replace(b"\n", ending)
    found = project.check({"r.yaml": data}).one("GK201")
    assert (found.place.line, found.place.column) == (3, 12)
    path = project.root / "gongkai.yaml"
    path.write_bytes(mark + path.read_bytes().replace(b"\n", ending))
    assert project.again().one("GK201").message == found.message


def test_nul_bytes(project):
    project.lay({"bad.yaml": b"item: 2\nx\0\n", "good.yaml": GOOD})
    judge(project, 1, "records/bad.yaml:2:", "NUL")


# Size and depth


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "{a: " * 10_000, "- " * 10_000 + "x"],
    ids=["lists", "mappings", "entries"],
)
def test_ten_thousand_deep(project, text):
    project.lay({"bad.yaml": text, "good.yaml": GOOD})
    judge(project, 1, "records/bad.yaml:", "嵌套超过")
    project.lay({"good.yaml": GOOD})
    project.write({"gongkai.yaml": text})
    judge(project, 2, "gongkai.yaml:", "嵌套超过")


def test_an_alias_bomb_beside_a_good_file(project):
    bomb = "item: 2\na0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    project.lay({"bad.yaml": bomb, "good.yaml": GOOD})
    judge(project, 1, "records/bad.yaml:2:5", "锚点")


def test_two_hundred_megabytes(project):
    project.lay({"good.yaml": GOOD})
    with open(project.root / "records" / "big.yaml", "wb") as big:
        big.truncate(200 * 1024 * 1024)
    judge(project, 1, "records/big.yaml:1:1", "超过8MB", "检查不完整")


# Folders, permissions, links


def test_an_empty_records_folder(project):
    project.lay({})
    (project.root / "records").mkdir()
    judge(project, 3, "读到0个文件", "提示：")


def test_no_folder_and_no_project(project, tmp_path):
    project.root = tmp_path / "nowhere"
    judge(project, 2, "没有文件夹", "gongkai init")
    project.root.mkdir()
    judge(project, 2, "gongkai.yaml", "gongkai init")
    project.root = project.root / "file"
    project.root.write_text("")
    judge(project, 2, "不是文件夹")


def test_the_project_is_found_from_a_folder_inside(project):
    project.lay({"2026/10/r.yaml": GOOD})
    project.root = project.root / "records" / "2026"
    assert project.run().code == 1


def test_none_that_can_be_parsed(project):
    project.lay({"a.yaml": "[[", "b.yml": "\t"})
    judge(project, 3, "records/a.yaml:", "records/b.yml:", "2个文件没有一个读得出来")


def test_no_permission(project):
    project.lay({"bad.yaml": GOOD, "good.yaml": GOOD, "shut/c.yaml": GOOD})
    bad, shut = project.root / "records/bad.yaml", project.root / "records/shut"
    bad.chmod(0)
    shut.chmod(0)
    try:
        if os.access(bad, os.R_OK):
            pytest.skip("this user may read everything")
        judge(
            project, 1, "records/bad.yaml:1:1", "records/shut:1:1", "打不开", "权限", "检查不完整"
        )
    finally:
        bad.chmod(0o600)
        shut.chmod(0o700)


@pytest.fixture
def outside(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.yaml").write_text(GOOD.replace("item: 2", "item: 13"), "utf-8")
    return folder


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "target"), [("l.yaml", "secret.yaml"), ("folder", "")])
def test_a_link_that_leaves_the_project_is_not_followed(project, outside, name, target):
    project.lay({"good.yaml": GOOD})
    link(project.root / "records" / name, outside / target)
    text = judge(project, 1, f"records/{name}:1:1", "指向项目之外", "检查不完整")
    assert str(outside) not in text
    assert project.again().checked.read == 1


def test_links_inside_the_project_end(project):
    project.lay({"a/good.yaml": GOOD})
    link(project.root / "records" / "a" / "loop", project.root / "records")
    link(project.root / "records" / "broken.yaml", project.root / "records" / "none.yaml")
    judge(project, 1, "records/broken.yaml:1:1", "链接已断")
    assert project.again().checked.read == 1


# What a title may hold


TITLE = r"[red]甲[/red] \e[31m乙\e]0;x\a \u200f丙\u202e\r\n\t<script>=cmd() \0\x7f [/]"


@pytest.mark.slow
@pytest.mark.parametrize("as_key", [False, True])
def test_a_title_never_reaches_the_terminal_raw(project, as_key):
    text = f'- {{item: 7, title: "{TITLE}", formed: 2026-03-12}}\n'
    if as_key:
        text = f'- {{item: 7, "{TITLE}": x}}\n'
    project.lay(text + f'- {{item: "{TITLE}", title: x}}\n')
    for name in ("concise", "table", "json"):
        run = project.run("--format", name)
        assert run.code == 1
        assert "Traceback" not in run.text
        raw = {c for c in run.text if not c.isprintable() and c not in "\n"}
        if name == "json":  # data, UTF-8 unescaped; JSON itself forbids the rest
            raw -= {"\u200f", "\u202e", "\x7f"}
        assert raw == set(), name
        if name != "json":
            assert "[red]甲[/red]" in run.text, "markup is text"
    for line in project.run().out.splitlines():
        assert line.startswith(("records/r.yaml:", "catalog.yaml:", "gongkai.yaml:"))


def test_an_organisation_never_reaches_the_terminal_raw(project):
    project.more = f'offices:\n  "{TITLE}": ["2"]\n'
    project.lay(GOOD)
    path = project.root / "gongkai.yaml"
    path.write_text(path.read_text("utf-8").replace("测试街道", f'"{TITLE}"'), "utf-8")
    for name in ("concise", "table"):
        run = project.run("--format", name)
        assert {c for c in run.text if not c.isprintable()} <= {"\n"}
    assert project.run("--office", "\x1b[31m").code == 2
    assert "\x1b" not in project.run("--office", "\x1b[31m").text


# Terminals of another tongue


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["concise", "table", "json", "junit"])
@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_stdout_that_cannot_say_everything(project, encoding, format_):
    """{item: 7, title: 甲🀄é, formed: 2026-03-12}"""
    project.lay()
    environment = {
        **os.environ,
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "PYTHONPATH": str(SRC),
        "COLUMNS": "100",
    }
    command = [sys.executable, "-m", "gongkai_cli", "check", str(project.root)]
    done = subprocess.run(
        [*command, "--as-of", "2026-10-31", "--format", format_],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr
    document = find_form("check", format_).kind == "document"  # the same bytes on every terminal
    out = done.stdout.decode("utf-8" if document else encoding)
    assert "GK102" in out
    if encoding == "gbk" or document:
        assert "未公开" in out


# Options


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [
        ["--as-of", "2026-02-30"],
        ["--as-of", "20261031"],
        ["--as-of", "昨天"],
        ["--as-of", "9999-12-31"],
        ["--as-of", "0001-01-01"],
        ["--format", "xml"],
        ["--fail-on", "fatal"],
        ["--select", "GK000"],
        ["--item", "7-3"],
        ["--item", "0"],
        ["--office", "无此科"],
        ["--no-such-option"],
        ["a", "b"],
    ],
)
def test_wrong_options(project, options):
    project.lay(GOOD)
    run = project.run(*options)
    assert run.code == 2, run.text
    assert "未完成检查：" in run.err
    assert run.err.rstrip().rsplit("\n", 1)[-1].startswith("提示：")
    assert "Traceback" not in run.text
    assert run.out == ""


def test_a_link_to_where_no_common_folder_exists_leads_outside():
    assert is_within("/a/b", "/a")
    assert is_within("/a", "/a")
    assert not is_within("/ab", "/a")
    assert not is_within("b", "/a"), "as paths of two drives, these have nothing in common"


@pytest.mark.parametrize("key", ["records", "catalog"])
@pytest.mark.parametrize("command", ["check", "due", "explain", "lint"])
def test_a_nul_in_a_path(project, key, command):
    """A NUL escaped in double quotes is the one character that no path may hold."""
    project.lay(GOOD)
    settings = project.root / "gongkai.yaml"
    kept = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith(key)]
    settings.write_text("\n".join([*kept, f'{key}: "a\\0b"', ""]), encoding="utf-8")
    asked = {"explain": [str(project.root), "2"], "lint": ["lint", str(project.root)]}
    project.capsys.readouterr()
    name = "record" if command == "lint" else command
    code = entry.run([name, *asked.get(command, [str(project.root)])])
    text = "".join(project.capsys.readouterr())
    assert code == (1 if command == "lint" else 2)
    assert f"gongkai.yaml:{len(kept) + 1}:" in text
    assert "空字符（NUL）" in text
    assert "内部错误" not in text


def test_an_empty_path_is_told_as_before(project):
    project.lay(GOOD)
    settings = project.root / "gongkai.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("catalog: catalog.yaml", "catalog: ''"), encoding="utf-8")
    judge(project, 2, "目录（catalog）是空的", "这一行必须有")
