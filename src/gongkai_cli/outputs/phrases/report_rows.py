"""Lists of a monthly report → their rows in words, by the names of their columns.

The names are those that a Word template may write; a form takes the columns that it has room for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from gongkai_cli.analyses.monthly.figures import Ledger, LedgerRow, Row
from gongkai_cli.analyses.monthly.problems import GROUPS
from gongkai_cli.model.verdicts import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS, Verdict
from gongkai_cli.outputs.documents.report import Monthly, Problem

from .corrections_text import change_words
from .figures import format_due, format_verdicts
from .monthly import GROUP_WORDS, late_words, left_words, mend_words, places_words, subject

Columns = Mapping[str, Callable[[Any], object]]
"""Names of columns, each with its value of one entry."""
ABSENT = "—"

PROBLEM: Columns = {
    "序号": lambda e: e.number,
    "级别": lambda e: SEVERITY_WORDS[e.severity],
    "编号": lambda e: e.code,
    "规则": lambda e: e.name,
    "科室": lambda e: e.office,
    "问题": lambda e: e.message,
    "应公开": lambda e: format_due(e.due, e.basis),
    "实际公开": lambda e: e.published or ABSENT,
    "逾期": late_words,
    "依据": lambda e: e.ground,
    "位置": places_words,
    "怎样改": mend_words,
    "网址": lambda e: e.url or "",
}
REMINDER: Columns = {
    "应公开": lambda e: format_due(e.due, e.basis),
    "事项": lambda e: subject(e.item, e.category, e.period, e.title),
    "科室": lambda e: e.office,
    "时间": left_words,
}
OVERVIEW: Columns = {
    "事项": lambda e: e.item,
    "职责": lambda e: e.responsibility,
    "业务事项": lambda e: e.matter,
    "信息类别": lambda e: e.category,
    "公开时限": lambda e: e.time_limit,
    "公开形式": lambda e: e.channel,
    "科室": lambda e: e.office,
    "状态": lambda e: STATE_WORDS[e.state],
    "已公开": lambda e: e.publications,
    "本月应公开": lambda e: e.due,
    "本月判定": lambda e: format_verdicts(e.by_verdict),
    "问题": lambda e: e.problems,
}
TASK: Columns = {
    "序号": lambda e: e.number,
    "问题序号": lambda e: e.problem,
    "科室": lambda e: e.office,
    "编号": lambda e: e.code,
    "问题": lambda e: e.what,
    "整改措施": lambda e: e.measure,
    "期限": lambda e: e.deadline,
}
NOTE: Columns = {"项目": lambda e: e.name, "口径": lambda e: e.text}
VOLUME: Columns = {
    "科室": lambda e: e.office,
    "文件": lambda e: e.stem,
    "情况": lambda e: e.remark,
}
CHANGE: Columns = {
    "类别": lambda e: e[0],
    "内容": lambda e: e[1].name,
    "科室": lambda e: e[1].office or ABSENT,
    "更正": lambda e: change_words(e[1]),
}
"""Of a change with what it is about, as `changes_of` gives them."""


def build_rows(columns: Columns, entries: Iterable[object]) -> list[dict[str, object]]:
    """A row for each entry of a list, by the names of the columns."""
    return [{name: value(each) for name, value in columns.items()} for each in entries]


def group_problems(problems: Iterable[Problem]) -> list[tuple[str, str, list[Problem]]]:
    """The problems by why they are told, each group with its key and name, waived ones last; none is empty."""
    found = list(problems)
    groups = [
        (group, GROUP_WORDS[group], [e for e in found if e.group == group and e.waived_by is None])
        for group in GROUPS
    ]
    waived = [each for each in found if each.waived_by is not None]
    return [
        each for each in (*groups, ("waived", VERDICT_WORDS[Verdict.WAIVED], waived)) if each[2]
    ]


def list_tables(monthly: Monthly) -> tuple[tuple[str, Sequence[Row]], ...]:
    """What 分类情况 is sorted by, with the rows."""
    return (
        ("科室", monthly.by_office),
        ("公开形式", monthly.by_channel),
        ("职责", monthly.by_responsibility),
    )


def select_rows(rows: Iterable[Row]) -> list[Row]:
    """The rows that have something to say this month."""
    return [row for row in rows if row.figures.due or row.problems]


def select_items(ledger: Ledger) -> list[LedgerRow]:
    """The items that have a cell at all."""
    return [row for row in ledger.rows if any(row.cells)]
