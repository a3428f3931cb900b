"""The Word form: laid out by GB/T 9704-2012, the numbers of the JSON, the same bytes, nobody's markup."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.cli import entry
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.docx.docx_context import running
from gongkai_cli.outputs.docx.report import shipped
from gongkai_cli.outputs.docx.reproducible_zip import parts_of, write_reproducible_zip
from gongkai_cli.outputs.escaping import line as plain

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
HOSTILE = (
    '{{ 7*7 }} {% for %} {_{ x }_} {_% y %_} <w:p/> </w:t> & &amp; ]]> =cmd() "“’ {#z#} &#123;'
    "\n\t\a\x0b\x1b[31m\ufffe\u202e"
)
ENDING = "收尾"


@pytest.fixture
def made(report, tmp_path):
    """The bytes of the Word file of a month."""

    def make(month: str, *options: str, as_of: str | None = None) -> bytes:
        out = tmp_path / "out"
        run = report(month, "--output-dir", str(out), *options, form="docx", as_of=as_of)
        assert run.code == 0, run.err
        assert run.out == ""
        return next(out.glob(f"{month}-通报*.docx")).read_bytes()

    return make


def opened(data: bytes):
    return Document(io.BytesIO(data))


def text_of(element) -> str:
    """The text of a part of the body; a hyphen that ends no line is a hyphen."""
    nodes = element.iter(qn("w:t"), qn("w:noBreakHyphen"))
    return "".join("-" if node.tag == qn("w:noBreakHyphen") else node.text or "" for node in nodes)


def said(document) -> str:
    """Every text of the body, paragraphs and cells in their order."""
    return "\n".join(text_of(paragraph) for paragraph in document.element.body.iter(qn("w:p")))


def tables(document) -> dict[str, list[list[list[str]]]]:
    """The tables by their head row, joined, each as rows of texts."""
    found: dict[str, list[list[list[str]]]] = {}
    for table in document.tables:
        rows = [
            [text_of(cell) for cell in row.findall(qn("w:tc"))]
            for row in table._tbl.findall(qn("w:tr"))
        ]
        found.setdefault("".join(rows[0]), []).append(rows)
    return found


def table(document, *heads: str) -> list[list[str]]:
    """The rows, without the head, of the one table whose head begins so."""
    found = [each for head, some in tables(document).items() for each in some
             if head.startswith("".join(heads))]  # fmt: skip
    assert len(found) == 1, [len(found), heads, list(tables(document))]
    return found[0][1:]


def rate(value) -> str:
    return f"{format_percent(tuple(value))}（{value[0]}/{value[1]}）" if value else "无可计"


def line_of(figures) -> list[str]:
    verdicts = figures["by_verdict"]
    shown = [verdicts[key] for key in ("met", "met_late", "overdue", "undetermined")]
    numbers = [figures["due"], *shown, figures["due"] - sum(shown)]
    rates = [rate(figures[key]) for key in ("disclosed", "on_time", "conforming")]
    return [*map(str, numbers), *rates]


def test_margins_fonts_and_lines_of_the_standard(demo, made):
    document = opened(made("2026-10"))
    tall, broad = document.sections
    assert (round(tall.page_width.mm), round(tall.page_height.mm)) == (210, 297)
    edges = (tall.top_margin, tall.bottom_margin, tall.left_margin, tall.right_margin)
    assert [round(edge.mm) for edge in edges] == [37, 35, 28, 26]
    assert broad.orientation == WD_ORIENT.LANDSCAPE
    assert (round(broad.page_width.mm), round(broad.page_height.mm)) == (297, 210)
    styles = document.styles
    body, title = styles["公文正文"], styles["Title"]
    assert (body.font.size.pt, title.font.size.pt) == (16, 22)

    def far_eastern(name: str) -> str:
        return styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))

    assert far_eastern("公文正文") == "仿宋_GB2312"
    assert far_eastern("Title") == "方正小标宋简体"
    assert far_eastern("Heading 1") == "黑体"
    assert far_eastern("Heading 2") == "楷体_GB2312"
    indent = body.element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"
    # 22 lines on 225 mm, 28 characters on 156 mm
    spacing = styles["Normal"].element.pPr.find(qn("w:spacing"))
    assert spacing.get(qn("w:lineRule")) == "exact"
    line = int(spacing.get(qn("w:line"))) / 20
    room = (297 - 37 - 35) / 25.4 * 72
    assert 22 * line <= room < 23 * line
    assert room - 22 * line < 2
    character = 16 + int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    width = (210 - 28 - 26) / 25.4 * 72
    assert 28 * character <= width < 29 * character
    instead = parts_of(made("2026-10"))["word/fontTable.xml"].decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in instead


def test_headings_addressee_and_signature_in_their_order(demo, made):
    document = opened(made("2026-10"))
    paragraphs = [(p.style.name, p.text) for p in document.paragraphs]
    organisation = "北京市西城区示例街道办事处"
    assert paragraphs[0] == ("Title", f"{organisation}\n2026年10月份政务公开工作情况的通报")
    texts = [text for _, text in paragraphs]
    assert texts[2] == "各科室："
    headings = [text for name, text in paragraphs if name == "Heading 1"]
    assert headings == [
        "一、总体情况", "二、存在问题", "三、分类情况", "四、台账", "五、下月到期提醒", "六、整改要求",
    ]  # fmt: skip
    seconds = [text for name, text in paragraphs if name == "Heading 2"]
    assert seconds == [
        "（一）本月问题（3处）", "（二）此前遗留，尚未整改（11处）",
        "（三）登记问题（现有全部登记，不限本月）（5处）",
        "（四）经批准暂不计入（2处）", "（一）按科室", "（二）按公开形式", "（三）按职责",
    ]  # fmt: skip
    sender = texts.index(organisation)
    assert paragraphs[sender + 1] == ("公文日期", "2026年10月31日")
    assert "特此通报。" in texts[:sender]
    assert [text for name, text in paragraphs if name == "公文附件"] == [
        f"附件{number}" for number in range(1, 6)
    ]
    assert not re.search(r"\{\{|\}\}|\{%|%\}|None|True|False", said(document))


def test_page_numbers_between_dashes_outside(demo, made):
    document = opened(made("2026-10"))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, "right", "right"),
        (section.even_page_footer, "left", "left"),
    ):
        paragraph = footer.paragraphs[0]._p
        assert "".join(t.text for t in paragraph.iter(qn("w:t"))) == "— 1 —"
        assert paragraph.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
        assert paragraph.pPr.find(qn("w:jc")).get(qn("w:val")) == align
        assert paragraph.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"
    footer_style = document.styles["footer"]
    assert footer_style.font.size.pt == 14
    assert footer_style.font.name == "宋体"
    assert len(document.sections) == 2
    assert round(document.sections[1].footer_distance.mm) > 0


def test_every_table_repeats_its_head_and_splits_no_row(demo, made):
    document = opened(made("2026-10"))
    assert len(document.tables) == 10
    for each in document.tables:
        rows = each._tbl.findall(qn("w:tr"))
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        grid = [int(column.get(qn("w:w"))) for column in each._tbl.tblGrid]
        wide = round(sum(grid) / 1440 * 25.4)
        assert wide in (156, 225)


@pytest.mark.parametrize("month", ["2026-01", "2026-07", "2026-10"])
def test_it_says_the_numbers_of_the_json(demo, made, report, month):
    data, document = report(month).data, opened(made(month))
    text = said(document)
    assert running("".join(data["overall"])) in text
    assert running(data["opening"]) in text
    trend = table(document, "月份", "应公开")
    for row, point in zip(trend, data["trend"], strict=True):
        assert row[0] == point["month"]
        expected = line_of(point["figures"]) if point["figures"] else ["—"] * 9
        assert row[1:] == expected
    for name, key in (
        ("科室", "by_office"),
        ("公开形式", "by_channel"),
        ("职责", "by_responsibility"),
    ):
        shown = [row for row in data[key] if row["figures"]["due"] or row["problems"]]
        if not shown:
            continue
        rows = table(document, name, "事项", "应公开")
        assert rows == [
            [plain(e["name"]), str(e["items"]), *line_of(e["figures"]), str(e["problems"])]
            for e in shown
        ]
    if data["problems"]:
        rows = [row for row in table(document, "序号", "级别", "编号") if len(row) > 1]
        listed = sorted(data["problems"], key=lambda e: e["waived_by"] is not None)
        assert [(row[0], row[2], row[4]) for row in rows] == [
            (str(e["number"]), e["code"], e["message"]) for e in listed
        ]
        assert [row[5] for row in rows] == [e["due"] or "—" for e in listed]
        assert [row[6] for row in rows] == [e["published"] or "—" for e in listed]
        tasks = table(document, "序号", "问题序号", "科室")
        assert [row[:2] for row in tasks] == [
            [str(e["number"]), str(e["problem"])] for e in data["rectification"]["tasks"]
        ]
        assert {row[5] for row in tasks} == {data["rectification"]["deadline"]}
    overview = table(document, "事项", "职责")
    assert [(row[0], int(row[8]), int(row[9]), int(row[11])) for row in overview] == [
        (e["item"], e["publications"], e["due"], e["problems"]) for e in data["overview"]
    ]
    filled = [row for row in data["ledger"]["rows"] if any(row["cells"])]
    for row, shown in zip(filled, table(document, "事项", *data["ledger"]["months"]), strict=True):
        for cell, words in zip(row["cells"], shown[1:], strict=True):
            assert words.startswith(VERDICT_WORDS[cell["verdict"]] if cell else "")
            assert bool(words) == bool(cell)
            if cell and cell["count"] > 1:
                assert f"×{cell['count']}" in words
            if cell and cell["due"]:
                assert f"应{cell['due'][5:]}" in words
    if data["reminders"]:
        assert len(table(document, "应公开", "事项")) == len(data["reminders"])
    notes = table(document, "项目", "口径")
    assert notes == [[e["name"], e["text"]] for e in data["method"]]


def test_a_verdict_has_a_ground_and_its_words(demo, made):
    document = opened(made("2026-10"))
    grid = next(t for t in document.tables if t.rows[0].cells[1].text == "2025-11")
    grounds: dict[str, set[str]] = {}
    for cell in grid._tbl.iter(qn("w:tc")):
        shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        words = next((t.text for t in cell.iter(qn("w:t")) if t.text), "")
        if shade is not None:
            order = [child.tag.split("}")[1] for child in cell.find(qn("w:tcPr"))]
            assert order == ["tcW", "shd", "vAlign"]
            grounds.setdefault(words.split("×")[0], set()).add(shade.get(qn("w:fill")))
    assert grounds[""] == {"auto"}
    assert {len(colours) for colours in grounds.values()} == {1}
    assert {"按期公开", "逾期公开", "逾期未公开", "无法判定", "零报告"} <= set(grounds)


def test_the_same_bytes_at_another_hour(demo, made, monkeypatch):
    first = made("2026-10")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert made("2026-10") == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-10-31T00:00:00Z"}
    assert "rsid" not in "".join(part.decode() for part in parts_of(first).values())


def test_what_people_typed_comes_out_as_typed(project, made, report):
    title = json.dumps(HOSTILE + ENDING)
    office = json.dumps(HOSTILE[:60])
    project.more = f"offices: {{{office}: ['5', '7']}}\n"
    project.lay(
        f"- {{item: 5, title: {title}, formed: 2026-09-10}}\n"
        f"- {{item: 7, title: {title}, formed: 2026-10-20}}\n"
        "- {item: 7, title: 乙, formed: 2026-09-10, published: 2026-09-11, "
        f"channel: {title}}}\n"
    )
    data = report("2026-10").data
    told = [each for each in data["problems"] if ENDING in each["message"]]
    assert len(told) >= 2
    document = opened(made("2026-10"))
    text = said(document)
    for each in told:
        assert running(plain(each["message"])) in text
    assert any(
        plain(HOSTILE) in each["title"] or HOSTILE in each["title"] for each in data["reminders"]
    )
    assert plain(HOSTILE[:60]) in text
    assert "{_{ x }_} {_% y %_} <w:p/> </w:t> & &amp; ]]>" in text


def test_without_problems_there_is_the_praise_and_no_empty_table(project, made, report):
    project.start = "2026-10-01"
    project.lay("# 没有记录\n")
    data = report("2026-10").data
    assert data["praise"]
    document = opened(made("2026-10"))
    assert said(document).count(data["praise"]) == 1
    assert all(len(each.rows) > 1 for each in document.tables)
    assert "本月没有需要整改的问题。" in said(document)
    annexes = [p.text for p in document.paragraphs if p.style.name == "公文附件"]
    assert annexes == [f"附件{n}" for n in range(1, len(annexes) + 1)]
    assert not {"存在问题清单", "整改台账"} & {p.text for p in document.paragraphs}


def test_an_office_is_addressed_itself(demo, made):
    texts = [p.text for p in opened(made("2026-10", "--office", "民政科")).paragraphs]
    assert texts[1:4] == ["（民政科）", "", "民政科："]


def test_a_long_list_of_problems_is_whole_in_the_annex(project, made, report):
    project.lay("".join(f"- {{item: 5, title: 第{n}件, formed: 2026-09-10}}\n" for n in range(70)))
    data = report("2026-10").data
    late = [each for each in data["problems"] if "件" in each["title"]]
    assert len(late) == 70
    group = [each for each in data["problems"] if each["group"] == late[0]["group"]]
    document = opened(made("2026-10"))
    assert f"其余{len(group) - 30}处见附件1。" in said(document)
    rows = [row for row in table(document, "序号", "级别", "编号") if len(row) > 1]
    assert len(rows) == len(data["problems"])


# templates of an office's own


@pytest.fixture
def changed(tmp_path):
    """The shipped template with some of its text replaced, as a file."""

    def change(old: str, new: str) -> Path:
        parts = parts_of(shipped())
        body = parts["word/document.xml"].decode()
        assert old in body
        path = tmp_path / "本单位模板.docx"
        path.write_bytes(
            write_reproducible_zip({**parts, "word/document.xml": body.replace(old, new).encode()})
        )
        return path

    return change


def test_the_template_is_fresh(capsys, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location(
        "build_report_template", ROOT / "scripts/build_report_template.py"
    )
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main(["--check"]) == 0, capsys.readouterr().out


def test_an_exported_template_gives_the_same_report(demo, made, tmp_path, capsys):
    path = tmp_path / "改/通报模板.docx"
    assert entry.run(["report", "--export-template", str(path)]) == 0
    assert made("2026-10", "--template", str(path)) == made("2026-10")
    assert "{{ 标题 }}" in said(Document(path))
    before = path.read_bytes()
    assert entry.run(["report", "--export-template", str(path)]) == 2
    assert "已存在" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert entry.run(["report", "--export-template", str(tmp_path / "模板.doc")]) == 2
    assert not (tmp_path / "模板.doc").exists()


def test_a_changed_template_is_followed(demo, made, changed):
    template = changed("{{ 主送 }}：", "各社区居委会、{{ 主送 }}：")
    document = opened(made("2026-10", "--template", str(template)))
    assert document.paragraphs[2].text == "各社区居委会、各科室："


def test_a_template_saved_by_word_with_split_runs_still_works(demo, made, changed):
    template = changed(
        "{{ 主送 }}：",
        "{</w:t></w:r><w:r><w:t>{ 主</w:t></w:r><w:r><w:t>送 }</w:t></w:r><w:r><w:t>}：",
    )
    document = opened(made("2026-10", "--template", str(template)))
    assert document.paragraphs[2].text == "各科室："


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ 主送 }}", "{{ 收件人 }}", "用了没有的名称“收件人”"),
        ("{{ 主送 }}", "{% if 分册 %}{{ 收件人 }}{% endif %}", "用了没有的名称“收件人”"),
        ("{{ 主送 }}", "{{ 台账.总数 }}", "用了没有的名称“总数”"),
        ("{{ 主送 }}", "{{ 主送 ", "第6段“{{ 主送 ：”：“{{ 主送 ：”没有写完，缺少“}}”"),
        ("{{ 主送 }}", "{% if 科室 %}{{ 主送 }}", "“{% if 科室 %}”没有配对的 {% endif %}"),
        ("{{ 主送 }}", "{{ 主送|safe }}", "没有“safe”这个过滤器"),
        ("{{ 主送 }}", "{{ 1 / 0 }}", "算不出来"),
        ("{{ 主送 }}", "{{ 主送.__class__.__mro__ }}", "用了"),
        ("{{ 主送 }}", "{% include 'x' %}", "不是认得的标记"),
        ("{%p endif %}", "{% endif %}", "不配对：p、tr 等应相同"),
        ("{{ 主送 }}", "{% if 科室 %}</w:t></w:r></w:p>{% endif %}<w:p><w:r><w:t>", "没有配对"),
        (
            "{{ 主送 }}",
            "现将{ 月份 }}政务公开",
            "第6段“现将{ 月份 }}政务公开：”：“现将{ 月份 }}政务公开：”不是写全的标记",
        ),
        ("{{ 主送 }}", "现将{{ 月份 }政务公开", "没有写完"),
        ("{{ 主送 }}", "现将{ 月份 }政务公开", "不是写全的标记"),
        ("{{ 主送 }}", "｛｛ 月份 ｝｝", "不是写全的标记，应为半角的"),
        ("{{ 主送 }}", "{％ if 科室 ％}", "不是写全的标记"),
        (
            "{{ 主送 }}",
            "{{ 月份 | 大写 }}",
            "第6段“{{ 月份 | 大写 }}：”：“{{ 月份 | 大写 }}”写错了：没有“大写”这个过滤器",
        ),
        ("{{ 主送 }}", "{% if 科室 %}甲{% endif }", "“{% endif }：”没有写完，缺少“%}”"),
        ("{{ 主送 }}", "{% endif %}", "“{% endif %}”没有配对的 {% if … %}"),
        ("{{ 主送 }}", "{% for 句 in 提示 %}{% endif %}", "没有配对的 {% if … %}"),
        ("{{ 主送 }}", "{% else %}", "不在 if、for 之内"),
        ("{{ 主送 }}", "{% if 科室 %}{% elif %}{% endif %}", "“{% elif %}”写错了"),
        ("{{ 主送 }}", "{% 如果 科室 %}", "“{% 如果 科室 %}”不是认得的标记"),
        ("{{ 主送 }}", "{%p if 科室 %}各科室{%p endif %}", "应独占一段"),
        ("{{ 主送 }}", "{%tr for 句 in 提示 %}{%tr endfor %}", "应写在表格里"),
        ("{{ 主送 }}", "{{ range(9) }}", "不能调用函数"),
        ("{{ 主送 }}", "{{ '长' * 9000000000 }}", "* 只能用于数字"),
        ("{{ 主送 }}", "{{ 9 ** 9 ** 9 ** 9 }}", "只能用名称、for、if"),
        ("{{ 主送 }}", "{% set 长 = 主送 ~ 主送 %}", "不是认得的标记"),
        ("{{ 主送 }}", "{% for a in 一览表 %}" * 4 + "{% endfor %}" * 4, "循环太多"),
        (
            "{{ 主送 }}",
            "{</w:t></w:r><w:r><w:t>{ 主</w:t></w:r><w:r><w:t>送 }",
            "“{{ 主送 }：”没有写完",
        ),
    ],
)
def test_a_broken_template_stops_before_anything_is_written(
    demo, report, changed, tmp_path, old, new, told
):
    template, out = changed(old, new), tmp_path / "out"
    run = report("2026-10", "--template", str(template), "--freeze", "-o", str(out), form="md,docx")
    assert run.code == 2, run.err
    assert told in run.err
    assert "本单位模板.docx" in run.err
    assert "用 gongkai report --export-template" in run.err
    assert not re.search(r"(?i)undefined|expected|error|jinja|unexpected", run.err)
    assert run.out == ""
    assert not out.exists()
    assert not (demo.root / "reports").exists()


BOX = (
    '<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>'
    "<w:p><w:r><w:t>{{ 月份 </w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
)
FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:footnote><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("word/footer1.xml", "</w:p>", "<w:r><w:t>{{ 单位 </w:t></w:r></w:p>", "页脚第1段"),
        ("word/document.xml", "<w:sectPr", f"{BOX}<w:sectPr", "段“{{ 月份”：“{{ 月份 ”没有写完"),
        ("word/footnotes.xml", "", FOOTNOTES.format("{{ 单位 ", ""), "脚注第1段"),
        ("word/endnotes.xml", "", FOOTNOTES.format("{{ 单位 }}", ""), "尾注里的标记不会被填写"),
    ],
)
def test_every_part_of_a_template_is_read(demo, report, tmp_path, part, old, new, told):
    parts = parts_of(shipped())
    before = parts.get(part, b"").decode()
    path = tmp_path / "模板.docx"
    at = before.rindex(old) if old else 0
    after = before[:at] + new + before[at + len(old) :]
    path.write_bytes(write_reproducible_zip({**parts, part: after.encode()}))
    run = report("2026-10", "--template", str(path), "-o", str(tmp_path / "out"), form="docx")
    assert (run.code, told in run.err) == (2, True), run.err
    assert not (tmp_path / "out").exists()


def test_an_unknown_name_is_told_with_its_paragraph(demo, report, changed):
    template = changed("{{ 主送 }}", "{{ 收件人 }}")
    run = report("2026-10", "--template", str(template), form="docx")
    assert "用了没有的名称“收件人”（第6段“{{ 收件人 }}：”）" in run.err


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        b"\xd0\xcf\x11\xe0 an old .doc",
        write_reproducible_zip({"a.txt": b"x"}),
        write_reproducible_zip({**parts_of(shipped()), "word/document.xml": b"<w:document>"}),
        write_reproducible_zip({**parts_of(shipped()), "[Content_Types].xml": b"<x/>"}),
        shipped()[:2000],
    ],
)
def test_what_is_no_word_file_is_said_so(demo, report, tmp_path, data):
    path = tmp_path / "坏.docx"
    path.write_bytes(data)
    run = report("2026-10", "--template", str(path), "-o", str(tmp_path / "out"), form="docx")
    assert run.code == 2, run.err
    assert "不是 Word 文档（.docx）" in run.err
    assert not (tmp_path / "out").exists()


def test_a_template_that_is_not_there_or_not_asked_for(demo, report, tmp_path):
    run = report("2026-10", "--template", str(tmp_path / "没有.docx"), form="docx")
    assert run.code == 2
    assert "没有这个文件" in run.err
    (tmp_path / "模板.docx").write_bytes(shipped())
    run = report("2026-10", "--template", str(tmp_path / "模板.docx"), form="md")
    assert run.code == 2
    assert "--template 只用于 docx" in run.err


def test_days_in_sentences_are_written_out_and_stay_whole_in_tables(demo, made):
    document = opened(made("2026-11", as_of="2026-11-20"))
    assert document.paragraphs[0].text.endswith("（截至2026年11月20日）")
    body = [p.text for p in document.paragraphs if p.style.name in ("公文正文", "公文提示")]
    assert any("2026年11月20日" in text for text in body)
    for text in body:
        if "写成 " not in text:  # what to write in a record
            assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.sub(r"“[^”]*”", "", text)), text
    for node in document.element.body.iter(qn("w:t")):
        assert not re.fullmatch(r"[^0-9]*[0-9]{4}-[0-9]{2}-[0-9]{2}[^0-9]*", node.text or "")


def test_the_trend_and_the_end_are_kept_together(demo, made):
    document = opened(made("2026-10"))
    trend = next(t for t in document.tables if t.rows[0].cells[0].text == "月份")
    for paragraph in trend._tbl.iter(qn("w:p")):
        assert paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    texts = [p.text for p in document.paragraphs]
    first, last = texts.index("特此通报。"), texts.index("2026年10月31日")
    assert all(
        p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next
        for p in document.paragraphs[first:last]
    )
    assert [text for text in texts if re.match("(附件：|　　　)[0-9]．", text)] == [
        "附件：1．存在问题清单",
        "　　　2．公开情况台账（事项×月份）",
        "　　　3．公开事项一览表",
        "　　　4．整改台账",
        "　　　5．口径说明",
    ]


def test_who_approved_a_waiver_is_told_and_no_mend_asked(demo, made, report):
    data, document = report("2026-10").data, opened(made("2026-10"))
    waived = [each for each in data["problems"] if each["waived_by"]]
    rows = {row[0]: row for row in table(document, "序号", "级别", "编号") if len(row) > 1}
    assert waived
    for each in waived:
        assert rows[str(each["number"])][-1].startswith("经批准暂不计入：批准人")
        assert "waivers.yaml" not in rows[str(each["number"])][-1]
    text = "\n".join(p.text for p in document.paragraphs)
    assert text.count("经批准暂不计入：批准人") == len(waived)
