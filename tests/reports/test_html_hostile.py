"""Nothing that people typed runs in the HTML report, and no request leaves it."""

from __future__ import annotations

import json
import re

import pytest

from browsing import Opened, laid
from gongkai_cli.outputs.html.report import policy
from gongkai_cli.outputs.monthly.link_address import address

HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(2)></script></style></title><!-- '
    "<svg onload=alert(3)> {{ 7*7 }} {% raw %} &lt;b&gt; '-alert(4)-' https://evil.example/a.png"
)


def hostile_project(project, marks: str = "\u202e\x1b[31m\x07"):
    title = json.dumps(HOSTILE + marks)
    office = json.dumps(f"{HOSTILE[:40]}  科")
    project.more = (
        f"offices: {{{office}: ['5', '7']}}\n"
        f"not_applicable: [{{items: ['1'], reason: {title}, approved_by: {title}}}]\n"
    )
    urls = [
        "javascript:alert(5)",
        "JaVaScRiPt:alert(6)//http://a.cn",
        "data:text/html,<script>alert(7)</script>",
        'https://a.cn/" onclick=alert(8) x="',
        "https://www.example.gov.cn/7.html",
        "//evil.example/a",
        "http://",
    ]
    project.lay(
        "".join(
            f'- {{item: 5, title: {title[:-1]}{n}", formed: 2026-09-10, published: 2026-10-{n + 10}, '
            f"channel: {title}, url: {json.dumps(url)}}}\n"
            for n, url in enumerate(urls)
        )
        + f"- {{item: 7, title: {title}, formed: 2026-10-10, period: {title}}}\n"
        + f"- {{item: {title}, title: 甲}}\n"
    )
    return project.root


@pytest.mark.parametrize("width", [360, 1280])
def test_what_people_typed_runs_nowhere(project, opened, width):
    root = hostile_project(project)
    organisation = HOSTILE + "\u202e\x1b[31m"
    path = laid(root, "2026-10", organisation=organisation)
    said = opened(path, width)
    page = said.page
    text = path.read_text("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, link, base").count() == 0
    handlers = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap(e => [...e.attributes])
            .filter(a => a.name.startsWith("on") || a.name === "style" || a.name === "srcdoc").length"""
    )
    assert handlers == 0
    links = page.eval_on_selector_all("a[href]", "(all) => all.map(a => [a.protocol, a.rel])")
    assert {protocol for protocol, _ in links} == {"file:", "https:"}
    assert all(rel == "noopener noreferrer" for protocol, rel in links if protocol == "https:")
    hrefs = page.eval_on_selector_all("a[href^=https]", "(all) => all.map(a => a.href)")
    assert set(hrefs) == {"https://www.example.gov.cn/7.html"}
    assert "javascript:alert(5)" in page.inner_text("main")
    assert HOSTILE[:25] in page.inner_text("header")
    page.select_option("[name=office]", index=1)
    page.locator("#found:not(:empty)").wait_for()
    assert not page.inner_text("#found").startswith("符合条件的：问题0／")
    page.fill("[name=text]", "<script>")
    for button in page.locator("th button").all()[:12]:
        button.click()
    for link in page.locator("nav a").all():
        link.click()
    page.hover("h1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_stops_what_escaping_might_miss(browser, demo_file):
    said = Opened(browser, demo_file)
    page, left = said.page, []
    said.context.route("**", lambda route: (left.append(route.request.url), route.abort()))
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            const holder = document.createElement("div");
            holder.innerHTML = '<img src="https://evil.example/x.png" onerror="window.ran = 2">'
                + '<form action="https://evil.example/" ></form>';
            document.body.append(holder);
            return fetch("https://evil.example/").catch(() => null);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert left == []
    refused = "\n".join(each for each in said.done if "Content Security Policy" in each)
    for what in ("inline script", "inline event handler", "Loading the image", "Connecting to"):
        assert what in refused, refused
    assert page.get_attribute("meta[http-equiv]", "content") == policy()
    said.context.close()


def test_nothing_outside_is_named(demo_file):
    text = demo_file.read_text("utf-8")
    outside = re.findall(
        r'(?:src|href|action|poster)="(?!#|https://www\.example\.gov\.cn/)[^"]*"', text
    )
    assert outside == []
    assert "url(" not in re.sub(r"url\(#p-(late|unknown)\)", "", text)
    assert "@import" not in text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://www.example.gov.cn/a?b=1&c=2#d", True),
        ("HTTP://例子.中国/页", True),
        ("http://[::1]/", True),
        ("http://[::1/", False),
        ("http://", False),
        ("https:///a", False),
        ("https:a.cn", False),
        ("//a.cn", False),
        ("ftp://a.cn", False),
        ("javascript:alert(1)", False),
        (" https://a.cn", False),
        ("https://a.cn/\u202eb", False),
        ("https://a.cn/ b", False),
        ("https://a.cn\\@b.cn", False),
        ("https://www.gov.cn@evil.example/", False),
        ("https://a.cn/\n", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, linked):
    assert address(url) == (url if linked else None)
