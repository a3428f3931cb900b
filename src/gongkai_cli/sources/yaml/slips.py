"""A text that does not parse → the slip behind it, at its own line, where it is one that people make."""

from __future__ import annotations

import re

from .encodings import encoding_trouble
from .errors import Trouble

KEY = r"[a-z_]{2,20}|[\u4e00-\u9fff]{2,8}"
BEFORE = r"[ \t\u3000\xa0\ufeff-]*"
CONFLICT = re.compile(r"^<{7}(?: .*)?$(?:.|\n)*?^>{7}(?: .*)?$", re.M)
SECOND_MARK = (
    "文件中间有一个看不见的BOM（U+FEFF），多半是几个文件合成一个时留下的",
    "删去这个字符（可用编辑器的“显示不可见字符”）",
)
LINES: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (
        re.compile(rf"{BEFORE}(?:{KEY})(?P<at>：)"),
        "冒号写成了全角“：”",
        "冒号用半角“:”，后面空一格，如 item: 7",
        "冒号用半角“:”，后面空一格，如 事项: 7",
    ),
    (
        re.compile(rf"[ \t-]*(?P<at>[\u3000\xa0\u2000-\u200a][ \t\u3000\xa0\u2000-\u200a]*)(?:- *)?(?:{KEY}):"),
        "缩进用了全角空格（或不换行空格）",
        "换成半角空格",
        "换成半角空格",
    ),
    (
        re.compile(rf"[ \t]*(?P<at>-)(?:{KEY}): "),
        "“-”后面缺一个空格",
        "“-”后面空一格，如 - item: 7",
        "“-”后面空一格，如 - 事项: 7",
    ),
    (
        re.compile(rf"[ \t-]*(?P<at>{KEY}):(?![ \t\r/]|$)"),
        "冒号后面缺一个空格",
        "冒号后面空一格，如 item: 7",
        "冒号后面空一格，如 事项: 7",
    ),
)  # fmt: skip
"""What a line may hold, where in it, the mend, and the mend without an English key."""


def find_slip(data: bytes, trouble: Trouble) -> Trouble:
    """What is wrong with a text that the parser complains of: its encoding, a slip, or the complaint."""
    wrong = encoding_trouble(data)
    if wrong is not None:
        return wrong
    content = data.decode("utf-8").removeprefix("\ufeff")
    conflict = CONFLICT.search(content)
    if conflict is not None:
        first = content.count("\n", 0, conflict.start()) + 1
        last = first + conflict[0].count("\n")
        message = f"有没有解决的合并冲突（第{first}行的<<<<<<<到第{last}行的>>>>>>>）"
        return Trouble(
            first, 1, message, "选定一方的内容，删去以<<<<<<<、|||||||、=======、>>>>>>>开头的各行"
        )
    for number, line in enumerate(content.split("\n"), 1):
        for pattern, *words in LINES:
            found = pattern.match(line)
            if found is not None:
                return Trouble(number, found.start("at") + 1, *words)
    mark = content.find("\ufeff")
    if mark >= 0:
        before = content[:mark]
        return Trouble(before.count("\n") + 1, mark - before.rfind("\n"), *SECOND_MARK)
    return trouble
