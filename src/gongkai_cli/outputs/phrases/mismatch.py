"""Records that disagree with the catalog, with each other or with themselves (GK301 to GK401) → the sentences."""

from __future__ import annotations

from gongkai_cli.calendar.periods import FORM, WORDS
from gongkai_cli.checking.record_fit import WrongKind
from gongkai_cli.checking.rules.gk301_channel import WrongChannel
from gongkai_cli.checking.rules.gk302_elements import ElementsMissing
from gongkai_cli.checking.rules.gk304_unknown_item import UnknownItem
from gongkai_cli.checking.rules.gk305_contradictory_dates import Backwards, FarAhead, ZeroBeside
from gongkai_cli.checking.rules.gk306_duplicate import Duplicate, WrittenFirst
from gongkai_cli.checking.rules.gk307_display_too_short import DisplayTooShort
from gongkai_cli.checking.rules.gk308_url_missing import UrlMissing
from gongkai_cli.checking.rules.gk309_place_missing import PlacesMissing
from gongkai_cli.checking.rules.gk401_registered_late import RegisteredLate
from gongkai_cli.model.lookalikes import unseen_in
from gongkai_cli.model.quotation import quote
from gongkai_cli.model.result import Facts
from gongkai_cli.sources.catalog.item_index import meant_words

from . import parts
from .findings import Family, Part, Phrase
from .lateness import OF_OBLIGATION

DAYS = {
    "formed": "形成",
    "due": "应公开",
    "published": "公开",
    "withdrawn": "撤下",
    "posted_until": "公示截止",
}
"""The keys of a record that hold days, as they are spoken of."""
MEND_DATE = "对照网页和文件，如实改正写错的一个日期"
WEBSITE = "{record}{published}在“{channel}”公开，"
PHRASES = {
    WrongChannel: Phrase(
        {
            "unwritten": "{what}应通过“{wanted}”公开，记录没有写公开形式，不能确定",
            "broader": "{what}应通过“{wanted}”公开，记录只写了“{used}”，不能确定是否为规定的栏目",
            "other": "{what}应通过“{wanted}”公开，记录为“{used}”",
            "unlisted": "{what}应通过“{wanted}”公开，记录为“{used}”（目录未列这一形式）",
        },
        "在“{wanted}”上公开后登记；记录写得不准的改准",
    ),
    ElementsMissing: Phrase(
        "{what}缺内容要素：{listed}",
        "补充公开缺的要素；已公开的补写进 elements，几个写成列表 [甲, 乙]",
        official_hint="补充公开缺的要素；已公开的补写进内容要素，几个写成列表 [甲, 乙]",
    ),
    WrongKind: Phrase(
        {
            "no_period": "{name}按{rhythm}公开，记录没有写所属期，不能确定是哪一期",
            "other_rhythm": "{name}按{rhythm}公开，所属期应为{rhythm}，记录为“{written}”",
            "period_of_event": "{name}按事件公开，没有所属期，记录写了“{written}”",
            "period_beside_event": "{name}按事件公开，没有所属期，记录写了“{written}”",
            "zero_report": "{name}不是定期公开事项，不能作零报告",
            "own_due": "{name}的期限由目录规定，不能另定应公开日期",
        },
        {
            "no_period": "公开的是哪一期就写哪一期，写法是 period: {form}",
            "other_rhythm": "公开的是哪一期就写哪一期，写法是 period: {form}",
            "period_of_event": "删去 period，写 formed（信息形成或变更之日）",
            "period_beside_event": "删去 period",
            "zero_report": "删去 nothing_to_disclose",
            "own_due": "删去 due；要改口径请在 gongkai.yaml 的 time_limits 里写明",
        },
        official_hint={
            "no_period": "公开的是哪一期就写哪一期，写法是所属期 {form}",
            "other_rhythm": "公开的是哪一期就写哪一期，写法是所属期 {form}",
            "period_of_event": "删去所属期，写形成日期（信息形成或变更之日）",
            "period_beside_event": "删去所属期",
            "zero_report": "删去零报告",
            "own_due": "删去应公开日期；要改口径请在项目设置里写明公开时限的解释",
        },
    ),
    UnknownItem: Phrase(
        "目录里没有事项“{written}”{titled}{unseen}",
        "{meant}{apart}用 gongkai catalog list 查编号",
        official_hint="{meant}{apart}对照目录核对编号",
    ),
    Backwards: Phrase("{record}{day}日期{then}早于{since_day}日期{since}", MEND_DATE),
    FarAhead: Phrase(
        "{record}公开日期{published}比所属期的第一天{first}早{ahead}天{counted}",
        MEND_DATE + "；所属期写错的改写 period",
        official_hint=MEND_DATE + "；所属期写错的改写所属期",
    ),
    ZeroBeside: Phrase(
        "{record}作了零报告，同一期又有{published}的公开，以公开为准",
        "没有可公开的内容的删去公开记录；已公开的删去零报告",
    ),
    Duplicate: Phrase(
        "{record}与 {elsewhere[0]}:{elsewhere[1]} 完全相同",
        "删去多余的一条；确是两次公开的写明各自的标题或网址",
        official="{record}与另一处登记完全相同",
    ),
    DisplayTooShort: Phrase(
        "{record}{published}起公示，应满{span}到{needed.day}{firmness}，{ended}已{end}",
        "重新公示满规定天数并登记；日期写错的如实改正",
    ),
    UrlMissing: Phrase(
        {
            "unwritten": WEBSITE + "记录没有写网址",
            "no_address": WEBSITE + "网址写的是{quoted}，不是网址",
        },
        {
            "unwritten": "补上 url",
            "no_address": "写以 http:// 或 https:// 开头的完整网址，如 https://www.example.gov.cn/t20261020.html",
        },
        official_hint={
            "unwritten": "补上网址",
            "no_address": "写以 http:// 或 https:// 开头的完整网址，如 https://www.example.gov.cn/t20261020.html",
        },
    ),
    PlacesMissing: Phrase(
        "{what}缺张贴地点：{listed}",
        "在缺的地点补张贴并登记；已张贴的补写进 places，几处写成列表 [甲, 乙]",
        official_hint="在缺的地点补张贴并登记；已张贴的补写进张贴地点，几处写成列表 [甲, 乙]",
    ),
    RegisteredLate: Phrase(
        "{record}登记晚于公开：记录写明{published}公开，{seen}才进入版本记录{begun}，其间{workdays}个工作日",
        "如系补登或更正，请注明缘由；公开日期写错的如实改正",
    ),
}
RELATED: dict[type[Facts], str] = {WrittenFirst: "先登记的一条"}


def _unseen(written: str) -> str:
    """，编号里有看不见的字符（U+200B）, where it has any."""
    if unseen_in(written):
        return f"，编号里有看不见的字符（{unseen_in(written)}）"
    return "，编号前后有空格" if written != written.strip() else ""


def _firmness(facts: DisplayTooShort) -> str:
    loose = parts.firmness(facts.needed)
    return f"（{loose}）" if loose else ""


PARTS: dict[str, Part] = OF_OBLIGATION | {
    "record": lambda f, o, a: parts.record_words(*f.record),
    "name": lambda f, o, a: parts.item_or_title(f.item, f.category),
    "listed": lambda f, o, a: "、".join(f.missing),
    "rhythm": lambda f, o, a: WORDS[f.every],
    "form": lambda f, o, a: FORM[f.every],
    "titled": lambda f, o, a: f"，记录“{f.title}”" if f.title else "",
    "unseen": lambda f, o, a: _unseen(f.written),
    "meant": lambda f, o, a: meant_words(f.meant, f.number),
    "apart": lambda f, o, a: "一条记录只写一项的编号，几项的各写一条；" if f.several else "",
    "day": lambda f, o, a: DAYS[f.key],
    "since_day": lambda f, o, a: DAYS[f.since_key],
    "ahead": lambda f, o, a: str((f.first - f.published).days),
    "counted": lambda f, o, a: "，仍计为这一期的公开" if f.counts else "，不能作为这一期的公开",
    "firmness": lambda f, o, a: _firmness(f),
    "end": lambda f, o, a: DAYS[f.key],
    "quoted": lambda f, o, a: quote(f.written),
    "begun": lambda f, o, a: f"（版本记录自{f.counted}起）" if f.counted else "",
}
FAMILY = Family(PHRASES, RELATED, PARTS)
