"""`gongkai impact`: two catalogs, and what the edit does to a project's records."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongkai_cli.cli import entry

SMALL = Path(__file__).parent / "fixtures" / "small-catalog.yaml"
OLD = SMALL.read_text("utf-8")
MONTHLY = "按月公开: {every: month, within: {workdays: 15}, source: default}"
RECORDS = """\
- {item: 1, period: 2026-08, published: 2026-09-25, channel: 政府网站常规公开, url: https://a.cn}
- {item: 1, period: 2026-09, published: 2026-10-12, channel: 政府网站常规公开, url: https://a.cn}
- {item: 7, title: 甲, formed: 2026-09-01}
"""


@dataclass
class Run:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict:
        return json.loads(self.out)


@pytest.fixture
def impact(project, tmp_path, capsys):
    """Runs the command on the small catalog and an edit of it."""

    def run(new: str, *options: str, folder: bool = True, old: str = OLD) -> Run:
        place = tmp_path / "catalogs"
        place.mkdir(exist_ok=True)
        (place / "old.yaml").write_text(old, "utf-8")
        (place / "new.yaml").write_text(new, "utf-8")
        where = [str(project.root)] if folder else []
        capsys.readouterr()
        files = [str(place / "old.yaml"), str(place / "new.yaml")]
        code = entry.run(["impact", *files, *where, "--as-of", "2026-10-31", *options])
        return Run(code, *capsys.readouterr())

    return run


def moved(run: Run) -> dict[str, tuple]:
    return {
        each["id"]: tuple((each[k]["before"], each[k]["after"]) for k in ("due", "verdict"))
        for each in run.data["effect"]["obligations"]
    }


def test_the_same_catalog_changes_nothing(project, impact):
    project.lay(RECORDS)
    run = impact(OLD, "--format", "json")
    assert run.code == 0
    data = run.data
    assert data["schema"] == "gongkai.impact/1"
    assert (data["items"], data["time_limits"], data["channels"]) == ([], [], [])
    assert data["effect"]["obligations"] == []
    assert set(data["effect"]["counts"].values()) == {0}
    assert "两份目录的事项、公开时限、公开形式都相同" in impact(OLD).out
    assert impact(OLD + "# 注\n", "--format", "json").data["effect"]["obligations"] == []


def test_a_shorter_span_moves_days_and_turns_verdicts(project, impact):
    project.lay(RECORDS)
    new = OLD.replace(MONTHLY, MONTHLY.replace("15", "10"))
    run = impact(new, "--format", "json")
    found = moved(run)
    # 2026-09-20 is a Sunday that is worked
    assert found["1@2026-08"] == (("2026-09-20", "2026-09-14"), ("met_late", "met_late"))
    assert found["1@2026-09"] == (("2026-10-27", "2026-10-20"), ("met", "met"))
    assert found["1@2026-10"] == (("2026-11-20", "2026-11-13"), ("pending", "pending"))
    assert set(found) == {f"1@2026-{month:02}" for month in range(1, 11)}
    assert run.data["effect"]["counts"] == {"added": 0, "removed": 0, "moved": 10, "turned": 0}
    longer = impact(OLD.replace(MONTHLY, MONTHLY.replace("15", "20")), "--format", "json")
    assert moved(longer)["1@2026-08"] == (("2026-09-20", "2026-09-28"), ("met_late", "met"))
    assert longer.data["effect"]["counts"]["turned"] == 1
    text = impact(OLD.replace(MONTHLY, MONTHLY.replace("15", "20"))).out
    line = "推后 1@2026-08 “月报” 应公开日期：2026-09-20 → 2026-09-28；判定：逾期公开 → 按期公开"
    lines = [each.strip() for each in text.splitlines()]
    assert line in lines
    assert lines.index(line) == next(n for n, each in enumerate(lines) if each.startswith("推后"))
    assert "期满后15个工作日内（默认口径，目录未规定） → 每月一次，期满后20个工作日内" in text


def test_items_added_and_removed(project, impact):
    project.lay(RECORDS)
    lines = [line for line in OLD.splitlines() if not line.startswith('  - {id: "1",')]
    added = '  - {id: "14", responsibility: 丁, matter: 丁, category: 新季报, content_standard: 名单, time_limit: 季度, channel: 政府网站常规公开}'  # noqa: E501
    run = impact("\n".join([*lines, added]) + "\n", "--format", "json")
    found = moved(run)
    assert found["14@2026-Q3"] == ((None, "2026-10-27"), (None, "overdue"))
    assert found["1@2026-09"] == (("2026-10-27", None), ("met", None))
    assert run.data["effect"]["counts"] == {"added": 4, "removed": 10, "moved": 0, "turned": 0}
    assert [(e["item"], e["change"]) for e in run.data["items"]] == [("14", "added"), ("1", "removed")]  # fmt: skip
    text = impact("\n".join([*lines, added]) + "\n").out
    assert "事项：新增1，删除1，变动0" in text
    assert "新增 14@2026-Q3 “新季报” 应公开日期：2026-10-27；判定：逾期未公开" in text


def test_every_column_is_compared(project, impact):
    new = OLD.replace('category: 通知, content_standard: 通知, time_limit: 实时公开', 'category: 公告, content_standard: 通知, time_limit: 30日内公开')  # fmt: skip  # noqa: E501
    new = new.replace("社区居务公开栏: {medium: board}", "社区居务公开栏: {medium: posting}")
    run = impact(new, "--format", "json", folder=False)
    (item,) = run.data["items"]
    names = [edit["name"] for edit in item["edits"]]
    assert (item["item"], names) == ("7", ["信息类别", "公开时限", "时限含义"])
    assert item["edits"][2]["before"].startswith("信息形成或者变更之日起20个工作日内")
    assert item["edits"][2]["after"].startswith("信息形成或者变更之日起30日内")
    assert run.data["channels"] == [{"name": "社区居务公开栏", "before": "公开栏", "after": "张贴"}]
    assert run.data["effect"] is None
    assert run.err.startswith("没有给出公开记录库，只比较两份目录")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("甲" * 50 + "乙" + "丙" * 50, "甲" * 50 + "丁", "…甲甲甲甲甲甲丁（共51字）"),
        ("甲" * 50, "甲" * 50 + "丁", "…甲甲甲甲甲甲丁（共51字）"),
        ("甲" * 50 + "乙", "甲" * 49, "…甲甲甲甲甲甲甲乙（共51字） → …甲甲甲甲甲甲（共49字）"),
        ("乙" + "甲" * 50, "丁" + "甲" * 50, f"丁{'甲' * 35}…（共51字）"),
        ("通知", "甲" * 50, f"通知 → {'甲' * 36}…（共50字）"),
    ],
)
def test_a_long_text_is_shown_from_where_it_differs(project, impact, old, new, shown):
    text = "content_standard: 通知"
    sides = [OLD.replace(text, text.replace("通知", each)) for each in (old, new)]
    assert shown in impact(sides[1], folder=False, old=sides[0]).out


def test_renumbered_items_are_named(project, impact):
    run = impact(OLD.replace('{id: "13"', '{id: "31"'), folder=False)
    assert "第13项的内容现在是第31项：原有记录的 item 仍是 13，请核对" in run.out


def test_settings_that_do_not_fit_are_said_and_the_rest_holds(project, impact):
    project.more = (
        'offices: {甲科: ["1", "12-13"], 乙科: ["7"]}\n'
        'not_applicable:\n  - {items: ["13", "3"], reason: 无, approved_by: 办}\n'
        "time_limits:\n  按月公开: {every: month, within: {workdays: 5}, source: default}\n"
    )
    project.lay(RECORDS)
    without = "".join(e for e in OLD.splitlines(True) if not e.startswith('  - {id: "13"'))
    settled = MONTHLY.replace("default", "catalog")
    run = impact(without.replace(MONTHLY, settled), "--format", "json")
    assert run.code == 0, run.err
    unfit = run.data["effect"]["unfit"]
    assert unfit["old"] == []
    assert len(unfit["new"]) == 3
    assert "gongkai.yaml:4:15: “12-13”不是目录里的事项" in unfit["new"][0]
    found = moved(run)
    assert found["1@2026-09"][0] == ("2026-10-13", "2026-10-27"), "the catalog's own limit holds"
    offices = {each["item"]: each["office"] for each in run.data["effect"]["obligations"]}
    assert offices["1"] == "甲科"
    assert not any(id_.startswith("3@") for id_ in found), "item 3 is still not applicable"
    words = impact(without.replace(MONTHLY, settled)).out
    assert words.count("与新目录不合，比较时没有计入：gongkai.yaml:") == 3


def test_a_project_whose_catalog_is_broken_meanwhile(project, impact):
    project.lay(RECORDS)
    project.write({"catalog.yaml": "catalog: x\n"})
    assert impact(OLD).code == 0


def test_shipped_catalogs_go_by_their_id_and_the_project_is_found(project, capsys, monkeypatch):
    project.lay(RECORDS)
    monkeypatch.chdir(project.root / "records")
    code = entry.run(["impact", "xicheng-jiedao", "xicheng-jiedao", "--as-of", "2026-10-31"])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    assert "目录比较：xicheng-jiedao（157项） → xicheng-jiedao（157项）" in out
    assert "对测试街道的影响（检查基准日2026-10-31，起始日2026-01-01）：应公开义务新增0" in out


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_the_same_bytes_and_nothing_hostile(project, impact, format_):
    project.lay(RECORDS + '- {item: 7, title: "[red]\\e[31m\\u202e<script>|`x`@who", formed: 2026-09-02}\n')  # fmt: skip  # noqa: E501
    new = OLD.replace("after: 信息形成或者变更, advise", 'after: "\\e[31m|<b>", advise')
    new = new.replace("within: {workdays: 20}, source: law", "within: {workdays: 5}, source: law")
    first, second = impact(new, "--format", format_), impact(new, "--format", format_)
    assert first == second
    assert first.code == 0
    assert "7@2026-09-02@" in first.out.replace("\u200b", "")
    assert "\x1b" not in first.out
    assert format_ == "json" or "\u202e" not in first.out
    assert format_ != "markdown" or "<script>" not in first.out
    assert str(project.root) not in first.out


@pytest.mark.slow
def test_a_long_list_is_cut_and_counted(project, impact):
    events = "".join(f"- {{item: 7, title: 第{n}件, formed: 2026-09-01}}\n" for n in range(300))
    project.lay(events)
    new = OLD.replace("within: {workdays: 20}, source: law", "within: {workdays: 5}, source: law")
    assert "另有200条没有列出，全部见 --format json" in impact(new).out
    assert "另有100条没有列出，全部见 `--format json`" in impact(new, "--format", "markdown").out
    assert len(moved(impact(new, "--format", "json"))) == 300


def test_wrong_usage(project, impact, capsys, tmp_path):
    project.lay(RECORDS)
    run = impact(OLD, "--format", "xml")
    assert (run.code, run.out) == (2, "")
    broken = impact("catalog: x\n")
    assert (broken.code, broken.out) == (3, "")
    assert "未完成检查：" in broken.err
    assert entry.run(["impact", "没有.yaml", "xicheng-jiedao"]) == 3
    nowhere = str(tmp_path / "nowhere")
    assert entry.run(["impact", "xicheng-jiedao", "xicheng-jiedao", nowhere]) == 2
