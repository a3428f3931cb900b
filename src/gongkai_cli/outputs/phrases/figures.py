"""Rates, counts and days → the words that every output has for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from gongkai_cli.checking.statistics import Rate, format_percent
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import VERDICT_WORDS, Verdict

if TYPE_CHECKING:
    from gongkai_cli.analyses.monthly.figures import Figures

RATE_WORDS = {"disclosed": "公开率", "on_time": "按期率", "conforming": "规范率"}
PROVISIONAL = "暂定"


def list_rates(figures: Figures) -> list[Rate]:
    """The rates in the order of RATE_WORDS."""
    return [figures.disclosed, figures.on_time, figures.conforming]


def format_fraction(rate: Rate) -> str:
    """138/143, or 无可计."""
    return f"{rate[0]}/{rate[1]}" if rate else "无可计"


def format_rate(rate: Rate) -> str:
    """96.5%（138/143）, or 无可计."""
    return f"{format_percent(rate)}（{format_fraction(rate)}）" if rate else format_fraction(rate)


def format_verdicts(by_verdict: Mapping[Verdict, int], unit: str = "", none: str = "—") -> str:
    """按期公开8，逾期公开1, of the verdicts that there are, each number with its unit; `none` for none."""
    return "，".join(f"{VERDICT_WORDS[v]}{n}{unit}" for v, n in by_verdict.items() if n) or none


def format_due(due: date | None, basis: Basis | None, none: str = "—") -> str:
    """2026-10-27, or 2027-01-08（暂定）; `none` where there is no day."""
    if due is None:
        return none
    return f"{due}（{PROVISIONAL}）" if basis == "provisional" else f"{due}"
