"""Plain data → a written model, or every problem in it, each in Chinese with its line and the mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, get_origin

from pydantic import ValidationError

from .model.fold import fold
from .model.keys import English, in_english, places_in_english
from .model.problem import MOST_LISTED, Problem, within_limit
from .model.scalars import Written
from .regular_file import require_regular_file
from .yamltext import plain, text
from .yamltext.encodings import encoding_trouble
from .yamltext.plain import KEY_OF, Position
from .yamltext.trouble import NotYaml, Trouble

M = TypeVar("M", bound=Written)
W = TypeVar("W")
Places = Callable[[], Mapping[plain.Path, Position]]
"""Where everything in a file stands, looked up when first asked: few files need it."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[W]):
    """A file that could be read: the model, its bytes, and where each value stands.

    `listed` has the lines of the entries of each list on the first level, by its key.
    """

    value: W
    data: bytes
    listed: Mapping[str, list[int]]
    _places: Places = field(repr=False)

    @property
    def places(self) -> Mapping[plain.Path, Position]:
        """Where each value stands; the file's bytes are parsed once more for it."""
        return self._places()

    def line(self, *path: str | int) -> int:
        """The line of a value of the (first) document, 1 where it is not written down."""
        return self.places.get((0, *path), (1, 1))[0]


Also = Callable[[Mapping[str, Any], str, Places], list[Problem]]
"""A further look at the plain data of a file, beside the model's: mapping, file, places → problems."""


def load(
    path: Path, shown: str, model: type[M], also: Also | None = None
) -> Loaded[M] | tuple[Problem, ...]:
    """Reads one file that holds one mapping. Raises OSError where it cannot be opened."""
    require_regular_file(path)
    try:
        data = text.read_bytes(str(path))
    except text.TooLarge:
        limit = text.MAX_BYTES // 1024 // 1024
        return (Problem(shown, 1, 1, f"文件超过{limit}MB", "确认没有放错文件；拆成几个文件"),)
    return load_bytes(data, shown, model, also)


def load_bytes(
    data: bytes, shown: str, model: type[M], also: Also | None = None
) -> Loaded[M] | tuple[Problem, ...]:
    """The same for bytes already read."""
    try:
        documents = plain.parsed(decoded(data))
    except NotYaml as error:
        from .yamltext.slips import slip_of

        return (placed(shown, slip_of(data, error.trouble)),)
    if len(documents) != 1 or not isinstance(documents[0].root, dict):
        kind = "是空的" if not documents else "不是一份“键: 值”的内容"
        hint = f"文件应由“键: 值”组成，必填：{'、'.join(required(model))}"
        return (Problem(shown, documents[0].line if documents else 1, 1, f"文件{kind}", hint),)
    english = in_english(documents[0].root, model)
    root, places = english.data, cache(partial(plain.positions, data))
    listed = documents[0].listed
    if root is not documents[0].root:
        places = cache(lambda: places_in_english(plain.positions(data), model))
        listed = {model.keys_in_chinese.get(key, key): lines for key, lines in listed.items()}
    problems = [placed(shown, trouble) for _, trouble, _ in documents[0].troubles]
    problems += doubled_keys(english, shown, places, (0,))
    problems += _twice(root, model, shown, places)
    value, more, count = validated(root, model, shown, places, (0,))
    problems += more
    if also is not None:
        problems += also(root, shown, places)
    if value is None or problems:
        return within_limit(problems, count)
    return Loaded(value, data, listed, places)


def doubled_keys(
    english: English, shown: str, places: Places, base: plain.Path
) -> Iterator[Problem]:
    """The keys that stand in a mapping in Chinese and in English."""
    for path, twin in english.twice:
        place = place_of(base, (*path, KEY_OF), places())
        message = f"“{path[-1]}”与“{twin}”是同一个键，写了两次"
        yield Problem(shown, *place, message, "只保留一处")


def _twice(
    root: dict[str, Any], model: type[Written], shown: str, places: Places
) -> Iterator[Problem]:
    """The words of each dictionary of a file that look like one before them."""
    for name, of in model.model_fields.items():
        words = root.get(name)
        if get_origin(of.annotation) is not dict or not isinstance(words, dict):
            continue
        first: dict[str, str] = {}
        for word in words:
            before = first.setdefault(fold(word), word)
            if before != word:
                place = place_of((0,), (name, word, KEY_OF), places())
                line = place_of((0,), (name, before, KEY_OF), places())[0]
                message = f"“{word}”与第{line}行的“{before}”看上去是同一个词"
                yield Problem(shown, *place, message, "只保留一处")


def decoded(data: bytes) -> bytes:
    """The bytes, when they are UTF-8 text; raises NotYaml with the reason and the mend otherwise."""
    trouble = encoding_trouble(data)
    if trouble is not None:
        raise NotYaml(trouble)
    return data


def validated(
    root: Any, model: type[M], shown: str, places: Places, base: plain.Path
) -> tuple[M | None, list[Problem], int]:
    """The model made from plain data, or None; problems with their places, and how many more there are."""
    try:
        return model.model_validate(root), [], 0
    except ValidationError as error:
        from .wording import explained

        problems = []
        # a list of which every entry is wrong is also called too short
        details = [
            each
            for each in error.errors(include_url=False)
            if each["type"] != "too_short" or not each["input"]
        ]
        for detail in details[:MOST_LISTED]:
            key = (KEY_OF,) if detail["type"] == "extra_forbidden" else ()
            line, column = place_of(base, (*detail["loc"], *key), places())
            message, hint = explained(detail, model, root)
            problems.append(Problem(shown, line, column, message, hint))
        return None, problems, len(details) - len(problems)


def place_of(
    base: plain.Path, loc: tuple[int | str, ...], places: Mapping[plain.Path, Position]
) -> Position:
    """Where a value stands; the nearest mapping around it where it is missing."""
    path = (*base, *loc)
    for end in range(len(path), 0, -1):
        for wanted in (path[:end], (*path[:end], KEY_OF)):
            if wanted in places:
                return places[wanted]
    return (1, 1)


def required(model: type[Written]) -> list[str]:
    """The keys that must be there."""
    return [
        field.alias or name for name, field in model.model_fields.items() if field.is_required()
    ]


def placed(shown: str, trouble: Trouble) -> Problem:
    """A trouble of the text as a problem of the file."""
    return Problem(shown, trouble.line, trouble.column, trouble.message, trouble.hint)
