"""GK503: what cannot be read in waivers.yaml, and what no waiver can name."""

from __future__ import annotations

import os

import pytest

from gongkai_cli.checking.rules import load_rules
from gongkai_cli.cli import entry

RULES = tuple(load_rules().values())

LATE = "{item: 2, period: 2026-08, published: 2026-09-29, channel: 政府网站常规公开, url: https://a.cn}\n"
REST = "  reason: 网站改版\n  approved_by: 街道办主任\n  approved_on: 2026-10-10\n"
GOOD = f"- code: GK201\n  obligation: 2@2026-08\n{REST}  expires: never\n"


def waiver(code: str, obligation: str) -> str:
    return GOOD.replace("GK201", code).replace("2@2026-08", f'"{obligation}"')


@pytest.mark.parametrize(
    ("bad", "line", "column", "words"),
    [
        (GOOD.replace("expires: never\n", "\n"), 7, 3, "缺少有效期至（expires）"),
        (GOOD.replace("never", "永久"), 12, 12, "有效期至（expires）不是日期"),
        (GOOD.replace("never", "2026/12/31"), 12, 12, "写成 2026-12-31"),
        (GOOD.replace("never", "2026-10-09"), 12, 12, "早于批准日期"),
        (
            GOOD.replace("街道办主任", '" "'),
            10,
            16,
            "批准人（approved_by）是空的；填写内容；这一行必须有",
        ),
        (
            GOOD.replace("2@2026-08", '""'),
            8,
            15,
            "义务（obligation）是空的；填写内容，或删去这一行",
        ),
        (GOOD.replace("approved_by", "aproved_by"), 10, 3, "是不是“approved_by”"),
        (GOOD.replace("reason", "理 由"), 9, 3, "不认识的键"),
        (GOOD.replace("obligation: 2@2026-08", "item: 2"), 8, 9, "没有写明是哪一件义务"),
        (GOOD.replace("obligation: 2@2026-08", "period: 2026-08"), 8, 11, "没有写明是哪一件义务"),
        (GOOD.replace("  obligation: 2@2026-08\n", ""), 7, 3, "没有写明是哪一件义务"),
        (GOOD.replace("2@2026-08", "2@2026-08\n  item: 2"), 9, 9, "又写了 item"),
        (GOOD.replace("obligation: 2@", "item: 2\n  period: 第"), 9, 11, "不是所属期"),
        (GOOD + "  reason: 再写\n", 13, 3, "键“reason”重复出现"),
        (GOOD + "  理由: 再写\n", 13, 3, "同一个键，写了两次"),
        ("- 经领导同意\n", 7, 3, "不是一条经批准暂不计入"),
        ("- [GK201]\n", 7, 3, "不是一条经批准暂不计入"),
        (waiver("GK999", "2@2026-08"), 7, 9, "没有规则“GK999”"),
        (waiver("GK20", "2@2026-08"), 7, 9, "没有规则“GK20”"),
        (waiver("gk201", "2@2026-08"), 7, 9, "是不是“GK201”？"),
        (waiver("GK201", "70@2026-08"), 8, 15, "目录里没有事项“70”"),
        (waiver("GK201", "70"), 8, 15, "目录里没有事项“70”"),
        (waiver("GK201", "02@2026-08"), 8, 15, "是不是“2”（有期限的月报）？"),
        (waiver("GK201", "２@2026-08"), 8, 15, "是不是“2”（有期限的月报）？"),
        (
            waiver("GK201", "2"),
            8,
            15,
            "只写了第2项“有期限的月报”，没有写明是哪一期；写成“2@2026-10”（月）",
        ),
        (waiver("GK201", "7"), 8, 15, "没有写明是哪一件义务；写成“7@2026-10-31@标题”"),
        (waiver("GK103", "9"), 8, 15, "没有写明是哪一件义务；写成“9@standing”"),
        (waiver("GK201", "2@"), 8, 15, "没有“2@”这样的义务"),
        (waiver("GK201", "2@2026-0"), 8, 15, "写成“2@2026-10”（月）"),
        (waiver("GK201", "2@2026"), 8, 15, "没有“2@2026”这样的义务"),
        (waiver("GK201", "2@2026-08@甲"), 8, 15, "没有“2@2026-08@甲”这样的义务"),
        (waiver("GK201", "2@standing"), 8, 15, "没有“2@standing”这样的义务"),
        (waiver("GK102", "7@2026-03-12"), 8, 15, "标题与记录一字不差"),
        (waiver("GK102", "7@2026-03@甲"), 8, 15, "没有“7@2026-03@甲”这样的义务"),
        (waiver("GK103", "9@2026-08"), 8, 15, "写成“9@standing”"),
        (waiver("GK102", "2@2026-08"), 7, 9, "GK102 只查因事公开，“2@2026-08”是定期公开"),
        (
            GOOD.replace("obligation: 2@2026-08", "item: 7\n  period: 2026-08"),
            *(9, 11, "没有“7@2026-08”这样的义务"),
        ),
    ],
)
def test_each_at_its_line_and_the_good_ones_work(project, bad, line, column, words):
    project.write({"waivers.yaml": GOOD + bad})
    result = project.check(LATE)
    found = result.all("GK503")
    assert ("waivers.yaml", line, column) in [
        (f.place.path, f.place.line, f.place.column) for f in found
    ], [f"{f.place}{f.message}" for f in found]
    assert any(words in f"{f.message}；{f.hint}" for f in found), [
        f.message + f.hint for f in found
    ]
    assert {f.severity.value for f in found} == {"error"}
    assert result.verdict("2@2026-08") == "waived"
    assert result.all("GK502") == []
    project.write({"waivers.yaml": bad})
    assert project.again().verdict("2@2026-08") == "met_late"


NEVER = ["GK303", "GK304", "GK501", "GK502", "GK503", "GK601", "GK901", "GK902"]


def test_what_nobody_can_approve():
    assert [rule.code for rule in RULES if rule.never_waived] == NEVER


@pytest.mark.parametrize("code", NEVER)
def test_a_waiver_of_it_covers_nothing(project, code):
    """
    - {item: 2, period: 2026-08, published: 2026/9/1}
    - {item: 7, title: 甲}
    """
    project.write({"waivers.yaml": waiver(code, "2@2026-08") + waiver(code, "7@?@甲")})
    result = project.check()
    assert {f.waived_by for f in result.checked.findings} == {None}
    assert all("不能经批准暂不计入" in f.message for f in result.all("GK503"))
    assert len(result.all("GK503")) == 2
    assert result.verdict("2@2026-08") == result.verdict("7@?@甲") == "undetermined"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (GOOD.encode("gbk"), 3, "文件是GBK编码"),
        (GOOD.encode("utf-16"), 1, "UTF-16"),
        (b"- code: GK201\0\n", 1, "NUL"),
        (b"- code: [\n", 2, ""),
        ("- code：GK201\n  obligation: 7\n".encode(), 1, "全角"),
        (b"- &a {code: GK201}\n- *a\n", 1, "锚点"),
        (b"- !!python/object:os.system x\n", 1, "标签"),
        (b"[" * 10_000, 1, "嵌套超过"),
        (b"#" * (9 * 1024 * 1024), 1, "超过8MB"),
    ],
    ids=lambda value: None if isinstance(value, str | int) else "bytes",
)
def test_a_file_that_cannot_be_parsed_waives_nothing(project, content, line, words):
    project.lay(LATE)
    project.write({"waivers.yaml": content})
    result = project.again()
    found = result.one("GK503")
    assert (found.place.path, found.place.line) == ("waivers.yaml", line)
    assert words in found.message
    assert result.verdict("2@2026-08") == "met_late"
    for name in ("concise", "table", "json"):
        run = project.run("--format", name)
        assert run.code == 1
        assert "Traceback" not in run.text
    assert entry.run(["waiver", "lint", str(project.root)]) == 1
    assert entry.run(["waiver", "list", str(project.root), "--as-of", "2026-10-31"]) == 0


@pytest.mark.parametrize("content", [b"", b"# \xe6\x97\xa0\n", b"[]\n", b"---\n"])
def test_an_empty_file_is_no_waiver(project, content):
    project.lay(LATE)
    project.write({"waivers.yaml": content})
    assert project.again().all("GK503") == []
    assert project.again().checked.waivers == ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_byte_order_marks_and_line_endings(project, mark, ending):
    project.write({"waivers.yaml": mark + GOOD.encode().replace(b"\n", ending)})
    assert project.check(LATE).verdict("2@2026-08") == "waived"


@pytest.mark.parametrize("kind", ["folder", "link", "loop", "outside", "yml"])
def test_a_file_that_is_none(project, tmp_path_factory, kind):
    project.lay(LATE)
    path = project.root / "waivers.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(project.root / "nowhere.yaml")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "outside":
        there = tmp_path_factory.mktemp("outside") / "w.yaml"
        there.write_text(GOOD, "utf-8")
        path.symlink_to(there)
    else:
        project.write({"waivers.yml": GOOD})
    result = project.again()
    assert result.one("GK503").place.line == 1
    assert result.verdict("2@2026-08") == "met_late"
    assert project.run().code == 1


def test_no_permission(project):
    project.lay(LATE)
    project.write({"waivers.yaml": GOOD})
    path = project.root / "waivers.yaml"
    path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        assert "没有权限" in project.again().one("GK503").message
    finally:
        path.chmod(0o600)


@pytest.mark.parametrize(("approved_on", "wrong"), [("2026-10-31", True), ("2026-11-01", False)])
def test_one_not_yet_approved_does_not_exist_but_for_lint(project, capsys, approved_on, wrong):
    bad = waiver("GK999", "2@2026-08").replace("2026-10-10", approved_on)
    project.write({"waivers.yaml": bad})
    assert bool(project.check(LATE).all("GK503")) is wrong
    assert entry.run(["waiver", "lint", str(project.root)]) == 1
    assert "waivers.yaml:1:9: 错误 GK503 没有规则“GK999”" in capsys.readouterr().out
