"""Lists of a monthly report → their rows in words, by the names of their columns.

The names are those that a Word template may write; a form takes the columns that it has room for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai_cli.analyses.monthly.figures import Ledger, LedgerRow, Overview, Reminder, Row
from gongkai_cli.analyses.monthly.problems import GROUPS
from gongkai_cli.model.result import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS, Verdict
from gongkai_cli.outputs.phrases.figures import format_due, format_verdicts
from gongkai_cli.reports.amended import Comparison
from gongkai_cli.reports.compared import change_words, changes_of
from gongkai_cli.reports.model import Monthly, Note, Problem, Task, Volume
from gongkai_cli.reports.words import (
    GROUP_WORDS,
    late_words,
    left_words,
    mend_words,
    places_words,
    subject,
)

Line = dict[str, object]
ABSENT = "—"


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


def problem_row(problem: Problem) -> Line:
    """One error or warning."""
    return {
        "序号": problem.number,
        "级别": SEVERITY_WORDS[problem.severity],
        "编号": problem.code,
        "规则": problem.name,
        "科室": problem.office,
        "问题": problem.message,
        "应公开": format_due(problem.due, problem.basis),
        "实际公开": problem.published or ABSENT,
        "逾期": late_words(problem),
        "依据": problem.ground,
        "位置": places_words(problem),
        "怎样改": mend_words(problem),
        "网址": problem.url or "",
    }


def reminder_row(reminder: Reminder) -> Line:
    """What falls due next."""
    return {
        "应公开": format_due(reminder.due, reminder.basis),
        "事项": subject(reminder.item, reminder.category, reminder.period, reminder.title),
        "科室": reminder.office,
        "时间": left_words(reminder),
    }


def change_rows(compared: Comparison, most: int) -> list[Line]:
    """What a signed report and today's records say differently, no more than so many."""
    return [
        {"类别": sort, "内容": e.name, "科室": e.office or ABSENT, "更正": change_words(e)}
        for sort, e in changes_of(compared)[:most]
    ]


def overview_row(item: Overview) -> Line:
    """One item of 一览表."""
    return {
        "事项": item.item,
        "职责": item.responsibility,
        "业务事项": item.matter,
        "信息类别": item.category,
        "公开时限": item.time_limit,
        "公开形式": item.channel,
        "科室": item.office,
        "状态": STATE_WORDS[item.state],
        "已公开": item.publications,
        "本月应公开": item.due,
        "本月判定": format_verdicts(item.by_verdict),
        "问题": item.problems,
    }


def task_row(task: Task) -> Line:
    """One line of 整改台账."""
    return {
        "序号": task.number,
        "问题序号": task.problem,
        "科室": task.office,
        "编号": task.code,
        "问题": task.what,
        "整改措施": task.measure,
        "期限": task.deadline,
    }


def note_row(note: Note) -> Line:
    """One line of 口径说明."""
    return {"项目": note.name, "口径": note.text}


def volume_row(volume: Volume) -> Line:
    """One office's own report beside the whole's."""
    return {"科室": volume.office, "文件": volume.stem, "情况": volume.remark}
