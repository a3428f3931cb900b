"""The working-day index on one core → how long it takes to build, and due dates a second.

python benchmarks/calendar_index.py
"""

from __future__ import annotations

import random
import timeit
from datetime import date

from gongkai_cli.calendar.due_dates import compute_due_date
from gongkai_cli.calendar.workdays import Workdays, build_workdays
from gongkai_cli.model.catalog import Span

DATES = 1_000_000


def triggers(calendar: Workdays) -> list[date]:
    """A thousand days of 2007 to 2026, in no order."""
    chance = random.Random(1)
    first, last = date(2007, 1, 1).toordinal(), date(2026, 9, 1).toordinal()
    return [date.fromordinal(chance.randint(first, last)) for _ in range(1000)]


def main() -> None:
    """Prints one line a figure, the best of five runs."""
    seconds = min(timeit.repeat(lambda: build_workdays(through_year=2026), number=1, repeat=5))
    print(f"建立工作日索引：{seconds * 1000:.1f} ms（应 < 10 ms）")
    calendar = build_workdays(through_year=2026)
    days = triggers(calendar)
    rounds = DATES // len(days)
    span = Span.model_validate({"workdays": "15"})
    nth = calendar.nth_after

    def bare() -> None:
        for day in days:
            nth(day, 15)

    def whole() -> None:
        for day in days:
            compute_due_date(day, span, calendar)

    for name, count in (("第15个工作日", bare), ("到期日（含顺延、暂定与否）", whole)):
        seconds = min(timeit.repeat(count, number=rounds // 5, repeat=5)) * 5
        print(f"{name}：每秒{DATES / seconds / 10_000:.0f}万个（应 ≥ 100万）")


if __name__ == "__main__":
    main()
