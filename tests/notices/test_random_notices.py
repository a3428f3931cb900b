"""Arrangements drawn at random, written out as a notice would and dressed up → the same days again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_counts import examples
from gongkai_cli.sources.holiday_notice.read import Asked, Reading, read_notice
from gongkai_cli.sources.holiday_notice.text import read_text

PLACES = {
    "元旦": (1, 1), "春节": (2, 1), "清明节": (4, 4), "劳动节": (5, 1), "端午节": (6, 10),
    "中秋节": (9, 12), "国庆节": (10, 1),
}  # fmt: skip
STYLES = ("（星期{}）", "（周{}）", "（农历某日、周{}）", "星期{}", "")
ONE = timedelta(days=1)


def day_text(day: date, year: int, style: str, before: date | None = None) -> str:
    written = style.format("一二三四五六日"[day.weekday()])
    month = (
        "" if before and (before.year, before.month) == (day.year, day.month) else f"{day.month}月"
    )
    years = f"{day.year}年" if day.year != year else ""
    return f"{years}{month or (f'{day.month}月' if years else '')}{day.day}日{written}"


@st.composite
def notices(draw: st.DrawFn) -> tuple[str, int, dict[str, tuple[list[date], list[date]]]]:
    year = draw(st.integers(2008, 2047))
    right: dict[str, tuple[list[date], list[date]]] = {}
    sentences = []
    for number, (name, (month, day)) in enumerate(PLACES.items()):
        first = date(year, month, day) + ONE * draw(st.integers(-2 if number == 0 else 0, 6))
        days = [first + ONE * n for n in range(draw(st.integers(1, 9)))]
        around = [first - ONE * n for n in range(1, 8)] + [days[-1] + ONE * n for n in range(1, 8)]
        weekends = [each for each in around if each.weekday() > 4]
        worked = sorted(draw(st.lists(st.sampled_from(weekends), max_size=2, unique=True)))
        style, to = (
            draw(st.sampled_from(STYLES)),
            draw(st.sampled_from(["至", "到", "-", "—", "～"])),
        )
        span = day_text(first, year, style)
        if len(days) > 1:
            span += to + day_text(days[-1], year, style, first)
        verb = draw(st.sampled_from(["放假", "放假调休", "放假公休", "调休放假"]))
        count = draw(st.sampled_from(["", f"，共{len(days)}天"]))
        text = f"{'一二三四五六七'[number]}、{name}：{span}{verb}{count}。"
        if worked:
            text += "、".join(day_text(each, year, style) for each in worked) + "上班。"
        sentences.append(text)
        right[name] = (days, worked)
    blank = draw(st.sampled_from(["", "\n", " ", "\r\n\u3000\u3000"]))
    opening = f"关于{year}年部分节假日安排的通知{blank}"
    return opening + blank.join(sentences) + blank + "国务院办公厅", year, right


@pytest.mark.slow
@settings(max_examples=examples(200), deadline=None)
@given(notices())
def test_what_is_written_is_read(drawn) -> None:
    text, year, right = drawn
    found = read_notice(read_text(text.encode()), "通知", Asked())
    every_off = {day for off, _ in right.values() for day in off}
    if any(day in every_off for _, worked in right.values() for day in worked):
        assert isinstance(found, tuple)
        assert any("既放假又上班" in each.message for each in found)
        return
    assert isinstance(found, Reading), [each.message for each in found]
    assert found.year == year
    assert {each.name: (list(each.off), list(each.worked)) for each in found.holidays} == right


@settings(max_examples=examples(100), deadline=None)
@given(notices(), st.data())
def test_a_day_told_wrongly_is_told(drawn, data: st.DataObject) -> None:
    """Any named weekday moved on by one to six days contradicts its day."""
    text, _, _ = drawn
    places = [
        n for n, sign in enumerate(text) if sign in "一二三四五六日" and text[n - 1] in "期周"
    ]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    wrong = data.draw(st.sampled_from(sorted(set("一二三四五六日") - {text[place]})))
    found = read_notice(
        read_text((text[:place] + wrong + text[place + 1 :]).encode()), "通知", Asked()
    )
    assert isinstance(found, tuple)
    assert any(f"通知写的是星期{wrong}" in each.message for each in found)


@settings(max_examples=examples(200), deadline=None)
@given(st.text(alphabet="元旦春节放假上班年月日至、。：（）周一六0123456789 \n", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    if not text.strip():
        return
    for opening in (
        "",
        "关于2027年部分节假日安排的通知 一、元旦：",
        "关于延长2027年春节假期的通知",
    ):
        found = read_notice(read_text((opening + text).encode()), "通知", Asked())
        assert isinstance(found, Reading) or (found and all(each.message for each in found))
