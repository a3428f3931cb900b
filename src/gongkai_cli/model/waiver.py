"""Waivers (经批准暂不计入) as people write them."""

from __future__ import annotations

from typing import Literal

from .scalars import IsoDate, Text, Written


class Waiver(Written):
    """经批准暂不计入: a written, dated, approved tolerance of one finding."""

    code: Text
    obligation: Text | None = None
    item: Text | None = None
    period: Text | None = None
    reason: Text
    approved_by: Text
    approved_on: IsoDate
    expires: IsoDate | Literal["never"]
