"""A signed (frozen) report and today's records → what reads differently since it was signed."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai_cli.analyses.monthly.figures import Provenance
from gongkai_cli.outputs.documents.report import Monthly

from .corrections import Comparison, Correction
from .differences import list_differences, summarise_reading
from .signed import Frozen, Signed

INPUTS = {
    "catalog": "目录",
    "project": "项目设置（gongkai.yaml）",
    "records": "公开记录",
    "calendar": "工作日历",
    "waivers": "经批准暂不计入（waivers.yaml）",
}
"""What a report is made of, as `Provenance` names it → in Chinese."""


def compare_versions(
    versions: Sequence[Frozen], then: Monthly, order: dict[str, int], office: str | None = None
) -> Comparison:
    """What the same question, asked today, answers otherwise than the last of a month's versions.

    `then` is today's report of the signed month, of the whole; `office` narrows what is told. The first
    version is held against the last, so that no correction goes untold by signing once more.
    """
    first, last = versions[0], versions[-1]
    return Comparison(
        month=last.signed.month,
        file=last.file,
        as_of=last.signed.as_of,
        changed=changed(last.signed.provenance, then.provenance),
        corrections=_corrections(last.signed, then, order, office),
        changes=list_differences(last.signed, then, office),
        complete=then.complete,
        version=last.version,
        first=first.file if first is not last else None,
        replaced=list_differences(first.signed, last.signed, office) if first is not last else (),
    )


def _corrections(
    signed: Signed, then: Monthly, order: dict[str, int], office: str | None
) -> tuple[Correction, ...]:
    """The month's obligations that read differently, in the order of the catalog."""
    items = {e.item for side in (signed, then) for e in side.overview if e.office == office}
    before = {each.id: each for each in signed.duties}
    after = {each.id: each for each in then.duties}
    found = []
    for id_ in {**before, **after}:
        one = after.get(id_) or before[id_]
        old = summarise_reading(before[id_]) if id_ in before else None
        new = summarise_reading(after[id_]) if id_ in after else None
        if old != new and (office is None or one.item in items):
            found.append(Correction(id_, one.item, one.office, old, new))
    return tuple(
        sorted(found, key=lambda each: (order.get(each.item, len(order)), each.obligation))
    )


def changed(before: Provenance, now: Provenance) -> tuple[str, ...]:
    """Which inputs differ, in Chinese."""
    words = [word for key, word in INPUTS.items() if getattr(before, key) != getattr(now, key)]
    if before.tool != now.tool:
        words.append(f"工具版本（{before.tool}→{now.tool}）")
    return tuple(words)
