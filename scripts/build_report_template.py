"""The layout of GB/T 9704-2012 → `src/gongkai_cli/outputs/docx/monthly.docx`; `--check` compares instead of writing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gongkai_cli.outputs.docx.docx_context import ANNEXES
from gongkai_cli.outputs.docx.reproducible_zip import parts_of, write_reproducible_zip
from report_layout import (
    BROAD,
    CORE,
    DECLARATION,
    DOCUMENT_TYPE,
    KEEP,
    LINE,
    PACKAGE,
    SETTINGS,
    SPACES,
    TALL,
    Column,
    R,
    each,
    font_table,
    footer,
    paragraph,
    section,
    styles,
    table,
    when,
)  # fmt: skip

TARGET = Path(__file__).resolve().parent.parent / "src/gongkai_cli/outputs/docx/monthly.docx"

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
    ("类别", 17, "center", "{{ 行.类别 }}"),
    ("内容", 44, "left", "{{ 行.内容 }}"),
    ("科室", 20, "center", "{{ 行.科室 }}"),
    ("更正", 75, "left", "{{ 行.更正 }}"),
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
    ("责任人", 16, "center", ""),
    ("整改情况", 22, "center", ""),
]
METHOD: list[Column] = [
    ("项目", 40, "left", "{{ 行.项目 }}"),
    ("口径", 185, "left", "{{ 行.口径 }}"),
]


def annex(key: str, *parts: str) -> str:
    """An annex on a page of its own; left out where it would be empty."""
    number = f"{{{{ 附件号.{key} }}}}"
    return when(
        f"附件号.{key}",
        paragraph(f"附件{number}", "Annex", "<w:pageBreakBefore/>"),
        paragraph(ANNEXES[key], "AnnexTitle"),
        *parts,
    )


PROBLEM = (
    "{{ 条.序号 }}．{{ 条.正文 }}。（{{ 条.科室 }}{% if 条.依据 %}；{{ 条.依据 }}{% endif %}"
    "{% if 条.批准 %}；{{ 条.批准 }}{% endif %}）"
)
BLANK = paragraph("", "Normal")
KEPT = paragraph("", "Normal", KEEP)


def document() -> str:
    """The text: what a 通报 says, in its order, then the annexes on turned pages."""
    grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
    body = [
        paragraph("{{ 单位 }}\n{{ 标题 }}", "Title"),
        when("科室", paragraph("（{{ 科室 }}）", "Subtitle")),
        BLANK,
        paragraph("{{ 主送 }}：", "Normal"),
        paragraph("现将{{ 月份 }}政务公开工作情况通报如下（截至{{ 基准日 }}）。{{ 事项数 }}。"),
        each("句", "提示", paragraph("{{ 句 }}", "Caution")),
        paragraph("一、总体情况", "Heading1"),
        paragraph("{{ 总体情况 }}"),
        table(TREND, "行 in 趋势", together=True),
        when("趋势说明", paragraph("{{ 趋势说明 }}", "After")),
        when("分册", paragraph("各科室分册："), table(VOLUMES, "行 in 分册")),
        paragraph("二、存在问题", "Heading1"),
        paragraph("{{ 问题概述 }}"),
        each(
            "组",
            "问题组",
            paragraph("（{{ 组.数字 }}）{{ 组.名称 }}（{{ 组.处数 }}处）", "Heading2"),
            each("条", "组.列出", paragraph(PROBLEM)),
            when("组.未列出", paragraph("其余{{ 组.未列出 }}处见附件{{ 附件号.清单 }}。")),
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
        paragraph(
            "{% if 附件号.台账 %}近十二个月各事项的公开情况见附件{{ 附件号.台账 }}，{% endif %}"
            "全部事项见附件{{ 附件号.一览表 }}。"
        ),
        paragraph("五、下月到期提醒", "Heading1"),
        when("提醒", table(REMINDERS, "行 in 提醒")),
        when("not 提醒", paragraph("{{ 无提醒 }}")),
        paragraph("六、整改要求", "Heading1"),
        paragraph("{{ 整改要求 }}", "Body", KEEP),
        each(
            "节",
            "更正",
            paragraph("{{ 节.标题 }}", "Heading1"),
            paragraph("{{ 节.概述 }}"),
            when("节.行", table(CORRECTIONS, "行 in 节.行")),
            when("节.其余", paragraph("{{ 节.其余 }}", "After")),
        ),
        paragraph("特此通报。", "Body", KEEP),
        KEPT,
        each("件", "附件", paragraph(
                "{% if loop.first %}附件：{% else %}　　　{% endif %}{{ 件 }}", "Body", KEEP
            )),
        KEPT,
        KEPT,
        paragraph("{{ 单位 }}", "Sender"),
        paragraph("{{ 基准日 }}", "Date", section(TALL, False, grid)),
        annex(
            "清单",
            table(PROBLEMS, "组 in 问题组", "行 in 组.全部", group="{{ 组.名称 }}（{{ 组.处数 }}处）"),
        ),
        annex(
            "台账",
            table(LEDGER, "行 in 台账.行"),
            when("台账.其余", paragraph("{{ 台账.其余 }}", "After")),
            paragraph("{{ 台账.说明 }}", "After"),
        ),
        annex("一览表", table(OVERVIEW, "行 in 一览表")),
        annex("整改台账", table(TASKS, "行 in 整改台账")),
        annex("口径", table(METHOD, "行 in 口径")),
        paragraph("", "Cell"),  # Word wants a paragraph after the last table
        section(BROAD, True),
    ]  # fmt: skip
    return f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"


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
    half.write_bytes(write_reproducible_zip(fresh))
    os.replace(half, TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
