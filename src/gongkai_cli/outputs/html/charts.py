"""Counted figures of a report → where the marks of its charts stand, in units of an SVG's viewBox.

Nothing is counted here: lengths and heights are drawn from the model's numbers, and every number that
a reader sees is the model's own. What kind a mark is shows in its pattern or height as well as colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai_cli.analyses.monthly.figures import Ledger, Row, TrendPoint
from gongkai_cli.checking.statistics import Rate
from gongkai_cli.model.verdicts import VERDICT_WORDS, Verdict
from gongkai_cli.outputs.phrases.figures import RATE_WORDS
from gongkai_cli.outputs.phrases.report_rows import select_rows

KIND: Mapping[Verdict, str] = {
    Verdict.MET: "met",
    Verdict.MET_LATE: "late",
    Verdict.OVERDUE: "overdue",
    Verdict.UNDETERMINED: "unknown",
}
"""How a verdict is drawn; all others are drawn alike, for they are neither done nor missed."""
REST = "rest"
KIND_WORDS = {
    **{chart_kind: VERDICT_WORDS[verdict] for verdict, chart_kind in KIND.items()},
    REST: "其他（未到期、零报告、暂不计入等）",
}
WIDTH = 480
FLOORS = (80, 60, 40, 20, 0)


def chart_kind(verdict: Verdict) -> str:
    """The class of a verdict's marks."""
    return KIND.get(verdict, REST)


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place; `full` is what it is short for."""

    x: float
    y: float
    text: str
    full: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar: its verdict's kind, and its number where there is room to write it."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars with a name and a total for each."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    names: tuple[Label, ...]
    totals: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One rate over the months: a line for each unbroken run, and a mark for each month."""

    name: str
    word: str
    runs: tuple[str, ...]
    marks: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """The rates over the months, above a floor of so many percent."""

    width: int
    height: int
    floor: int
    lines: tuple[Line, ...]
    grid: tuple[Label, ...]
    names: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The ledger at a glance: one path for all the marks of a kind."""

    width: int
    height: int
    paths: tuple[tuple[str, str], ...]
    months: tuple[Label, ...]
    items: tuple[Label, ...]


def rates(trend: Sequence[TrendPoint]) -> Lines | None:
    """The lines of the three rates; None where no month has a rate."""
    left, right, top, bottom = 44, 14, 12, 150
    values = {
        name: [
            _share(getattr(point.figures, name)) if point.figures else None for point in trend
        ]
        for name in RATE_WORDS
    }  # fmt: skip
    known = [value for line in values.values() for value in line if value is not None]
    if not known:
        return None
    floor = next(each for each in FLOORS if each <= min(known))
    step = (WIDTH - left - right) / len(trend)

    def x(n: int) -> float:
        return round(left + step * (n + 0.5), 1)

    def y(value: float) -> float:
        return round(bottom - (value - floor) / (100 - floor) * (bottom - top), 1)

    lines = []
    for name, word in RATE_WORDS.items():
        points = [None if v is None else (x(n), y(v)) for n, v in enumerate(values[name])]
        marks = tuple(point for point in points if point is not None)
        lines.append(Line(name, word, tuple(_runs(points)), marks))
    middle = (floor + 100) / 2
    grid = tuple(Label(left, y(value), f"{value:g}%") for value in (100, middle, floor))
    names = tuple(Label(x(n), bottom + 20, month_short(p.month)) for n, p in enumerate(trend))
    return Lines(WIDTH, bottom + 28, floor, tuple(lines), grid, names)


def months(trend: Sequence[TrendPoint]) -> Bars | None:
    """How much was due in each month, by verdict; None where nothing ever was."""
    left, top, bottom = 10, 24, 150
    most = max((point.figures.due for point in trend if point.figures), default=0)
    if not most:
        return None
    step = (WIDTH - 2 * left) / len(trend)
    width = round(step * 0.62, 1)
    bars, names, totals = [], [], []
    for n, point in enumerate(trend):
        middle = round(left + step * (n + 0.5), 1)
        names.append(Label(middle, bottom + 20, month_short(point.month)))
        if point.figures is None:
            continue
        scale = (bottom - top) / most
        end = float(bottom)
        for each, count in _stack(point.figures.by_verdict):
            height = count * scale
            number = str(count) if height >= 16 else ""
            bars.append(_bar(middle - width / 2, end - height, width, height, each, number))
            end -= height
        totals.append(Label(middle, round(end - 6, 1), str(point.figures.due)))
    return Bars(WIDTH, bottom + 28, tuple(bars), tuple(names), tuple(totals))


def offices(rows: Sequence[Row]) -> Bars | None:
    """What was due of each office, by verdict; None where no office has anything to show."""
    shown = select_rows(rows)
    if not shown:
        return None
    left, right, step, top = 134, 116, 26, 6
    most = max(row.figures.due for row in shown) or 1
    scale = (WIDTH - left - right) / most
    bars, names, totals = [], [], []
    for n, row in enumerate(shown):
        y, x = top + n * step, float(left)
        for each, count in _stack(row.figures.by_verdict):
            width = count * scale
            number = str(count) if width >= 9 * len(str(count)) + 6 else ""
            bars.append(_bar(x, y, width, step - 8, each, number))
            x += width
        short = row.name if len(row.name) <= 9 else f"{row.name[:8]}…"
        names.append(Label(left - 8, y + 14, short, row.name))
        totals.append(
            Label(round(x + 6, 1), y + 14, f"{row.figures.due}项，问题{row.problems}")
        )  # fmt: skip
    return Bars(WIDTH, top + len(shown) * step, tuple(bars), tuple(names), tuple(totals))


HEIGHTS = {"met": 6, "late": 10, "overdue": 14, "unknown": 14, REST: 3}
"""The graver, the higher: the map reads without colour."""


def heat(ledger: Ledger) -> Heat | None:
    """The ledger with a column for each item and a row for each month; None where it is empty."""
    left, top, step, row = 64, 22, 5, 18
    marks: dict[str, list[str]] = defaultdict(list)
    for n, item in enumerate(ledger.rows):
        for m, cell in enumerate(item.cells):
            if cell is not None:
                each = chart_kind(cell.verdict)
                high = HEIGHTS[each]
                base = top + (m + 1) * row - 3
                marks[each].append(f"M{left + n * step} {base}v-{high}h4v{high}z")
    if not marks:
        return None
    return Heat(
        width=left + max(len(ledger.rows), 20) * step + 16,
        height=top + len(ledger.months) * row + 4,
        paths=tuple((each, "".join(marks[each])) for each in KIND_WORDS if each in marks),
        months=tuple(
            Label(left - 8, top + (m + 1) * row - 4, month)
            for m, month in enumerate(ledger.months)
        ),
        items=tuple(
            Label(left + n * step + 2, top - 6, item.item)
            for n, item in enumerate(ledger.rows)
            if n % 10 == 0
        ),
    )  # fmt: skip


def month_short(month: str) -> str:
    """10月, of 2026-10; the table beside the chart has the years."""
    return f"{int(month[5:])}月"


def _share(rate: Rate) -> float | None:
    return rate[0] * 100 / rate[1] if rate else None


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    """The points of each unbroken stretch, as an SVG polyline wants them."""
    run: list[str] = []
    for point in (*points, None):
        if point is not None:
            run.append(f"{point[0]},{point[1]}")
        else:
            if len(run) > 1:
                yield " ".join(run)
            run = []


def _stack(by_verdict: Mapping[Verdict, int]) -> list[tuple[str, int]]:
    """What a bar is made of, from its foot: the four kinds, then the others."""
    ordered = [*KIND, *(verdict for verdict in Verdict if verdict not in KIND)]
    return [(chart_kind(each), by_verdict[each]) for each in ordered if by_verdict.get(each)]


def _bar(x: float, y: float, width: float, height: float, kind: str, number: str) -> Bar:
    return Bar(round(x, 1), round(y, 1), round(width, 1), round(height, 1), kind, number)
