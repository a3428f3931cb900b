"""Keys in Chinese → the English keys of the models, in plain data and in the places of its values.

Each model has the table of its own keys, `keys_in_chinese`. A single mapping where a list of mappings is
meant becomes a list of one here as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from .scalars import Written

Path = tuple[str | int, ...]


class Inner(NamedTuple):
    """The model that the value of a key is made of: one of it, a list, or a dictionary by words."""

    shape: Literal["one", "list", "words"]
    model: type[Written]


class English(NamedTuple):
    """Data with English keys alone; and the keys that stand there twice: the path of the Chinese one, and its twin."""

    data: Any
    twice: tuple[tuple[Path, str], ...]


def in_english(data: Any, model: type[Written]) -> English:
    """The data of one model; what is in English already is not copied."""
    twice: list[tuple[Path, str]] = []
    return English(_in_english(data, model, (), twice), tuple(twice))


def _in_english(data: Any, model: type[Written], path: Path, twice: list[tuple[Path, str]]) -> Any:
    if not isinstance(data, dict):
        return data
    table, inner = model.keys_in_chinese, inner_of(model)
    if table.keys().isdisjoint(data):
        result = data
    else:
        twice += [((*path, key), table[key]) for key in data if table.get(key) in data]
        result = {table.get(key, key): value for key, value in data.items()}
    changed = {}
    for key, value in data.items():
        english = table.get(key, key)
        within = inner.get(english)
        if within is not None:
            new = _value(value, within, (*path, key), twice)
            if new is not value:
                changed[english] = new
    return {**result, **changed} if changed else result


def _value(value: Any, inner: Inner, path: Path, twice: list[tuple[Path, str]]) -> Any:
    """The value of a key that other models are in; the same object where nothing changes."""
    shape, model = inner
    if shape == "one":
        return _in_english(value, model, path, twice)
    if shape == "list" and isinstance(value, dict):
        return [_in_english(value, model, path, twice)]
    if shape == "list" and isinstance(value, list):
        several = [_in_english(each, model, (*path, n), twice) for n, each in enumerate(value)]
        return several if any(a is not b for a, b in zip(several, value, strict=True)) else value
    if shape == "words" and isinstance(value, dict):
        words = {key: _in_english(each, model, (*path, key), twice) for key, each in value.items()}
        return words if any(words[key] is not value[key] for key in value) else value
    return value


def places_in_english(
    places: Mapping[Path, tuple[int, int]], model: type[Written]
) -> dict[Path, tuple[int, int]]:
    """The places by the paths as they are written, and by those of `in_english` too.

    The numbers of the document and of the entry that a path begins with stay.
    """
    both = dict(places)
    for path, place in places.items():
        both.setdefault(_path_in_english(path, model), place)
    return both


def _path_in_english(path: Path, model: type[Written]) -> Path:
    found: list[str | int] = []
    here: type[Written] | None = model
    shape = ""
    for part in path:
        if isinstance(part, str) and part.startswith("\0"):  # the place of a key itself
            return (*found, part)
        if shape == "list" and not isinstance(part, int):
            found.append(0)  # a list of one, written without its dash
            shape = ""
        if isinstance(part, int) or shape == "words":
            found.append(part)
            shape = ""
        elif here is None:
            found.append(part)
        else:
            english = here.keys_in_chinese.get(part, part)
            found.append(english)
            within = inner_of(here).get(english)
            shape, here = within if within is not None else ("", None)
    return tuple(found)


@cache
def inner_of(model: type[Written]) -> Mapping[str, Inner]:
    """The keys of a model that other models are in."""
    found = {}
    for name, field in model.model_fields.items():
        inner = _inner(field.annotation)
        if inner is not None:
            found[field.alias or name] = inner
    return found


def _inner(annotation: Any) -> Inner | None:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return Inner("one", annotation)
    shape: Literal["one", "list", "words"] = "one"
    origin = get_origin(annotation)
    if origin is tuple:
        shape = "list"
    elif origin is dict:
        shape = "words"
    for argument in get_args(annotation):
        inner = _inner(argument)
        if inner is not None:
            return Inner(shape if shape != "one" else inner.shape, inner.model)
    return None


def models_in(model: type[Written]) -> list[type[Written]]:
    """The model and all that are in it, each once."""
    found = [model]
    for each in found:
        found += [inner.model for inner in inner_of(each).values() if inner.model not in found]
    return found


def chinese_of(model: type[Written]) -> dict[str, str]:
    """The keys of a model in English → in Chinese."""
    return {english: chinese for chinese, english in model.keys_in_chinese.items()}
