"""GK301: the deciding publication is not on the catalog's channel."""

from __future__ import annotations


def test_right_wrong_broader_none_and_unlisted(project):
    """
    - {item: 2, period: 2026-01, published: 2026-02-10, channel: 政府网站常规公开}
    - {item: 2, period: 2026-02, published: 2026-03-10, channel: 社区居务公开栏}
    - {item: 2, period: 2026-03, published: 2026-04-10, channel: 政府网站}
    - {item: 2, period: 2026-04, published: 2026-05-10}
    - {item: 2, period: 2026-05, published: 2026-06-10, channel: 微信公众号}
    - {item: 2, period: 2026-06, published: 2026-07-10, channel: 政府网站专题公开}
    """
    result = project.check()
    assert {f.obligation.id: f.severity.value for f in result.all("GK301")} == {
        "2@2026-02": "error",
        "2@2026-03": "warning",
        "2@2026-04": "warning",
        "2@2026-05": "error",
        "2@2026-06": "error",
    }
    assert set(result.verdicts("2").values()) == {"met", "overdue", "pending"}
    assert "“政府网站常规公开”" in result.all("GK301")[0].message
    assert "“社区居务公开栏”" in result.all("GK301")[0].message
    assert (result.all("GK301")[0].place.line, result.all("GK301")[0].place.column) == (2, 62)


def test_what_the_dictionary_accepts(project):
    """
    - {item: 13, period: 2026-01, published: 2026-02-10, channel: 政府网站}
    - {item: 13, period: 2026-02, published: 2026-03-10, channel: 政府网站专题公开}
    - {item: 13, period: 2026-03, published: 2026-04-10, channel: 社区居务公开栏}
    """
    assert project.check().where("GK301") == ["13@2026-03"]


def test_an_extra_post_is_no_finding_beside_an_accepted_one(project):
    """
    item: 2
    period: 2026-01
    publications:
      - {published: 2026-02-02, channel: 微信公众号}
      - {published: 2026-02-10, channel: 政府网站常规公开, url: https://a.cn}
    """
    result = project.check()
    assert result.where("GK301") == []
    assert str(result.judged("2@2026-01").decided_by.day) == "2026-02-10"


def test_late_and_mismatched_both_stand_each_once(project):
    """
    - {item: 2, period: 2026-01, published: 2026-04-10, channel: 社区居务公开栏}
    - {item: 2, period: 2026-01, published: 2026-04-11, channel: 社区居务公开栏, title: 又一次}
    """
    result = project.check()
    assert result.where("GK201") == result.where("GK301") == ["2@2026-01"]


def test_history_has_no_finding(project):
    """
    - {item: 2, period: 2025-11, published: 2025-12-10, channel: 社区居务公开栏}
    - {item: 9, title: 旧, published: 2024-01-10, channel: 社区居务公开栏}
    """
    result = project.check()
    assert result.checked.history == 2
    assert result.where("GK301") == []
