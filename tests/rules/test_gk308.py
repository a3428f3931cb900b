"""GK308: published on a website, without its address."""

from __future__ import annotations


def test_with_without_and_off_the_web(project):
    """
    - {item: 2, period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 2, period: 2026-07, published: 2026-08-10, channel: 社区居务公开栏}
    """
    found = project.check().one("GK308")
    assert found.severity == "warning"
    assert (found.place.line, found.obligation.id) == (1, "2@2026-08")


def test_each_publication_needs_its_own(project):
    """
    item: 2
    period: 2026-09
    publications:
      - {published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}
      - {published: 2026-10-21, channel: 政府网站专题公开}
    """
    found = project.check().one("GK308")
    assert found.place.line == 5


def test_each_record_is_judged(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 2, period: 2026-09, published: 2026-10-21, channel: 政府网站常规公开, title: 补充}
    """
    assert project.check().lines("GK308") == [2]


def test_not_before_it_is_published(project):
    """{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}"""
    assert project.check(as_of="2026-10-19").all("GK308") == []
    assert project.check(as_of="2026-10-20").lines("GK308") == [1]
