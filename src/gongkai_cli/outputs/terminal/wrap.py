"""Chinese text, a width → lines that break between characters as print does, for a terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

WIDTH = 100
"""Columns of a table that is written to a file."""
UNIT = re.compile(r"[（【《“‘]*(?:[!-~]+|.)[，。；：、）】》”’！？]*", re.S)
"""What stays on one line: a Latin word or one character, with the brackets and stops that belong to it."""


def wrap(text: str, width: int) -> str:
    """The text in lines of at most `width` columns; what is longer than a line is cut."""
    lines, line, used = [], "", 0
    for unit in UNIT.findall(text):
        size = cell_len(unit)
        if used + size > width:
            lines.append(line.rstrip())
            line, used, unit = "", 0, unit.lstrip()
            *full, unit = chop_cells(unit, width) or [""]
            lines.extend(full)
            size = cell_len(unit)
        line, used = line + unit, used + size
    return "\n".join([each for each in lines if each] + [line.rstrip()])
