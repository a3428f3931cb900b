"""A message of a check → the same for a 通报: Chinese words for keys and codes, no files, no commands.

What people typed stands in quotation marks “…” and is left as it is.
"""

from __future__ import annotations

import re

from ..model import record, waiver
from ..rules import BY_CODE

KEYS = {**waiver.CHINESE_OF, **record.CHINESE_OF, "catalog": "目录", "start": "起始日"}
FILES = {"waivers.yaml": "暂不计入登记", "gongkai.yaml": "项目设置", "catalog.yaml": "目录"}
COMMANDS = (
    ("用 gongkai catalog list 查编号", "对照目录核对编号"),
    ("用 gongkai rule 看全部规则", "对照口径说明的“适用规则”核对"),
    ("对照 gongkai schema 打印的格式改写", "对照登记格式改写"),
    ("长期有效的写 never 或 长期", "长期有效的写明“长期有效”"),
)
QUOTED = re.compile(r"(“[^”]*”)")
DOUBLED = re.compile(r"(?P<chinese>[\u4e00-\u9fff]+)（(?P<key>[a-z_]+)）")
EDGE = r"A-Za-z0-9_./@-"
KEY = re.compile(
    rf" ?(?<![{EDGE}])(?P<key>{'|'.join(sorted(KEYS, key=len, reverse=True))})(?![{EDGE}])(?P<value>: | )?"
)
CODE = re.compile(r"(?<![A-Za-z0-9])GK[0-9]{3}(?![A-Za-z0-9])")
FILE = re.compile(rf"(?<![{EDGE}])(?:{'|'.join(map(re.escape, FILES))})(?::[0-9]+)?")
LINE = re.compile(r":[0-9]+\Z")


def formal(text: str, folder: str) -> tuple[str, tuple[str, ...]]:
    """The text, and the places (file:line) that it named; `folder` is where the records lie."""
    places: list[str] = []
    for command, said in COMMANDS:
        text = text.replace(command, said)
    text = DOUBLED.sub(_doubled, text)
    parts = QUOTED.split(text)  # odd ones are quoted
    parts[::2] = [_plain(part, folder, places) for part in parts[::2]]
    return "".join(parts), tuple(dict.fromkeys(places))


def _plain(text: str, folder: str, places: list[str]) -> str:
    if ".y" in text:
        record_file = re.compile(
            rf" ?(?<![{EDGE}])({re.escape(folder)}/.+?\.ya?ml(?::[0-9]+)?)(?P<after> (?:的记录|有一条))? ?"
        )

        def placed(found: re.Match[str]) -> str:
            places.append(found[1])
            after = (found["after"] or "").strip()
            return (
                "有一条" if after == "有一条" else f"有一条{after[1:]}" if after else "另一处登记"
            )

        def named(found: re.Match[str]) -> str:
            if LINE.search(found[0]):
                places.append(found[0])
            return FILES[LINE.sub("", found[0])]

        text = FILE.sub(named, record_file.sub(placed, text))
    text = CODE.sub(lambda found: _rule(found[0]), text)
    return KEY.sub(_key, text)


def _doubled(found: re.Match[str]) -> str:
    chinese, key = found["chinese"], found["key"]
    return chinese if chinese.endswith(KEYS.get(key, "\0")) else found[0]


def _key(found: re.Match[str]) -> str:
    return KEYS[found["key"]] + (" " if found["value"] == ": " else "")


def _rule(code: str) -> str:
    return f"“{BY_CODE[code].chinese}”" if code in BY_CODE else code
