"""YAML text → plain strings, lists and mappings from the C parser's events; nothing is interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yaml._yaml import CParser  # the package itself imports a dozen modules that nobody needs here
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_DEPTH = 32

Plain = str | list[Any] | dict[str, Any]
Path = tuple[str | int, ...]
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in the text, at a line and column from 1, with the mend."""

    line: int
    column: int
    message: str
    hint: str


class NotYaml(Exception):
    """The text cannot be parsed further; carries the trouble that ended it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its root, the line it begins at, and the lines of a root list's entries."""

    root: Plain | None
    line: int
    entry_lines: tuple[int, ...]
    troubles: tuple[Trouble, ...]


def documents(data: bytes | str) -> list[Document]:
    """All documents of a text, in order; a document of comments alone is left out.

    Raises NotYaml for text that is not YAML, nests deeper than MAX_DEPTH, or uses anchors,
    aliases, tags or mappings as keys. Duplicate keys are collected as troubles.
    """
    found: list[Document] = []
    stack: list[tuple[Any, str | None]] = []
    box: Any = None
    key: str | None = None
    root: Any = None
    line = 0
    entry_lines: list[int] = []
    troubles: list[Trouble] = []
    try:
        parser = CParser(data)
    except UnicodeEncodeError as error:
        raise NotYaml(Trouble(1, 1, "文件里有不成字符的代理码位", "删去这些字符后重存")) from error
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
                        if key in box:
                            troubles.append(_duplicate(event, value))
                    elif value or event.style:
                        box[key] = value
                        key = None
                    else:
                        key = None  # 「键:」后面空着，等于没有写
                elif box is None:
                    root, line = (value if value or event.style else None), _line(event)
                else:
                    if not stack:
                        entry_lines.append(_line(event))
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
                    else:
                        if not stack:
                            entry_lines.append(_line(event))
                        box.append(fresh)
                    stack.append((box, None))
                box, key = fresh, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                box, key = stack.pop() if stack else (None, None)
            elif kind is DocumentEndEvent:
                if root is not None:
                    found.append(Document(root, line, tuple(entry_lines), tuple(troubles)))
            elif kind is DocumentStartEvent:
                root, box, key, line = None, None, None, 0
                entry_lines, troubles = [], []
            elif kind is AliasEvent:
                raise NotYaml(_refused(event))
    except YAMLError as error:
        raise NotYaml(_syntax(error)) from error
    finally:
        parser.dispose()
    return found


def positions(data: bytes | str) -> dict[Path, Position]:
    """Where each value of a readable text begins: (document, key or number, …) → line and column, from 1.

    A key's own place stands under its path with `KEY_OF` appended.
    """
    places: dict[Path, Position] = {}
    path: list[str | int] = [-1]
    boxes: list[str] = []
    waiting = False
    for event in iter(CParser(data).get_event, None):
        kind = event.__class__
        if kind is DocumentStartEvent:
            path, boxes, waiting = [int(path[0]) + 1], [], False
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            boxes.pop()
            path.pop()
            waiting = False
        elif kind in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            if boxes and boxes[-1] == "map" and not waiting:
                path[-1] = event.value
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
    return places


KEY_OF = "\0key"
COMPOUND_KEY = ("列表或映射不能作键", "键只能是一个词，如 item")
TOO_DEEP = (f"嵌套超过{MAX_DEPTH}层", "公开记录最多三层：记录、字段、列表；检查是否多写了括号或缩进")


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _trouble(event: Event, message: str, hint: str) -> Trouble:
    return Trouble(_line(event), int(event.start_mark.column) + 1, message, hint)


def _refused(event: Event) -> Trouble:
    if event.__class__ is AliasEvent or getattr(event, "tag", None) is None:
        return _trouble(event, "不接受锚点（&）和别名（*）", "把被引用的内容原样写在这里；文字以&或*开头时加引号")
    return _trouble(event, f"不接受标签“{event.tag}”", "去掉!开头的标签，直接写值；文字以!开头时加引号")


def _duplicate(event: Event, key: str) -> Trouble:
    return _trouble(event, f"键“{key}”重复出现", "只保留一处；若是两条记录，用“---”或列表分开")


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    ("cannot start any token", "此处的字符不能开头（常见：制表符缩进、@或`开头）", "缩进用空格；文字以特殊符号开头时加引号"),
    ("found a tab character", "缩进用了制表符（Tab）", "把制表符换成空格"),
    ("mapping values are not allowed", "此处不应再有冒号（常见：上一行缩进不齐，或文字里含“: ”）", "对齐缩进；文字里含“: ”时整段加引号"),
    ("could not find expected ':'", "这一行缺半角冒号（常见：写成了全角“：”，或冒号后没有空格）", "写成“键: 值”，半角冒号后空一格"),
    ("did not find expected key", "此处应是一个键（常见：缩进不齐，或引号没有成对）", "对齐缩进，检查引号"),
    ("did not find expected '-' indicator", "列表里的这一行缺“- ”", "列表的每一条以“- ”开头并对齐"),
    ("did not find expected ',' or", "方括号或花括号没有成对，或条目之间缺逗号", "补上括号，条目之间用半角逗号"),
    ("unexpected end of stream", "引号没有成对", "补上缺的引号"),
    ("did not find expected node content", "此处应有内容（常见：多了一个逗号）", "删去多余的逗号或补上内容"),
    ("control characters are not allowed", "文件里有控制字符", "删去控制字符（可用编辑器的“显示不可见字符”）"),
    ("unknown escape character", "双引号里的反斜杠写法不认识", "改用单引号，或把“\\”写成“\\\\”"),
    ("undefined tag handle", "不接受标签", "去掉!开头的标签；文字以!开头时加引号"),
    ("did not find expected <document start>", "上一份内容已结束，这里又多出一行", "对齐缩进；几条记录之间用“---”或列表分开"),
)


def _syntax(error: YAMLError) -> Trouble:
    text = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')} {error}"
    mark = getattr(error, "problem_mark", None) if isinstance(error, MarkedYAMLError) else None
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    for needle, message, hint in _SYNTAX:
        if needle in text:
            return Trouble(line, column, message, hint)
    return Trouble(line, column, "此处不合YAML的写法", "检查这一行及上一行的缩进、冒号、引号和括号")


