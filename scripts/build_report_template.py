"""The layout of GB/T 9704-2012 → `src/gongkai_cli/reports/monthly.docx`; `--check` compares instead of writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from gongkai_cli.reports.parcel import parcel, parts_of

TARGET = Path(__file__).resolve().parent.parent / "src/gongkai_cli/reports/monthly.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

FANG, HEI, KAI, BIAO, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
INSTEAD = {FANG: "仿宋", KAI: "楷体", HEI: "SimHei", BIAO: "华文中宋", SONG: "SimSun"}
"""The same face under the name that other systems know it by."""
LATIN = "Times New Roman"

WIDE_MM, NARROW_MM = 225, 156
"""The text area of A4 with the standard's margins: its long and its short side."""
LINE = 579
"""225 mm in 22 lines, in twentieths of a point."""
SQUEEZE = -5
"""156 mm in 28 characters of 16 points: what each gives up, in twentieths of a point.

As spacing of the text, not as a character grid: LibreOffice gives a character that is wider than a
cell of the grid two cells.
"""
BODY_SIZE = 16
TALL = {"top": 37, "bottom": 35, "left": 28, "right": 26}
BROAD = {"top": 28, "bottom": 26, "left": 35, "right": 37}
"""The page turned: its left edge lies on top."""

Column = tuple[str, float, str, str]
"""Head, width in mm, `center` or `left`, and what each row says."""


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def fonts(name: str) -> str:
    latin = SONG if name == SONG else LATIN
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{name}"/>'


def style(
    ident: str,
    name: str,
    size: float,
    font: str,
    more: str = "",
    based: str = "Normal",
    bold: bool = False,
) -> str:
    """A paragraph style; the size in points."""
    half = round(size * 2)
    default = ' w:default="1"' if ident == "Normal" else ""
    parent = "" if default else f'<w:basedOn w:val="{based}"/>'
    squeeze = SQUEEZE if size == BODY_SIZE else 0
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{ident}"><w:name w:val="{name}"/>{parent}'
        f"<w:qFormat/><w:pPr>{more}</w:pPr><w:rPr>{fonts(font)}{weight}"
        f'<w:spacing w:val="{squeeze}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
    )


EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
NARROW = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
)
HEADLINE = (
    '<w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:after="160" w:line="680" w:lineRule="exact"/>'
)
KEEP = "<w:keepNext/>"
CENTRED, RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
OUTLINE = '<w:outlineLvl w:val="0"/>'


def indent_right(characters: int) -> str:
    return f'<w:ind w:rightChars="{characters * 100}" w:right="{characters * 320}"/>'


def styles() -> str:
    """Every style that the template uses, and no other."""
    made = [
        style("Normal", "Normal", BODY_SIZE, FANG, f'<w:widowControl w:val="0"/>{EXACT}<w:jc w:val="both"/>'),
        style("Title", "Title", 22, BIAO, f"{KEEP}{HEADLINE}{CENTRED}"),
        style("Subtitle", "Subtitle", BODY_SIZE, KAI, CENTRED),
        style("Heading1", "heading 1", BODY_SIZE, HEI, f"{KEEP}{INDENT}{OUTLINE}"),
        style("Heading2", "heading 2", BODY_SIZE, KAI, f'{KEEP}{INDENT}<w:outlineLvl w:val="1"/>'),
        style("Body", "公文正文", BODY_SIZE, FANG, INDENT),
        style("Caution", "公文提示", BODY_SIZE, FANG, INDENT, "Body", True),
        style("Annex", "公文附件", BODY_SIZE, HEI, KEEP),
        style("AnnexTitle", "公文附件标题", 22, BIAO, f"{KEEP}{HEADLINE}{CENTRED}{OUTLINE}"),
        style("Cell", "公文表格", 9, FANG, f'{NARROW}<w:jc w:val="left"/>'),
        style("CellHead", "公文表头", 9, HEI, f"{NARROW}{CENTRED}", "Cell"),
        style("After", "公文表后", 10.5, FANG, f"{NARROW}{INDENT}"),
        style("Sender", "公文署名", BODY_SIZE, FANG, f"{KEEP}{indent_right(2)}{RIGHT}"),
        style("Date", "公文日期", BODY_SIZE, FANG, f"{indent_right(4)}{RIGHT}"),
        style("Footer", "footer", 14, SONG, NARROW),
    ]  # fmt: skip
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}"
        '<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(made)}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="公文表格线"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{border}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style></w:styles>"
    )


def paragraph(text: str, named: str = "Body", more: str = "") -> str:
    """A paragraph of one style; a line break in the text is one on the page."""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{named}"/>{more}</w:pPr><w:r>{lines}</w:r></w:p>'
        if text
        else f'<w:p><w:pPr><w:pStyle w:val="{named}"/>{more}</w:pPr></w:p>'
    )


def tag(text: str) -> str:
    """A paragraph that only steers, and is gone from the page."""
    return paragraph("{%p " + text + " %}", "Normal")


def when(condition: str, *parts: str) -> str:
    return tag(f"if {condition}") + "".join(parts) + tag("endif")


def each(name: str, of: str, *parts: str) -> str:
    return tag(f"for {name} in {of}") + "".join(parts) + tag("endfor")


def cell(width: float, named: str, align: str, text: str, span: int = 1, more: str = "") -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    said = paragraph(text, named, f'{more}<w:jc w:val="{align}"/>')
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{merged}'
        f'<w:vAlign w:val="center"/></w:tcPr>{said}</w:tc>'
    )


def row(*cells: str, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(columns: Sequence[Column], *loops: str, group: str = "") -> str:
    """A table whose head repeats on every page; `loops` from the outside in, `group` heads the inner."""
    width = sum(each[1] for each in columns)
    grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for _, mm, _, _ in columns)
    rows = [row(*(cell(mm, "CellHead", "center", head) for head, mm, _, _ in columns), head=True)]
    for number, loop in enumerate(loops):
        if number and group:
            rows.append(row(cell(width, "CellHead", "left", group, len(columns), KEEP)))
        rows.append(row(cell(width, "Cell", "left", "{%tr for " + loop + " %}", len(columns))))
    rows.append(row(*(cell(mm, "Cell", align, text) for _, mm, align, text in columns)))
    rows += [row(cell(width, "Cell", "left", "{%tr endfor %}", len(columns)))] * len(loops)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>'
        f'<w:tblW w:w="{twips(width)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


COUNTS = ("应公开", "按期公开", "逾期公开", "逾期未公开", "无法判定", "其他")
RATES = ("公开率", "按期率", "规范率")


def figures(width: float, wide: float, rate: str) -> list[Column]:
    counts = [(name, width, "center", f"{{{{ 行.数[{n}] }}}}") for n, name in enumerate(COUNTS)]
    return [
        *counts,
        *((name, wide, "center", f"{{{{ 行.{rate.format(n)} }}}}") for n, name in enumerate(RATES)),
    ]


TREND: list[Column] = [("月份", 16.5, "center", "{{ 行.月份 }}"), *figures(11.5, 23.5, "率[{}]")]
SORTS: list[Column] = [
    ("{{ 类.列名 }}", 31, "left", "{{ 行.名称 }}"),
    ("事项", 8.5, "center", "{{ 行.事项 }}"),
    *figures(9.5, 17, "率分行[{}]|分行"),
    ("问题", 8.5, "center", "{{ 行.问题 }}"),
]
VOLUMES: list[Column] = [
    ("科室", 36, "left", "{{ 行.科室 }}"),
    ("文件", 50, "left", "{{ 行.文件 }}"),
    ("情况", 70, "left", "{{ 行.情况 }}"),
]
REMINDERS: list[Column] = [
    ("应公开", 30, "center", "{{ 行.应公开 }}"),
    ("事项", 70, "left", "{{ 行.事项 }}"),
    ("科室", 26, "center", "{{ 行.科室 }}"),
    ("时间", 30, "center", "{{ 行.时间 }}"),
]
CORRECTIONS: list[Column] = [
    ("义务", 36, "left", "{{ 行.义务 }}"),
    ("科室", 25, "center", "{{ 行.科室 }}"),
    ("更正", 95, "left", "{{ 行.更正 }}"),
]
PROBLEMS: list[Column] = [
    ("序号", 9, "center", "{{ 行.序号 }}"),
    ("级别", 9, "center", "{{ 行.级别 }}"),
    ("编号", 12, "center", "{{ 行.编号 }}"),
    ("科室", 17, "center", "{{ 行.科室 }}"),
    ("问题", 54, "left", "{{ 行.问题 }}"),
    ("应公开", 18.5, "center", "{{ 行.应公开 }}"),
    ("实际公开", 18.5, "center", "{{ 行.实际公开 }}"),
    ("逾期", 14, "center", "{{ 行.逾期 }}"),
    ("依据", 25, "left", "{{ 行.依据 }}"),
    ("位置", 23, "left", "{{ 行.位置 }}"),
    ("怎样改", 25, "left", "{{ 行.怎样改 }}"),
]
LEDGER: list[Column] = [
    ("事项", 33, "left", "{{ 行.事项 }}（{{ 行.科室 }}）"),
    *(
        (
            f"{{{{ 台账.月份[{n}] }}}}",
            16,
            "center",
            f"{{% cellbg 行.格[{n}].颜色 %}}{{{{ 行.格[{n}].各行|分行 }}}}",
        )
        for n in range(12)
    ),
]
OVERVIEW: list[Column] = [
    ("事项", 9, "center", "{{ 行.事项 }}"),
    ("职责", 44, "left", "{{ 行.职责 }}"),
    ("业务事项", 34, "left", "{{ 行.业务事项 }}"),
    ("信息类别", 38, "left", "{{ 行.信息类别 }}"),
    ("公开时限", 17, "left", "{{ 行.公开时限 }}"),
    ("公开形式", 19, "left", "{{ 行.公开形式 }}"),
    ("科室", 14, "center", "{{ 行.科室 }}"),
    ("状态", 12, "center", "{{ 行.状态 }}"),
    ("已公开", 9, "center", "{{ 行.已公开 }}"),
    ("本月应公开", 10, "center", "{{ 行.本月应公开 }}"),
    ("本月判定", 12, "left", "{{ 行.本月判定 }}"),
    ("问题", 7, "center", "{{ 行.问题 }}"),
]
TASKS: list[Column] = [
    ("序号", 10, "center", "{{ 行.序号 }}"),
    ("问题序号", 11, "center", "{{ 行.问题序号 }}"),
    ("科室", 22, "center", "{{ 行.科室 }}"),
    ("问题", 76, "left", "{{ 行.问题 }}"),
    ("整改措施", 48, "left", "{{ 行.整改措施 }}"),
    ("期限", 20, "center", "{{ 行.期限 }}"),
    ("责任人", BODY_SIZE, "center", ""),
    ("整改情况", 22, "center", ""),
]
METHOD: list[Column] = [
    ("项目", 40, "left", "{{ 行.项目 }}"),
    ("口径", 185, "left", "{{ 行.口径 }}"),
]


def section(margins: dict[str, int], landscape: bool, more: str = "") -> str:
    """A4 with margins in mm; the page number stands 7 mm below the text."""
    width, height = (297, 210) if landscape else (210, 297)
    turned = ' w:orient="landscape"' if landscape else ""
    edges = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in margins.items())
    foot = twips(margins["bottom"] - 10)
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{ident}"/>'
        for kind, ident in (("default", "rId4"), ("even", "rId5"))
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar {edges} w:header="851" w:footer="{foot}" w:gutter="0"/>{more}</w:sectPr>'
    )


def annex(number: int, title: str, *parts: str) -> str:
    """An annex on a page of its own."""
    fresh = "<w:pageBreakBefore/>" if number > 1 else ""
    return (
        paragraph(f"附件{number}", "Annex", fresh) + paragraph(title, "AnnexTitle") + "".join(parts)
    )


ANNEXES = ("存在问题清单", "公开情况台账（事项×月份）", "公开事项一览表", "整改台账", "口径说明")
PROBLEM = (
    "{{ 条.序号 }}．{{ 条.问题 }}。（{{ 条.科室 }}{% if 条.依据 %}；{{ 条.依据 }}{% endif %}）"
)
BLANK = paragraph("", "Normal")


def document() -> str:
    """The text: what a 通报 says, in its order, then the annexes on turned pages."""
    grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
    named = [
        ("附件：" if n == 1 else "　　　") + f"{n}．{name}" for n, name in enumerate(ANNEXES, 1)
    ]
    body = [
        paragraph("{{ 单位 }}\n{{ 标题 }}", "Title"),
        when("科室", paragraph("（{{ 科室 }}）", "Subtitle")),
        BLANK,
        paragraph("{{ 主送 }}：", "Normal"),
        paragraph("现将{{ 月份 }}政务公开工作情况通报如下（截至{{ 基准日 }}）。{{ 事项数 }}。"),
        each("句", "提示", paragraph("{{ 句 }}", "Caution")),
        paragraph("一、总体情况", "Heading1"),
        paragraph("{{ 总体情况 }}"),
        table(TREND, "行 in 趋势"),
        when("分册", paragraph("各科室分册："), table(VOLUMES, "行 in 分册")),
        paragraph("二、存在问题", "Heading1"),
        paragraph("{{ 问题概述 }}"),
        each(
            "组",
            "问题组",
            paragraph("（{{ 组.数字 }}）{{ 组.名称 }}（{{ 组.处数 }}处）", "Heading2"),
            each("条", "组.列出", paragraph(PROBLEM)),
            when("组.未列出", paragraph("其余{{ 组.未列出 }}处见附件1。")),
        ),
        paragraph("三、分类情况", "Heading1"),
        each(
            "类",
            "分类",
            paragraph("（{{ 类.数字 }}）{{ 类.名称 }}", "Heading2"),
            when("类.行", table(SORTS, "行 in 类.行")),
            when("类.其余", paragraph("{{ 类.其余 }}", "After")),
        ),
        paragraph("四、台账", "Heading1"),
        paragraph("近十二个月各事项的公开情况见附件2，全部事项见附件3。"),
        paragraph("五、下月到期提醒", "Heading1"),
        when("提醒", table(REMINDERS, "行 in 提醒")),
        when("not 提醒", paragraph("{{ 无提醒 }}")),
        paragraph("六、整改要求", "Heading1"),
        paragraph("{{ 整改要求 }}"),
        when(
            "更正",
            paragraph("七、上期通报以来的更正", "Heading1"),
            paragraph("{{ 更正.概述 }}"),
            when("更正.行", table(CORRECTIONS, "行 in 更正.行")),
        ),
        paragraph("特此通报。"),
        BLANK,
        *(paragraph(line) for line in named),
        BLANK,
        BLANK,
        paragraph("{{ 单位 }}", "Sender"),
        paragraph("{{ 基准日 }}", "Date", section(TALL, False, grid)),
        annex(
            1,
            ANNEXES[0],
            when("问题组", table(PROBLEMS, "组 in 问题组", "行 in 组.全部", group="{{ 组.名称 }}（{{ 组.处数 }}处）")),
            when("not 问题组", paragraph("{{ 问题概述 }}")),
        ),
        annex(
            2,
            ANNEXES[1],
            when("台账.行", table(LEDGER, "行 in 台账.行")),
            paragraph("{{ 台账.其余 }}", "After"),
            paragraph("{{ 台账.说明 }}", "After"),
        ),
        annex(3, ANNEXES[2], table(OVERVIEW, "行 in 一览表")),
        annex(
            4,
            ANNEXES[3],
            when("整改台账", table(TASKS, "行 in 整改台账")),
            when("not 整改台账", paragraph("没有需要整改的问题。")),
        ),
        annex(5, ANNEXES[4], table(METHOD, "行 in 口径")),
        paragraph("", "Cell"),  # Word wants a paragraph after the last table
        section(BROAD, True),
    ]  # fmt: skip
    return f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"


def footer(align: str, side: str) -> str:
    """— 1 — in the fourth size, a character away from the outer edge."""
    return (
        f'<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{align}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def font_table() -> str:
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/></w:font>'
        for name, other in INSTEAD.items()
    )
    return f'<w:fonts {SPACES}>{rows}<w:font w:name="{LATIN}"><w:family w:val="roman"/></w:font></w:fonts>'


SETTINGS = (
    f'<w:settings {SPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>政务公开工作情况通报模板</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


def parts() -> dict[str, bytes]:
    """Every part of the template by name."""
    word = {
        "document": document(),
        "styles": styles(),
        "settings": SETTINGS,
        "fontTable": font_table(),
        "footer1": footer("right", "right"),
        "footer2": footer("left", "left"),
    }
    types = {
        f"/word/{name}.xml": f"{DOCUMENT_TYPE}.{'document.main' if name == 'document' else name.rstrip('12')}+xml"
        for name in word
    } | {"/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "settings", "fontTable", "footer1", "footer2"), 1)
    )
    made = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "docProps/core.xml": CORE,
        **{f"word/{name}.xml": text for name, text in word.items()},
    }
    return {name: (DECLARATION + text).encode() for name, text in made.items()}


def main(arguments: list[str]) -> int:
    """Writes the template whole; with `--check` returns 1 where it is not fresh."""
    fresh = parts()
    if TARGET.is_file() and parts_of(TARGET.read_bytes()) == fresh:
        return 0
    if "--check" in arguments:
        print(f"{TARGET.name} 不是最新的，请运行 python scripts/build_report_template.py")
        return 1
    half = TARGET.with_suffix(".tmp")
    half.write_bytes(parcel(fresh))
    os.replace(half, TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
