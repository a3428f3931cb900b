"""A checked project, and what is asked about → the derivations, at the places of their records."""

from __future__ import annotations

import re
from datetime import date

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.calendar.years import FIRST_YEAR, LAST_YEAR, require_year
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.lookalikes import without_unseen
from gongkai_cli.model.scalars import PERIOD
from gongkai_cli.sources.places import locate

from .derivation import Derivation
from .derive import derive, values_of
from .question import choose_questions

ANY_PERIOD = r"[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?"


def last_day_asked(named: str, period: str | None, formed: date | None, as_of: date) -> date:
    """The last day that is asked about, as-of at the earliest. Raises WrongUsage for a year out of range."""
    days = [as_of] if formed is None else [as_of, formed]
    if period is not None and re.fullmatch(ANY_PERIOD, period):
        require_year(int(period[:4]), "--period")
    for word in (period or "", *without_unseen(named).split("@")):
        if re.fullmatch(PERIOD, word) and FIRST_YEAR <= int(word[:4]) <= LAST_YEAR:
            days.append(parse_period(word).last)
        elif re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", word):
            days.append(date(min(int(word[:4]), LAST_YEAR), 12, 31))
    return max(days)


def answer(
    checked: CheckResult, named: str, period: str | None, formed: date | None
) -> list[Derivation]:
    """How each obligation that is meant came about; its check reaches through `last_day_asked`.

    Raises WrongUsage, and CalendarRange for a day outside the calendar.
    """
    questions = choose_questions(checked, named, period, formed)
    values = (value for each in questions for value in values_of(each))
    places = locate(checked.project.root, values)
    return [derive(checked, each, places) for each in questions]
