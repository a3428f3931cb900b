"""A monthly report → one HTML file that needs nothing else: no network, no script but its own.

The template knows the model; it counts nothing. Everything that people typed passes through `plain`
(no control or bidi characters) and is escaped by the template engine; the browser is told, by hashes,
to run only the script and the style that this package ships.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gongkai_cli.analyses.monthly.figures import LedgerRow, Row, TrendPoint
from gongkai_cli.analyses.monthly.ledger import BADNESS
from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.model.verdicts import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS, Verdict
from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.monthly.link_address import address
from gongkai_cli.outputs.phrases import corrections_text, empty_texts
from gongkai_cli.outputs.phrases import monthly as words
from gongkai_cli.outputs.phrases.figures import (
    PROVISIONAL,
    RATE_WORDS,
    format_due,
    format_fraction,
    format_rate,
    format_verdicts,
)
from gongkai_cli.outputs.phrases.report_rows import (
    group_problems,
    list_tables,
    select_items,
    select_rows,
)

from . import charts

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
LONG = 100
"""From how many problems on the page is laid out piece by piece, as it is scrolled."""
ALWAYS = (Verdict.MET, Verdict.MET_LATE, Verdict.OVERDUE)
"""The verdicts that have a column even where nobody has them."""


def render(monthly: Monthly) -> bytes:
    """The whole page in UTF-8; the same report gives the same bytes."""
    page = _environment().get_template("report.html.jinja").render(
        m=monthly,
        style=_shipped("style.css"),
        script=_shipped("script.js"),
        policy=policy(),
        rates_chart=charts.rates(monthly.trend),
        months_chart=charts.months(monthly.trend),
        offices_chart=charts.offices(monthly.by_office),
        heat_chart=charts.heat(monthly.ledger),
        verdicts=verdicts(monthly),
    )  # fmt: skip
    return (page.rstrip("\n") + "\n").encode("utf-8", "backslashreplace")


def policy() -> str:
    """The content security policy: nothing at all, but our own style and script by their hashes."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash('style.css')}'",
            f"script-src '{_hash('script.js')}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def columns(some: Iterable[Monthly | Row | TrendPoint]) -> list[Verdict]:
    """The verdicts that a table of these has columns for, so that every line adds up."""
    figures = [each.figures for each in some if each.figures is not None]
    return [
        verdict
        for verdict in Verdict
        if verdict in ALWAYS or any(each.by_verdict[verdict] for each in figures)
    ]


def day(when: date, month: str) -> str:
    """10-27, or with its year where that is not the column's."""
    return f"{when:%m-%d}" if f"{when:%Y}" == month[:4] else when.isoformat()


def verdicts(monthly: Monthly) -> list[Verdict]:
    """The verdicts that problems or ledger hold, for the filter."""
    found = {each.verdict for each in monthly.problems}
    for row in monthly.ledger.rows:
        for cell in row.cells:
            if cell is not None:
                found.update(cell.by_verdict)
    return [verdict for verdict in Verdict if verdict in found]


def row_verdicts(row: LedgerRow) -> str:
    """Every verdict of one item's cells, for the filter."""
    found = {verdict for cell in row.cells if cell for verdict in cell.by_verdict}
    return " ".join(verdict for verdict in Verdict if verdict in found)


def _shipped(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(name: str) -> str:
    digest = hashlib.sha256(_shipped(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _environment() -> Environment:
    """Jinja with everything escaped, and a name that does not exist an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        return value if isinstance(value, Markup) else plain(str(value))

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        address=address,
        columns=columns,
        day=day,
        filled=select_items,
        format_due=format_due,
        format_fraction=format_fraction,
        format_rate=format_rate,
        format_verdicts=format_verdicts,
        group_problems=group_problems,
        list_tables=list_tables,
        percent=format_percent,
        told=select_rows,
        quote=quote,
        row_verdicts=row_verdicts,
        kind=charts.chart_kind,
        KIND_WORDS=charts.KIND_WORDS,
        BADNESS=BADNESS,
        HEIGHTS=charts.HEIGHTS,
        LONG=LONG,
        PROVISIONAL=PROVISIONAL,
        RATE_WORDS=RATE_WORDS,
        SEVERITY_WORDS=SEVERITY_WORDS,
        STATE_WORDS=STATE_WORDS,
        VERDICT_WORDS=VERDICT_WORDS,
        words=words,
        absent=empty_texts,
        compared=corrections_text,
        shipped=Markup,
    )
    return environment
