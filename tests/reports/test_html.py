"""The HTML form in a real browser: it shows, filters, sorts and prints, and runs nothing of what people typed."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from gongkai_cli.cli.monthly import compose
from gongkai_cli.demo.write import write
from gongkai_cli.model.result import VERDICT_WORDS, Verdict
from gongkai_cli.periods import parse
from gongkai_cli.reports import render
from gongkai_cli.reports.html import address, policy
from gongkai_cli.reports.model import Comparison, Correction, Told
from gongkai_cli.summary import percent

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in BROWSERS if (path := shutil.which(name))), None)
A4 = (210.0, 297.0)
HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(2)></script></style></title><!-- '
    "<svg onload=alert(3)> {{ 7*7 }} {% raw %} &lt;b&gt; '-alert(4)-' https://evil.example/a.png"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window; where CI runs it has to be there."""
    if CHROMIUM is None:
        reason = "没有找到 chromium，装上再测：apt-get install chromium"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's report of October 2026, with its JSON beside it."""
    root = tmp_path_factory.mktemp("demo")
    shutil.rmtree(root)
    write(root)
    return laid(root, "2026-10")


def laid(root: Path, month: str, **changes) -> Path:
    """Renders a project's report of a month to a file; `changes` are made to the model before."""
    monthly = compose(root, parse(month), parse(month).last).reports[0][1]
    monthly = replace(monthly, **changes)
    path = root.parent / f"{root.name}-{month}.html"
    path.write_bytes(render("html", monthly))
    path.with_suffix(".json").write_bytes(render("json", monthly))
    return path


class Opened:
    """A page with everything that it tried to do."""

    def __init__(self, browser: Browser, path: Path, width: int = 1280, script: bool = True):
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        self.page: Page = self.context.new_page()
        self.done: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda message: self.done.append(f"console {message.text}"))
        self.page.on("pageerror", lambda error: self.done.append(f"error {error}"))
        self.page.on("request", lambda request: self.done.append(f"request {request.url[:80]}"))
        self.page.goto(path.as_uri())
        assert self.done.pop(0).startswith("request file://")

    def _dialog(self, dialog) -> None:
        self.done.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def rows(self, selector: str) -> list[list[str]]:
        """The texts of the visible body rows of a table."""
        script = """(table) => [...table.tBodies[0].rows].filter(row => row.offsetParent)
            .map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
        return self.page.eval_on_selector(selector, script)

    def column(self, table: str, head: str) -> list[str]:
        heads = self.page.eval_on_selector(
            table, "(t) => [...t.tHead.rows[0].cells].map(c => c.innerText.trim())"
        )
        return [row[heads.index(head)] for row in self.rows(table)]


@pytest.fixture
def opened(browser: Browser):
    """Opens a report; afterwards the page must have done nothing but what its test did."""
    all_: list[Opened] = []

    def one(path: Path, width: int = 1280, script: bool = True) -> Opened:
        all_.append(Opened(browser, path, width, script))
        return all_[-1]

    yield one
    for each in all_:
        assert each.done == []
        each.context.close()


def data(path: Path):
    return json.loads(path.with_suffix(".json").read_bytes())


def rate(value) -> str:
    return f"{percent(tuple(value))}（{value[0]}/{value[1]}）" if value else "无可计"


def line_of(figures, heads: list[str]) -> list[str]:
    words = {VERDICT_WORDS[v]: n for v, n in figures["by_verdict"].items()}
    known = {
        "应公开": figures["due"],
        **words,
        "公开率": rate(figures["disclosed"]),
        "按期率": rate(figures["on_time"]),
        "规范率": rate(figures["conforming"]),
    }
    return [str(known[head]) for head in heads]


@pytest.mark.parametrize("month", ["2026-02", "2026-03", "2026-09", "2026-10"])
def test_every_figure_is_that_of_the_json(opened, demo_file, month):
    path = laid(demo_file.parent / "demo0", month)
    said, told = opened(path), data(path)
    page = said.page
    assert page.inner_text("h1") == told["title"]
    assert page.inner_text(".opening") == told["opening"]
    assert page.inner_text("#s1 ~ .text") == "".join(told["overall"])
    figures = told["figures"]
    shown = page.eval_on_selector_all(
        "[data-figure]", "(all) => all.map(e => [e.dataset.figure, e.innerText])"
    )
    for key, text in shown:
        name, _, verdict = key.partition(".")
        value = figures[name][verdict] if verdict else figures[name]
        assert text == (percent(tuple(value)) if isinstance(value, list) else str(value)), key
    counted = {key.partition(".")[2] for key, _ in shown}
    assert {v for v, n in figures["by_verdict"].items() if n} <= counted
    assert {"due", "nonconforming", "disclosed", "on_time", "conforming"} <= {k for k, _ in shown}

    def heads(table: str) -> list[str]:
        return page.eval_on_selector(
            table, "(t) => [...t.tHead.rows[0].cells].map(c => c.innerText.trim())"
        )

    for row, point in zip(said.rows("#trend"), told["trend"], strict=True):
        assert row[0] == point["month"]
        if point["figures"]:
            assert row[1:] == line_of(point["figures"], heads("#trend")[1:])
            assert sum(map(int, row[2:-3])) == int(row[1]), "a line adds up"
        else:
            assert row[1:] == ["起始日以前"]
    for table, key in (
        ("#by-office", "by_office"),
        ("#by-channel", "by_channel"),
        ("#by-responsibility", "by_responsibility"),
    ):
        expected = [
            [e["name"], str(e["items"]), *line_of(e["figures"], heads(table)[2:-1]), str(e["problems"])]
            for e in told[key]
            if e["figures"]["due"] or e["problems"]
        ]  # fmt: skip
        assert said.rows(table) == expected
    numbers = page.eval_on_selector_all(".problems tbody tr", "(all) => all.map(r => r.id)")
    assert numbers == [f"p{each['number']}" for each in told["problems"]]
    assert said.column("#overview", "应公开") == [str(e["due"]) for e in told["overview"]]
    assert said.column("#overview", "问题") == [str(e["problems"]) for e in told["overview"]]
    if told["rectification"]["tasks"]:
        tasks = said.rows("#tasks")
        assert [row[0] for row in tasks] == [
            str(e["number"]) for e in told["rectification"]["tasks"]
        ]
        assert [row[4] for row in tasks] == [e["measure"] for e in told["rectification"]["tasks"]]
    if told["reminders"]:
        assert len(said.rows("#reminders")) == len(told["reminders"])
    full = [row for row in told["ledger"]["rows"] if any(row["cells"])]
    for row, line in zip(full, said.rows("#ledger"), strict=True):
        assert line[0].split("\n") == [f"{row['item']} {row['category']}", row["office"]]
        for cell, text in zip(row["cells"], line[1:], strict=True):
            assert text.startswith(VERDICT_WORDS[cell["verdict"]]) if cell else text == ""
    notes = page.eval_on_selector_all(".method dd", "(all) => all.map(e => e.innerText)")
    assert notes == [each["text"] for each in told["method"]]


def test_the_charts_say_the_same(opened, demo_file):
    page, told = opened(demo_file).page, data(demo_file)

    def totals(chart: str) -> list[str]:
        return page.eval_on_selector_all(
            f"svg[aria-labelledby^={chart}] .total", "(all) => all.map(e => e.textContent)"
        )

    assert totals("c2") == [str(e["figures"]["due"]) for e in told["trend"] if e["figures"]]
    assert totals("c3") == [
        f"{e['figures']['due']}项，问题{e['problems']}"
        for e in told["by_office"]
        if e["figures"]["due"] or e["problems"]
    ]
    met = page.eval_on_selector_all(
        "svg[aria-labelledby^=c2] .k-met", "(all) => all.map(e => +e.getAttribute('height'))"
    )
    counts = [e["figures"]["by_verdict"]["met"] for e in told["trend"] if e["figures"]]
    assert [round(h / met[0], 2) for h in met] == [round(n / counts[0], 2) for n in counts]
    cells = [cell for row in told["ledger"]["rows"] for cell in row["cells"] if cell]
    drawn = page.eval_on_selector_all(
        "svg[aria-labelledby^=c4] path", "(all) => all.map(e => e.getAttribute('d'))"
    )
    assert "".join(drawn).count("M") == len(cells)


def test_it_filters_by_office_verdict_and_text(opened, demo_file):
    said, told = opened(demo_file), data(demo_file)
    page = said.page

    def shown() -> list[int]:
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return page.eval_on_selector_all(
            ".problems tbody tr", "(all) => all.filter(r => r.offsetParent).map(r => +r.cells[0].innerText)"
        )  # fmt: skip

    def expected(test) -> list[int]:
        found = [each["number"] for each in told["problems"] if test(each)]
        assert 0 < len(found) < len(told["problems"])
        return found

    assert page.input_value("[name=office]") == ""
    everything = shown()
    page.select_option("[name=office]", "民政科")
    assert shown() == expected(lambda e: e["office"] == "民政科")
    full = [row for row in told["ledger"]["rows"] if any(row["cells"])]
    mine = [row for row in full if row["office"] == "民政科"]
    items = [row[0].splitlines()[0] for row in said.rows("#ledger")]
    assert items == [f"{row['item']} {row['category']}" for row in mine]
    assert page.inner_text("#found").startswith(
        f"符合条件的：问题{len(shown())}／{len(everything)}处，台账{len(mine)}／{len(full)}项"
    )
    page.select_option("[name=verdict]", "undetermined")
    assert shown() == expected(lambda e: (e["office"], e["verdict"]) == ("民政科", "undetermined"))
    assert page.is_hidden("#g-records")
    page.click("[type=reset]")
    assert shown() == everything
    assert page.inner_text("#found") == ""
    page.select_option("[name=verdict]", "none")
    assert shown() == expected(lambda e: e["verdict"] is None)
    page.select_option("[name=verdict]", "met_late")
    late = [r for r in full if any(c and "met_late" in c["by_verdict"] for c in r["cells"])]
    assert len(said.rows("#ledger")) == len(late)
    page.click("[type=reset]")
    page.fill("[name=text]", "ｇｋ902　社会")  # full-width letters, two words
    assert shown() == expected(
        lambda e: e["code"] == "GK902" and "社会" in json.dumps(e, ensure_ascii=False)
    )
    page.fill("[name=text]", "没有这样的字")
    assert shown() == []
    assert page.is_visible("#s2")


def test_it_sorts_by_mouse_and_by_keyboard(opened, demo_file):
    said = opened(demo_file)
    page, table = said.page, "#t-earlier_open"
    before = said.rows(table)

    def state(head: str) -> str:
        return page.get_attribute(f"{table} th:has(button:text-is('{head}'))", "aria-sort")

    def days() -> list[int]:
        keys = page.eval_on_selector_all(
            f"{table} tbody tr", "(all) => all.map(r => r.cells[6].dataset.k ?? '')"
        )
        known = [int(key) for key in keys if key]
        assert keys[: len(known)] == [str(n) for n in known], "rows without a value come last"
        return known

    assert state("逾期") == "none"
    page.click(f"{table} button:text-is('逾期')")
    assert state("逾期") == "ascending"
    assert days() == sorted(days())
    assert len(days()) > 2
    page.keyboard.press("Enter")
    assert state("逾期") == "descending"
    assert days() == sorted(days(), reverse=True)
    page.keyboard.press("Space")
    assert state("逾期") == "none"
    assert said.rows(table) == before
    page.focus(f"{table} button:text-is('逾期')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert state("实际公开") == "ascending"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert (state("实际公开"), state("应公开")) == ("none", "ascending")
    assert said.column(table, "应公开") == sorted(row[4] for row in before)
    page.click("#ledger button:text-is('2026-10')")
    last = [text.split("\n")[0] for text in said.column("#ledger", "2026-10")]
    assert last[:4] == ["逾期未公开", "无法判定", "无法判定", "逾期公开"]
    assert last[-1] == ""
    page.click("#by-office button:text-is('公开率')")
    rates = said.column("#by-office", "公开率")
    known = [float(r.partition("%")[0]) for r in rates if "%" in r]
    assert known == sorted(known)
    assert rates[len(known) :] == ["无可计"] * (len(rates) - len(known))


def test_without_script_everything_is_there(opened, demo_file):
    with_, without = opened(demo_file), opened(demo_file, script=False)
    assert not without.page.locator("#filter").is_visible()
    assert without.page.locator("th button").count() == 0
    assert without.page.locator("tbody tr").count() == with_.page.locator("tbody tr").count()
    assert without.page.locator("tbody tr").filter(visible=False).count() == 0
    assert without.page.locator("svg[role=img]").filter(visible=True).count() == 4


def test_it_prints_on_a4(opened, demo_file, tmp_path):
    said = opened(demo_file)
    page = said.page
    page.fill("[name=text]", "没有这样的字")
    page.wait_for_function("document.querySelector('#p1').hidden")
    page.emulate_media(media="print")
    for gone in ("#filter", "nav", ".skip"):
        assert page.is_hidden(gone), gone
    assert page.is_visible("#p1"), "a filtered report still prints whole"
    style = page.evaluate(
        """() => ["thead", "tbody tr"].map(s => getComputedStyle(document.querySelector(".problems " + s)))
            .flatMap(s => [s.display, s.breakInside])"""
    )
    assert style[0] == "table-header-group"
    assert style[2:] == ["table-row", "avoid"]
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    sizes = {tuple(round(float(n) * 25.4 / 72) for n in box) for box in boxes}
    assert sizes == {(210, 297), (297, 210)}
    assert len(boxes) < 40
    wide = page.evaluate(
        """() => [...document.querySelectorAll("table")].filter(t => t.scrollWidth > t.parentElement.clientWidth + 1)
            .map(t => t.id)"""
    )  # fmt: skip
    assert wide == []


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
    page.wait_for_function("document.querySelector('#found').textContent")
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


@pytest.mark.parametrize("width", [320, 360, 400, 768])
def test_no_sideways_scrolling_on_a_phone(opened, demo_file, width):
    page = opened(demo_file, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width
    loose = page.evaluate(
        """(width) => [...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll, .patterns")
            && e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 80))""",
        width,
    )
    assert loose == []
    page.select_option("[name=office]", "民政科")
    page.wait_for_function("document.querySelector('#p1').hidden")
    assert page.is_hidden("#p1")


def test_it_can_be_read_by_everybody(opened, demo_file):
    page = opened(demo_file).page
    assert page.get_attribute("html", "lang") == "zh-CN"
    assert page.locator("main").count() == page.locator("h1").count() == 1
    assert page.locator("header, nav[aria-label], [role=search][aria-label]").count() == 3
    problems = page.evaluate(
        """() => {
            const found = [], all = (s) => [...document.querySelectorAll(s)];
            const ids = all("[id]").map(e => e.id);
            if (new Set(ids).size !== ids.length) found.push("ids not unique");
            for (const e of all("[aria-labelledby]"))
                for (const id of e.getAttribute("aria-labelledby").split(" "))
                    if (!document.getElementById(id)?.textContent.trim()) found.push("no label " + id);
            for (const a of all('a[href^="#"]'))
                if (!document.getElementById(a.hash.slice(1))) found.push("no target " + a.hash);
            for (const t of all("table")) if (!t.caption?.textContent.trim()) found.push("no caption " + t.id);
            for (const th of all("th")) if (!th.scope) found.push("no scope " + th.textContent);
            for (const e of all("select, input")) if (!e.labels.length) found.push("no label " + e.name);
            for (const e of all("svg[role=img]"))
                if (!e.querySelector("title") || !e.querySelector("desc")) found.push("silent chart");
            for (const e of all("svg:not([role=img])"))
                if (e.getAttribute("aria-hidden") !== "true") found.push("loud svg");
            for (const e of all(".scroll"))
                if (e.tabIndex !== 0 || !e.getAttribute("aria-label")) found.push("scroll box");
            let level = 1;
            for (const h of all("h1, h2, h3")) {
                const mine = +h.tagName[1];
                if (mine > level + 1) found.push("heading skips " + h.textContent);
                level = mine;
            }
            return found;
        }"""
    )
    assert problems == []


@pytest.mark.parametrize("width", [375, 1280])
def test_every_text_has_contrast(opened, demo_file, width):
    page = opened(demo_file, width).page
    faint = page.evaluate(
        """() => {
            const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, n) => sum + v * [.2126, .7152, .0722][n], 0);
            const ground = (e) => {
                for (; e; e = e.parentElement) {
                    const c = rgb(getComputedStyle(e).backgroundColor);
                    if (c.length < 4 || c[3] > 0) return c;
                }
                return [255, 255, 255];
            };
            const found = new Set();
            for (const e of document.querySelectorAll("body *")) {
                if (e.closest("svg, script") || !e.offsetParent) continue;
                if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
                const a = light(rgb(getComputedStyle(e).color)), b = light(ground(e));
                const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                if (ratio < 4.5) found.add(e.tagName + "." + e.className + " " + ratio.toFixed(2));
            }
            return [...found];
        }"""
    )
    assert faint == []


def test_the_keyboard_sees_where_it_is(opened, demo_file):
    page = opened(demo_file).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus("[name=text]")
    for _ in range(12):
        page.keyboard.press("Tab")
        shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert shown == "solid", page.evaluate("document.activeElement.outerHTML")


def test_three_thousand_problems_open_at_once(browser, demo_file):
    root = demo_file.parent / "demo0"
    month = compose(root, parse("2026-10"), date(2026, 10, 31)).reports[0][1]
    many = range(1, 3001)
    cell = next(c for row in month.ledger.rows for c in row.cells if c and c.due and c.url)
    path = laid(
        root,
        "2026-10",
        problems=tuple(
            replace(p, number=n, group="this_month")
            for n, p in zip(many, itertools.cycle(month.problems), strict=False)
        ),
        rectification=replace(
            month.rectification,
            tasks=tuple(
                replace(t, number=n, problem=n)
                for n, t in zip(many, itertools.cycle(month.rectification.tasks), strict=False)
            ),
        ),
        ledger=replace(
            month.ledger,
            rows=tuple(
                replace(row, cells=tuple(c or cell for c in row.cells)) for row in month.ledger.rows
            ),
        ),
    )
    size = path.stat().st_size
    assert size < 4_000_000
    said = Opened(browser, path)
    opened_in = said.page.evaluate(
        "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    )
    filtered_in = said.page.evaluate(
        """() => new Promise(done => {
            const input = document.querySelector("[name=text]"), start = performance.now();
            input.value = "民政科";
            input.dispatchEvent(new Event("input", {bubbles: true}));
            requestAnimationFrame(() => {
                document.body.offsetHeight;
                setTimeout(() => done(performance.now() - start));
            });
        })"""
    )  # fmt: skip
    assert "／3000处，台账" in said.page.inner_text("#found")
    assert "／157项" in said.page.inner_text("#found")
    # about 350 and 80 on two shared cores; the bounds are for a machine that does much else beside
    assert opened_in < 3000
    assert filtered_in < 1000
    assert said.done == []
    said.context.close()


def test_a_cover_leads_to_each_office(demo_file, report, project, tmp_path, opened):
    shutil.rmtree(project.root)
    write(project.root)
    out = tmp_path / "out"
    run = report("2026-10", "--by-office", "--output-dir", str(out), form="html")
    assert run.code == 0, run.err
    said = opened(out / "2026-10-通报-汇总.html")
    links = said.page.eval_on_selector_all(
        "#volumes a", "(all) => all.map(a => decodeURIComponent(a.pathname.split('/').at(-1)))"
    )
    assert sorted(links) == sorted(p.name for p in out.iterdir() if "汇总" not in p.name)
    assert len(links) > 5
    one = opened(out / "2026-10-通报-民政科.html")
    assert one.page.inner_text(".office") == "科室：民政科"


def test_what_a_report_has_only_at_times(demo_file, opened):
    root = demo_file.parent / "demo0"
    month = compose(root, parse("2026-10"), date(2026, 10, 31)).reports[0][1]
    first, second, *rest = month.problems
    waived = replace(first, waived_by="waivers.yaml:3 办公室主任2026-10-30批准", url="javascript:1")
    reminder = replace(
        month.reminders[0], basis="provisional", window=(date(2026, 12, 1), date(2026, 12, 9))
    )
    told = Told(date(2026, 9, 21), Verdict.OVERDUE, None, False)
    path = laid(
        root,
        "2026-10",
        problems=(waived, second, *rest),
        reminders=(reminder,),
        cautions=("检查不完整",),
        comparison=Comparison(
            "2026-09",
            "reports/2026-09.json",
            date(2026, 9, 30),
            ("公开记录",),
            (Correction("7@2026-08", "7", "办公室", None, told),),
        ),
    )
    page = opened(path).page
    assert page.eval_on_selector_all("#t-waived tbody tr", "(a) => a.map(r => r.id)") == ["p1"]
    assert "暂不计入：waivers.yaml:3 办公室主任2026-10-30批准" in page.inner_text("#p1")
    assert "javascript:1" in page.inner_text("#p1")
    assert page.locator("#p1 a").count() == 0
    assert page.locator(".problems tbody tr").count() == len(month.problems)
    assert "可能在2026-12-01至2026-12-09之间" in page.inner_text("#reminders")
    assert "（暂定）" in page.inner_text("#reminders")
    assert "通报：无此项；现：逾期未公开，应于2026-09-21" in page.inner_text("#corrections")
    caution, figures = (page.locator(each).bounding_box() for each in (".caution", ".figures"))
    assert caution["y"] < figures["y"]
    assert page.locator("nav a[href='#s7']").count() == 1


def test_a_good_month_is_praised(project, opened):
    """
    - {item: 1, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 2, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 13, period: 2026-09, published: 2026-10-27, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 3, period: 2026-Q3, published: 2026-10-09, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: "https://a.cn"}
    - {item: 11, title: 职能, formed: 2026-09-28, published: 2026-09-28, channel: 政府网站常规公开, url: "https://a.cn"}
    """
    project.start = "2026-09-25"
    path = laid(project.lay(), "2026-10")
    told, page = data(path), opened(path).page
    assert told["problems"] == []
    assert page.inner_text("#s2 ~ .text") == told["praise"]
    assert told["praise"].startswith("本月应公开7项，均按期公开")
    assert page.locator(".problems, #tasks").count() == 0
    assert "没有需要整改的问题" in page.inner_text("section:has(#a2)")
    page.fill("[name=text]", "月报")
    page.wait_for_function("document.querySelector('#found').textContent")
    assert page.inner_text("#found").startswith("符合条件的：台账3／")


def test_before_anything_is_due_there_are_no_charts(project, opened):
    """# 没有记录"""
    project.start = "2026-10-15"
    path = laid(project.lay(), "2026-10")
    said = opened(path)
    assert data(path)["figures"]["due"] == 0
    for chart in ("c1", "c2", "c3"):
        assert said.page.locator(f"svg[aria-labelledby^={chart}]").count() == 0
    assert said.rows("#trend")[-1] == ["2026-10", "0", "0", "0", "0", *["无可计"] * 3]
    assert said.page.locator("#by-office").count() == 0
    assert "上月无可比较" in said.page.inner_text(".figures")


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
