"""What is wrong in a YAML text, with its place and mend; libyaml's complaints in Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in the text, at a line and column from 1, with the mend.

    `official_hint` is the mend as a letter has it, where the other one shows an English key.
    """

    line: int
    column: int
    message: str
    hint: str
    official_hint: str | None = None


class NotYaml(Exception):
    """The text cannot be parsed further; carries the trouble that ended it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


MAX_DEPTH = 32
TOO_DEEP = (
    f"嵌套超过{MAX_DEPTH}层",
    "公开记录最多三层：记录、字段、列表；检查是否多写了括号或缩进",
)
MAX_ENTRIES = 20_000
"""Records of one file, entries of one list, keys of one mapping: far above what an office writes in one."""
TOO_MANY = (
    f"一个文件或一个列表超过{MAX_ENTRIES}条，未读取",
    "确认没有放错文件；拆成几个文件",
)
SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "此处的字符不能开头（常见：制表符缩进、@或`开头）",
        "缩进用空格；文字以特殊符号开头时加引号",
    ),
    (
        "found a tab character",
        "缩进用了制表符（Tab）",
        "把制表符换成空格",
    ),
    (
        "mapping values are not allowed",
        "此处不应再有冒号（常见：上一行缩进不齐，或文字里含“: ”）",
        "对齐缩进；文字里含“: ”时整段加引号",
    ),
    (
        "could not find expected ':'",
        "这一行缺半角冒号（常见：写成了全角“：”，或冒号后没有空格）",
        "写成“键: 值”，半角冒号后空一格",
    ),
    (
        "did not find expected key",
        "此处应是一个键（常见：缩进不齐，或引号没有成对）",
        "对齐缩进，检查引号",
    ),
    (
        "did not find expected '-' indicator",
        "列表里的这一行缺“- ”",
        "列表的每一条以“- ”开头并对齐",
    ),
    (
        "did not find expected ',' or",
        "方括号或花括号没有成对，或条目之间缺逗号",
        "补上括号，条目之间用半角逗号",
    ),
    (
        "unexpected end of stream",
        "引号没有成对",
        "补上缺的引号",
    ),
    (
        "did not find expected node content",
        "此处应有内容（常见：多了一个逗号）",
        "删去多余的逗号或补上内容",
    ),
    (
        "control characters are not allowed",
        "文件里有控制字符",
        "删去控制字符（可用编辑器的“显示不可见字符”）",
    ),
    (
        "unknown escape character",
        "双引号里的反斜杠写法不认识",
        "改用单引号，或把“\\”写成“\\\\”",
    ),
    (
        "undefined tag handle",
        "不接受标签",
        "去掉!开头的标签；文字以!开头时加引号",
    ),
    (
        "did not find expected <document start>",
        "上一份内容已结束，这里又多出一行",
        "对齐缩进；几条记录之间用“---”或列表分开",
    ),
    ("exceeded maximum nesting depth", *TOO_DEEP),  # libyaml 0.2.6 gives up itself, at 1000
)
"""Words of libyaml's complaint → what is wrong and what to do; the first that fits is used."""


BEGUN = ("could not find expected ':'", "unexpected end of stream")
"""Complaints made further on; the context's place is where the key or the quote in question begins."""


def syntax_trouble(error: YAMLError, data: bytes = b"") -> Trouble:
    """The parser's complaint as a trouble, in Chinese; `data` is the text it complains of, as UTF-8."""
    text = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')} {error}"
    line, column = 1, 1
    if isinstance(error, MarkedYAMLError):
        begun = error.context_mark if any(needle in text for needle in BEGUN) else None
        mark = begun or error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    elif isinstance(error, ReaderError):
        before = data[: error.position]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    for needle, message, hint in SYNTAX:
        if needle in text:
            return Trouble(line, column, message, hint)
    return Trouble(line, column, "此处不合YAML的写法", "检查这一行及上一行的缩进、冒号、引号和括号")
