"""Channels, places, elements, offices and phrases that look alike are one, in whichever file they stand."""

from __future__ import annotations

import json
import re

import pytest

from gongkai_cli.cli import entry
from gongkai_cli.sources.catalog.yaml import open_catalog, read_catalog

WEB = "政府网站常规公开"
COPIED = [
    "政府\u2f79站常规公开",
    "政府网站常规公开\u00a0",
    "政府网站常规公开\u3000",
    "政府网站常\u00ad规公开\u200b",
]
BROKEN_LINES = r"""
catalog: own
title: 本镇目录
time_limits:
  按季度公开: {every: quarter, within: {workdays: 15}, source: default}
channels:
  "咨询会\n座谈会\n政务公开栏": {medium: board}
items:
  - {id: "1", responsibility: 甲, matter: 甲, category: 发展规划, content_standard: 规划, time_limit: 按季度公开, channel: "咨询会\n座谈会\n政务公开栏"}
"""  # noqa: E501


@pytest.mark.parametrize("channel", COPIED)
def test_a_channel_copied_from_a_page_is_the_channel(project, channel):
    project.catalog, project.start = "xicheng-jiedao", "2026-09-01"
    url = "https://www.example.gov.cn/7.html"
    result = project.check(
        f'{{item: 7, title: 甲, period: 2026-09, published: 2026-10-20, channel: "{channel}", url: {url}}}'
    )
    assert result.verdict("7@2026-09") == "met"
    assert result.codes("7") == []
    assert result.judged("7@2026-09").decided_by.act.channel == channel, "as it is written"


@pytest.mark.parametrize("channel", COPIED)
def test_it_is_asked_for_its_address_and_goes_before_another_channel(project, channel):
    result = project.check(
        f"""
        - {{item: 2, period: 2026-09, published: 2026-10-18, channel: 社区居务公开栏}}
        - {{item: 2, period: 2026-09, published: 2026-10-20, channel: "{channel}"}}
        """
    )
    assert result.judged("2@2026-09").decided_by.act.channel == channel
    assert [f.code for f in result.all("GK308")] == ["GK308"]
    assert not result.all("GK301")


def test_a_broader_channel_is_known_by_its_look(project):
    result = project.check(
        '{item: 2, period: 2026-09, published: 2026-10-20, channel: "政府\u2f79站", url: https://a.cn}'
    )
    assert result.one("GK301").severity == "warning"


def test_places_and_elements(project):
    """
    - item: 12
      title: 公示
      formed: 2026-09-30
      published: 2026-10-12
      channel: 申请人户口所在地、居住地及⼯作单位张贴公示
      places: [户⼝所在地, "居住地\u3000", ⼯作单位]
      elements: [姓名, 救助⾦额]
    - item: 5
      title: 内设机构
      formed: 2026-09-02
      published: 2026-09-10
      channel: 政府网站专题公开
      url: https://www.example.gov.cn/5.html
      elements: [机构名称, 职责, 联系⽅式/办公电话, 监督投诉/办公电话, 传 真]
    """
    assert project.check().all("GK309") == []
    assert project.check().all("GK302") == []
    assert project.check().all("GK301") == []


def test_a_place_that_is_another_word_is_still_missing(project):
    """
    item: 12
    title: 公示
    formed: 2026-09-30
    published: 2026-10-12
    channel: 申请人户口所在地、居住地及工作单位张贴公示
    places: [户籍所在地, 居住地, 工作单位]
    """
    assert "户口所在地" in project.check().one("GK309").message


def test_one_record_written_twice_in_look_alikes_is_a_duplicate(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府⽹站常规公开, url: https://a.cn}
    """
    assert project.check().lines("GK306") == [2]


def test_the_line_breaks_of_a_cell(project):
    """{item: 1, title: 三季度规划, period: 2026-Q3, published: 2026-10-20, channel: 咨询会 座谈会 政务公开栏}"""
    project.start = "2026-07-01"
    project.lay()
    project.write({"catalog.yaml": BROKEN_LINES})
    result = project.again()
    assert result.verdict("1@2026-Q3") == "met"
    assert result.codes("1") == []


def test_what_due_and_hints_print_can_be_copied_into_a_record(project, capsys):
    """{item: 1, period: 2026-Q3, published: 2026-10-20, channel: 微信}"""
    project.start = "2026-07-01"
    project.lay()
    project.write({"catalog.yaml": BROKEN_LINES})
    hint = project.run("--format", "json", "--item", "1").out
    project.write({"records/r.yaml": "# 无"})
    entry.run(["due", str(project.root), "--as-of", "2026-10-15", "--format", "table"])
    for printed in (json.loads(hint)["findings"][0]["hint"], capsys.readouterr().out):
        (channel,) = re.findall(r"咨询会[^”」，]*政务公开栏", " ".join(printed.split()))
        record = f"{{item: 1, period: 2026-Q3, published: 2026-10-20, channel: {channel}}}"
        project.write({"records/r.yaml": record})
        assert project.again().all("GK301") == []
        assert project.again().verdict("1@2026-Q3") == "met"


# The catalog and gongkai.yaml


def edited(project, *changes: tuple[str, str]):
    project.lay("# 无\n")
    path = project.root / "catalog.yaml"
    text = path.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, "utf-8")
    return path


def test_phrases_of_the_table_find_their_meaning_by_their_look(project):
    path = edited(
        project,
        ("time_limit: 按月公开", "time_limit: 按⽉公开"),
        ("channel: 政府网站常规公开", 'channel: "政府⽹站 常规公开"'),
        ("accepts: [政府网站常规公开", "accepts: [政府⽹站常规公开"),
    )
    catalog = open_catalog(path.name, project.root).catalog
    assert catalog.items[0].time_limit == "按月公开"
    assert catalog.items[0].channel == WEB
    assert WEB in catalog.channels["政府网站"].accepts
    assert project.again().checked.complete


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "  季度: {",
            "  按⽉公开: {every: month, within: {workdays: 9}}\n  季度: {",
            "“按⽉公开”与第4行的“按月公开”",
        ),
        (
            "  社区居务公开栏: {",
            "  政府⽹站: {medium: other}\n  社区居务公开栏: {",
            "“政府⽹站”与第15行的“政府网站”",
        ),
        ('  - {id: "2"', '  - {id: "１"', "编号“１”重复"),
    ],
)
def test_two_words_of_a_dictionary_that_look_alike_are_an_error(project, before, after, said):
    path = edited(project, (before, after))
    (problem,) = read_catalog(path, path.name)
    assert said in problem.message
    assert (problem.line, problem.column) == (
        path.read_text("utf-8").splitlines().index(after.splitlines()[0]) + 1
        if "\n" in after
        else problem.line,
        problem.column,
    )


def test_offices(project, capsys):
    """{item: 2, period: 2026-09, published: 2026-10-20}"""
    project.more = """
offices: {综合⽅案科: [2], 党 建办: [1]}
time_limits: {按⽉公开: {every: month, within: {workdays: 5}}}
"""
    result = project.check(offices=["综合方案科", "党建办\u200b"])
    assert {each.item for each in result.checked.items} == {"1", "2"}
    assert result.checked.narrowed == {"office": ("综合⽅案科", "党 建办")}
    assert result.checked.project.limit("按月公开").within.workdays == 5


def test_two_offices_that_look_alike_are_an_error(project):
    """# 无"""
    project.more = "offices:\n  党建办: [1]\n  党 建办: [2]\n"
    run = project.run() if project.lay() else None
    assert run.code == 2
    assert "gongkai.yaml:6:3: “党 建办”与第5行的“党建办”看上去是同一个词" in run.err
