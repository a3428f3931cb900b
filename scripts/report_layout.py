"""Words and numbers of GB/T 9704-2012 → pieces of a Word file: styles, paragraphs, tables, sections."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

FANG, HEI, KAI, BIAO, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
INSTEAD = {FANG: "仿宋", KAI: "楷体", HEI: "SimHei", BIAO: "华文中宋", SONG: "SimSun"}
"""The same face under the name that other systems know it by."""
LATIN = "Times New Roman"

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


def table(columns: Sequence[Column], *loops: str, group: str = "", together: bool = False) -> str:
    """A table whose head repeats on every page; `loops` from the outside in, `group` heads the inner.

    `together` keeps its rows on one page, with the paragraph that follows.
    """
    kept = KEEP if together else ""
    width = sum(each[1] for each in columns)
    grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for _, mm, _, _ in columns)
    heads = (cell(mm, "CellHead", "center", head, 1, kept) for head, mm, _, _ in columns)
    rows = [row(*heads, head=True)]
    for number, loop in enumerate(loops):
        if number and group:
            rows.append(row(cell(width, "CellHead", "left", group, len(columns), KEEP)))
        rows.append(row(cell(width, "Cell", "left", "{%tr for " + loop + " %}", len(columns))))
    rows.append(row(*(cell(mm, "Cell", align, text, 1, kept) for _, mm, align, text in columns)))
    rows += [row(cell(width, "Cell", "left", "{%tr endfor %}", len(columns)))] * len(loops)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>'
        f'<w:tblW w:w="{twips(width)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


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
