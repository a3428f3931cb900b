"""Single sentences in every form, and every contradiction with the sentence that it stands in."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai_cli.model.problem import Problem
from gongkai_cli.sources.holiday_notice.read import Asked, Reading, read_notice
from gongkai_cli.sources.holiday_notice.resolve import resolve_notice
from gongkai_cli.sources.holiday_notice.text import read_text

NOTICES = Path(__file__).parent.parent / "fixtures" / "notices"
BASE = (NOTICES / "2017.txt").read_text("utf-8")
NEW_YEAR = "一、元旦：1月1日放假，1月2日（星期一）补休。"
MAY = "四、劳动节：5月1日放假，与周末连休。"


NOTHING = Asked()


def of(text: str, asked: Asked = NOTHING) -> Reading | tuple[Problem, ...]:
    return read_notice(read_text(text.encode()), "通知.txt", asked)


def arranged(old: str, new: str, name: str) -> tuple[list[str], list[str]]:
    """Days off and worked of one holiday of 2017 when its sentence is another."""
    assert old in BASE
    found = of(BASE.replace(old, new))
    assert isinstance(found, Reading), [str(each) for each in found]
    holiday = next(each for each in found.holidays if each.name == name)
    return [str(day) for day in holiday.off], [str(day) for day in holiday.worked]


def problems(old: str, new: str) -> list[str]:
    assert old in BASE
    found = of(BASE.replace(old, new))
    assert isinstance(found, tuple), found
    return [each.message for each in found]


@pytest.mark.parametrize(
    ("sentence", "off", "worked"),
    [
        ("元旦：1月1日放假1天，不调休。", ["01-01"], []),
        ("元旦：1月1日放假，共一天。", ["01-01"], []),
        ("元旦：1月1日至3日，共3天放假。", ["01-01", "01-02", "01-03"], []),
        ("元旦：1月1日———3日，放假调休。", ["01-01", "01-02", "01-03"], []),
        ("元旦：1月1日、2日全体公民放假。", ["01-01", "01-02"], []),
        ("元旦：1月1日（周日）放假，1月2日（周一）调休。", ["01-01", "01-02"], []),
        ("元旦：1月1日、2日放假公休，共2天。", ["01-01", "01-02"], []),
        ("元旦：1月1日、2日（周日、周一）放假。", ["01-01", "01-02"], []),
        ("元旦：1月1—3日放假，共3天。", ["01-01", "01-02", "01-03"], []),
        ("元旦：1月1日到3日放假3天。", ["01-01", "01-02", "01-03"], []),
        ("元旦：1月1日(周日至周二)至3日放假。", None, None),
        ("元旦：1月1日至3日（周日至周二）放假。", ["01-01", "01-02", "01-03"], []),
        ("元旦1月1日星期日放假，1月2日周一补休", ["01-01", "01-02"], []),
        ("元旦：1月1日至3日放假。1月7日、8日（周六、周日）上班。",
         ["01-01", "01-02", "01-03"], ["01-07", "01-08"]),
        ("元旦：1月1日至3日放假。1月7日和8日正常上班。",
         ["01-01", "01-02", "01-03"], ["01-07", "01-08"]),
        ("元旦：1月1日至3日放假，1月7日（星期六）为工作日。",
         ["01-01", "01-02", "01-03"], ["01-07"]),
        ("元旦：1月1日至3日放假，1月7日（星期六）调休上班；1月8日（星期日）补班。",
         ["01-01", "01-02", "01-03"], ["01-07", "01-08"]),
        ("元旦：1月1日至3日放假，1月4日（星期三）起正常上班。",
         ["01-01", "01-02", "01-03"], []),
    ],
)  # fmt: skip
def test_a_sentence(sentence: str, off: list[str] | None, worked: list[str]) -> None:
    new = f"一、{sentence}"
    if off is None:
        assert problems(NEW_YEAR, new)
        return
    days = arranged(NEW_YEAR, new, "元旦")
    assert days == ([f"2017-{day}" for day in off], [f"2017-{day}" for day in worked])


@pytest.mark.parametrize(
    ("sentence", "off", "worked"),
    [
        ("2016年12月31日至2017年1月2日放假，共3天。",
         ["2016-12-31", "2017-01-01", "2017-01-02"], []),
        ("12月31日至1月2日放假，共3天。", ["2016-12-31", "2017-01-01", "2017-01-02"], []),
        ("1月1日至3日放假。2016年12月24日（星期六）、25日（星期日）上班。",
         ["2017-01-01", "2017-01-02", "2017-01-03"], ["2016-12-24", "2016-12-25"]),
        ("1月1日放假，12月31日（星期六）公休日调至1月2日（星期一），12月31日（星期六）上班。",
         ["2017-01-01", "2017-01-02"], ["2016-12-31"]),
    ],
)  # fmt: skip
def test_days_of_the_year_before(sentence: str, off: list[str], worked: list[str]) -> None:
    assert arranged(NEW_YEAR, f"一、元旦：{sentence}", "元旦") == (off, worked)


def test_a_range_across_months() -> None:
    days = arranged(MAY, "四、劳动节：4月29日（周六）至5月1日（周一）放假，共3天。", "劳动节")
    assert days == (["2017-04-29", "2017-04-30", "2017-05-01"], [])


@pytest.mark.parametrize(
    ("sentence", "off", "worked"),
    [
        ("1月29日—2月4日放假，共7天。其中,29日、30日、31日为法定假日，1月28日、2月5日上班。", 7, ["01-28", "02-05"]),
        ("1月29日—2月4日放假，共7天。28日（星期六）、2月5日（星期日）上班。", 7, ["01-28", "02-05"]),
        ("1月29日—2月4日放假，共7天。5日（星期日）上班。", 7, ["02-05"]),
        ("1月29日—2月4日放假，共7天。30日、31日（星期一、星期二）照常公休。", 7, []),
        ("1月29日—2月4日放假，共7天。21日、22日（星期六、星期日）上班。", 7, ["01-21", "01-22"]),
        ("1月29日至2月4日放假，共7天。2月5日、11日上班。", 7, ["02-05", "02-11"]),
    ],
)  # fmt: skip
def test_a_bare_day_after_a_range_over_a_month_s_end(
    sentence: str, off: int, worked: list[str]
) -> None:
    """The form of 国办发明电〔2005〕35号: the month is the one whose day lies in the range or fits the weekday."""
    found = of(of_2006(sentence))
    assert isinstance(found, Reading), [str(each) for each in found]
    holiday = next(each for each in found.holidays if each.name == "春节")
    assert len(holiday.off) == off
    assert [str(day)[5:] for day in holiday.worked] == worked


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("1月29日—2月4日放假，共7天。28日上班。", "“28日”没有写月份，1月和2月都有可能"),
        (
            "1月29日—2月4日放假，共7天。28日（星期四）上班。",
            "2006-02-28是星期二，通知写的是星期四",
        ),
    ],
)
def test_a_bare_day_that_fits_both_months_or_none(sentence: str, says: str) -> None:
    found = of(of_2006(sentence))
    assert isinstance(found, tuple)
    assert [each.message for each in found if says in each.message]


@pytest.mark.parametrize("name", ["made-up-2028-rest", "made-up-2028-list"])
def test_made_up_notices_with_bare_days(name: str) -> None:
    found = of((NOTICES / f"{name}.txt").read_text("utf-8"))
    assert isinstance(found, Reading), [str(each) for each in found]
    holiday = next(each for each in found.holidays if each.name == "春节")
    assert (str(holiday.off[0]), str(holiday.off[-1])) == ("2028-01-25", "2028-02-01")
    assert [str(day) for day in holiday.worked] == ["2028-01-23", "2028-02-05"]


def of_2006(spring: str) -> str:
    """A notice for 2006 with one sentence of the Spring Festival's."""
    made = BASE.replace("2017", "2006").replace("2016", "2005")
    rest = "元旦：1月1日放假。\n劳动节：5月1日放假。\n国庆节：10月1日放假。\n"
    head = made[: made.index("一、元旦")]
    return f"{head}春节：{spring}\n{rest}国务院办公厅\n2005年12月16日\n"


def test_advice_in_the_same_sentence_hides_no_make_up_day() -> None:
    old = "1月22日（星期日）、2月4日（星期六）上班。"
    for new in (f"{old[:-1]}，鼓励各单位安排职工在1月26日休息。", f"{old}建议1月26日放假。"):
        assert arranged(old, new, "春节")[1] == ["2017-01-22", "2017-02-04"]
        assert "2017-01-26" not in arranged(old, new, "春节")[0]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("1月22日（星期日）", "1月22日（星期一）", "2017-01-22是星期日，通知写的是星期一"),
        ("1月2日（星期一）", "1月2日（农历腊月初五、周二）", "2017-01-02是星期一，通知写的是星期二"),
        ("共8天", "共7天", "写着共7天，起止日之间是8天"),
        ("共8天", "共十天", "写着共10天，起止日之间是8天"),
        ("5月1日放假，与周末连休", "5月3日放假，与周末连休", "2017-05-03是星期三，不能与周末连休"),
        ("4月1日（星期六）上班", "4月6日（星期四）上班", "2017-04-06不是周六、周日，不能是调休上班日"),
        ("4月1日（星期六）上班", "4月2日（星期日）上班", "2017-04-02既放假又上班"),
        ("1月27日至2月2日", "1月27日至2月30日", "没有2017年2月30日这一天"),
        ("1月27日至2月2日", "2月27日至2月2日", "起止日不对"),
        ("10月1日至8日", "10月1日至12月8日", "起止日不对"),
        ("5月1日放假，与周末连休", "5月1日为法定节假日", "没有读到劳动节哪天放假"),
        ("2月4日（星期六）上班", "2月4日（星期六）班", "读不懂“1月22日（星期日）、2月4日（星期六）”"),
        ("5月1日放假", "5月1日不放假", "读不懂“5月1日”"),
        ("5月1日放假", "2019年5月1日放假", "2019-05-01不在2017年"),
        ("四、劳动节：5月1日放假，与周末连休。\n", "", "没有读到劳动节的安排"),
        ("2016年12月1日", "2012年12月1日", "落款日期2012-12-01与2017年的安排不合"),
        ("五、端午节", "五、劳动节", "劳动节写了两种安排"),
        ("4月1日（星期六）上班", "4月1（星期六）上班", "“4月”后面读不出是哪一天"),
        ("4月1日（星期六）上班", "41月1日（星期六）上班", "没有2017年41月1日这一天"),
        ("4月1日（星期六）上班", "4月初一（星期六）上班", "“4月”后面读不出是哪一天"),
        ("共7天。1月22日", "共7天。（记者张三）1月22日", "正文中间夹着别的文字"),
        ("5月28日至30日", "5月28日（周日、周一、周二、周三）至30日", "写了4个星期"),
    ],
)  # fmt: skip
def test_a_contradiction_is_quoted(old: str, new: str, says: str) -> None:
    found = problems(old, new)
    plain = str.maketrans("（）", "()")
    hit = [each for each in found if says.translate(plain) in each.translate(plain)]
    assert hit, found
    assert "“" in hit[0]


def test_a_problem_quotes_its_sentence_and_line_and_all_are_told() -> None:
    text = BASE.replace("1月22日（星期日）", "1月22日（星期一）").replace("共8天", "共9天")
    found = of(text)
    assert isinstance(found, tuple)
    assert [(each.path, each.line) for each in found] == [("通知.txt", 6), ("通知.txt", 10)]
    assert found[0].message.endswith("：“1月22日（星期一）、2月4日（星期六）上班。”")
    assert all(each.hint for each in found)


def test_right_days_in_the_wrong_year_contradict_the_weekdays() -> None:
    found = of(BASE.replace("2017年", "2018年").replace("2016年", "2017年"))
    assert isinstance(found, tuple)
    assert any("2018-01-22是星期一，通知写的是星期日" in each.message for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "关于召开会议的通知：请于3月1日上午到会议室。",
        "元旦快乐！春节快乐！",
        "国务院办公厅关于2027年部分节假日安排的通知",
        "《全国年节及纪念日放假办法》第二条 全体公民放假的节日：元旦，放假1天（1月1日）。",
        "<p>公告</p>",
        "hello world, 1月1日",
    ],
)
def test_other_texts_are_no_notices(text: str) -> None:
    found = of(text)
    assert isinstance(found, tuple)
    assert "没有读到" in found[0].message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("北京市人民政府关于延长2027年春节假期的通知 延长2027年春节假期至2月14日。 北京市人民政府 2027年2月3日",
         "这是“北京市人民政府”的通知，不是国务院办公厅的：“北京市人民政府关于延长2027年春节假期的通知”"),
        (BASE.replace("国务院办公厅关于", "某某有限公司关于"), "这是“某某有限公司”的通知"),
        (BASE.replace("国务院办公厅", ""), "标题和落款里都没有国务院办公厅"),
        (BASE.replace("国务院办公厅", "") + "根据《国务院办公厅关于2017年部分节假日安排的通知》安排如上。",
         "标题和落款里都没有国务院办公厅"),
        ("我公司放假安排如下，依据《国务院办公厅关于2017年部分节假日安排的通知》"
         + BASE.split("安排的通知\n", 1)[1].replace("国务院办公厅\n", ""),
         "标题和落款里都没有国务院办公厅"),
        (BASE.replace("安排的通知", "安排的通知（征求意见稿）", 1), "这是征求意见的稿子"),
        ("征求意见稿\n" + BASE, "这是征求意见的稿子"),
    ],
)  # fmt: skip
def test_only_the_state_council_arranges_days_for_everybody(text: str, says: str) -> None:
    found = of(text)
    assert isinstance(found, tuple)
    assert any(says in each.message for each in found), found


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("国务院办公厅关于", "关于"),
        BASE.replace("国务院办公厅\n", ""),
        f"首页 政务公开 政策 {BASE}",
        BASE.replace("国务院办公厅关于", "国务院办公厅1日发布关于").replace(
            "国务院办公厅\n2016", "2016"
        ),
        f"某市人民政府办公厅转发{BASE}",
        "某市关于转发《"
        + BASE.replace("通知\n", "通知》的通知\n", 1).replace("国务院办公厅\n2016", "2016"),
    ],
    ids=["signed", "in the title", "behind a menu", "news", "passed on", "passed on, cited"],
)
def test_its_name_is_found_where_it_stands(text: str) -> None:
    assert isinstance(of(text), Reading), of(text)


@pytest.mark.parametrize("digits", ["二〇一七", "二○一七", "二零一七"])
def test_a_year_in_chinese_numerals(digits: str) -> None:
    assert of(BASE.replace("2017年部分", f"{digits}年部分")) == replace(
        of(BASE), title="国务院办公厅关于2017年部分节假日安排的通知"
    )


@pytest.mark.parametrize("count", ["共十十天", "共二一十天", "共百天", "共一二天", "共〇天"])
def test_what_is_no_number_is_told(count: str) -> None:
    assert any(f"“{count}”读不出是几天" in each for each in problems("共8天", count))


@pytest.mark.parametrize(
    "day", ["二〇一六年十十月三十日", "二〇一六年十一月二一十日", "2016年13月1日"]
)
def test_what_is_no_day_of_issue_is_none(day: str) -> None:
    found = of(BASE.replace("2016年12月1日", day))
    assert isinstance(found, Reading)
    assert found.issued is None


def test_a_day_of_issue_in_chinese_numerals() -> None:
    found = of(BASE.replace("2016年12月1日", "二〇一六年十一月二十九日"))
    assert isinstance(found, Reading)
    assert str(found.issued) == "2016-11-29"


def test_quotes_leave_title_number_and_addressees_out() -> None:
    text = (
        "国务院办公厅关于延长2027年春节假期的通知\n国办发明电〔2027〕1号\n各省、自治区、直辖市人民政府，"
        "国务院各部委、各直属机构：\n延长2027年春节假期至2月14日（星期六）。"
    )
    found = of(text)
    assert isinstance(found, tuple)
    assert found[0].message.endswith("：“延长2027年春节假期至2月14日（星期六）。”")
    missing = of(BASE.replace("四、劳动节：5月1日放假，与周末连休。\n", ""))
    assert str(missing[0]).endswith("：“国务院办公厅关于2017年部分节假日安排的通知”")


def test_two_notices_at_once() -> None:
    found = of(BASE + (NOTICES / "2025.txt").read_text("utf-8"))
    assert isinstance(found, tuple)
    assert "文中有2份通知（2017、2025年）" in found[0].message
    assert found[0].line == len(BASE.splitlines()) + 1


def test_the_same_notice_twice_is_one() -> None:
    assert of(BASE + BASE) == of(BASE)


@pytest.mark.parametrize("year", ["1017", "2003", "2049", "9999"])
def test_a_year_that_no_calendar_holds(year: str) -> None:
    found = of(BASE.replace("2017年部分", f"{year}年部分"))
    assert isinstance(found, tuple)
    assert f"年份{year}不在2004至2048之间" in found[0].message


def test_the_year_may_be_told_where_the_text_does_not() -> None:
    untitled = BASE.split("如下。\n", 1)[1]
    assert "没有读到是哪一年" in str(of(untitled))
    assert of(untitled, Asked(year=2017)) != of(BASE)  # no title, no number
    told = of(untitled, Asked(year=2017, number="某号"))
    assert isinstance(told, Reading)
    assert (told.year, told.number, str(told.issued)) == (2017, "某号", "2016-12-01")
    assert "通知是2017年的，--year 写的是2018" in str(of(BASE, Asked(year=2018)))


def test_the_first_sentence_tells_the_year_as_well() -> None:
    found = of("经国务院批准" + BASE.split("经国务院批准", 1)[1])
    assert isinstance(found, Reading)
    assert (found.year, found.title) == (2017, "")


def test_a_cited_title_does_not_make_a_second_notice() -> None:
    cited = "与《国务院办公厅关于2016年部分节假日安排的通知》相比，春节假期提前。"
    assert of(f"{BASE}{cited}") == of(BASE)
    other = of(f"{BASE}{cited}一、元旦：1月1日放假，与周末连休。")
    assert "元旦写了两种安排" in str(other)
    title = "国务院办公厅关于2017年部分节假日安排的通知\n"
    reported = BASE.replace(title, f"发布《{title.strip()}》，全文如下：\n")
    found = of(reported)
    assert isinstance(found, Reading)
    assert found.year == 2017


ROWS = [
    "1月1日、",
    "元旦",
    "五一",
    "1月1日（",
    "延长2027年春节假期至",
    "《",
    "国务院办公厅",
    "二〇二七年",
    "国办发[2026]1号",
]
TAGS = [
    "<!--", "<a ", "<a b='", '<a b="\'', "<!", "<?", "</", "<", "<![", "<nav><b></c>", "<script>",
    "&#9999999999", "&",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", ROWS)
def test_a_long_row_takes_no_long_time(unit: str) -> None:
    """Patterns that try every way to read a row would take hours over this."""
    text = "国务院办公厅关于2027年部分节假日安排的通知 一、元旦：" + unit * (100_000 // len(unit))
    started = time.process_time()
    assert isinstance(of(text), tuple)
    assert time.process_time() - started < 10


@pytest.mark.slow
@pytest.mark.parametrize("end", ["", ">"])
@pytest.mark.parametrize("unit", TAGS)
def test_a_page_of_broken_tags_takes_no_long_time(unit: str, end: str) -> None:
    """Python's own parser takes 20 seconds over 50 KB of `<a `, and 80 over 100."""
    text = f"<html>国务院办公厅关于2027年部分节假日安排的通知 {unit * (100_000 // len(unit))}{end}"
    started = time.process_time()
    assert isinstance(of(text), tuple)
    assert time.process_time() - started < 2


def test_off_prevails_within_a_settled_notice() -> None:
    found = of(BASE)
    assert isinstance(found, Reading)
    done = resolve_notice(found)
    assert not set(done.off_days) & set(done.make_up_workdays)
    assert list(done.off_days) == sorted(set(done.off_days))
