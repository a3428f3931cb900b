"""GK306: the same record twice."""

from __future__ import annotations


def test_same_and_different(project):
    """
    - {item: 2, period: 2026-09, title: 甲, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, title: 甲, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, title: 乙, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 2, period: 2026-08, title: 甲, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, title: 甲, published: 2026-10-21, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, title: 甲, published: 2026-10-20, channel: 政府网站专题公开}
    - {item: 2, period: 2026-09, title: 甲, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}
    """
    found = project.check().one("GK306")
    assert found.severity == "warning"
    assert found.place.line == 2
    assert [(r.path, r.line) for r in found.related] == [("records/r.yaml", 1)]


def test_english_and_chinese_keys_say_the_same(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-12, channel: 政府网站常规公开}
    - {事项: 7, 标题: 甲, 形成日期: 2026-03-12, 公开日期: 2026-03-12, 公开形式: 政府网站常规公开}
    """
    assert project.check().lines("GK306") == [2]
