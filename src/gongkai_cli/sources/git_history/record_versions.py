"""The bytes of a record file, of any age → the claims in it, each piece of text read only once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

from gongkai_cli.model.chinese_keys import in_english
from gongkai_cli.model.record import Record
from gongkai_cli.model.registration import Claim
from gongkai_cli.sources.spelling import right_day
from gongkai_cli.sources.yaml import events
from gongkai_cli.sources.yaml.encodings import best_text
from gongkai_cli.sources.yaml.errors import NotYaml

DOCUMENT = re.compile(r"^(?=---)", re.M)
ENTRY = re.compile(r"^(?=-[ \t\r\n])", re.M)
FIRST_LINE = re.compile(r"^(?![ \t]*(?:#|$)|---|%|$)(.*)$", re.M)
SPEAKS = re.compile(r"published|公开日期")
LINE = re.compile(r"(?:published|公开日期)[\"']?\s*[:：]\s*([^\n#,}]+)")
AROUND = re.compile(r"^\D+|\D+$")
"""Quotes, a weekday in brackets and the like beside a day."""


class Claims:
    """Every piece of text met so far, by number, with the claims in it.

    A file grows and its old records stay: what is parsed is each record once, not each version of
    its file. `own` gives the catalog's id for an item as it is written.
    """

    def __init__(self, own: Callable[[str], str]) -> None:
        self._own = own
        self._numbers: dict[bytes, int] = {}
        self._claims: list[tuple[Claim, ...]] = []

    def pieces(self, data: bytes) -> tuple[int, ...]:
        """The numbers of the pieces of a file that speak of a publication."""
        content = best_text(data).removeprefix("\ufeff")
        return tuple(self._number(piece) for piece in _pieces(content))

    def of(self, numbers: set[int]) -> set[Claim]:
        """The claims in some pieces."""
        return {claim for number in numbers for claim in self._claims[number]}

    def _number(self, piece: str) -> int:
        digest = hashlib.blake2b(piece.encode("utf-8", "replace"), digest_size=16).digest()
        number = self._numbers.get(digest)
        if number is None:
            number = self._numbers[digest] = len(self._claims)
            self._claims.append(tuple(_read(piece, number, self._own)))
        return number


def _pieces(content: str) -> list[str]:
    """A text cut between its documents, and a list at the margin between its entries."""
    found = []
    for document in DOCUMENT.split(content):
        first = FIRST_LINE.search(document)
        listed = first is not None and re.match(r"-(?:[ \t\r]|$)", first[1]) is not None
        found += ENTRY.split(document) if listed else [document]
    return [piece for piece in found if SPEAKS.search(piece)]


def _read(piece: str, number: int, own: Callable[[str], str]) -> list[Claim]:
    """The claims of one piece; of one that holds no legible record only the days it speaks of.

    Its number and its place in the piece tell such a claim from all others of the same day.
    """
    try:
        documents = events.documents(piece)
    except NotYaml:
        documents = []
    claims = []
    for document in documents:
        roots = document.root if isinstance(document.root, list) else [document.root]
        for entry in roots:
            if isinstance(entry, dict):
                claims += _of_record(entry, own)
    days = enumerate(_day(found[1]) for found in LINE.finditer(piece))
    return claims or [Claim("", "", "", f"\0{number}.{n}", day) for n, day in days if day]


def _of_record(entry: dict[str, Any], own: Callable[[str], str]) -> list[Claim]:
    record = in_english(entry, Record).data
    several = record.get("publications")
    acts = (
        [act for act in several if isinstance(act, dict)] if isinstance(several, list) else [record]
    )
    item, period, title = (_text(record.get(key)) for key in ("item", "period", "title"))
    formed = _day(record.get("formed"))
    days = [_day(act.get("published")) for act in acts]
    return [Claim(own(item), period, formed, title, day) for day in days if day]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _day(value: Any) -> str:
    """A day in ISO, whichever way it was spelled, so that a spelling put right is no new claim."""
    day = right_day(AROUND.sub("", value)) if isinstance(value, str) else None
    return day.isoformat() if day else ""
