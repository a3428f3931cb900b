"""A comparison of a signed report with today's records → its section of a report, in words."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.monthly.corrections import Change, ChangeSort, Comparison, Told

from .monthly import NUMERALS, month_words

SORT_WORDS: dict[ChangeSort, str] = {
    "figure": "本月数字",
    "trend": "各月趋势",
    "duty": "到期事项",
    "problem": "问题",
    "item": "事项情况",
    "ledger": "台账",
    "reminder": "到期提醒",
}
ABSENT = "没有"
LISTED = 100
"""How many changes Word and Markdown list; the other forms have all."""
SECTION = 6
"""The number of sections that every report has."""


def told_words(told: Told) -> str:
    """逾期未公开，应于2026-09-21."""
    published = f"，{told.published}公开" if told.published else ""
    amiss = "，与目录不符" if told.faulty else ""
    return f"{VERDICT_WORDS[told.verdict]}，应于{told.due}{published}{amiss}"


def change_words(change: Change) -> str:
    """What a signed report said of something, and what is said now."""
    return f"通报：{change.before or ABSENT}；现：{change.after or ABSENT}"


def changes_of(compared: Comparison) -> list[tuple[str, Change]]:
    """Every change with what it is about: since the last version was signed, then by signing it again."""
    again = f"第{compared.version}版对第1版，"
    return [
        *((SORT_WORDS[each.sort], each) for each in compared.changes),
        *((again + SORT_WORDS[each.sort], each) for each in compared.replaced),
    ]


def rest_words(all_: Iterable[object]) -> str:
    """What Word and Markdown leave out of a list of changes, or nothing."""
    left = len(list(all_)) - LISTED
    return f"另有{left}处更正，见本通报的网页或 Excel 格式。" if left > 0 else ""


def comparison_words(compared: Comparison) -> str:
    """What was compared with what, and how much differs."""
    changed = f"此后有变动的：{'、'.join(compared.changed)}。" if compared.changed else ""
    found = len(compared.changes)
    told = f"有{found}处与通报不同，更正如下。" if found else "各项与通报一致，没有更正。"
    if not compared.complete:
        told = (
            f"已知有{found}处与通报不同，更正如下；记录有读不出来的，是否还有不同无法判定。"
            if found
            else "记录有读不出来的，与通报是否一致无法判定。"
        )
    which = f"第{compared.version}版，" if compared.version > 1 else ""
    return (
        f"{month_words(compared.month)}的通报已签存（{which}{compared.file}，基准日{compared.as_of}）。"
        f"{changed}按现在的记录和同一基准日复核，{told}{_again(compared)}"
    )


def _again(compared: Comparison) -> str:
    """That the signed report replaced another, and in how much."""
    if compared.first is None:
        return ""
    found = len(compared.replaced)
    much = f"有{found}处不同，一并列出" if found else "各项数字和问题相同"
    return f"第{compared.version}版替换了最先签存的第1版（{compared.first}），两版{much}。"


def sections(monthly: Monthly) -> list[tuple[str, Comparison]]:
    """The sections on corrections, each with its heading: of the last signed month, of this one."""
    found = [
        ("上期通报以来的更正", monthly.comparison),
        ("对本月已签存通报的更正", monthly.replaces),
    ]
    some = [(name, compared) for name, compared in found if compared is not None]
    return [
        (f"{NUMERALS[number]}、{name}", compared)
        for number, (name, compared) in enumerate(some, SECTION)
    ]
