"""Workflow commands: within GitHub's silent caps, escaped as its runner reads them; the step summary."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
UNESCAPED = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def read(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Commands as the runner reads them: properties split at commas, values unescaped."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        name, properties, value = match.groups()
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        found.append((name, {key: plain(word) for key, word in pairs}, plain(value)))
    return found


def plain(text: str) -> str:
    for code, character in UNESCAPED.items():
        text = text.replace(code, character)
    return text


def test_no_more_than_github_shows(shared, large, clean, draw):
    for checked in (shared, large, clean, replace(large, complete=False)):
        commands = read(draw("github", checked))
        assert max(Counter(name for name, _, _ in commands).values()) <= 10
    assert len(read(draw("github", large))) == 30


def test_what_is_left_out_is_counted(large, draw):
    *_, (name, properties, words) = read(draw("github", large))
    assert (name, properties) == ("notice", {"title": "政务公开检查 2026-10-31"})
    assert words.splitlines()[0].startswith("13项：已判定8；")
    left = re.search(
        r"另有(\d+)个问题没有逐条标注（错误(\d+)，警告(\d+)，提示(\d+)，经批准暂不计入(\d+)）",
        words,
    )
    assert left is not None
    total, *parts = map(int, left.groups())
    assert total == sum(parts) == 3000 - 29


def test_the_worst_come_first(shared, draw):
    commands = read(draw("github", shared))
    names = [name for name, _, _ in commands]
    assert names == sorted(names, key=["error", "warning", "notice"].index)
    titles = [properties["title"] for _, properties, _ in commands]
    assert titles[:3] == ["GK901 错误", "GK103 错误", "GK102 错误"], "63 and 35 working days late"
    assert titles[-3:-1] == ["GK101 经批准暂不计入", "GK301 经批准暂不计入"]


def test_a_clean_run_says_so(clean, draw):
    ((name, _, words),) = read(draw("github", clean))
    assert name == "notice"
    assert "错误0，警告0，提示0" in words


def test_an_incomplete_check_is_an_error_of_its_own(clean, draw):
    ((name, _, words),) = read(draw("github", replace(clean, complete=False)))
    assert name == "error"
    assert words.startswith("检查不完整")


def test_paths_and_messages_are_read_back_whole(shared, draw, script):
    commands = read(draw("github", shared, script.PREFIX))
    files = {properties.get("file") for _, properties, _ in commands}
    assert "街道 一/records/乙科 50%.yaml" in files
    assert any("::error::e, 100% {0}" in words for _, _, words in commands)


def test_a_file_name_can_not_add_a_property(project):
    name = "a,line=9::error file=x%0A.yaml"
    project.lay({name: "{item: 7, title: x, formed: 2026-03-12}"})
    files = [p.get("file") for _, p, _ in read(project.run("--format", "github").out)]
    assert f"records/{name}" in files


# Where the paths count from, and the step summary


@pytest.fixture
def inside(project):
    """A project two folders down in its repository."""
    top = project.root
    project.root = top / "单位" / "记录"
    project.root.mkdir(parents=True)
    project.lay("{item: 7, title: x, formed: 2026-03-12}")
    return project, top


def first_file(project, name: str = "github") -> str:
    return str(read(project.run("--format", name).out)[0][1]["file"])


def test_paths_count_from_the_repository(inside):
    project, top = inside
    assert not first_file(project).startswith("单位/")
    (top / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert first_file(project).startswith("单位/记录/")
    assert "单位/记录/records/r.yaml" in project.run("--format", "gitlab").out
    assert "单位/" not in project.run("--format", "json").out, "JSON counts from the project"


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_without_git_the_runner_says_where_it_begins(inside, monkeypatch, name):
    project, top = inside
    monkeypatch.setenv(name, str(top))
    assert first_file(project).startswith("单位/记录/")
    monkeypatch.setenv(name, str(top / "elsewhere"))
    assert not first_file(project).startswith("单位/")


def test_the_step_summary_is_added_to(project, monkeypatch, tmp_path):
    """{item: 7, title: x, formed: 2026-03-12}"""
    project.lay()
    summary = tmp_path / "summary.md"
    summary.write_text("别的内容\n\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    project.run("--format", "json")
    assert summary.read_text("utf-8") == "别的内容\n\n", "only the format of GitHub writes one"
    run = project.run("--format", "github")
    assert run.code == 1
    assert summary.read_text("utf-8").startswith("别的内容\n\n**13项：")


def test_a_full_summary_stays_as_it_is_and_it_is_said(project, monkeypatch, tmp_path):
    """{item: 7, title: x, formed: 2026-03-12}"""
    project.lay()
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * 1024 * 1024)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run = project.run("--format", "github")
    assert (run.code, "1 MiB" in run.err) == (1, True)
    assert summary.stat().st_size == 1024 * 1024
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none" / "summary.md"))
    run = project.run("--format", "github")
    assert (run.code, "步骤摘要没有写成：没有这个文件" in run.err) == (1, True)


# What stops the check


def test_what_is_wrong_in_the_settings_stands_beside_its_line(inside, monkeypatch, tmp_path):
    project, top = inside
    (top / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    wrong = "organisation: 甲\ncatalog: catalog.yaml\nstrat: 2026-01-01\n"
    project.write({"gongkai.yaml": wrong})
    run = project.run("--format", "github")
    assert run.code == 2
    *problems, (name, properties, words) = read(run.out)
    assert {each[0] for each in problems} == {name} == {"error"}
    places = {(each[1]["file"], each[1]["line"]) for each in problems}
    assert ("单位/记录/gongkai.yaml", "3") in places
    assert all("\n→ " in each[2] for each in problems)
    assert properties == {"title": "政务公开检查"}
    assert words.startswith("未完成检查：gongkai.yaml 有")
    assert "\n提示：" in words
    assert "未完成检查：gongkai.yaml 有" in run.err
    text = summary.read_text("utf-8")
    assert text.startswith("**未完成检查：gongkai.yaml 有")
    assert "- 单位/记录/gongkai.yaml:3: " in text
    before = run.err
    other = project.run("--format", "json")
    assert (other.out, other.err, summary.read_text("utf-8")) == ("", before, text)


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--format", "github", "--fail-on", "x"], 2, "--fail-on"),
        (["-fgithub", "--nope"], 2, "没有选项 --nope"),
        (["--format=github", "--output", "json=/dev/stdout"], 2, "系统的设备"),
        (["-f", "github", "--since", "none.json"], 2, "--since"),
    ],
)
def test_wrong_usage_is_an_annotation_too(project, options, code, words):
    project.lay("{item: 7, title: x, formed: 2026-03-12}")
    run = project.run(*options)
    assert run.code == code
    ((name, _, said),) = read(run.out)
    assert name == "error"
    assert said.startswith("未完成检查：")
    assert words in said
    assert said in run.err


def test_a_check_that_cannot_be_done_is_an_annotation(project):
    project.lay({"r.yaml": "{item: 7}"})
    (project.root / "records" / "r.yaml").unlink()
    run = project.run("--format", "github")
    assert (run.code, read(run.out)[0][0]) == (3, "error")
    assert project.run("--format", "concise").out == ""


def test_many_problems_are_no_more_than_github_shows_and_what_they_hold_is_text(project):
    project.lay("{item: 7}")
    bad = "".join(f'  "::error::{n}%": [99]\n' for n in range(30))
    project.more = f"offices:\n{bad}"
    project.lay("{item: 7}")
    run = project.run("--format", "github")
    commands = read(run.out)
    assert (run.code, len(commands)) == (2, 10)
    assert "另有" in commands[-1][2]
    project.catalog = '"::error::x.yaml"'
    project.more = ""
    project.lay("{item: 7}")
    assert len(read(project.run("--format", "github").out)) == 1
