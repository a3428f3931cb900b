"""A derivation → the words that each of its texts has for places, days and firmness."""

from __future__ import annotations

from gongkai_cli.analyses.explain.derivation import Derivation, Run
from gongkai_cli.calendar.weekdays import weekday
from gongkai_cli.model.result import DueDate, Place

GAZETTED = "所计各日的放假安排均已公布"


def shown(place: Place | None) -> str:
    """file:line."""
    return f"{place.path}:{place.line}" if place else ""


def span_of(run: Run) -> str:
    """2026-10-01（周四）至2026-10-08（周四）, or the one day."""
    first = f"{run.first.day}（{weekday(run.first.day)}）"
    if run.first == run.last:
        return first
    return f"{first}至{run.last.day}（{weekday(run.last.day)}）"


def numbers_of(run: Run) -> str:
    """第3—7个, 不计, 到期."""
    if run.first.number is None:
        return "到期" if run.first.landing else "不计"
    if run.first == run.last:
        return f"第{run.first.number}个"
    return f"第{run.first.number}—{run.last.number}个"


def written(place: Place | None) -> str:
    """，file:line, where it is written anywhere."""
    return f"，{shown(place)}" if place else ""


def stated_alone(derivation: Derivation) -> bool:
    """Whether nothing is counted from any day: the due day is the one that a record states."""
    return derivation.count is not None and not derivation.count.span


def due_words(derivation: Derivation, due: DueDate) -> tuple[str, ...]:
    """到期 or 暂定到期, the day, and what makes it firm or not."""
    day = f"{due.day}（{weekday(due.day)}）"
    if due.basis == "provisional":
        span = derivation.window
        beside = f"，预计在{span[0]}至{span[1]}之间" if span else ""
        return "暂定到期", f"{day}{beside}", f"{due.uncovered_year}年放假安排未公布，公布后重算"
    words = ("到期", f"{day}，当日公开仍属按期")
    return words if stated_alone(derivation) else (*words, GAZETTED)
