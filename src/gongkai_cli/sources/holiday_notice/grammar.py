"""How State Council holiday notices have been written since 2004, as data: names, days, and what befalls them.

All patterns are for the plain signs of `text.Squeezed`: no blanks, half-width digits, brackets, commas
and colons, every dash a `-`, 〔〕 as [].
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

NAMES: dict[str, str] = {
    "元旦": "元旦|新年",
    "春节": "春节",
    "清明节": "清明节?",
    "劳动节": '["“”]?五一["“”]?(?:国际)?(?:劳动节)?|(?:国际)?劳动节',
    "端午节": "端午节?",
    "中秋节": "中秋节?",
    "国庆节": '国庆节?|["“”]?十一["“”]?',
}
"""Each festival, and how notices call it."""
FEWER = ("元旦", "春节", "劳动节", "国庆节")
"""The holidays of the notices until 2007; from 2008 on every yearly notice has all of NAMES."""

_NAME = "(?:" + "|".join(NAMES.values()) + ")"
NAME = re.compile("|".join(f"(?P<n{n}>{pattern})" for n, pattern in enumerate(NAMES.values())))
HEADING = re.compile(rf"({_NAME}(?:[、,和及与]?{_NAME}){{0,6}})(?::|(?=\d))(?=.{{0,12}}?\d)")
"""六、中秋节、国庆节：10月1日…; until 2009 also without a colon."""

_SIGNER = "国务院(?:办公厅)?"
_MONTH = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
SIGNED = rf"{_SIGNER}(\d{{4}})年{_MONTH}月{_DAY}日"
"""落款: month and day in Arabic, until 2011 in Chinese numerals."""
ISSUED = re.compile(SIGNED)
DATED = re.compile(r"成文日期\]?:?(\d{4})[-年](\d{1,2})[-月](\d{1,2})")
"""What government sites print above the text."""
END = re.compile(
    rf"(?:节日|假日|放假|假期|劳动节|春节|国庆节|休假)期间,(?:各|要)|{SIGNED}"
    r"|来源:|责任编辑|责编|编辑:|记者|分享|相关|[上下]一篇|版权|打印|扫一扫"
)
"""Where the arrangement ends; what follows speaks of duty rosters."""
SIGNATURE = re.compile(
    rf"{_SIGNER}(?=\d{{4}}年|\d{{1,2}}月|$|来源|责任|责编|编辑|打印|扫一扫|分享|相关|附件|抄送|\()"
)
"""The State Council's name as it stands under a notice; not 经国务院批准, 国务院各部委."""
ISSUES = re.compile(
    rf"{_SIGNER}(?:\d{{1,2}}月)?(?:\d{{1,2}}日|今日|今天|日前)?(?:发布|发出|印发|公布|下发)?了?《?(?:关于|通知)"
)
"""Its name before a notice, or in the news of one (国务院办公厅通知指出)."""
OTHERS = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:政府|办公厅|办公室|委员会|[委局厅部院]|公司|学校|大学|中心)$"
)
"""Somebody else's name right before 关于."""
DRAFT = re.compile("征求意见稿|讨论稿|送审稿|代拟稿|草案|草稿")
PREAMBLE = re.compile(
    r".{0,400}(?:\[\d{4}\]第?\d{1,3}号|(?:机构|政府|部门|单位|部委|委员会):)", re.S
)
"""What stands before the first sentence without a full stop: title, number, addressees."""
NUMBER = re.compile(r"(国(?:办)?发(?:明电)?)\[(\d{4})\](?:第)?(\d{1,3})号")

Kind = Literal["yearly", "amending"]
Table = tuple[tuple[Kind, re.Pattern[str]], ...]
_ABOUT = f"(?:{_SIGNER})?关于"
TITLES: Table = (
    ("yearly", re.compile(rf"{_ABOUT}(?P<year>\d{{4}})年部分节假日(?:放假)?安排的?通知")),
    (
        "amending",
        re.compile(rf"{_ABOUT}(?:延长|调整)(?P<year>\d{{4}})年(?P<name>{_NAME}).{{0,12}}?的?通知"),
    ),
    (
        "amending",
        re.compile(rf"{_SIGNER}关于(?P<name>[^。;]{{4,40}}?)(?:调休)?放假(?:安排)?的通知"),
    ),
)
OPENINGS: Table = (
    ("amending", re.compile(rf"现将(?:延长|调整)(?P<year>\d{{4}})年(?P<name>{_NAME})")),
    ("yearly", re.compile(r"(?P<year>\d{4})年,?元旦[、和]春节")),
)
"""How the first sentence gives the year, where the title was not copied."""
ARRANGES = re.compile(
    r"\d{1,2}[日号](?:\([^()]{0,40}\))?[^。;]{0,30}?(?:放假|上班|调休|补休)|(?:假期|放假|假日)(?:时间)?(?:延长)?[至到]\d"
)
"""That an amending notice arranges days and is not merely named."""
YEAR_OF_DAY = re.compile(r"(\d{4})年\d{1,2}月\d{1,2}日(?:全国)?(?:至\d|放假)")

TO = r"(?:至|到|-+)"
WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
DAY = re.compile(
    rf"(?:(?<!\d)(?P<year>\d{{4}})年)?(?:(?<!\d)(?P<month>\d{{1,2}})月)?(?<![\d\]])(?P<day>\d{{1,2}})"
    rf"(?:[日号]|(?={TO}(?:\d{{1,2}}月)?\d{{1,2}}[日号]))(?P<note>(?:\([^()]{{0,40}}\)|,?{_WEEKDAY})*)"
)
MONTH = re.compile(r"\d{1,2}月")
RANGE = re.compile(TO)
AND = re.compile(r"(?:[、和及与]|以及)")
SENTENCE = re.compile(r"[^。;!?]+[。;!?]?")
COUNT = re.compile(
    r"(?:共|合计|总计|放假|补休|调休|公休|休假|延长)(?:共|计)?"
    r"(\d{1,3}|[〇一二两三四五六七八九十百]{1,5})天"
)
SPEAKS = re.compile(r"放假|上班|补休|调休|公休|假期")
"""A sentence of an amending notice with one of these words and a day must be understood; of a yearly
notice, any sentence with a day."""
ADVICE = re.compile("鼓励|提倡|倡导|建议")
"""What is asked of employers (安排职工在除夕休息) makes no day off."""
ACTED_ON = re.compile(r"\d[日号](?:\([^()]{0,40}\))?,?(?:放假|上班|补休|调休)")
"""A day with its effect right behind it, where no arrangement should be any more."""
NEXT_TO_WEEKEND = re.compile("与周末连休")

Effect = Literal["prolong", "resume", "worked", "plain", "off"]


@dataclass(frozen=True, slots=True)
class Role:
    """What befalls a group of days: told by the words right before it, or right after it."""

    effect: Effect
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


ROLES: tuple[Role, ...] = (
    Role(
        "prolong", before=re.compile(rf"延长(?:\d{{4}}年)?{_NAME}(?:假期|放假|假日)?(?:时间)?{TO}$")
    ),
    Role("prolong", before=re.compile(rf"{_NAME}(?:假期|放假|假日)(?:时间)?延长{TO}$")),
    Role("resume", after=re.compile(r",?起(?:恢复)?(?:正常)?上班")),
    Role("worked", after=re.compile(r",?(?:均|都|全天)?(?:正常|照常|调休)?(?:上班|补班|为工作日)")),
    Role("plain", after=re.compile(r",?为.{0,8}?(?:法定(?:节)?假日|公休日|休息日)")),
    Role("plain", after=re.compile(r",?照常(?:公休|休息)")),
    Role("plain", after=re.compile(r"[一二两三四]?个?公休日.{0,8}?调[至到]")),
    Role("off", before=re.compile(r"调[至到]$")),
    Role(
        "off",
        after=re.compile(
            r",?(?:共\d{1,2}天,?)?(?:全国|全体公民|全天)?(?:放假|补休|调休|公休|休假|休息)"
        ),
    ),
)
"""The first that fits. 调休 of a day alone (9月4日调休) makes it off; 公休日调至 moves the day after it."""

_ONES = ("", *"一二三四五六七八九")
NUMBERS = {
    f"{tens}{ones}": 10 * ten + one
    for ten, tens in enumerate(("", "十", *(f"{each}十" for each in _ONES[2:])))
    for one, ones in enumerate(_ONES)
    if ten or one
} | {"两": 2}
"""一 to 九十九, and how much each is."""


def number_of(text: str) -> int | None:
    """An Arabic number, or a Chinese one up to 99; None where it is not written as one (十十)."""
    return int(text) if text.isdecimal() else NUMBERS.get(text)


def festivals(heading: str) -> tuple[str, ...]:
    """The festivals that a heading names, by their usual names, in the order written."""
    order = tuple(NAMES)
    return tuple(order[int(str(found.lastgroup)[1:])] for found in NAME.finditer(heading))
