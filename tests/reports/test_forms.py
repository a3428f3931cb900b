"""The forms of the report: the same numbers in each, and nothing that people typed acts as markup."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook

from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.cli import entry
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.registry import names_of

SCHEMAS = Path(__file__).parent.parent.parent / "schemas"
HOSTILE = "|x| <script>alert(1)</script> @somebody #12 !7 [a](javascript:b) `c` \\| http://evil.example www.evil.cn"


def rate(value) -> str:
    return f"{format_percent(tuple(value))}（{value[0]}/{value[1]}）" if value else "无可计"


def line_of(figures) -> list[str]:
    verdicts = figures["by_verdict"]
    shown = [verdicts[key] for key in ("met", "met_late", "overdue", "undetermined")]
    numbers = [figures["due"], *shown, figures["due"] - sum(shown)]
    rates = [rate(figures[key]) for key in ("disclosed", "on_time", "conforming")]
    return [*map(str, numbers), *rates]


@pytest.mark.slow
@pytest.mark.parametrize("month", ["2026-03", "2026-09", "2026-10"])
def test_markdown_says_the_numbers_of_the_json(demo, report, month):
    data, text = report(month).data, report(month, form="md")
    tables = text.tables
    assert text.out.splitlines()[2] == data["opening"]
    for row, point in zip(tables["一、总体情况"][1:], data["trend"], strict=True):
        assert row[0] == point["month"]
        if point["figures"]:
            assert row[1:] == line_of(point["figures"])
        else:
            assert row[1] == "起始日以前"
    for name, key in (
        ("按科室", "by_office"),
        ("按公开形式", "by_channel"),
        ("按职责", "by_responsibility"),
    ):
        shown = [row for row in data[key] if row["figures"]["due"] or row["problems"]]
        assert [row[2:-1] for row in tables[name][1:]] == [line_of(e["figures"]) for e in shown]
        assert [int(row[-1]) for row in tables[name][1:]] == [each["problems"] for each in shown]
        assert [int(row[1]) for row in tables[name][1:]] == [each["items"] for each in shown]
    numbers = [
        row[0]
        for heading, rows in tables.items()
        if re.match("本月问题|此前|登记问题|经批准暂不计入", heading)
        for row in rows[1:]
    ]
    assert numbers == [str(number) for number in range(1, len(data["problems"]) + 1)]
    assert len(tables["附件1 事项一览表"]) == 158
    assert [row[9] for row in tables["附件1 事项一览表"][1:]] == [
        str(e["due"]) for e in data["overview"]
    ]
    assert len(tables["附件2 整改台账"]) - 1 == len(data["rectification"]["tasks"])
    assert len(tables["附件3 口径说明"]) - 1 == len(data["method"])
    if data["reminders"]:
        assert len(tables["五、下月到期提醒"]) - 1 == len(data["reminders"])
    with_cells = [row for row in data["ledger"]["rows"] if any(row["cells"])]
    assert len(tables["四、台账"]) - 1 == len(with_cells)
    for row, line in zip(with_cells, tables["四、台账"][1:], strict=True):
        for cell, shown in zip(row["cells"], line[1:], strict=True):
            assert shown.startswith(VERDICT_WORDS[cell["verdict"]] if cell else "")
            assert bool(shown) == bool(cell)


@pytest.mark.slow
def test_every_table_is_rectangular_and_speaks_chinese(demo, report):
    out = report("2026-10", form="md")
    for heading, rows in out.tables.items():
        assert len({len(row) for row in rows}) == 1, heading
    for word in ("met", "overdue", "pending", "gazetted", "provisional", "error", "None", "True"):
        assert not re.search(rf"(?<![\w/.]){word}(?![\w.])", out.out), word


def test_hostile_titles_stay_text(project, report):
    title = json.dumps(HOSTILE + "\n# 标题\u202e\x1b[31m")
    project.more = f"offices: {{{json.dumps(HOSTILE[:30])}: ['5']}}\n"
    project.lay(
        f"- {{item: 5, title: {title}, formed: 2026-09-10}}\n"
        f"- {{item: 7, title: {title}, formed: 2026-10-10}}\n"
    )
    text = report("2026-10", form="md")
    assert text.code == 0
    out = text.out
    assert "<script" not in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\n# 标题" not in out
    assert "http://" not in out
    assert not re.search(r"@[a-z]|[#!][0-9]|www\.[a-z]|(?<!\\)\[a(?<!\\)\]|(?<!\\)`", out)
    for heading, rows in text.tables.items():
        assert len({len(row) for row in rows}) == 1, heading
    data = report("2026-10").data
    assert any(HOSTILE in each["message"] for each in data["problems"])


@pytest.mark.slow
def test_the_schema_accepts_what_is_written(demo, report):
    schema = json.loads((SCHEMAS / "report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    data = report("2026-10").data
    assert [str(error) for error in validator.iter_errors(data)] == []
    assert list(validator.iter_errors({**data, "as_of": "今天"}))
    assert list(validator.iter_errors({k: v for k, v in data.items() if k != "figures"}))


@pytest.mark.slow
def test_the_same_bytes_twice_and_wherever_the_project_lies(project, report, tmp_path):
    records = "- {item: 5, title: 甲, formed: 2026-09-10}\n"

    def made(folder: str, form: str) -> bytes:
        project.root = tmp_path / folder
        project.lay(records)
        run = report("2026-10", "--output-dir", str(tmp_path / "out"), form=form)
        assert run.code == 0, run.err
        return (tmp_path / "out" / f"2026-10-通报.{form}").read_bytes()

    for form in names_of("report"):
        first = made("one", form)
        assert first == made("one", form)
        assert str(tmp_path).encode() not in first
        assert first == made("another", form)


def test_office_files_and_pages_open_in_a_quick_run_too(demo, report, tmp_path):
    """The libraries that write them at any version: what each holds is tested by form."""
    run = report("2026-10", "--output-dir", str(tmp_path / "out"), form="docx,xlsx,html")
    assert run.code == 0, run.err
    made = {path.suffix: path for path in (tmp_path / "out").iterdir()}
    assert set(made) == {".docx", ".xlsx", ".html"}
    assert any("2026" in paragraph.text for paragraph in Document(str(made[".docx"])).paragraphs)
    assert len(load_workbook(made[".xlsx"]).sheetnames) >= 3
    assert "</html>" in made[".html"].read_text("utf-8")


def test_several_forms_become_files(demo, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("gongkai_cli.cli.dates.today", lambda: date(2028, 2, 1))
    monkeypatch.chdir(tmp_path)
    asked = [
        "report",
        str(demo.root),
        "--month",
        "2026-10",
        "--as-of",
        "2026-10-31",
        "--format",
        "md,json",
    ]
    assert entry.run(asked) == 0
    assert sorted(p.name for p in (tmp_path / "通报").iterdir()) == [
        "2026-10-通报.json",
        "2026-10-通报.md",
    ]
    assert entry.run([*asked, "--output-dir", "out/深"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "已写入" in err
    for name in ("2026-10-通报.json", "2026-10-通报.md"):
        assert (tmp_path / "out/深" / name).read_bytes() == (tmp_path / "通报" / name).read_bytes()


@pytest.mark.slow
def test_one_report_for_each_office_and_a_cover(demo, report, tmp_path):
    run = report("2026-10", "--by-office", "--output-dir", str(tmp_path / "out"), form="json,md")
    assert run.code == 0, run.err
    cover = json.loads((tmp_path / "out/2026-10-通报-汇总.json").read_text("utf-8"))
    offices = [row["name"] for row in cover["by_office"]]
    assert [each["office"] for each in cover["volumes"]] == offices
    parts = [
        json.loads((tmp_path / "out" / f"{each['stem']}.json").read_text("utf-8"))
        for each in cover["volumes"]
    ]
    assert [part["office"] for part in parts] == offices
    for row, part in zip(cover["by_office"], parts, strict=True):
        assert part["figures"] == row["figures"]
    for key in ("problems", "duties", "overview", "reminders"):
        assert sum(len(part[key]) for part in parts) == len(cover[key]), key
    for verdict, count in cover["figures"]["by_verdict"].items():
        assert sum(part["figures"]["by_verdict"][verdict] for part in parts) == count
    whole = report("2026-10").data
    assert {**cover, "volumes": [], "seal": whole["seal"]} == whole
    assert "2026-10-通报-民政科" in (tmp_path / "out/2026-10-通报-汇总.md").read_text("utf-8")


def test_offices_with_dangerous_names_stay_in_their_folder(project, report, tmp_path):
    project.more = 'offices: {"../a/b": ["1"], "..\\\\A\\\\B": ["2"], "CON": ["3"]}\n'
    project.lay("# 没有记录\n")
    run = report("2026-10", "--by-office", "--output-dir", str(tmp_path / "out"), form="md")
    assert run.code == 0, run.err
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == len({name.casefold() for name in names}) == 5
    assert all(name.startswith("2026-10-通报") for name in names)
    assert not (tmp_path / "a").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--month", "2026-13"], "不是月份"),
        (["--month", "2026年10月"], "不是月份"),
        (["--month", "2003-01"], "2005"),
        (["--month", "2026-10", "--as-of", "2026-11-01"], "2026-10-01至2026-10-31"),
        (["--month", "2026-10", "--as-of", "2026-09-30"], "2026-10-01至2026-10-31"),
        (["--month", "2026-10", "--as-of", "2026-10-31", "--format", "pdf"], "没有格式"),
        (["--month", "2026-10", "--as-of", "2026-10-31", "--office", "甲科"], "没有科室"),
        (["--month", "2026-10", "--office", "办公室", "--freeze"], "不能与"),
        (["--month", "2026-10", "--office", "办公室", "--by-office"], "两个选项留一个"),
        (["--month", "9999-12"], "2005"),
        (["--month", "2027-02", "--as-of", "2027-02-02"], "还没有到（今天是2027-02-01）"),
        (["--month", "2027-12", "--as-of", "2027-12-31"], "还没有到"),
        (["--export-template", "甲.docx", "--format", "docx"], "不能与其他选项同用"),
        (["--export-template", "甲.docx", "--month", "2026-10"], "不能与其他选项同用"),
    ],
)
def test_wrong_usage(demo, capsys, monkeypatch, options, words):
    monkeypatch.setattr("gongkai_cli.cli.dates.today", lambda: date(2027, 2, 1))
    assert entry.run(["report", str(demo.root), *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "未完成检查：" in err
    assert words in err
    assert "提示：" in err


@pytest.mark.slow
def test_today_decides_only_where_no_day_is_given(demo, capsys, monkeypatch):
    monkeypatch.setattr("gongkai_cli.cli.dates.today", lambda: date(2026, 10, 15))

    def asked(*options):
        code = entry.run(["report", str(demo.root), "--format", "json", *options])
        out, err = capsys.readouterr()
        return (code, json.loads(out)) if code == 0 else (code, err)

    assert asked()[1]["month"] == "2026-09"
    assert asked()[1]["as_of"] == "2026-09-30"
    running = asked("--month", "2026-10")[1]
    assert (running["as_of"], running["running"]) == ("2026-10-15", True)
    code, err = asked("--month", "2026-11")
    assert code == 2
    assert "还没有开始" in err


def test_without_records_nothing_is_reported(demo, report):
    shutil.rmtree(demo.root / "records")
    run = report("2026-10")
    assert run.code == 3
    assert run.out == ""


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_leaves_nothing_behind(demo, report, tmp_path):
    (tmp_path / "out").write_text("一个文件", "utf-8")
    run = report("2026-10", "--output-dir", str(tmp_path / "out"), form="md,json")
    assert run.code == 3
    assert "文件操作失败" in run.err
    assert (tmp_path / "out").read_text("utf-8") == "一个文件"
