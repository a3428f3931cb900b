"""Notices that prolong or amend another one, read against the calendar known before them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gongkai_cli.calendar.official_holidays import load_official_holidays
from gongkai_cli.calendar.workdays import build_workdays
from gongkai_cli.model.notice import Notice
from gongkai_cli.sources.holiday_notice.compare import differences_from_installed, doubts
from gongkai_cli.sources.holiday_notice.read import Asked, Reading, read_notice
from gongkai_cli.sources.holiday_notice.resolve import INCLUDED, Settled, Unsettled, resolve_notice
from gongkai_cli.sources.holiday_notice.text import read_text
from gongkai_cli.sources.holiday_notice.yaml_file import (
    as_notice,
    file_name,
    file_text,
    find_changes,
)

NOTICES = Path(__file__).parent.parent / "fixtures" / "notices"
OPEN = "made-up-2027"  # nobody knows the real one yet
TITLE = "国务院办公厅关于延长2027年春节假期的通知"
SIGNED = "国务院办公厅 2027年2月3日"


def settled(text: str, notices: tuple[Notice, ...] = ()) -> Settled:
    found = read_notice(read_text(text.encode()), "通知", Asked())
    assert isinstance(found, Reading), found
    return resolve_notice(found, notices)


def notice(done: Settled) -> Notice:
    made = as_notice(file_text(done, "# 编辑器\n"), "x.yaml")
    assert isinstance(made, Notice), made
    return made


def file(name: str) -> str:
    return (NOTICES / f"{name}.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def known() -> tuple[Notice, ...]:
    return (notice(settled(file(OPEN))),)


def days(done: Settled) -> tuple[list[str], list[str]]:
    return [str(d)[5:] for d in done.off_days], [str(d)[5:] for d in done.make_up_workdays]


def test_the_one_that_there_was() -> None:
    assert days(settled(file("2020-02"))) == (["01-31", "02-01", "02-02"], [])


def test_the_installed_data_hold_that_one() -> None:
    off = load_official_holidays().off_days
    for last, before in INCLUDED.items():
        assert last in off
        assert before in off
        assert all(off[day].startswith("春节") for day in off if before <= day <= last)


@pytest.mark.parametrize(
    "sentence",
    [
        "一、延长2027年春节假期至2月14日（星期日），2月15日（星期一）起正常上班。",
        "一、延长春节假期至2月14日（农历正月初九，星期日）。",
        "一、将2027年春节假期延长至2月14日，2月15日正常上班。",
        "一、春节放假时间延长到2月14日。",
    ],
)
def test_off_is_every_day_after_the_known_holiday(sentence: str, known) -> None:
    done = settled(f"{TITLE} {sentence} {SIGNED}", known)
    assert days(done) == (["02-13", "02-14"], [])
    assert (done.reading.kind, str(done.reading.issued)) == ("amending", "2027-02-03")


def test_off_cancels_a_make_up_day_and_the_later_notice_wins(known) -> None:
    done = settled(
        f"{TITLE} 延长2027年春节假期至2月21日，2月22日（周一）起正常上班。 {SIGNED}", known
    )
    assert days(done)[0] == [f"02-{day}" for day in range(13, 22)]
    late = notice(done)
    before, after = (
        build_workdays(known, through_year=2027),
        build_workdays((late, *known), through_year=2027),
    )
    saturday = known[0].make_up_workdays[1]
    assert str(saturday) == "2027-02-20"
    assert before.is_workday(saturday)
    assert not after.is_workday(saturday)
    assert str(after.next_workday_from(saturday)) == "2027-02-22"


def test_a_holiday_of_the_installed_calendar_can_be_prolonged() -> None:
    """Made up: the holiday is that of 2026; 10 October was to be worked."""
    done = settled("国务院办公厅关于延长2026年国庆节假期的通知 延长国庆节假期至10月10日。")
    assert days(done) == (["10-08", "10-09", "10-10"], [])


def test_one_may_be_prolonged_again(known) -> None:
    first = notice(settled(f"{TITLE} 延长2027年春节假期至2月14日。 {SIGNED}", known))
    again = settled(
        f"{TITLE} 延长2027年春节假期至2月16日。 国务院办公厅2027年2月10日", (*known, first)
    )
    assert days(again) == (["02-15", "02-16"], [])


def test_reading_it_again_finds_the_same(known) -> None:
    """The notice's own file does not count as known before it."""
    text = f"{TITLE} 国办发明电〔2027〕1号 延长2027年春节假期至2月14日。 {SIGNED}"
    first = settled(text, known)
    assert days(settled(text, (*known, notice(first)))) == days(first) == (["02-13", "02-14"], [])


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("延长2027年春节假期至2月10日。", "春节假期原来放到2027-02-12，不能延长至2027-02-10"),
        ("延长2027年春节假期至2月12日。", "不能延长至2027-02-12"),
        ("延长2027年春节假期至5月1日。", "不能延长至2027-05-01"),
    ],
)
def test_what_cannot_be_prolonged(sentence: str, says: str, known) -> None:
    with pytest.raises(Unsettled) as stopped:
        settled(f"{TITLE} {sentence} {SIGNED}", known)
    assert says in stopped.value.message


@pytest.mark.parametrize(
    ("title", "sentence", "says"),
    [
        ("2026年国庆节", "延长2026年国庆节假期至10月8日，10月12日起正常上班。",
         "国庆节假期放到2026-10-08，其后第一个工作日是2026-10-09，写的是2026-10-12起上班"),
        ("2026年国庆节", "延长2026年国庆节假期至10月9日，10月12日（星期一）起正常上班。",
         "其后第一个工作日是2026-10-10"),
        ("2020年春节", "延长2020年春节假期至2月2日，2月4日（星期二）起正常上班。",
         "其后第一个工作日是2020-02-03，写的是2020-02-04起上班"),
        ("2020年春节", "延长2020年春节假期至2月2日，共9天。", "写着9天，春节假期全部10天，延长3天"),
        ("2026年国庆节", "延长2026年国庆节假期至10月9日，共8天，10月10日起正常上班。",
         "写着8天，国庆节假期全部9天，延长2天"),
        ("2026年国庆节", "延长国庆节假期至10月11日，10月10日（星期六）上班。",
         "2026-10-10既放假又上班"),
        ("2026年国庆节", "延长国庆节假期至10月11日，10月9日起正常上班。", "2026-10-09既放假又上班"),
    ],
)  # fmt: skip
def test_a_prolonging_notice_contradicts_itself(title: str, sentence: str, says: str) -> None:
    with pytest.raises(Unsettled) as stopped:
        settled(
            f"国务院办公厅关于延长{title}假期的通知 国办发明电〔2026〕9号 各直属机构： {sentence}"
        )
    assert says in stopped.value.message
    assert stopped.value.message.endswith(f"：“{sentence.replace(' ', '')}”")


@pytest.mark.parametrize(
    ("sentence", "off", "worked"),
    [
        ("至10月9日，10月10日（星期六）起正常上班。", ["10-08", "10-09"], ["10-10"]),
        ("至10月9日，共9天，10月10日起正常上班。", ["10-08", "10-09"], ["10-10"]),
        ("至10月9日，共2天，10月10日起正常上班。", ["10-08", "10-09"], ["10-10"]),
        ("至10月11日，共延长四天，10月12日起正常上班。", ["10-08", "10-09", "10-10", "10-11"], []),
    ],
)
def test_a_prolonging_notice_that_is_right(
    sentence: str, off: list[str], worked: list[str]
) -> None:
    """2026: 1 to 7 October is off, Saturday the 10th worked."""
    text = f"国务院办公厅关于延长2026年国庆节假期的通知 延长2026年国庆节假期{sentence}"
    done = settled(text)
    assert days(done) == (off, worked)
    calendar = build_workdays((notice(done),), through_year=2026)
    for day in done.off_days:
        assert calendar.reason(day) == "国庆节延长假期"


def test_both_days_of_a_contradiction_are_seen_in_reading_already() -> None:
    title = "国务院办公厅关于延长2026年国庆节假期的通知"
    text = f"{title} 延长2026年国庆节假期至10月9日（星期五），10月9日（星期五）起正常上班。"
    found = read_notice(read_text(text.encode()), "通知", Asked())
    assert isinstance(found, tuple)
    assert "2026-10-09既放假又上班" in found[0].message


def test_the_holiday_must_be_known_first() -> None:
    with pytest.raises(Unsettled) as stopped:
        settled(f"{TITLE} 延长2027年春节假期至2月14日。 {SIGNED}")
    assert "先导入2027年的放假通知" in stopped.value.hint


def test_an_amending_notice_may_undo_a_day_off(known) -> None:
    text = (
        "国务院办公厅关于调整2027年劳动节假期安排的通知 一、2027年5月1日至3日放假，共3天。"
        "5月4日（星期二）、5月8日（星期六）上班。 国务院办公厅 2027年4月1日"
    )
    done = settled(text, known)
    assert days(done) == (["05-01", "05-02", "05-03"], ["05-04", "05-08"])
    calendar = build_workdays((*known, notice(done)), through_year=2027)
    assert calendar.is_workday(done.make_up_workdays[0])


def test_names_of_files() -> None:
    assert file_name(settled(file("2026")).reading) == "2026.yaml"
    assert file_name(settled(file("2020-02")).reading) == "2020-补充-2020-01-26.yaml"


def test_the_installed_calendar_agrees_or_the_days_are_told() -> None:
    installed = build_workdays(through_year=2026)
    for year in (2007, 2012, 2017, 2025, 2026):
        assert differences_from_installed(settled(file(str(year))), installed) == []
    assert differences_from_installed(settled(file("2020")), installed) == [
        "2020-01-31：通知没有写到（周五，照常上班），所装日历是春节休息",
        "2020-02-01：通知上班，所装日历是春节休息",
    ]
    assert differences_from_installed(settled(file("2020-02")), installed) == []


def test_a_day_that_the_notice_does_not_name_is_told_as_well() -> None:
    """A year's notice speaks for the whole year: 10 October 2026, a Saturday, is worked as installed."""
    text = file("2026")
    assert "10月10日（周六）" in text
    silent = text.replace("、10月10日（周六）", "")
    installed = build_workdays(through_year=2026)
    assert differences_from_installed(settled(silent), installed) == [
        "2026-10-10：通知没有写到（周六，照常休息），所装日历是调休上班"
    ]
    assert (
        build_workdays((notice(settled(silent)),), through_year=2026).is_workday(date(2026, 10, 10))
        is False
    )


def test_a_statutory_day_that_is_not_off_is_doubted() -> None:
    """Nothing in the text is wrong; only the law knows of 2 May."""
    assert list(doubts(settled(file(OPEN)))) == []
    text = file(OPEN).replace("5月1日（周六）至5日（周三）放假调休，共5天", "5月1日（周六）放假1天")
    assert list(doubts(settled(text))) == []  # 2 May 2027 is a Sunday
    text = file(OPEN).replace(
        "10月1日（周五）至7日（周四）放假调休，共7天", "10月2日（周六）放假1天"
    )
    assert [each[:10] for each in doubts(settled(text))] == ["2027-10-01"]


def test_what_a_new_notice_changes_in_a_file(known) -> None:
    other = notice(settled(file(OPEN).replace("1月31日（周日）、", "").replace("99号", "98号")))
    assert find_changes(known[0], known[0]) == []
    assert [each.words for each in find_changes(known[0], other)] == [
        "文号：原为国办发明电〔2026〕99号，现为国办发明电〔2026〕98号",
        "2027-01-31 不再上班",
    ]
