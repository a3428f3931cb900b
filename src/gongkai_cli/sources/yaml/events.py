"""YAML text → plain strings, lists and mappings from the C parser's events; nothing is interpreted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from yaml._yaml import CParser  # the package itself imports a dozen modules that nobody needs here
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .errors import MAX_DEPTH, MAX_ENTRIES, TOO_DEEP, TOO_MANY, NotYaml, Trouble, syntax_trouble
from .fast_path import KEY_OF as KEY_OF
from .fast_path import NOTHING, flat_places, parse_flat
from .fast_path import Path as Path
from .fast_path import Position as Position
from .mask import UNMASKED, mask, unmask

NONE: Mapping[str, list[int]] = MappingProxyType({})
Plain = str | list[Any] | dict[str, Any]


class Document(NamedTuple):
    """One document: its root, the line it begins at, and the lines of a root list's entries.

    `troubles` are the keys written twice: the number of the entry, the trouble, and the key with its
    former value where it is the entry's own. `listed` has the lines of the entries of each list that a
    root mapping holds, by its key; only `parsed` finds them.
    """

    root: Plain | None
    line: int
    entry_lines: tuple[int, ...]
    troubles: tuple[tuple[int, Trouble, Any], ...]
    listed: Mapping[str, list[int]] = NONE


def documents(data: bytes | str) -> list[Document]:
    """All documents of a text, in order; a document of comments alone is left out.

    Raises NotYaml for text that is not YAML, nests deeper than MAX_DEPTH, holds more than MAX_ENTRIES
    in one list or mapping, or uses anchors, aliases, tags or mappings as keys. Duplicate keys are
    collected as troubles.
    """
    found = parse_flat(data)
    return [Document(*found, ())] if found is not None else parse_documents(data)


def parse_documents(data: bytes | str) -> list[Document]:
    """`documents` by the parser, whatever the text."""
    found: list[Document] = []
    stack: list[tuple[Any, str | None]] = []
    box: Any = None
    key: str | None = None
    event: Any
    root: Any = None
    line = 0
    entry_lines: list[int] = []
    troubles: list[tuple[int, Trouble, Any]] = []
    blanks: set[tuple[int, str]] = set()
    lists: dict[str, list[int]] = {}
    lines: list[int] = []
    data, masked = mask(data)
    parser = CParser(data)
    try:
        for event in iter(parser.get_event, None):
            kind = event.__class__
            if kind is ScalarEvent:
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    raise NotYaml(_refused(event))
                if box.__class__ is dict:
                    if key is None:
                        key = value
                        if key in box or (blanks and (id(box), key) in blanks):
                            listed = root.__class__ is list
                            own = len(stack) == listed  # not inside one of its values
                            former = {key: box.get(key)} if own else {}
                            entry = len(root) - 1 if listed else 0
                            if len(troubles) > MAX_ENTRIES:
                                raise NotYaml(_trouble(event, *TOO_MANY))
                            troubles.append((entry, _duplicate(event, value), former))
                    elif event.style or value not in NOTHING:
                        box[key] = value
                        key = None
                    else:
                        blanks.add((id(box), str(key)))
                        key = None  # 「键:」后面空着，等于没有写；别的程序写成 null
                elif box is None:
                    root, line = (value if value or event.style else None), _line(event)
                else:
                    if not stack:
                        entry_lines.append(_next_line(event, entry_lines))
                    elif len(stack) == 1:
                        lines.append(_next_line(event, lines))
                    box.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    raise NotYaml(_refused(event))
                if box.__class__ is dict and key is None:
                    raise NotYaml(_trouble(event, *COMPOUND_KEY))
                fresh: Any = {} if kind is MappingStartEvent else []
                if box is None:
                    root, line = fresh, _line(event)
                else:
                    if len(stack) >= MAX_DEPTH:
                        raise NotYaml(_trouble(event, *TOO_DEEP))
                    if box.__class__ is dict:
                        box[key] = fresh
                        if not stack:
                            lines = lists[str(key)] = []
                    else:
                        if not stack:
                            entry_lines.append(_next_line(event, entry_lines))
                        elif len(stack) == 1:
                            lines.append(_next_line(event, lines))
                        box.append(fresh)
                    stack.append((box, None))
                box, key = fresh, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if len(box) > MAX_ENTRIES:
                    raise NotYaml(_trouble(event, *TOO_MANY))
                box, key = stack.pop() if stack else (None, None)
            elif kind is DocumentEndEvent:
                if root is not None:
                    if len(found) >= MAX_ENTRIES:
                        raise NotYaml(Trouble(line, 1, *TOO_MANY))
                    found.append(Document(root, line, tuple(entry_lines), tuple(troubles), lists))
            elif kind is DocumentStartEvent:
                root, box, key, line = None, None, None, 0
                entry_lines, troubles, lists = [], [], {}
                blanks = set()
            elif kind is AliasEvent:
                raise NotYaml(_refused(event))
    except YAMLError as error:
        raise NotYaml(syntax_trouble(error, data)) from error
    finally:
        parser.dispose()
    return [_unmasked(document) for document in found] if masked else found


def _unmasked(document: Document) -> Document:
    troubles = tuple(
        (number, replace(trouble, message=unmask(trouble.message)), unmask(former))
        for number, trouble, former in document.troubles
    )
    listed = {unmask(key): lines for key, lines in document.listed.items()}
    return document._replace(root=unmask(document.root), troubles=troubles, listed=listed)


def find_positions(data: bytes | str) -> dict[Path, Position]:
    """Where each value of a readable text begins: (document, key or number, …) → line and column, from 1.

    A key's own place stands under its path with `KEY_OF` appended. Raises NotYaml for any other text.
    """
    known = flat_places(data)
    return known if known is not None else parse_positions(data)


def parse_positions(data: bytes | str) -> dict[Path, Position]:
    """`positions` by the parser, whatever the text."""
    found: dict[Path, Position] = {}
    try:
        for places in positions_by_entry(data):
            found.update(places)
    except YAMLError as error:
        raise NotYaml(syntax_trouble(error)) from error
    return found


def positions_by_entry(data: bytes | str) -> Iterator[dict[Path, Position]]:
    """`positions`, piece by piece: each entry of a root list by itself, and the rest of each document."""
    places: dict[Path, Position] = {}
    path: list[str | int] = [-1]
    boxes: list[str] = []
    waiting = empty = False
    event: Any
    data, masked = mask(data)
    for event in iter(CParser(data).get_event, None):
        kind = event.__class__
        if kind is DocumentStartEvent:
            path, boxes, waiting, empty = [int(path[0]) + 1], [], False, False
        elif kind is DocumentEndEvent:
            if empty:
                path[0] = int(path[0]) - 1
            else:
                yield places
            places = {}
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            boxes.pop()
            path.pop()
            waiting = False
            if boxes == ["list"]:
                yield places
                places = {}
        elif kind in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            if boxes and boxes[-1] == "map" and not waiting:
                path[-1] = event.value.translate(UNMASKED) if masked else event.value
                places.setdefault((*path, KEY_OF), place)
                waiting = True
                continue
            if boxes and boxes[-1] == "list":
                path[-1] = int(path[-1]) + 1
            waiting = False
            places.setdefault(tuple(path), place)
            if kind is not ScalarEvent:
                boxes.append("map" if kind is MappingStartEvent else "list")
                path.append(-1)
            elif not boxes:
                empty = not (event.value or event.style)  # such a document is left out


COMPOUND_KEY = ("列表或映射不能作键", "键只能是一个词，如 item", "键只能是一个词，如事项")


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _next_line(event: Any, lines: list[int]) -> int:
    """The line of one more entry of a list. Raises NotYaml where they become too many."""
    if len(lines) >= MAX_ENTRIES:
        raise NotYaml(_trouble(event, *TOO_MANY))
    return _line(event)


def _trouble(event: Any, message: str, hint: str, official: str | None = None) -> Trouble:
    return Trouble(_line(event), int(event.start_mark.column) + 1, message, hint, official)


def _refused(event: Any) -> Trouble:
    if event.__class__ is AliasEvent or getattr(event, "tag", None) is None:
        return _trouble(
            event,
            "不接受锚点（&）和别名（*）",
            "把被引用的内容原样写在这里；文字以&或*开头时加引号",
        )
    return _trouble(
        event, f"不接受标签“{event.tag}”", "去掉!开头的标签，直接写值；文字以!开头时加引号"
    )


def _duplicate(event: Any, key: str) -> Trouble:
    return _trouble(event, f"键“{key}”重复出现", "只保留一处；若是两条记录，用“---”或列表分开")
