"""How late an obligation is, and how sure that is → the phrases and the severity that rules share."""

from __future__ import annotations

from datetime import date, timedelta

from ..matching import withdrawn_in_doubt
from ..model.record import acts_of
from ..model.result import Judged, Severity
from ..project import OpenProject
from .kit import Context, default_note, due_words, what

LENIENT_DAYS = 7
"""Calendar days past a provisional due day for which lateness stays a warning (DESIGN section 4)."""


def unpublished_words(context: Context, judged: Judged) -> str:
    """第7项…应于2026-10-27前公开，截至2026-10-31未公开，逾期3个工作日, with every remark that belongs to it."""
    obligation = judged.obligation
    return (
        f"{what(obligation)}{due_words(obligation.due)}，截至{context.as_of}未公开，"
        f"{late_words(judged)}{default_note(context.project, obligation)}{later_words(judged)}"
        f"{doubt_words(context, judged) or down_words(context, judged)}"
    )


def down_words(context: Context, judged: Judged) -> str:
    """（2026-10-10公开，2026-10-12撤下，不晚于应公开日期，不算公开）: what was published and does not count."""
    obligation = judged.obligation
    if obligation.kind == "standing":
        return ""
    acts = [act for placed in obligation.records for act in acts_of(placed.record)]
    down = [
        f"{act.published}公开，{act.withdrawn}撤下"
        for act in acts
        if act.published is not None
        and act.withdrawn is not None
        and act.published <= act.withdrawn <= context.as_of
    ]
    return f"（{'；'.join(down)}，不晚于应公开日期，不算公开）" if down else ""


def late_words(judged: Judged) -> str:
    """逾期2个工作日, or 逾期1天（其间无工作日）."""
    if not judged.workdays_late:
        return f"逾期{judged.days_late}天（其间无工作日）"
    return f"逾期{judged.workdays_late}个工作日"


def lapsed(judged: Judged, as_of: date) -> date | None:
    """The day after which a standing item's lateness counts, where that is not the due day.

    Its last content came down on it, or the item was not applicable (依法不予公开) through it.
    """
    obligation, late = judged.obligation, judged.days_late
    if obligation.kind != "standing" or obligation.due is None or late is None:
        return None
    since = as_of - timedelta(days=late)
    return since if since > obligation.due.day else None


def lapse_words(project: OpenProject, judged: Judged, as_of: date) -> str:
    """自2026-03-02撤下（公示截止）, or 自2026-03-02不适用期满: what ended on the day of `lapsed`, if any."""
    day = lapsed(judged, as_of)
    if day is None:
        return ""
    back = project.resumed(judged.obligation.item.id, as_of)
    return f"自{day}{'不适用（不予公开）期满' if back == day else '撤下（公示截止）'}"


def later_words(judged: Judged) -> str:
    """Mentions a publication after the as-of day, which would have closed the obligation."""
    if not judged.later:
        return ""
    day = min(each.day for each in judged.later)
    return f"（另有记录载明{day}公开，晚于检查基准日，未计入）"


def lateness(context: Context, judged: Judged) -> Severity:
    """An error; on a provisional due day a warning up to LENIENT_DAYS calendar days past it.

    Counted from the due day, whenever standing content came down after it: that day is certain. A
    warning also while nobody knows whether what was taken down had been up long enough.
    """
    due, decided = judged.obligation.due, judged.decided_by
    assert due is not None
    through = decided.day if decided is not None else context.as_of
    lenient = due.basis == "provisional" and (through - due.day).days <= LENIENT_DAYS
    if due.not_after is not None and through > due.not_after:
        lenient = False  # past the stated day, which the limit can only come before
    if lenient or withdrawn_in_doubt(judged, context.calendar, context.as_of) is not None:
        return Severity.WARNING
    return Severity.ERROR


def doubt_words(context: Context, judged: Judged) -> str:
    """The remark on a publication that may yet count; empty where there is none."""
    perhaps = withdrawn_in_doubt(judged, context.calendar, context.as_of)
    if perhaps is None:
        return ""
    return (
        f"（{perhaps.day}公开，{perhaps.act.withdrawn}撤下；应公开日期或公示期系暂定，"
        "撤下得是否太早要等放假通知公布后才能确定）"
    )
