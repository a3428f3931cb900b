"""Bytes of a file that people wrote → a written model, or every problem in it, in Chinese, with its line and the mend.

What each source gives has one of two shapes. A file of one thing (catalog, project, notice) is `Loaded`, or
all its problems. A file of many (records, waivers) is what could be read and, beside it, what could not.
Nothing that a file holds raises; what cannot be opened raises OSError, which `os_problem` puts into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, get_origin

from pydantic import ValidationError

from gongkai_cli.model.chinese_keys import English, in_english, places_in_english
from gongkai_cli.model.lookalikes import fold
from gongkai_cli.model.problem import MOST_LISTED, Problem, os_reason, within_limit
from gongkai_cli.model.scalars import Written
from gongkai_cli.sources import regular_file

from . import events
from .encodings import UTF_16
from .errors import NotYaml, Trouble
from .events import KEY_OF, Document, Position

M = TypeVar("M", bound=Written)
W = TypeVar("W")
Places = Callable[[], Mapping[events.Path, Position]]
"""Where everything in a file stands, looked up when first asked: few files need it."""
Doubled = tuple[Trouble, dict[str, Any]]
"""A key written twice: the trouble, and the key with its former value."""
Entry = tuple[events.Path, int, Any, Sequence[Doubled]]
"""One thing that a file lists: its path and line in the file, its plain data, its keys written twice."""
NONE_DOUBLED: Mapping[int, Sequence[Doubled]] = {}
NOT_UTF_8 = Trouble(1, 1, "文件是UTF-16编码，应为UTF-8", "用UTF-8重存")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[W]):
    """A file that could be read: the model, its bytes, and where each value stands.

    `listed` has the lines of the entries of each list on the first level, by its key; without it a
    file of plain `key: value` lines, which holds no such list.
    """

    value: W
    data: bytes
    listed: Mapping[str, list[int]]
    _places: Places = field(repr=False)

    @property
    def places(self) -> Mapping[events.Path, Position]:
        """Where each value stands; the file's bytes are parsed once more for it."""
        return self._places()

    def place(self, *path: str | int) -> Position:
        """Line and column of a value of the (first) document, (1, 1) where it is not written down."""
        return self.places.get((0, *path), (1, 1))


Also = Callable[[Mapping[str, Any], str, Places], list[Problem]]
"""A further look at the plain data of a file, beside the model's: mapping, file, places → problems."""


def load_file(
    path: Path, shown: str, model: type[M], also: Also | None = None
) -> Loaded[M] | tuple[Problem, ...]:
    """Reads one file that holds one mapping. Raises OSError where it cannot be opened."""
    regular_file.require_regular_file(path)
    try:
        data = regular_file.read_bytes(path)
    except regular_file.TooLarge as error:
        return (os_problem(shown, error),)
    return load_bytes(data, shown, model, also)


def os_problem(shown: str, error: OSError, hint: str = "检查文件权限") -> Problem:
    """Why a file was not read."""
    if isinstance(error, regular_file.TooLarge):
        return Problem(shown, 1, 1, f"文件{os_reason(error)}", "确认没有放错文件；拆成几个文件")
    return Problem(shown, 1, 1, f"文件打不开：{os_reason(error)}", hint)


def load_bytes(
    data: bytes, shown: str, model: type[M], also: Also | None = None
) -> Loaded[M] | tuple[Problem, ...]:
    """`load` for bytes already read."""
    try:
        documents = read_documents(data)
    except NotYaml as error:
        return (place_trouble(shown, error.trouble),)
    if len(documents) != 1 or not isinstance(documents[0].root, dict):
        kind = "是空的" if not documents else "不是一份“键: 值”的内容"
        hint = f"文件应由“键: 值”组成，必填：{'、'.join(required(model))}"
        return (Problem(shown, documents[0].line if documents else 1, 1, f"文件{kind}", hint),)
    english = in_english(documents[0].root, model)
    root, places = english.data, cache(partial(events.find_positions, data))
    listed = documents[0].listed
    if root is not documents[0].root:
        places = cache(lambda: places_in_english(events.find_positions(data), model))
        listed = {model.keys_in_chinese.get(key, key): lines for key, lines in listed.items()}
    problems = [place_trouble(shown, trouble) for _, trouble, _ in documents[0].troubles]
    problems += doubled_keys(english, shown, places, (0,))
    problems += _twice(root, model, shown, places)
    value, more, count = validate(root, model, shown, places, (0,))
    problems += more
    if also is not None:
        problems += also(root, shown, places)
    if value is None or problems:
        return within_limit(problems, count)
    return Loaded(value, data, listed, places)


def read_documents(data: bytes) -> list[Document]:
    """The documents of a YAML file. Raises NotYaml, with the slip behind it, for what is none."""
    try:
        if data[:2] in UTF_16:
            raise NotYaml(NOT_UTF_8)
        return events.documents(data)
    except NotYaml as error:
        from .slips import find_slip

        raise NotYaml(find_slip(data, error.trouble)) from None


def entries_of(documents: Iterable[Document]) -> Iterator[Entry]:
    """Each thing that documents list: the entries of a list, and any other document as a whole."""
    for index, document in enumerate(documents):
        root, line, lines, troubles, _ = document
        doubled = _by_entry(troubles) if troubles else NONE_DOUBLED
        if isinstance(root, list):
            for number, entry in enumerate(root):
                yield (index, number), lines[number], entry, doubled.get(number, ())
        else:
            yield (index,), line, root, doubled.get(0, ())


def _by_entry(troubles: Iterable[tuple[int, Trouble, Any]]) -> dict[int, list[Doubled]]:
    found: dict[int, list[Doubled]] = {}
    for number, trouble, former in troubles:
        found.setdefault(number, []).append((trouble, former))
    return found


def doubled_keys(
    english: English, shown: str, places: Places, base: events.Path
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


def validate(
    root: Any, model: type[M], shown: str, places: Places, base: events.Path
) -> tuple[M | None, list[Problem], int]:
    """The model made from plain data, or None; problems with their places, and how many more there are."""
    try:
        return model.model_validate(root), [], 0
    except ValidationError as error:
        # a list of which every entry is wrong is also called too short
        details = [
            each
            for each in error.errors(include_url=False)
            if each["type"] != "too_short" or not each["input"]
        ]
        problems = explain_errors(details[:MOST_LISTED], model, shown, places, base)
        return None, problems, len(details) - len(problems)


def explain_errors(
    details: Iterable[Any], model: type[Written], shown: str, places: Places, base: events.Path
) -> list[Problem]:
    """Validation errors in words, at their places; of two keys at odds, at the one to blame."""
    from .validation_messages import explain_error

    problems = []
    for detail in details:
        message, hint = explain_error(detail, model)
        official = explain_error(detail, model, official=True)
        key = detail.get("ctx", {}).get("key")
        loc = detail["loc"] or ((key,) if key else ())
        if detail["type"] == "extra_forbidden":
            loc = (*loc, KEY_OF)
        place = place_of(base, loc, places())
        problems.append(Problem(shown, *place, message, hint, official=official))
    return problems


def place_of(
    base: events.Path, loc: tuple[int | str, ...], places: Mapping[events.Path, Position]
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


def place_trouble(shown: str, trouble: Trouble) -> Problem:
    """A trouble of the text as a problem of the file."""
    message, hint, official = trouble.message, trouble.hint, trouble.official_hint
    told = (message, official) if official is not None else None
    return Problem(shown, trouble.line, trouble.column, message, hint, official=told)
