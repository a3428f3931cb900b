"""Keys in Chinese, single values where lists are meant: in every file that people write."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from gongkai_cli.model.chinese_keys import models_in
from gongkai_cli.sources import places
from gongkai_cli.sources.catalog.yaml import CatalogFile, read_catalog
from gongkai_cli.sources.yaml.load_model import load_bytes
from gongkai_cli.sources.yaml.validation_messages import MODELS

PROJECT = """\
单位: 测试街道
目录: catalog.yaml
起始日: 2026-01-01
科室: {甲科: 1-3, 乙科: [7]}
不适用:
  事项: 4
  理由: 没有这项业务
  批准人: 主任
  起日: 2026-01-01
即将到期: {工作日: 3}
公开时限: {按月公开: {周期: month, 期限: {工作日: 5}}}
"""


def chinese_catalog(text: str) -> str:
    """The catalog of the tests with its keys in Chinese."""
    from gongkai_cli.model.catalog import Catalog, Channel, Item, Span, TimeLimit
    from gongkai_cli.model.chinese_keys import chinese_of

    def turned(data, model):
        return {chinese_of(model).get(key, key): value for key, value in data.items()}

    data = yaml.safe_load(text)
    for limit in data["time_limits"].values():
        for key in ("within", "advise"):
            if key in limit:
                limit[key] = turned(limit[key], Span)
    for item in data["items"]:
        if "display" in item:
            item["display"] = turned(item["display"], Span)
    data["time_limits"] = {k: turned(v, TimeLimit) for k, v in data["time_limits"].items()}
    data["channels"] = {k: turned(v, Channel) for k, v in data["channels"].items()}
    data["items"] = [turned(item, Item) for item in data["items"]]
    return yaml.safe_dump(turned(data, Catalog), allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_every_model_has_one_name_in_chinese(model):
    english = [field.alias or name for name, field in model.model_fields.items()]
    assert sorted(model.keys_in_chinese.values()) == sorted(english)
    assert models_in(model)[0] is model


def test_a_catalog_in_chinese_is_the_same_catalog(project):
    project.lay("# 无\n")
    path = project.root / "catalog.yaml"
    before = read_catalog(path, "c")
    path.write_text(chinese_catalog(path.read_text("utf-8")), "utf-8")
    after = read_catalog(path, "c")
    assert isinstance(after, CatalogFile), after
    assert after.catalog == before.catalog
    lines = path.read_text("utf-8").splitlines()
    assert all(lines[line - 1].startswith("- 编号:") for line in after.lines.values())


def test_a_project_in_chinese(project):
    """{事项: 2, 所属期: 2026-09, 公开日期: 2026-10-20, 公开形式: 政府网站常规公开}"""
    project.lay()
    project.write({"gongkai.yaml": PROJECT})
    result = project.again()
    opened = result.checked.project
    assert [opened.office(str(n)) for n in (1, 3, 7, 8)] == ["甲科", "甲科", "乙科", "未分配"]
    assert opened.limit("按月公开").within.workdays == 5
    assert opened.project.due_soon.workdays == 3
    assert result.state("4") == "not_applicable"
    assert (opened.catalog_line, opened.start_line) == (2, 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("起始日: 2026-01-01", "起始日: 2026/1/1"), "gongkai.yaml:3:6: 起始日（start）的写法不对"),
        (("不适用:", "organisation: 乙\n不适用:"), "gongkai.yaml:1:1: “单位”与“organisation”是同一个键，写了两次"),
        (("  起日: 2026-01-01", "  起日: 1月"), "gongkai.yaml:9:7: 起日（from）不是日期"),
        (("  事项: 4", "  事项: 40"), "gongkai.yaml:6:7: “40”不是目录里的事项"),
        (("周期: month", "周期: week"), "gongkai.yaml:11:19: 周期（every）不能是“week”"),
        (("期限: {工作日: 5}", "期限: {工作日: 零}"), "gongkai.yaml:11:36: 工作日（workdays）应为"),
        (("单位: ", "单位名称: "), "gongkai.yaml:1:1: 不认识的键“单位名称”\n    提示：是不是“单位”？"),
        (("起始日: ", "起始日期: "), "gongkai.yaml:3:1: 不认识的键“起始日期”\n    提示：是不是“起始日”？"),
        (("即将到期: ", "due_son: "), "gongkai.yaml:10:1: 不认识的键“due_son”\n    提示：是不是“due_soon”？"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_at_its_own_place(project, change, said):
    project.lay("# 无\n")
    text = PROJECT.replace(*change)
    assert text != PROJECT
    project.write({"gongkai.yaml": text})
    run = project.run()
    assert run.code == 2
    assert said in run.text


def test_a_notice_in_chinese():
    from gongkai_cli.model.notice import Notice

    text = "年份: 2027\n文号: 国办发明电〔2026〕1号\n放假: 2027-01-01\n调休上班: [2027-01-02]\n"
    loaded = load_bytes(text.encode(), "n.yaml", Notice)
    assert not isinstance(loaded, tuple), loaded
    assert [str(day) for day in loaded.value.off_days] == ["2027-01-01"]
    assert loaded.place("make_up_workdays")[0] == 4


@pytest.mark.parametrize("places", ["居住地", "[居住地]"])
def test_a_single_place_is_a_list_of_one(project, places):
    """张贴地点: 居住地"""
    result = project.check(
        f"{{事项: 12, 标题: 甲, 形成日期: 2026-03-02, 公开日期: 2026-03-05, 佐证: a.pdf, 内容要素: 姓名,"
        f" 公开形式: 申请人户口所在地、居住地及工作单位张贴公示, 张贴地点: {places}}}"
    )
    assert "缺张贴地点：户口所在地、工作单位" in result.one("GK309").message
    assert result.one("GK302").message.count("救助金额") == 1
    record = result.judged("12@2026-03-02@甲").decided_by.placed.record
    assert (record.evidence, record.elements, record.places) == (("a.pdf",), ("姓名",), ("居住地",))


def test_a_single_publication_is_a_list_of_one(project):
    """
    事项: 2
    所属期: 2026-09
    公开情况:
      公开日期: 2026-10-20
      公开形式: 政府网站常规公开
      网址: 待补
    """
    result = project.check()
    assert result.verdict("2@2026-09") == "met"
    assert (result.one("GK308").place.line, result.one("GK308").place.column) == (6, 7)


def test_what_is_wrong_in_a_single_publication(project):
    """
    事项: 2
    所属期: 2026-09
    公开情况:
      公开日期: 2026/10/20
    """
    found = project.check().one("GK901").place
    assert (found.line, found.column) == (4, 9)


def test_note_handler_and_document_are_kept_and_decide_nothing(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn, 备注: 甲}
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn,
       经办人: 张三, 文号: 12}
    """
    result = project.check()
    assert result.codes("2").count("GK306") == 1
    assert result.verdict("2@2026-09") == "met"
    records = [placed.record for placed in result.checked.records]
    assert [(r.note, r.handler, r.document) for r in records] == [
        ("甲", None, None), (None, "张三", "12"),
    ]  # fmt: skip


def test_explain_shows_them(project, capsys):
    """
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, 经办人: 张三, 文号: 京〔2026〕1号}
    - {item: 2, period: 2026-09, nothing_to_disclose: 本月无活动, 备注: 误报}
    """
    from gongkai_cli.cli import entry

    assert entry.run(["explain", str(project.lay()), "2@2026-09", "--as-of", "2026-10-31"]) == 0
    out = capsys.readouterr().out
    assert "公开形式“政府网站常规公开”（文号“京〔2026〕1号”，经办人“张三”）：以此判定" in out
    assert "没有可公开的内容（备注“误报”）：" in out


def test_a_file_is_read_and_its_keys_translated_once_for_all_findings_in_it(project, monkeypatch):
    counts = Counter()
    positions, in_english = places.events.find_positions, places.places_in_english

    def placed(data):
        counts["read"] += "事项".encode() in data
        return positions(data)

    def translated(places, model):
        counts["translated"] += 1
        return in_english(places, model)

    monkeypatch.setattr(places.events, "find_positions", placed)
    monkeypatch.setattr(places, "places_in_english", translated)
    record = "- {{事项: 7, 标题: 第{n}号, 形成日期: 2026-03-12, 公开日期: 2026-03-12, 公开形式: 政府网站常规公开}}\n"
    files = {
        f"{name}.yaml": "".join(record.format(n=f"{name}{n}") for n in range(20)) for name in "甲乙"
    }
    found = project.check(files).all("GK308")
    assert len(found) == 40
    assert {each.place.column for each in found} == {63, 64}
    assert counts == {"read": 2, "translated": 2}
