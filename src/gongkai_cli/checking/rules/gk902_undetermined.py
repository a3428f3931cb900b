"""无法判定：这一义务无法判定，原因附后。

为什么
    有一条读不出来或写不全的记录可能正是它的公开记录；这时说“未公开”或“已公开”都没有根据。

合规的例子
    item: 126
    title: 通知
    formed: 2026-03-12
    published: 2026-03-13
    channel: 政府网站常规公开

违规的例子
    item: 126
    title: 通知
    published: 2026-03-13
    channel: 政府网站常规公开

怎样改
    改正所指的记录后再检查。

依据
    《政府信息公开条例》第二十六条；无法判定的从不算合规
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from gongkai_cli.model.reason import Reason
from gongkai_cli.model.result import Assessment, LocatedRecord
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation, limit_source


class Undetermined(NamedTuple):
    """An obligation that could not be judged, and `why`: for its records, a day, or titles that lack."""

    reason: Reason | None
    limit: str
    why: Literal["records", "formed", "titles"]

    @property
    def elsewhere(self) -> tuple[str, int] | None:
        """File and line of the record that it rests on."""
        reason = self.reason
        return (reason.path, reason.line) if reason is not None and reason.path else None


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for an obligation that could not be judged, with the reason."""
    obligation = judged.obligation
    at: tuple[LocatedRecord, tuple[str | int, ...]] | tuple[str, int, int] | None = None
    if obligation.kind == "event" and obligation.records:
        at = (obligation.records[0], ("formed",))
    elif (written := context.laid.illegible.get(obligation.id)) is not None:
        at = (written.path, written.line, 1)
    why: Literal["records", "formed", "titles"] = "records" if obligation.due else "formed"
    if obligation.apart:
        why = "titles"
    limit = limit_source(context.project, obligation) if obligation.due else ""
    yield Violation(Undetermined(judged.reason, limit, why), at=at)


RULE = Rule(
    code="GK902",
    name="undetermined",
    chinese="无法判定",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.UNDETERMINED}),
    obligation=find,
    never_waived="没能判定的，不知道有没有问题，没有可以批准的对象",
)
