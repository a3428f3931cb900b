"""Two catalogs → the items, time limits and channels that are not the same, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from gongkai_cli.model.catalog import Channel, Item, TimeLimit
from gongkai_cli.outputs.phrases.time_limits import limit_meaning, limit_origin
from gongkai_cli.sources.catalog.yaml import CatalogFile

T = TypeVar("T")
COLUMNS: dict[str, str] = {
    "responsibility": "具体职责",
    "matter": "业务事项",
    "category": "信息类别",
    "content_standard": "内容标准",
    "time_limit": "公开时限",
    "channel": "公开形式",
    "elements": "内容要素",
    "standing": "长期公开",
    "display": "公示期",
    "personal": "个人信息",
    "note": "注意",
    "effective_from": "生效日",
    "effective_to": "失效日",
}
MEANING = "时限含义"
MEDIUMS = {
    "website": "网站",
    "board": "公开栏",
    "posting": "张贴",
    "purchase": "购买",
    "other": "其他",
}


class Edit(NamedTuple):
    """One thing that reads otherwise: its name, and how it read before and reads now; None for absent."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """One item before and after; None where the catalog has no such item, `edits` where both have it."""

    id: str
    before: Item | None
    after: Item | None
    edits: tuple[Edit, ...] = ()

    @property
    def item(self) -> Item:
        """The item as it is now, or was last."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that is not the same; items in the order of the new catalog, removed ones last."""

    items: tuple[ItemEdit, ...]
    time_limits: tuple[Edit, ...]
    channels: tuple[Edit, ...]
    renumbered: tuple[tuple[str, str], ...]

    @property
    def none(self) -> bool:
        """Whether the two say the same."""
        return not (self.items or self.time_limits or self.channels)


def find_differences(old: CatalogFile, new: CatalogFile) -> Differences:
    """What an edit of the catalog changed. Items are the same where their ids are.

    An item counts as renumbered where its responsibility, matter and category stand once in each
    catalog, under different ids: its records still bear the old one.
    """
    items = []
    for id_ in {**new.items, **old.items}:
        before, after = old.items.get(id_), new.items.get(id_)
        edits = _item(before, after, old, new) if before and after else ()
        if edits or before is None or after is None:
            items.append(ItemEdit(id_, before, after, edits))
    limits = old.catalog.time_limits, new.catalog.time_limits
    channels = old.catalog.channels, new.catalog.channels
    return Differences(
        tuple(items), _entries(*limits, limit_words), _entries(*channels, channel_words),
        _renumbered(old.catalog.items, new.catalog.items),
    )  # fmt: skip


def limit_words(limit: TimeLimit) -> str:
    """每月一次，期满后15个工作日内（默认口径，目录未规定）."""
    return f"{limit_meaning(limit)}（{limit_origin(limit)}）"


def channel_words(channel: Channel) -> str:
    """网站；含政府网站常规公开、政府网站专题公开."""
    parts = [MEDIUMS[channel.medium]]
    parts += [f"含{'、'.join(channel.accepts)}"] if channel.accepts else []
    parts += [f"地点{'、'.join(channel.places)}"] if channel.places else []
    return "；".join(parts)


def _entries(
    old: Mapping[str, T], new: Mapping[str, T], words: Callable[[T], str]
) -> tuple[Edit, ...]:
    both = [
        Edit(name, words(old[name]) if name in old else None, words(new[name]) if name in new else None)
        for name in {**new, **old}
    ]  # fmt: skip
    return tuple(each for each in both if each.before != each.after)


def _item(before: Item, after: Item, old: CatalogFile, new: CatalogFile) -> tuple[Edit, ...]:
    edits = [
        Edit(title, _words(getattr(before, key)), _words(getattr(after, key)))
        for key, title in COLUMNS.items()
        if getattr(before, key) != getattr(after, key)
    ]
    said = (
        limit_words(old.catalog.time_limits[before.time_limit]),
        limit_words(new.catalog.time_limits[after.time_limit]),
    )
    if said[0] != said[1]:
        edits.append(Edit(MEANING, *said))
    return tuple(edits)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(value) or "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value or "无")


def _renumbered(old: Iterable[Item], new: Iterable[Item]) -> tuple[tuple[str, str], ...]:
    before, after = _by_content(old), _by_content(new)
    pairs = [(before[key], after[key]) for key in before if before[key] and after.get(key)]
    return tuple(pair for pair in pairs if pair[0] != pair[1])


def _by_content(items: Iterable[Item]) -> dict[tuple[str, str, str], str]:
    """What an item is about → its id; an empty one where several are about the same."""
    found: dict[tuple[str, str, str], str] = {}
    for item in items:
        key = item.responsibility, item.matter, item.category
        found[key] = "" if key in found else item.id
    return found
