"""GK308: published on a website, without its address."""

from __future__ import annotations

import pytest


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


@pytest.mark.slow
@pytest.mark.parametrize(
    "written",
    [
        "待补", "无", "/", "www.x.cn", "x.cn/a.html", "见网站", "http://", "https://…", "https://待补",
        "ftp://www.x.cn/a", "http：//www.x.cn", "https:/www.x.cn", "https://www.x.cn:端口/", '"https://[::1"',
        "https://.cn", "https://www..cn", '"https://www.x.cn/甲 乙"', '"https://www.x.cn/a\\u200b"', "mailto:a@x.cn",
    ],
)  # fmt: skip
def test_what_is_no_address_is_told_with_what_is_written(project, written):
    result = project.check(
        f"{{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: {written}}}"
    )
    found = result.one("GK308")
    assert found.severity == "warning"
    assert found.place.column > 70, "at the address"
    assert "不是网址" in found.message
    assert written.strip('"').split("\\")[0] in found.message
    assert "http:// 或 https:// 开头" in found.hint
    assert result.verdict("2@2026-09") == "met"


@pytest.mark.parametrize(
    "written",
    [
        "https://a.cn", "http://www.x.gov.cn/a/t20261020_1.html?id=1&x=甲#top", "HTTPS://WWW.X.CN/", "http://10.0.0.1:8080/a",
        "https://[2001:db8::1]/a", "http://localhost:8000/", "https://政府.中国/信息", "https://x.cn.", "https://a_b.x.cn/甲.html",
    ],
)  # fmt: skip
def test_what_is_an_address(project, written):
    result = project.check(
        f'{{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: "{written}"}}'
    )
    assert result.all("GK308") == []


def test_each_publication_is_told(project):
    """
    item: 2
    period: 2026-09
    publications:
      - {published: 2026-10-19, channel: 社区居务公开栏, url: 无}
      - {published: 2026-10-20, channel: 政府网站常规公开, url: 待补}
      - {published: 2026-10-21, channel: 政府网站专题公开}
      - {published: 2026-11-21, channel: 政府网站专题公开}
    """
    found = project.check().all("GK308")
    assert [(f.place.line, "待补" in f.message) for f in found] == [(5, True), (6, False)]
    assert len({f.fingerprint for f in found}) == 2
