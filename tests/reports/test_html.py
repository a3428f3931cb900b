"""The HTML report says what the JSON says, in a real browser."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from browsing import data, laid
from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.cli.monthly_report import compose_reports
from gongkai_cli.cli.scaffolding.demo import write_demo
from gongkai_cli.model.verdicts import VERDICT_WORDS, Verdict
from gongkai_cli.outputs.monthly.corrections import Change, Comparison, Correction, Told
from gongkai_cli.outputs.phrases.corrections_text import told_words


def rate(value) -> str:
    return f"{format_percent(tuple(value))}（{value[0]}/{value[1]}）" if value else "无可计"


def line_of(figures, heads: list[str]) -> list[str]:
    words = {VERDICT_WORDS[v]: n for v, n in figures["by_verdict"].items()}
    known = {
        "应公开": figures["due"],
        **words,
        "公开率": rate(figures["disclosed"]),
        "按期率": rate(figures["on_time"]),
        "规范率": rate(figures["conforming"]),
    }
    return [str(known[head]) for head in heads]


@pytest.mark.parametrize("month", ["2026-02", "2026-03", "2026-09", "2026-10"])
def test_every_figure_is_that_of_the_json(opened, demo_file, month):
    path = laid(demo_file.parent / "demo0", month)
    said, told = opened(path), data(path)
    page = said.page
    assert page.inner_text("h1") == told["title"]
    assert page.inner_text(".opening") == told["opening"]
    assert page.inner_text("#s1 ~ .text") == "".join(told["overall"])
    figures = told["figures"]
    shown = page.eval_on_selector_all(
        "[data-figure]", "(all) => all.map(e => [e.dataset.figure, e.innerText])"
    )
    for key, text in shown:
        name, _, verdict = key.partition(".")
        told_in = told if name == "leftover" else figures
        value = told_in[name][verdict] if verdict else told_in[name]
        assert text == (format_percent(tuple(value)) if isinstance(value, list) else str(value)), (
            key
        )
    counted = {key.partition(".")[2] for key, _ in shown}
    assert {v for v, n in figures["by_verdict"].items() if n} <= counted
    assert {"due", "nonconforming", "disclosed", "on_time", "conforming"} <= {k for k, _ in shown}

    def heads(table: str) -> list[str]:
        return page.eval_on_selector(
            table, "(t) => [...t.tHead.rows[0].cells].map(c => c.innerText.trim())"
        )

    for row, point in zip(said.rows("#trend"), told["trend"], strict=True):
        assert row[0] == point["month"]
        if point["figures"]:
            assert row[1:] == line_of(point["figures"], heads("#trend")[1:])
            assert sum(map(int, row[2:-3])) == int(row[1]), "a line adds up"
        else:
            assert row[1:] == ["起始日以前"]
    for table, key in (
        ("#by-office", "by_office"),
        ("#by-channel", "by_channel"),
        ("#by-responsibility", "by_responsibility"),
    ):
        expected = [
            [e["name"], str(e["items"]), *line_of(e["figures"], heads(table)[2:-1]), str(e["problems"])]
            for e in told[key]
            if e["figures"]["due"] or e["problems"]
        ]  # fmt: skip
        assert said.rows(table) == expected
    numbers = page.eval_on_selector_all(".problems tbody tr", "(all) => all.map(r => r.id)")
    listed = sorted(told["problems"], key=lambda each: each["waived_by"] is not None)
    assert numbers == [f"p{each['number']}" for each in listed]
    assert said.column("#overview", "应公开") == [str(e["due"]) for e in told["overview"]]
    assert said.column("#overview", "问题") == [str(e["problems"]) for e in told["overview"]]
    if told["rectification"]["tasks"]:
        tasks = said.rows("#tasks")
        assert [row[0] for row in tasks] == [
            str(e["number"]) for e in told["rectification"]["tasks"]
        ]
        assert [row[4] for row in tasks] == [e["measure"] for e in told["rectification"]["tasks"]]
    if told["reminders"]:
        assert len(said.rows("#reminders")) == len(told["reminders"])
    full = [row for row in told["ledger"]["rows"] if any(row["cells"])]
    for row, line in zip(full, said.rows("#ledger"), strict=True):
        assert line[0].split("\n") == [f"{row['item']} {row['category']}", row["office"]]
        for cell, text in zip(row["cells"], line[1:], strict=True):
            assert text.startswith(VERDICT_WORDS[cell["verdict"]]) if cell else text == ""
    notes = page.eval_on_selector_all(".method dd", "(all) => all.map(e => e.innerText)")
    assert notes == [each["text"] for each in told["method"]]


def test_the_charts_say_the_same(opened, demo_file):
    page, told = opened(demo_file).page, data(demo_file)

    def totals(chart: str) -> list[str]:
        return page.eval_on_selector_all(
            f"svg[aria-labelledby^={chart}] .total", "(all) => all.map(e => e.textContent)"
        )

    assert totals("c2") == [str(e["figures"]["due"]) for e in told["trend"] if e["figures"]]
    assert totals("c3") == [
        f"{e['figures']['due']}项，问题{e['problems']}"
        for e in told["by_office"]
        if e["figures"]["due"] or e["problems"]
    ]
    met = page.eval_on_selector_all(
        "svg[aria-labelledby^=c2] .k-met", "(all) => all.map(e => +e.getAttribute('height'))"
    )
    counts = [e["figures"]["by_verdict"]["met"] for e in told["trend"] if e["figures"]]
    assert [round(h / met[0], 2) for h in met] == [round(n / counts[0], 2) for n in counts]
    cells = [cell for row in told["ledger"]["rows"] for cell in row["cells"] if cell]
    drawn = page.eval_on_selector_all(
        "svg[aria-labelledby^=c4] path", "(all) => all.map(e => e.getAttribute('d'))"
    )
    assert "".join(drawn).count("M") == len(cells)


def test_a_cover_leads_to_each_office(demo_file, report, project, tmp_path, opened):
    shutil.rmtree(project.root)
    write_demo(project.root)
    out = tmp_path / "out"
    run = report("2026-10", "--by-office", "--output-dir", str(out), form="html")
    assert run.code == 0, run.err
    said = opened(out / "2026-10-通报-汇总.html")
    links = said.page.eval_on_selector_all(
        "#volumes a", "(all) => all.map(a => decodeURIComponent(a.pathname.split('/').at(-1)))"
    )
    assert sorted(links) == sorted(p.name for p in out.iterdir() if "汇总" not in p.name)
    assert len(links) > 5
    one = opened(out / "2026-10-通报-民政科.html")
    assert one.page.inner_text(".office") == "科室：民政科"


def test_what_a_report_has_only_at_times(demo_file, opened):
    root = demo_file.parent / "demo0"
    month = compose_reports(root, parse_period("2026-10"), date(2026, 10, 31)).reports[0][1]
    first, second, *rest = month.problems
    waived = replace(
        first, waived_by="批准人办公室主任，2026-10-30批准（waivers.yaml:3）", url="javascript:1"
    )
    reminder = replace(
        month.reminders[0], basis="provisional", window=(date(2026, 12, 1), date(2026, 12, 9))
    )
    told = Told(date(2026, 9, 21), Verdict.OVERDUE, None, False)
    path = laid(
        root,
        "2026-10",
        problems=(waived, second, *rest),
        reminders=(reminder,),
        cautions=("检查不完整",),
        comparison=Comparison(
            "2026-09",
            "reports/2026-09.json",
            date(2026, 9, 30),
            ("公开记录",),
            (Correction("7@2026-08", "7", "办公室", None, told),),
            (
                Change(
                    "duty", "7 街道各科室工作信息 2026-08期", "7", "办公室", "", told_words(told)
                ),
            ),
            complete=True,
            version=1,
            first=None,
            replaced=(),
        ),
    )
    page = opened(path).page
    apart = [f"p{each.number}" for each in (waived, second, *rest) if each.waived_by is not None]
    assert page.eval_on_selector_all("#t-waived tbody tr", "(a) => a.map(r => r.id)") == apart
    assert apart[0] == "p1"
    assert "经批准暂不计入：批准人办公室主任，2026-10-30批准；" in page.inner_text("#p1")
    assert "javascript:1" in page.inner_text("#p1")
    assert page.locator("#p1 a").count() == 0
    assert page.locator(".problems tbody tr").count() == len(month.problems)
    assert "可能在2026-12-01至2026-12-09之间" in page.inner_text("#reminders")
    assert "（暂定）" in page.inner_text("#reminders")
    assert "通报：没有；现：逾期未公开，应于2026-09-21" in page.inner_text("#corrections")
    caution, figures = (page.locator(each).bounding_box() for each in (".caution", ".figures"))
    assert caution["y"] < figures["y"]
    assert page.locator("nav a[href='#s7']").count() == 1


def test_a_good_month_is_praised(project, opened):
    """
    - {item: 1, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 2, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 13, period: 2026-09, published: 2026-10-27, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 3, period: 2026-Q3, published: 2026-10-09, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 11, title: 职能, formed: 2026-09-28, published: 2026-09-28, channel: 政府网站常规公开, url: "https://a.cn"}
    """
    project.start = "2026-09-25"
    path = laid(project.lay(), "2026-10")
    told, page = data(path), opened(path).page
    assert told["problems"] == []
    assert page.inner_text("#s2 ~ .text") == told["praise"]
    assert told["praise"].startswith("本月应公开7项，均按期公开")
    assert page.locator(".problems, #tasks").count() == 0
    assert "没有需要整改的问题" in page.inner_text("section:has(#a2)")
    page.fill("[name=text]", "月报")
    page.locator("#found:not(:empty)").wait_for()
    assert page.inner_text("#found").startswith("符合条件的：台账3／")


def test_before_anything_is_due_there_are_no_charts(project, opened):
    """# 没有记录"""
    project.start = "2026-10-15"
    path = laid(project.lay(), "2026-10")
    said = opened(path)
    assert data(path)["figures"]["due"] == 0
    for chart in ("c1", "c2", "c3"):
        assert said.page.locator(f"svg[aria-labelledby^={chart}]").count() == 0
    assert said.rows("#trend")[-1] == ["2026-10", "0", "0", "0", "0", *["无可计"] * 3]
    assert said.page.locator("#by-office").count() == 0
    assert "上月无可比较" in said.page.inner_text(".figures")
