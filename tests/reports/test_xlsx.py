"""The Excel form: the numbers of the JSON as numbers, dates as dates, and no cell that is a formula."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from gongkai_cli.model.verdicts import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.monthly.colours import COLOURS
from gongkai_cli.outputs.xlsx.cells import LONGEST_LINK, LONGEST_TEXT

pytestmark = pytest.mark.slow

SHEETS = ["总览", "问题清单", "台账", "到期提醒", "整改台账", "分类情况", "一览表", "口径说明"]
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "{=1}",
    "<b>&amp;</b>_x0041_\x07\u202e",
)


@pytest.fixture
def made(report, tmp_path):
    """The bytes of the workbook of a month."""

    def make(month: str, *options: str, as_of: str | None = None) -> bytes:
        out = tmp_path / "out"
        run = report(month, "--output-dir", str(out), *options, form="xlsx", as_of=as_of)
        assert run.code == 0, run.err
        return next(out.glob(f"{month}-通报*.xlsx")).read_bytes()

    return make


def opened(data: bytes):
    return load_workbook(io.BytesIO(data))


def rows(sheet, top: int = 1) -> list[dict[str, object]]:
    """The rows of a list by its heads; empty rows left out."""
    lines = list(sheet.iter_rows(min_row=top, values_only=True))
    heads = [str(head) for head in lines[0] if head is not None]
    return [
        dict(zip(heads, line, strict=False))
        for line in lines[1:]
        if any(v is not None for v in line)
    ]


def below(sheet, first: str, length: int) -> list[tuple[object, ...]]:
    """The rows under the head whose first cell says so."""
    top = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == first)
    return list(sheet.iter_rows(min_row=top + 1, max_row=top + length, values_only=True))


def share(value) -> float | str:
    return value[0] * 1000 // value[1] / 1000 if value else "—"


def figures_of(figures) -> list[object]:
    """A line of figures as the workbook has it: six counts, then each rate and what it was cut from."""
    verdicts = figures["by_verdict"]
    shown = [verdicts[key] for key in ("met", "met_late", "overdue", "undetermined")]
    line: list[object] = [figures["due"], *shown, figures["due"] - sum(shown)]
    for key in ("disclosed", "on_time", "conforming"):
        value = figures[key]
        line += [share(value), f"{value[0]}/{value[1]}" if value else "无可计"]
    return line


def day(value) -> str | None:
    assert value is None or isinstance(value, datetime)
    return value.date().isoformat() if value else None


@pytest.mark.parametrize("month", ["2026-01", "2026-07", "2026-10"])
def test_it_says_the_numbers_of_the_json(demo, made, report, month):
    data, book = report(month).data, opened(made(month))
    assert book.sheetnames == SHEETS
    front = book["总览"]
    assert front["A1"].value == f"{data['organisation']}{data['title']}"
    texts = {cell.value for row in front.iter_rows(max_col=1) for cell in row}
    assert {data["opening"], "".join(data["overall"])} <= texts
    for line, point in zip(below(front, "月份", 12), data["trend"], strict=True):
        assert line[0] == point["month"]
        expected = (
            figures_of(point["figures"]) if point["figures"] else ["起始日以前", *[None] * 11]
        )
        assert list(line[1:13]) == expected
    offices = below(front, "科室", len(data["by_office"]))
    channels = below(book["分类情况"], "公开形式", len(data["by_channel"]))
    duties = below(book["分类情况"], "职责", len(data["by_responsibility"]))
    for lines, key in (
        (offices, "by_office"),
        (channels, "by_channel"),
        (duties, "by_responsibility"),
    ):
        assert [list(line[:15]) for line in lines] == [
            [e["name"], e["items"], *figures_of(e["figures"]), e["problems"]] for e in data[key]
        ]
    now, before = data["figures"], data["previous"]
    told = {line[0]: line[1:5] for line in below(front, "指标", 23)}
    for verdict, word in VERDICT_WORDS.items():
        last = before["by_verdict"][verdict] if before else None
        assert told[word] == (now["by_verdict"][verdict], None, last, None)
    for word, key in (
        ("应公开", "due"),
        ("上月末结转", "carried"),
        ("到期日暂定，不计入比率", "provisional"),
        ("形式或内容与目录不符", "nonconforming"),
    ):
        assert told[word][::2] == (now[key], before[key] if before else None)
    assert told["公开率"][0] == share(now["disclosed"])
    side = {row[6]: row[7] for row in front.iter_rows(values_only=True) if isinstance(row[6], str)}
    for state, count in data["items"].items():
        assert side[STATE_WORDS[state]] == count
    for severity, count in data["problems_by_severity"].items():
        assert side[SEVERITY_WORDS[severity]] == count


def test_the_lists_hold_every_row_with_real_dates(demo, made, report):
    data, book = report("2026-10").data, opened(made("2026-10"))
    problems = rows(book["问题清单"])
    assert len(problems) == len(data["problems"]) > 10
    for row, each in zip(problems, data["problems"], strict=True):
        assert (row["序号"], row["编号"], row["问题"]) == (
            each["number"],
            each["code"],
            each["message"],
        )
        assert (day(row["应公开"]), day(row["实际公开"])) == (each["due"], each["published"])
        assert (row["逾期（工作日）"], row["逾期（天）"]) == (
            (None, None)
            if each["verdict"] == "undetermined"
            else (each["workdays_late"], each["days_late"])
        )
        assert row["文件"] == "；".join((each["file"], *each["mentions"]))
        assert row["行"] == each["line"]
        assert row["网址"] == each["url"]
    tasks = rows(book["整改台账"])
    assert [(row["序号"], day(row["期限"]), row["整改状态"]) for row in tasks] == [
        (e["number"], e["deadline"], "未整改") for e in data["rectification"]["tasks"]
    ]
    assert {(row["责任人"], row["完成日期"], row["备注"]) for row in tasks} == {(None, None, None)}
    assert [day(row["应公开"]) for row in rows(book["到期提醒"])] == [
        e["due"] for e in data["reminders"]
    ]
    overview = rows(book["一览表"])
    assert [(row["事项"], row["已公开"], row["本月应公开"], row["问题"]) for row in overview] == [
        (int(e["item"]), e["publications"], e["due"], e["problems"]) for e in data["overview"]
    ]
    assert len(overview) == 157
    assert [list(row.values()) for row in rows(book["口径说明"])] == [
        [e["name"], e["text"]] for e in data["method"]
    ]
    for name in ("问题清单", "到期提醒", "整改台账"):
        for line in book[name].iter_rows():
            for cell in line:
                if isinstance(cell.value, date):
                    assert cell.number_format == "yyyy-mm-dd"


def test_the_ledger_has_words_on_the_ground_of_the_legend(demo, made, report):
    data, sheet = report("2026-10").data, opened(made("2026-10"))["台账"]
    legend = {
        cell.value: cell.fill.fgColor.rgb
        for cell in sheet[1]
        if cell.value in VERDICT_WORDS.values()
    }
    assert legend == {VERDICT_WORDS[verdict]: f"FF{colour}" for verdict, colour in COLOURS.items()}
    assert [cell.value for cell in sheet[2]][3:] == data["ledger"]["months"]
    for line, row in zip(sheet.iter_rows(min_row=3), data["ledger"]["rows"], strict=True):
        assert line[0].value == int(row["item"])
        for shown, cell in zip(line[3:], row["cells"], strict=True):
            if cell is None:
                assert shown.value is None
                continue
            word, *rest = shown.value.split("\n")
            count = f"×{cell['count']}" if cell["count"] > 1 else ""
            assert word == f"{VERDICT_WORDS[cell['verdict']]}{count}"
            assert shown.fill.fgColor.rgb == legend[VERDICT_WORDS[cell["verdict"]]]
            assert any(part.startswith("应") for part in rest) == bool(cell["due"])
            assert any(part.startswith("实") for part in rest) == bool(cell["published"])


def test_heads_stay_filters_stand_and_pages_fit(demo, made):
    book = opened(made("2026-10"))
    for name, frozen in {"问题清单": "A2", "台账": "C3", "整改台账": "A2", "一览表": "A2"}.items():
        sheet = book[name]
        assert sheet.freeze_panes == frozen
        assert sheet.auto_filter.ref.startswith(f"A{int(frozen[1:]) - 1}:")
        assert sheet.print_title_rows == f"${int(frozen[1:]) - 1}:${int(frozen[1:]) - 1}"
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # one is what is not written
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    widths = book["一览表"].column_dimensions
    assert widths["D"].width >= 30  # 信息类别: two for a Chinese character, up to its most
    assert widths["I"].width < 12
    assert book["一览表"]["B2"].alignment.wrap_text


def test_the_status_is_chosen_and_the_day_is_a_date(demo, made):
    sheet = opened(made("2026-10"))["整改台账"]
    found = {each.type: each for each in sheet.data_validations.dataValidation}
    last = sheet.max_row
    assert found["list"].formula1 == '"未整改,整改中,已整改"'
    assert str(found["list"].sqref) == f"I2:I{last}"
    assert str(found["date"].sqref) == f"K2:K{last}"
    assert sheet["K2"].number_format == "yyyy-mm-dd"
    assert sheet["I1"].value == "整改状态"
    assert sheet["K1"].value == "完成日期"


def test_two_charts_draw_the_cells_of_the_overview(demo, made, report):
    data = report("2026-10").data
    with zipfile.ZipFile(io.BytesIO(made("2026-10"))) as parts:
        charts = [parts.read(f"xl/charts/chart{n}.xml").decode() for n in (1, 2)]
    front = opened(made("2026-10"))["总览"]
    for chart, heads, key in ((charts[0], "月份", "trend"), (charts[1], "科室", "by_office")):
        top = next(row[0].row for row in front.iter_rows(max_col=1) if row[0].value == heads) + 1
        end = top + len(data[key]) - 1
        assert f"总览!$A${top}:$A${end}" in chart
        spans = set(re.findall(r"<c:f>总览!\$[B-O]\$(\d+):\$[B-O]\$(\d+)</c:f>", chart))
        assert spans == {(str(top), str(end))}
    assert "<c:barChart>" in charts[0]
    assert "<c:lineChart>" in charts[0]


def test_the_same_bytes_at_another_hour(demo, made, monkeypatch):
    first = made("2026-10")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert made("2026-10") == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {each.date_time[:3] for each in parts.infolist()} == {(1980, 1, 1)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-10-31T00:00:00Z"}


def test_no_cell_is_a_formula_whatever_people_typed(project, made):
    names = "".join(f"  {json.dumps(title)}: ['{n}']\n" for n, title in enumerate(HOSTILE, 5))
    project.more = f"offices:\n{names}"
    project.lay(
        "".join(
            f"- {{item: {item}, title: {json.dumps(title)}, formed: {formed}}}\n"
            for item, formed in (
                ("5", "2026-09-10"),
                ("7", "2026-10-20"),
                (json.dumps("=1+1"), "2026-09-01"),
            )
            for title in HOSTILE
        )
    )
    data = made("2026-10")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not re.search(r"<f[ >]", parts.read(name).decode())
    book = opened(data)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    texts = {cell.value for cell in cells}
    for title in HOSTILE:
        assert any(plain(title) in str(text) for text in texts), title
    starts = [
        cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in set("=+-@")
    ]
    assert {cell.value for cell in starts} >= {"=1+1", *HOSTILE[:4]}
    assert all(cell.quotePrefix for cell in starts)


def test_only_addresses_of_the_web_are_links(project, made):
    good, long = (
        "https://www.example.gov.cn/a?b=c&d=1#e",
        "https://www.example.gov.cn/" + "a" * 2080,
    )
    grown = "https://www.example.gov.cn/" + "[" * 700
    assert len(grown) < LONGEST_LINK
    named, loud = "https://www.gov.cn@evil.example/#x", "HTTPS://www.example.gov.cn/A#1"
    bad = (
        grown,
        named,
        "javascript:alert(1)",
        "file:///etc/passwd",
        "internal:总览!A1",
        long,
        "www.example.cn",
    )
    project.lay(
        "".join(
            f"- {{item: 7, title: 第{n}件, formed: 2026-09-01, published: 2026-10-20,"
            f" channel: 社区居务公开栏, url: {json.dumps(url)}}}\n"
            for n, url in enumerate((good, loud, *bad))
        )
    )
    book = opened(made("2026-10"))
    links = [
        cell.hyperlink
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.hyperlink
    ]
    assert {f"{each.target}#{each.location}" for each in links} == {good, loud}
    shown = {row["网址"] for row in rows(book["问题清单"])}
    assert {good, loud, long, grown, named} <= shown


def test_a_text_longer_than_a_cell_is_cut_with_a_mark(project, made):
    project.lay(f"- {{item: 7, title: {'长' * 40_000}, formed: 2026-10-20}}\n")
    texts = [
        str(cell.value) for line in opened(made("2026-10"))["到期提醒"].iter_rows() for cell in line
    ]
    cut = [text for text in texts if text.startswith("长")]
    assert [len(text) for text in cut] == [LONGEST_TEXT]
    assert cut[0].endswith("…")


def test_without_problems_there_is_the_praise(project, made, report):
    project.start = "2026-10-01"
    project.lay("# 没有记录\n")
    data, book = report("2026-10").data, opened(made("2026-10"))
    assert book["问题清单"]["A2"].value == data["praise"]
    assert book["整改台账"]["A2"].value == "没有需要整改的问题。"
    assert not book["整改台账"].data_validations.dataValidation
    assert data["praise"] in {row[0].value for row in book["总览"].iter_rows(max_col=1)}


def test_corrections_of_a_signed_month_have_their_sheet(project, made, report):
    """
    - {item: 5, title: 甲, formed: 2026-08-10}
    """
    project.lay()
    assert report("2026-09", "--freeze").code == 0
    project.lay({"late.yaml": "- {item: 5, title: 乙, formed: 2026-09-01}\n"})
    data, book = report("2026-10").data, opened(made("2026-10"))
    changes = data["comparison"]["changes"]
    assert {"duty", "problem", "figure"} <= {each["sort"] for each in changes}
    assert [row["内容"] for row in rows(book["更正"])] == [each["name"] for each in changes]
    assert book.sheetnames == [*SHEETS, "更正"]
