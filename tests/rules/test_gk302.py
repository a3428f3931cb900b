"""GK302: elements that the record states, and the content standard lists more."""

from __future__ import annotations

HEAD = "{item: 5, title: 甲, formed: 2026-03-02, published: 2026-03-05, channel: 政府网站专题公开, "


def test_missing_complete_and_unstated(project):
    """
    - item: 5
      title: 缺
      formed: 2026-03-02
      published: 2026-03-05
      channel: 政府网站专题公开
      elements: [机构名称, 职责]
    - item: 5
      title: 全
      formed: 2026-03-02
      published: 2026-03-05
      channel: 政府网站专题公开
      elements: [机构名称, 职责, 联系方式/办公电话, 监督投诉/办公电话, 联系方式/传真]
    - {item: 5, title: 未写, formed: 2026-03-02, published: 2026-03-05, channel: 政府网站专题公开}
    """
    result = project.check()
    found = result.one("GK302")
    assert found.obligation.id == "5@2026-03-02@缺"
    assert found.severity == "warning"
    assert found.message.endswith("联系方式/办公电话、监督投诉/办公电话、联系方式/传真")
    assert (found.place.path, found.place.line) == ("records/r.yaml", 6)


def test_a_short_name_counts_only_where_there_is_one_of_it(project):
    result = project.check(HEAD + "elements: [机构名称, 职责, 办公电话, 传真]}")
    message = result.one("GK302").message
    assert "办公电话" in message
    assert "传真" not in message


def test_an_empty_list_states_that_there_is_none(project):
    assert "机构名称" in project.check(HEAD + "elements: []}").one("GK302").message


def test_personal_data_is_never_asked_for(project):
    """
    item: 12
    title: 甲
    formed: 2026-03-02
    published: 2026-03-05
    channel: 申请人户口所在地、居住地及工作单位张贴公示
    places: [户口所在地, 居住地, 工作单位]
    elements: [姓名]
    """
    message = project.check().one("GK302").message
    assert "救助金额" in message
    assert "家庭收入" not in message
    assert message.endswith("公开前须去除个人隐私（条例第十五条）")
