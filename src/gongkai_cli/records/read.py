"""Record files → records with file and line, and everything that could not be read, with reasons."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..model.keys import in_english, places_in_english
from ..model.problem import MOST_LISTED, CannotCheck, Problem, os_reason
from ..model.record import Record
from ..model.result import Placed, Unreadable
from ..paths import show_path
from ..written import doubled_keys, place_of, placed
from ..yamltext import plain, text
from ..yamltext.binary import LEDGER_MEND, is_table, name_ending
from ..yamltext.encodings import UTF_16, best_text
from ..yamltext.plain import KEY_OF, Document
from ..yamltext.trouble import NotYaml, Trouble
from .problems import problems_of
from .walk import relative, walk

if TYPE_CHECKING:
    from .doubled import Doubled

PLAIN_KEYS = frozenset(Record.model_fields) - {"publications"}
"""The keys that need no translation, neither their own nor inside them."""
NO_BLANK = re.compile(r"-?\s*(?:item|事项):\S")
STEP = 200
Progress = Callable[[int, int], None]
Record.model_rebuild()
_validate = Record.__pydantic_validator__.validate_python


@dataclass(frozen=True, slots=True, repr=False)
class Records:
    """What a records folder holds.

    `odd_names` are the paths that may not be UTF-8; `others` are documents that are neither records nor
    evidence.
    """

    files: int
    records: tuple[Placed, ...]
    unreadable: tuple[Unreadable, ...]
    odd_names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Records: {len(self.records)} in {self.files} files, {len(self.unreadable)} unreadable>"


def read_folder(root: Path, folder: str, progress: Progress | None = None) -> Records:
    """Reads every record file below the project's records folder.

    Raises CannotCheck where there is no such folder, no record file, or none that can be parsed.
    """
    place = root / folder
    if not place.is_dir():
        raise CannotCheck(
            f"没有公开记录文件夹 {folder}/", f"建立 {folder}/，或改 gongkai.yaml 的 records"
        )
    walked = walk(str(root), str(place))
    records: list[Placed] = []
    odd_names: list[str] = []
    unreadable = [Unreadable(p.path, 1, (), None, None, (p,)) for p in walked.problems]
    parsed, total = 0, len(walked.files)
    above = str(root) + os.sep
    for number, path in enumerate(walked.files):
        if progress is not None and number % STEP == 0:
            progress(number, total)
        shown = relative_of(path, above)
        if "\\" in shown:
            odd_names.append(shown)
        parsed += read_file(path, shown, records, unreadable)
    others = _told_apart(walked.others, str(root), records, unreadable)
    if not total and not unreadable:
        hint = f"在 {folder}/ 里写公开记录（*.yaml）；样例见 gongkai init --demo"
        there = f"；有{len(others)}个不是YAML的：{'、'.join(others[:5])}" if others else ""
        raise CannotCheck(f"{folder}/ 里没有公开记录文件（读到0个文件）{there}", hint)
    if not parsed:
        problems = tuple(problem for problem, _ in problems_of(unreadable))
        message = f"{folder}/ 里的{total}个文件没有一个读得出来"
        message = message if total else f"{folder}/ 里没有YAML写的公开记录文件"
        raise CannotCheck(message, "按各行的提示改正", problems)
    return Records(total, tuple(records), tuple(unreadable), tuple(odd_names), others)


def _told_apart(
    paths: Sequence[str], root: str, records: Sequence[Placed], unreadable: list[Unreadable]
) -> tuple[str, ...]:
    """The documents among other files; a table, which may hold records, becomes unreadable.

    What a record names as its evidence is neither.
    """
    if not paths:
        return ()
    evidence = {os.path.normpath(e) for each in records for e in each.record.evidence}
    others = []
    for path in paths:
        shown, name = relative(path, root), os.path.basename(path)
        if os.path.normpath(shown) in evidence:
            continue
        if is_table(name):
            problem = table_problem(shown)
            unreadable.append(Unreadable(shown, 1, (), None, None, (problem,)))
        else:
            others.append(shown)
    return tuple(others)


def table_problem(shown: str) -> Problem:
    """That a table was not read, whatever records it may hold."""
    message = f"这是{name_ending(shown)}，本工具不读表格，其中如有公开记录都没有计入"
    return Problem(shown, 1, 1, message, LEDGER_MEND)


def relative_of(path: str, above: str) -> str:
    """`relative` without its cost, for a path below the project's folder; always printable as UTF-8.

    `above` is the folder with a separator at its end.
    """
    inside = path.startswith(above) and "\\" not in path
    return show_path(path[len(above) :]) if inside else relative(path, above)


def read_file(path: str, shown: str, records: list[Placed], unreadable: list[Unreadable]) -> bool:
    """Adds a file's records and unreadable records to the lists; whether the file could be parsed."""
    try:
        data, documents = parse_file(path)
    except OSError as error:
        trouble = Trouble(1, 1, f"文件打不开：{os_reason(error)}", "检查文件权限")
        unreadable.append(Unreadable(shown, 1, (), None, None, (placed(shown, trouble),)))
        return False
    except Broken as error:
        problem = placed(shown, error.trouble)
        unreadable.extend(_of_broken(best_text(error.data), problem))
        return False
    source = Source(data, shown, records, unreadable)
    for index, document in enumerate(documents):
        root = document.root
        amiss = _amiss(document) if document.troubles else {}
        if root.__class__ is dict:
            doubled = amiss.get(0, ())
            _read_record(root, source, document.line, (index,), doubled)
        elif isinstance(root, list):
            for number, entry in enumerate(root):
                line = document.entry_lines[number]
                base, doubled = (index, number), amiss.get(number, ())
                _read_record(entry, source, line, base, doubled)
        else:
            source.add(*_no_record(root, shown, document.line))
    unreadable.extend(source.others())
    return True


def _amiss(document: Document) -> dict[int, list[Doubled]]:
    """The keys written twice, by the number of the record they stand in."""
    amiss: dict[int, list[Doubled]] = {}
    for at, trouble, former in document.troubles:
        amiss.setdefault(at, []).append((trouble, former))
    return amiss


def parse_file(path: str) -> tuple[bytes, list[Document]]:
    """The bytes of a file and the documents in them. Raises OSError, and Broken for one that cannot be parsed."""
    try:
        data = text.read_bytes(path)
    except text.TooLarge:
        limit = text.MAX_BYTES // 1024 // 1024
        trouble = Trouble(1, 1, f"文件超过{limit}MB，未读取", "确认没有放错文件；拆成几个文件")
        raise Broken(trouble, b"") from None
    try:
        if data[:2] in UTF_16:
            raise NotYaml(Trouble(1, 1, "文件是UTF-16编码，应为UTF-8", "用UTF-8重存"))
        return data, plain.documents(data)
    except NotYaml as error:
        from ..yamltext.slips import slip_of

        raise Broken(slip_of(data, error.trouble), data) from None


class Broken(Exception):
    """A file that cannot be parsed: why, and its bytes."""

    def __init__(self, trouble: Trouble, data: bytes) -> None:
        super().__init__(trouble.message)
        self.trouble, self.data = trouble, data


class Source:
    """The file that records come from: what was read, its path as messages show it, and where they go."""

    __slots__ = ("_ahead", "_others", "_places", "data", "listed", "records", "shown", "unreadable")

    def __init__(
        self, data: bytes, shown: str, records: list[Placed], unreadable: list[Unreadable]
    ) -> None:
        self.data, self.shown = data, shown
        self.records, self.unreadable = records, unreadable
        self.listed = 0
        self._others: dict[tuple[Any, ...], tuple[Unreadable, int, int]] = {}
        self._ahead: Iterator[dict[plain.Path, plain.Position]] | None = None
        self._places: dict[plain.Path, plain.Position] = {}

    def places(self, base: plain.Path) -> dict[plain.Path, plain.Position]:
        """Where everything in a record stands, by its English keys too; asked for in their order.

        Parsed a second time, from the bytes that were read, for few files need it.
        """
        if self._ahead is None:
            self._ahead = plain.positions_by_entry(self.data)
        if base not in self._places:
            found: dict[plain.Path, plain.Position] = {}
            while base not in found:
                found = next(self._ahead)
            self._places = places_in_english(found, Record)
        return self._places

    @property
    def full(self) -> bool:
        """Whether as many problems are listed as anybody reads."""
        return self.listed >= MOST_LISTED

    def add(self, *unreadable: Unreadable) -> None:
        """Keeps what could not be read; past the limit, of those alike the first, and how many they are."""
        for each in unreadable:
            if not self.full:
                self.listed += len(each.problems)
                self.unreadable.append(each)
                continue
            alike = each.items, each.period, each.formed, each.title
            count = each.unlisted + len(each.problems)
            first, records, unlisted = self._others.get(alike, (each, 0, 0))
            self._others[alike] = first, records + each.records, unlisted + count

    def others(self) -> Iterator[Unreadable]:
        """What was added past the limit."""
        for first, records, unlisted in self._others.values():
            yield replace(first, problems=(), records=records, unlisted=unlisted)


def _of_broken(content: str, problem: Problem) -> list[Unreadable]:
    """What cannot be parsed clouds every item that it names; part of it that names none, the whole check."""
    from .legible import read_legible

    legible, line = read_legible(content), problem.line
    found = [Unreadable(problem.path, line, legible.items, None, None, (problem,))]
    if legible.lost and legible.items:
        found.append(Unreadable(problem.path, line, (), None, None, ()))
    return found


def _no_record(root: Any, shown: str, line: int) -> list[Unreadable]:
    """What is a mere word or sentence instead of a record, most often for a full-width colon."""
    message, hint = "不是公开记录（应由“键: 值”组成）", "冒号用半角“:”，后面空一格，如 item: 7"
    if "：" in str(root):
        message = "冒号写成了全角“：”"
    elif NO_BLANK.match(str(root)):
        message, hint = "冒号后面缺一个空格", "冒号后面空一格，如 item: 7"
    return _of_broken(str(root).replace(" ", "\n"), Problem(shown, line, 1, message, hint))


def _read_record(
    entry: Any,
    source: Source,
    line: int,
    base: plain.Path,
    doubled: Sequence[Doubled],
) -> None:
    shown = source.shown
    if isinstance(entry, str) and ("：" in entry or NO_BLANK.match(entry)):
        source.add(*_no_record(entry, shown, line))
        return
    problems = [placed(shown, trouble) for trouble, _ in doubled] if doubled else []
    raw = entry
    if entry.__class__ is dict and not PLAIN_KEYS.issuperset(entry):
        english = in_english(entry, Record)
        entry = english.data
        if english.twice:
            places = {} if source.full else source.places(base)
            problems += doubled_keys(english, shown, lambda: places, base)
    # of a key written twice nobody can say which value is meant
    unclear = problems[0] if problems else None
    unlisted, details = 0, []
    try:
        record = _validate(entry)
    except ValidationError as error:
        unlisted = error.error_count()
        if not source.full:
            details = error.errors(include_url=False)[:MOST_LISTED]
    else:
        if unclear is None:
            source.records.append(Placed(record, shown, line, base))
            return
    if details:
        unlisted -= len(details)
        problems += _explained(details, shown, entry, base, source.places(base))
    from ..spelling import right_day, right_period
    from .doubled import is_slip, items_inside, items_of, lost_records, values_of

    of = values_of(raw, doubled)
    legible = entry if isinstance(entry, dict) and unclear is None else {}
    title, lost = legible.get("title"), []
    if unclear and (source.full or not is_slip(of, doubled, base, source.places(base))):
        lost = lost_records(of, unclear)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    left = MOST_LISTED - source.listed
    if not source.full and len(problems) > left:
        unlisted += len(problems) - left
        del problems[left:]
    source.add(
        Unreadable(
            shown,
            line,
            items_of(of["item"]) or items_inside(raw),
            right_period(legible.get("period")),
            right_day(legible.get("formed")),
            tuple(problems),
            title if isinstance(title, str) else "",
            unlisted=unlisted,
        ),
        *lost,
    )


def _explained(
    details: Iterable[Any],
    shown: str,
    entry: Any,
    base: plain.Path,
    places: dict[plain.Path, plain.Position],
) -> list[Problem]:
    """What is wrong with the values of a record, in words."""
    from ..wording import explained

    problems = []
    for detail in details:
        message, hint = explained(detail, Record, entry)
        key = (KEY_OF,) if detail["type"] == "extra_forbidden" else ()
        place = place_of(base, (*detail["loc"], *key), places)
        problems.append(Problem(shown, *place, message, hint))
    return problems
