"""A result → `gongkai.check/1`, as one document or line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, cast

from gongkai_cli import __version__
from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.statistics import ItemState, Summary, count_uncommitted
from gongkai_cli.model.baseline import Change, Comparison
from gongkai_cli.model.registration import Registered, claim_of
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.outputs.phrases.findings import related_words, words
from gongkai_cli.outputs.phrases.reasons import reason_text
from gongkai_cli.sources.project import FILE
from gongkai_cli.sources.records.problem_list import count_unreadable

if TYPE_CHECKING:  # what describes a document is not needed to write it
    from gongkai_cli.analyses.baseline.earlier import CheckedCatalog, CheckItem, History, Tool
    from gongkai_cli.sources.catalog.yaml import CatalogFile

    from .check import (
        CheckFinding,
        CheckHeader,
        CheckObligation,
        CheckOpening,
        DecidingRecord,
        RemovedFinding,
        SinceFigures,
    )
    from .parts import Head, Related, SummaryPart

    Member = CheckItem | CheckObligation | CheckFinding

PIECE = 500
"""Members of a list that are written at once."""


def pieces(checked: CheckResult, findings: Iterable[Finding]) -> Iterator[bytes]:
    """The document as UTF-8, piece by piece: a large result is never held as data as a whole."""
    from orjson import dumps  # eight times as fast as the standard library on a large result

    yield dumps(opening(checked))[:-1]
    for key, members in lists(checked, findings).items():
        yield b',"%s":[' % key.encode()
        comma = b""
        while some := list(islice(members, PIECE)):
            yield comma + dumps(some)[1:-1]
            comma = b","
        yield b"]"
    yield b"}\n"


def lists(checked: CheckResult, findings: Iterable[Finding]) -> Mapping[str, Iterator[Member]]:
    """The lists of the document, each to be gone through once."""
    return {
        "items": map(_item, checked.items),
        "obligations": (_obligation(each, checked.registered) for each in checked.judged),
        "findings": (_finding(each, checked.since) for each in findings),
    }


def opening(checked: CheckResult) -> CheckOpening:
    """Everything but the lists."""
    header: CheckHeader = {
        "schema": "gongkai.check/1",
        **head(checked),
        "summary": summary_part(checked.summary),
    }
    data = cast("CheckOpening", header)  # lacks what only some results have
    if checked.registered is not None:
        data["history"] = _history(checked, checked.registered)
    since = checked.since
    if since is not None:
        data["since"] = {
            **since_figures(since),
            "gone": _removed(since, Change.GONE),
            "postponed": _removed(since, Change.POSTPONED),
            "taken_out": _removed(since, Change.TAKEN_OUT),
            "turned": _removed(since, Change.TURNED),
            "resolved": _removed(since, Change.RESOLVED),
            "undetermined": _removed(since, Change.UNSEEN),
        }
    return data


def header(checked: CheckResult) -> dict[str, object]:
    """The opening without what is gone, for outputs that hold findings of their own."""
    since = checked.since
    more = {"since": since_figures(since)} if since is not None else {}
    return {**opening(checked), **more}


def head(checked: CheckResult) -> Head:
    """What was checked, against what, and how far it got."""
    project, catalog = checked.project.project, checked.project.catalog
    return {
        "tool": tool(),
        "organisation": project.organisation,
        "start": project.start,
        "as_of": checked.as_of,
        "complete": checked.complete,
        "filter": checked.narrowed,
        "offices_from": FILE if project.offices else None,
        "catalog": catalog_part(catalog),
        "calendar": {
            "gazetted_through": checked.calendar.gazetted_through,
            "imported": checked.calendar.imported,
        },
        "records": {
            "files": checked.files,
            "read": checked.read,
            "unreadable": count_unreadable(checked.unreadable),
            "history": checked.history,
            "after_as_of": checked.after_as_of,
            "others": checked.others,
        },
    }


def tool() -> Tool:
    """This program and its version."""
    return {"name": "gongkai-cli", "version": __version__}


def catalog_part(file: CatalogFile) -> CheckedCatalog:
    """Which catalog, and its exact bytes."""
    catalog = file.catalog
    return {
        "id": catalog.catalog,
        "title": catalog.title,
        "items": len(catalog.items),
        "sha256": file.sha256,
    }


def summary_part(summary: Summary) -> SummaryPart:
    """The figures."""
    return {
        "items": {state.value: count for state, count in summary.items.items()},
        "obligations": summary.obligations,
        "by_verdict": {verdict.value: count for verdict, count in summary.by_verdict.items()},
        "rates": {
            "disclosed": summary.rates.disclosed,
            "on_time": summary.rates.on_time,
            "conforming": summary.rates.conforming,
        },
        "findings": {severity.value: count for severity, count in summary.findings.items()},
        "waived_findings": summary.waived_findings,
    }


def related_part(finding: Finding) -> list[Related]:
    """The other places that a finding speaks of."""
    return [
        {"file": each.path, "line": each.line, "message": related_words(finding, each)}
        for each in finding.related
    ]


def since_figures(since: Comparison) -> SinceFigures:
    """What the result was compared with, and how many findings became what."""
    return {
        "as_of": since.as_of,
        "complete": since.complete,
        "new_only": since.new_only,
        "changed": {each.cause.value: (each.before, each.after) for each in since.shifts},
        "counts": {change.value: count for change, count in since.counts.items()},
    }


def _removed(since: Comparison, change: Change) -> list[RemovedFinding]:
    return [
        {
            "code": each.code,
            "name": each.name,
            "severity": each.severity,
            "obligation": each.obligation,
            "item": each.item,
            "office": each.office,
            "message": each.message,
            "file": each.file,
            "line": each.line,
            "fingerprint": each.fingerprint,
            "waived_by": each.waived_by,
            "causes": each.causes,
            "turned": each.turned,
            "ways": each.ways,
            "counts": since.new_only and each.counts,
        }
        for each in since.became(change)
    ]


def _history(checked: CheckResult, known: Registered) -> History:
    return {
        "knowledge": known.knowledge,
        "reason": known.why or None,
        "begins": known.begins,
        "workdays": checked.project.project.history.workdays,
        "uncommitted": count_uncommitted(checked.laid, known, checked.as_of),
    }


def _item(state: ItemState) -> CheckItem:
    return {
        "item": state.item,
        "category": state.category,
        "office": state.office,
        "state": state.state,
        "publications": state.publications,
    }


def _obligation(judged: Assessment, known: Registered | None) -> CheckObligation:
    obligation, decided = judged.obligation, judged.decided_by
    item, due = obligation.item, obligation.due
    data: CheckObligation = {
        "id": obligation.id,
        "item": item.id,
        "category": item.category,
        "office": judged.office,
        "kind": obligation.kind,
        "period": obligation.period,
        "trigger": obligation.trigger,
        "due": due.day if due else None,
        "basis": due.basis if due else None,
        "verdict": judged.verdict,
        "published": decided.day if decided else None,
        "workdays_late": judged.workdays_late,
        "days_late": judged.days_late,
        "record": _record(judged, known),
    }
    if judged.reason is not None:
        data["reason"] = reason_text(judged.reason)
    expected = expected_window(due) if due is not None else None
    if expected is not None:
        data["due_window"] = expected
    if judged.verdict_unwaived is not None:
        data["verdict_unwaived"] = judged.verdict_unwaived
    return data


def _record(judged: Assessment, known: Registered | None) -> DecidingRecord | None:
    placed, decided = judged.record, judged.decided_by
    if placed is None:
        return None
    data: DecidingRecord = {"file": placed.path, "line": placed.line}
    if known is not None and decided is not None:
        claim = claim_of(decided.placed.record, decided.act)
        data["first_seen"] = known.first_seen(claim)
        unseen = known.unseen(claim)
        if unseen:
            data["first_seen_unknown"] = unseen
    return data


def _finding(finding: Finding, since: Comparison | None) -> CheckFinding:
    obligation, said = finding.obligation, words(finding)
    data: CheckFinding = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "obligation": obligation.id if obligation else None,
        "kind": obligation.kind if obligation else None,
        "item": finding.item,
        "period": obligation.period if obligation else None,
        "trigger": obligation.trigger if obligation else None,
        "office": finding.office,
        "message": said.message,
        "hint": said.hint,
        "file": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "related": related_part(finding),
        "fingerprint": finding.fingerprint,
        "waived_by": finding.waived_by,
    }
    if since is not None:
        changed = since.of[finding.fingerprint]
        data["change"] = changed.change
        data["causes"] = changed.causes
        data["ways"] = changed.ways
        data["counts"] = not since.passed_over(finding.fingerprint)
    return data
