"""The command line itself: what it says of a slip and of itself is Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from gongkai_cli.cli import entry
from gongkai_cli.cli.app import app
from gongkai_cli.cli.check import LEVELS
from gongkai_cli.cli.errors import translate_usage
from gongkai_cli.outputs.registry import REGISTRY, names_of
from gongkai_cli.outputs.schemas import NAMES

ROOT = Path(__file__).parent.parent
LATIN = re.compile(r"[A-Za-z]{2,}")


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group there is, with the words that lead to it."""
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*path, name))


ALL = dict(commands(typer.main.get_command(app([]))))
LEAVES = {path: each for path, each in ALL.items() if not hasattr(each, "commands")}


def said(capsys, *arguments: str) -> tuple[int, str]:
    """The exit code, and the line that says what is wrong."""
    capsys.readouterr()
    code = entry.run(list(arguments))
    out, err = capsys.readouterr()
    assert out == ""
    first, hint = err.splitlines()
    assert hint.startswith("提示：")
    return code, first


# --- a slip -------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("chekc", "没有命令“chekc”，是不是 check"),
        ("catalgo", "没有命令“catalgo”，是不是 catalog"),
        ("xyz", "没有命令“xyz”"),
        ("it's", "没有命令“it's”"),
        ("catalog shwo", "没有命令“shwo”，是不是 show"),
        ("check --formt json", "没有选项 --formt，是不是 --format"),
        ("check --ignor GK201", "没有选项 --ignor，是不是 --history、--ignore"),
        ("check --histori", "没有选项 --histori，是不是 --history"),
        ("report --freez", "没有选项 --freez，是不是 --freeze、--refreeze"),
        ("check --qqq", "没有选项 --qqq"),
        ("check -z", "没有选项 -z"),
        ("--qqq", "没有选项 --qqq"),
        ("check --new-only=3", "选项 --new-only 后面不写值"),
        ("check --format", "选项 --format 后面缺少值"),
        ("check a b c", "多出的参数：b c"),
        ("catalog show", "缺少参数 事项"),
        ("explain", "缺少参数 [文件夹] 事项"),
        ("record lint", "缺少参数 文件…"),
        ("impact 甲", "缺少参数 新目录"),
        ("calendar workday 2026-10-08 abc", "N 应是整数"),
        ("calendar workday 2026-10-08 1.5", "N 应是整数"),
        ("calendar workday 2026-10-08 100000", "N 应在-2500至2500之间，现为100000"),
        ("calendar workday 2026-10-08 -- -2501", "N 应在-2500至2500之间，现为-2501"),
        ("calendar show 2026 --month 13", "--month 应是1至12，现为13"),
        ("calendar show 2026 -m 0", "--month 应是1至12，现为0"),
        ("calendar show 2026 --month 十", "--month/-m 应是整数"),
        (f"calendar show {'9' * 5000}", "年份 应是整数"),
        ("calendar show \udcff", "年份 里有不能识别的字符"),
        ("due --within x", "--within 应是整数"),
        ("calendar import --year x", "--year 应是整数"),
        ("report --rectify-within x", "--rectify-within 应是整数"),
    ],
)
def test_a_slip_is_told_in_chinese(capsys, line, words):
    assert said(capsys, *line.split()) == (2, f"未完成检查：{words}")


def test_no_command_and_an_empty_one(capsys):
    assert said(capsys, "") == (2, "未完成检查：没有命令“”")


@pytest.mark.slow
@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_tells_its_slips_in_chinese(capsys, path):
    """An option that is not there, each option without its value, each switch with one, each number."""
    slips = [["--qqq"]]
    for param in LEAVES[path].params:
        option = max(param.opts, key=len)
        if not option.startswith("-"):
            continue
        slips.append([f"{option}=x"] if param.is_flag else [option])
        if re.search("int", str(param.type_descriptor.annotation)):
            slips.append([option, "x"])
    if path != ("explain",) and path != ("record", "lint"):
        slips.append(["1"] * 5)  # more arguments than any takes
    for slip in slips:
        if path == ("calendar", "workday") and slip == ["--qqq"]:
            slip = ["--qqq", "1", "2"]  # where negative numbers are no options
        code, words = said(capsys, *path, *slip)
        allowed = {each.lstrip("-") for param in LEAVES[path].params for each in param.opts}
        rest = words.replace("--qqq", "")
        for each in sorted(allowed, key=len, reverse=True):
            rest = rest.replace(f"-{each}", "")
        assert code == 2, slip
        assert not LATIN.search(rest), words


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("No such option: --x Did you mean --y?", "没有选项 --x，是不是 --y"),
        ("No such option '--x'. Did you mean '--y'?", "没有选项 --x，是不是 --y"),
        ("No such command 'a'. Did you mean 'b', 'c'?", "没有命令“a”，是不是 b、c"),
        ("Invalid value for 'N': 'x' is not a valid integer range.", "N 应是整数"),
        ("Invalid value for '文件': File '甲' does not exist.", "文件 打不开：没有这个文件"),
        ("Invalid value for '文件': File '甲' is a directory.", "文件 是文件夹，不是文件"),
        ("Invalid value for '文件': Path '甲' is not readable.", "文件 打不开：没有权限"),
        ("Invalid value for '--x' / '-y': Something new.", "--x/-y 的值不对"),
        ("Something new.", "命令写得不对（Something new.）"),
    ],
)
def test_what_other_versions_of_the_library_say(message, words):
    assert translate_usage(message) == words


# --- one word for a format that there is not ----------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "document"),
    [
        ("check --format x", "check"),
        ("check --output x=y", "check"),
        ("demo --format x", "check"),
        ("due --format x", "due"),
        ("explain 7 --format x", "explain"),
        ("report --format md,x", "report"),
        ("impact a b --format x", "impact"),
        ("record lint . --format x", "record lint"),
        ("waiver list --format x", "waiver list"),
        ("calendar status --format x", "calendar status"),
        ("calendar workday 2026-10-08 3 --format x", "calendar workday"),
        ("calendar import a --format x", "calendar import"),
    ],
)
def test_a_format_that_there_is_not(capsys, line, document):
    assert entry.run(line.split()) == 2
    expected = f"未完成检查：没有格式“x”\n提示：可用的格式：{'、'.join(names_of(document))}\n"
    assert capsys.readouterr() == ("", expected)


@pytest.mark.parametrize("name", ["到期.pdf", "到期", "到期.ics.bak", "x.yaml"])
def test_a_file_whose_name_asks_for_no_format(project, capsys, name):
    """# 无"""
    folder = project.lay()
    target = folder / name
    code = entry.run(["due", str(folder), "--as-of", "2026-10-31", "--output", str(target)])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert "扩展名写成.ics、.json、.md、.txt，或用 --format" in err
    assert not target.exists()


# --- help ---------------------------------------------------------------------------------------

TERMS = {"gongkai", "GitHub", "GitLab", "github", "gitlab", "git", "JSON", "Schema", "Word", "WPS"}
VALUES = {*(name for _, name in REGISTRY), *LEVELS, *NAMES, "GK"}


@pytest.mark.slow
@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_a_help_page_is_chinese(capsys, monkeypatch, path):
    """No Latin word but options, values that one may write, file names, and the example lines."""
    monkeypatch.setenv("COLUMNS", "200")
    assert entry.run([*path, "--help"]) == 0
    page = capsys.readouterr().out
    assert "<" not in page
    assert "[[" not in page
    own = {word for each in ALL for word in each} | {"xicheng-jiedao"}
    for line in page.splitlines():
        if "例：" in line or line.strip(" │").startswith("gongkai "):
            continue
        rest = re.sub(r"(?<![\w-])--?[A-Za-z][\w-]*", " ", line)  # options
        rest = re.sub(r"[\w-]*[./][\w./]*|\w+=\w+", " ", rest)  # file names, format=file
        words = set(re.findall(r"[A-Za-z][A-Za-z-]+", rest))
        assert words <= TERMS | VALUES | own, line


def test_what_must_be_written_is_said(capsys):
    assert entry.run(["calendar", "workday", "--help"]) == 0
    page = capsys.readouterr().out
    assert "用法： gongkai calendar workday [选项] 日期 N" in page
    assert re.search(r"\* +N +第几个工作日，至多2500；负数往前数 \[必写\]", page)
