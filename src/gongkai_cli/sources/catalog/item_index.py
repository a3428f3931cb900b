"""An item as somebody wrote it → the catalog's item, or those that may be meant (DESIGN section 3).

An item may be written by its number, by its number and name, or by its name where the catalog has it
once. A number is never folded into another one: `７`, `07`, `第7项`, `⑦` name an item that is likely
meant, no more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gongkai_cli.model.catalog import Item
from gongkai_cli.model.lookalikes import fold, without_unseen

if TYPE_CHECKING:
    from gongkai_cli.model.result import LocatedRecord, Unreadable

BEFORE = re.compile(r"(?:\W|第|事项|项目|序号|编号|no|item)+")
AFTER = re.compile(r"(?:\W|项|号)+$")
"""What people put around a number; what is left is the number."""
EDGES = re.compile(r"^\W+|\W+$")
DECIMAL = re.compile(r"0*([0-9]+?)(?:\.0+)?")
"""007, and 7.0 as a spreadsheet has it."""
CHINESE = re.compile("[〇零一二两三四五六七八九十百]+")
DIGITS = {"零": 0, "两": 2} | {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
BETWEEN = re.compile(r"[\s,，、;；/&+和及与]+")
"""What stands between several items."""
RANGE = re.compile(r"(.+?)(?:-|—|–|~|～|至|到)+(.+)")
LONGEST = 200
"""Longer texts are no item."""
NEAR = 0.8
FEW = 5
"""How many of the items that may be meant are named."""


class Named(NamedTuple):
    """What was written: the catalog's own `item`, where it is one, and all that may be `meant`."""

    item: str | None
    meant: tuple[str, ...]


class ItemIndex:
    """The items of a catalog by all that they may be called."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self.items = items
        self._known: dict[str, Named] = {}

    def named(self, written: str) -> Named:
        """What a written item comes to; looked up once a spelling."""
        found = self._known.get(written)
        if found is None:
            found = self._known[written] = self._named(written)
        return found

    def own(self, written: str) -> str:
        """The id of the item written, where it is one; else what is written."""
        return written if written in self.items else self.named(written).item or written

    def asked(self, written: str) -> str | None:
        """The id of the item that a person asks for, in whichever form of its number, if it is one."""
        text = without_unseen(written).strip()
        numbers = self._numbers.get(bare_number(fold(text).lower()), ())
        return self.named(text).item or (numbers[0] if len(numbers) == 1 else None)

    def suggestion(self, written: str) -> str:
        """是不是“7”（街道各科室工作信息）？, or which ones may be meant; empty where none is."""
        return meant_words(*self.meant_by(written))

    def meant_by(self, written: str) -> tuple[tuple[tuple[str, str], ...], int]:
        """The items that may be meant, a few by id and name, and how many there are."""
        meant = self.named(written).meant
        return tuple((id_, self.items[id_].category) for id_ in meant[:FEW]), len(meant)

    def _named(self, written: str) -> Named:
        if written in self.items:
            return Named(written, (written,))
        word = fold(written).lower()
        if not word or len(word) > LONGEST:
            return Named(None, ())
        by_name = self._names.get(_inner(word), ())
        by_number = self._numbers.get(bare_number(word), ())
        if by_name:
            alone = len(by_name) == 1 and not set(by_number) - set(by_name)
            return Named(by_name[0] if alone else None, self._sorted({*by_name, *by_number}))
        for cut in range(1, len(word)):
            found = self._both(word[:cut], word[cut:]) or self._both(word[cut:], word[:cut])
            if found is not None:
                return found
        meant = by_number or self._several(written) or self._near(_inner(word))
        return Named(None, self._sorted(meant))

    def _both(self, number: str, name: str) -> Named | None:
        """What a number and a name come to together; None where these are not the two."""
        by_name = self._names.get(_inner(name))
        by_number = by_name and self._numbers.get(bare_number(number))
        if not by_name or not by_number:
            return None
        agreed = set(by_number) & set(by_name)
        if len(agreed) == 1:
            (item,) = agreed
            return Named(item, (item,))
        return Named(None, self._sorted({*by_number, *by_name}))

    def _several(self, written: str) -> set[str]:
        """The items of a list or range; of a number and more words, the items of both."""
        ends = RANGE.fullmatch(written)
        if ends is not None:
            first, last = (
                self._numbers.get(bare_number(fold(end).lower())) for end in ends.groups()
            )
            if first and last:
                order = list(self.items)
                return set(order[order.index(first[0]) : order.index(last[0]) + 1]) or {
                    *first,
                    *last,
                }
        words = [fold(word).lower() for word in BETWEEN.split(written) if fold(word)]
        each = [
            self._numbers.get(bare_number(word)) or self._names.get(_inner(word)) for word in words
        ]
        if not each or not each[0]:
            return set()
        rest = (word for word, ids in zip(words, each, strict=True) if not ids)
        return {*self._near(_inner("".join(rest))), *(id_ for ids in each for id_ in ids or ())}

    def _near(self, name: str) -> Iterator[str]:
        """The items whose name is nearly this one. Numbers that are near each other say nothing."""
        letters = set(name)
        likely = [
            other
            for other, theirs in self._letters.items()
            if len(letters & theirs) > max(len(letters), len(theirs)) // 2
        ]
        if not likely:
            return
        import difflib

        for near in difflib.get_close_matches(name, likely, n=3, cutoff=NEAR):
            yield from self._names[near]

    def _sorted(self, ids: Collection[str] | Iterable[str]) -> tuple[str, ...]:
        wanted = set(ids)
        return tuple(id_ for id_ in self.items if id_ in wanted)

    @cached_property
    def _numbers(self) -> dict[str, list[str]]:
        return _grouped((bare_number(fold(id_).lower()), id_) for id_ in self.items)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names = ((_inner(fold(item.category).lower()), id_) for id_, item in self.items.items())
        return _grouped(names)

    @cached_property
    def _letters(self) -> dict[str, set[str]]:
        return {name: set(name) for name in self._names if not DECIMAL.fullmatch(name)}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, id_ in pairs:
        if key:
            found.setdefault(key, []).append(id_)
    return found


def _inner(word: str) -> str:
    """A folded word without the marks around it."""
    return EDGES.sub("", word) or word


def bare_number(word: str) -> str:
    """The number in a folded word, without what people put around one: 7 of (7), 07, 第七项, 7、."""
    prefix = BEFORE.match(word)
    bare = AFTER.sub("", word[prefix.end() :] if prefix else word)
    decimal = DECIMAL.fullmatch(bare)
    if decimal is not None:
        return decimal[1]
    return str(_value(bare)) if CHINESE.fullmatch(bare) else bare


def _value(numeral: str) -> int:
    """157 of 一百五十七, or of 一五七."""
    if not {"十", "百"} & set(numeral):
        return int("".join(str(DIGITS[sign]) for sign in numeral))
    total, last = 0, 0
    for sign in numeral:
        if sign in DIGITS:
            last = DIGITS[sign]
        else:
            total, last = total + (last or 1) * (10 if sign == "十" else 100), 0
    return total + last


def with_own_items(placed: Iterable[LocatedRecord], index: ItemIndex) -> tuple[LocatedRecord, ...]:
    """Records under the catalog's ids, however their item is written; what names none stays."""
    items = index.items
    return tuple(
        each if each.record.item in items else _respelled(each, index.own(each.record.item))
        for each in placed
    )


def _respelled(placed: LocatedRecord, item: str) -> LocatedRecord:
    if placed.record.item == item:
        return placed
    return placed._replace(record=placed.record.model_copy(update={"item": item}))


def with_meant_items(unreadable: Iterable[Unreadable], index: ItemIndex) -> tuple[Unreadable, ...]:
    """What could not be read, under every item of the catalog that it may speak of."""
    return tuple(
        replace(
            each,
            items=tuple(
                dict.fromkeys(id_ for w in each.items for id_ in index.named(w).meant or (w,))
            ),
        )
        if each.items and not index.items.keys() >= set(each.items)
        else each
        for each in unreadable
    )


def meant_words(few: Sequence[tuple[str, str]], number: int) -> str:
    """是不是“7”（街道各科室工作信息）？, or which ones may be meant: a few of so many; empty for none."""
    listed = "、".join(f"“{id_}”（{category}）" for id_, category in few)
    if number == 1:
        return f"是不是{listed}？"
    rest = f"等{number}项" if number > len(few) else ""
    return f"可能指{listed}{rest}；" if number else ""
