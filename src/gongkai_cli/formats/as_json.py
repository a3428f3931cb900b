"""A result → `gongkai.check/1`, the JSON that machines rely on (DESIGN section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from gongkai_cli.outputs.phrases.reasons import reason_text

from .. import __version__
from ..check import Checked
from ..deadlines import window
from ..model.registered import Registered, claim_of
from ..model.result import Finding, Judged
from ..model.since import OF_THE_EARLIER, Comparison, Gone
from ..project import FILE
from ..records.problems import count_unreadable
from ..summary import ItemState, Summary, count_uncommitted

SCHEMA = "gongkai.check/1"
PIECE = 500


def render(checked: Checked, findings: Iterable[Finding], width: int) -> str:
    """The result as one JSON document; the same input and as-of give the same bytes."""
    return b"".join(pieces(checked, findings)).decode()


def pieces(checked: Checked, findings: Iterable[Finding]) -> Iterator[bytes]:
    """The same document as UTF-8, piece by piece: a large result is never held as data as a whole."""
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


def lists(checked: Checked, findings: Iterable[Finding]) -> dict[str, Iterator[dict[str, Any]]]:
    """The lists of the document, each to be gone through once."""
    since, known = checked.since, checked.registered
    shown = (_finding(each) for each in findings)
    if since is not None:
        shown = ({**_finding(each), **_change(since, each)} for each in findings)
    return {
        "items": map(_item, checked.items),
        "obligations": (_obligation(each, known) for each in checked.judged),
        "findings": shown,
    }


def header(checked: Checked) -> dict[str, Any]:
    """Everything but the lists: what was checked, and the figures."""
    since = checked.since
    return {
        **head(checked, SCHEMA),
        "summary": summary_data(checked.summary),
        **_history(checked),
        **({"since": _since(since)} if since is not None else {}),
    }


def opening(checked: Checked) -> dict[str, Any]:
    """The same with what is gone since an earlier report."""
    since = checked.since
    more = {"since": _since(since, with_lists=True)} if since is not None else {}
    return header(checked) | more


def head(checked: Checked, schema: str) -> dict[str, Any]:
    """What every JSON document opens with: what was checked, against what, and how far it got."""
    project, catalog = checked.project.project, checked.project.catalog
    return {
        "schema": schema,
        "tool": {"name": "gongkai-cli", "version": __version__},
        "organisation": project.organisation,
        "start": project.start.isoformat(),
        "as_of": checked.as_of.isoformat(),
        "complete": checked.complete,
        "filter": checked.narrowed,
        "offices_from": FILE if project.offices else None,
        "catalog": {
            "id": catalog.catalog.catalog,
            "title": catalog.catalog.title,
            "items": len(catalog.catalog.items),
            "sha256": catalog.sha256,
        },
        "calendar": {
            "gazetted_through": checked.calendar.gazetted_through.isoformat(),
            "imported": list(checked.calendar.imported),
        },
        "records": {
            "files": checked.files,
            "read": checked.read,
            "unreadable": count_unreadable(checked.unreadable),
            "history": checked.history,
            "after_as_of": checked.after_as_of,
            "others": list(checked.others),
        },
    }


def _history(checked: Checked) -> dict[str, Any]:
    """What is known of the version history; no key without --history."""
    known = checked.registered
    if known is None:
        return {}
    begins = known.begins.isoformat() if known.begins else None
    return {
        "history": {
            "knowledge": known.knowledge,
            "reason": known.why or None,
            "begins": begins,
            "workdays": checked.project.project.history.workdays,
            "uncommitted": count_uncommitted(checked.laid, known, checked.as_of),
        }
    }


def _first_seen(known: Registered | None, judged: Judged) -> dict[str, Any]:
    """The keys that --history adds to the record of the deciding publication."""
    decided = judged.decided_by
    if known is None or decided is None:
        return {}
    claim = claim_of(decided.placed.record, decided.act)
    seen, unseen = known.first_seen(claim), known.unseen(claim)
    return {
        "first_seen": seen.isoformat() if seen else None,
        **({"first_seen_unknown": unseen} if unseen else {}),
    }


def _since(since: Comparison, with_lists: bool = False) -> dict[str, Any]:
    """What the result was compared with, and what came of it; the lists only where there is room."""
    data: dict[str, Any] = {
        "as_of": since.as_of.isoformat(),
        "complete": since.complete,
        "new_only": since.new_only,
        "changed": {each.cause.value: [each.before, each.after] for each in since.shifts},
        "counts": {change.value: count for change, count in since.counts.items()},
    }
    if with_lists:
        data |= {how.value: [_gone(since, e) for e in since.became(how)] for how in OF_THE_EARLIER}
    return data


def _gone(since: Comparison, gone: Gone) -> dict[str, Any]:
    return {
        "code": gone.code,
        "name": gone.name,
        "severity": gone.severity,
        "obligation": gone.obligation,
        "item": gone.item,
        "office": gone.office,
        "message": gone.message,
        "file": gone.file,
        "line": gone.line,
        "fingerprint": gone.fingerprint,
        "waived_by": gone.waived_by,
        "causes": list(gone.causes),
        "turned": list(gone.turned),
        "ways": list(gone.ways),
        "counts": since.new_only and gone.counts,
    }


def _change(since: Comparison | None, finding: Finding) -> dict[str, Any]:
    """The keys that a comparison adds to a finding."""
    if since is None:
        return {}
    changed = since.of[finding.fingerprint]
    return {
        "change": changed.change,
        "causes": list(changed.causes),
        "ways": list(changed.ways),
        "counts": not since.passed_over(finding.fingerprint),
    }


def summary_data(summary: Summary) -> dict[str, Any]:
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


def _item(state: ItemState) -> dict[str, Any]:
    return {
        "item": state.item,
        "category": state.category,
        "office": state.office,
        "state": state.state,
        "publications": state.publications,
    }


def _obligation(judged: Judged, known: Registered | None) -> dict[str, Any]:
    obligation, decided = judged.obligation, judged.decided_by
    placed = judged.record
    item, due = obligation.item, obligation.due
    data: dict[str, Any] = {
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
        "record": {"file": placed.path, "line": placed.line} if placed else None,
    }
    if known is not None and placed is not None:
        data["record"] |= _first_seen(known, judged)
    if judged.reason is not None:
        data["reason"] = reason_text(judged.reason)
    if due is not None and due.basis == "provisional":
        data["due_window"] = window(due)
    if judged.verdict_unwaived is not None:
        data["verdict_unwaived"] = judged.verdict_unwaived.value
    return data


def _finding(finding: Finding) -> dict[str, Any]:
    obligation = finding.obligation
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "obligation": obligation.id if obligation else None,
        "kind": obligation.kind if obligation else None,
        "item": finding.item,
        "period": obligation.period if obligation else None,
        "trigger": obligation.trigger if obligation else None,
        "office": finding.office,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "related": [
            {"file": each.path, "line": each.line, "message": each.message}
            for each in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "waived_by": finding.waived_by,
    }
