"""A catalog's plain data → repeated ids, and phrases that its own dictionaries do not explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai_cli.model.catalog import Catalog
from gongkai_cli.model.lookalikes import alike, fold
from gongkai_cli.model.problem import Problem
from gongkai_cli.sources.yaml.events import Path
from gongkai_cli.sources.yaml.load_model import Places

COLUMNS = (("time_limit", "time_limits", "公开时限"), ("channel", "channels", "公开形式"))


def dictionary_problems(root: Mapping[str, Any], shown: str, places: Places) -> list[Problem]:
    """Looked for in the plain data, so that a slip elsewhere in the file hides none of them."""
    found = (*_repeated(root, places), *_unexplained(root), *_unknown_accepted(root))
    return [
        Problem(shown, *places().get((0, *path), (1, 1)), message, hint)
        for path, message, hint in found
    ]


def spell_heads(catalog: Catalog) -> Catalog:
    """The catalog with every phrase spelled as its dictionary has it: there look-alikes are one word."""
    limits, known = catalog.time_limits, catalog.channels
    items = tuple(
        item
        if item.time_limit in limits and item.channel in known
        else item.model_copy(
            update={
                "time_limit": alike(item.time_limit, limits),
                "channel": alike(item.channel, known),
            }
        )
        for item in catalog.items
    )
    channels = {
        name: channel
        if known.keys() >= set(channel.accepts)
        else channel.model_copy(
            update={"accepts": tuple(alike(each, known) for each in channel.accepts)}
        )
        for name, channel in known.items()
    }
    return catalog.model_copy(update={"items": items, "channels": channels})


Found = Iterator[tuple[Path, str, str]]


def _entries(root: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    items = root.get("items")
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield number, item


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _repeated(root: Mapping[str, Any], places: Places) -> Found:
    first: dict[str, int] = {}
    for number, item in _entries(root):
        id_ = item.get("id")
        if not isinstance(id_, str):
            continue
        before = first.setdefault(fold(id_), number)
        if before != number:
            line = places().get((0, "items", before), (1, 1))[0]
            yield ("items", number, "id"), f"编号“{id_}”重复，第{line}行已用过", "每项一个编号"


def _unexplained(root: Mapping[str, Any]) -> Found:
    for number, item in _entries(root):
        for column, key, name in COLUMNS:
            phrase = item.get(column)
            if isinstance(phrase, str) and alike(phrase, _mapping(root.get(key))) is None:
                yield (
                    ("items", number, column),
                    f"第{item.get('id', '?')}项的{name}“{phrase}”在 {key} 里没有解释",
                    f"在 {key} 里补上“{phrase}”的含义，或改成已有的说法",
                )


def _unknown_accepted(root: Mapping[str, Any]) -> Found:
    channels = _mapping(root.get("channels"))
    for name, channel in channels.items():
        accepts = _mapping(channel).get("accepts")
        for number, accepted in enumerate(accepts if isinstance(accepts, list) else ()):
            if isinstance(accepted, str) and alike(accepted, channels) is None:
                yield (
                    ("channels", name, "accepts", number),
                    f"公开形式“{name}”的 accepts 里“{accepted}”没有解释",
                    "在 channels 里补上它，或删去",
                )
