"""What several JSON documents are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NotRequired

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count, Header
from gongkai_cli.checking.statistics import Rate
from gongkai_cli.model.verdicts import Severity, State, Verdict


def dump(document: Mapping[str, object], indent: bool = False) -> bytes:
    """A document as UTF-8 with a line break at its end."""
    import orjson

    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    return orjson.dumps(document, option=option)


def count_each(kinds: Iterable[StrEnum]) -> dict[str, Any]:
    """The schema of an object with a count for each of some kinds."""
    count = {"type": "integer", "minimum": 0}
    names = [each.value for each in kinds]
    return {"type": "object", "properties": dict.fromkeys(names, count), "required": names}


class Related(TypedDict):
    """Another place that a finding speaks of."""

    file: str
    line: Count
    message: str


class RecordPlace(TypedDict):
    """Where a record begins."""

    file: str
    line: Count


class RecordCounts(TypedDict):
    """What was read; `others` are files in the records folder that are no records."""

    files: Count
    read: Count
    unreadable: Count
    history: Count
    after_as_of: Count
    others: tuple[str, ...]


class Head(Header):
    """What the documents about one check open with; `offices_from` is the file that names the offices."""

    start: date
    offices_from: str | None
    records: RecordCounts


class RatesPart(TypedDict):
    """Each rate as [number, of]; null of nothing."""

    disclosed: Rate
    on_time: Rate
    conforming: Rate


class SummaryPart(TypedDict):
    """The figures of one check."""

    items: Annotated[dict[str, int], WithJsonSchema(count_each(State))]
    obligations: Count
    by_verdict: Annotated[dict[str, int], WithJsonSchema(count_each(Verdict))]
    rates: RatesPart
    findings: Annotated[dict[str, int], WithJsonSchema(count_each(Severity))]
    waived_findings: NotRequired[Count]
