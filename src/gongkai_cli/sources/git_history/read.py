"""A project's folder → what is registered in its git history, or why that cannot be known."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from gongkai_cli.model.registration import Claim, Registered
from gongkai_cli.sources.regular_file import MAX_BYTES

from .git import CannotAsk, Git, open_git
from .match_renamed import Owned, match_renamed
from .record_versions import Claims

BEIJING = timezone(timedelta(hours=8))
FILES = (":(top,icase)*.yaml", ":(top,icase)*.yml")
"""Everywhere in the repository, for the records folder may have been moved."""
LOG = (
    "log", "-z", "-c", "--raw", "--no-abbrev", "--no-renames", "--full-history", "--topo-order",
    "--reverse", "--no-decorate", "--no-show-signature", "--no-relative", "--no-color",
    "--format=%x01%H%x02%ct%x02%P", "HEAD", "--",
)  # fmt: skip
NOTHING = "0"
PARTLY = (
    "版本历史不完整（浅克隆）：早于其起点的登记日无法知道；"
    "取回全部历史：git fetch --unshallow（GitHub 的 checkout 写 fetch-depth: 0）"
)
CANNOT = "无法知道记录何时登记"


@dataclass(frozen=True, slots=True)
class File:
    """One file as one commit changed it: its contents before (by each parent) and after."""

    path: bytes
    before: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its day in Beijing, None where its time is missing or senseless; whether it has no parent."""

    day: date | None
    first: bool
    files: tuple[File, ...]


def read_registrations(
    folder: Path, environment: Mapping[str, str], own: Callable[[str], str] = str
) -> Registered:
    """When each publication that any record ever claimed first stood in the history of HEAD.

    The day is the committer's, in Beijing, of the first commit that holds the claim: the same item,
    period or formed day, title and publication day, wherever in the project it stands and however
    it is laid out. A claim that replaces a like one in one commit (a title put right, a file mended)
    keeps the day of the former, which one claim alone can do; another publication day is another claim.
    An item is the one that `own` finds in what is written, whichever way it is spelled.
    Files of more than 8 MB are left out. A commit's time is what the machine that made it said; what
    a commit without any brings has no day. A rewritten history begins anew.
    """
    try:
        git = open_git(folder, environment)
        code, out, complaint = git.answer(
            "rev-parse", "--show-prefix", "--is-shallow-repository", "--verify", "HEAD"
        )
        if code:
            return Registered("unknown", f"{_reason(complaint)}，{CANNOT}")
        prefix, shallow = out.rsplit(b"\n", 3)[:2]
        code, out, complaint = git.answer(*LOG, *FILES)
        if code:
            return Registered("unknown", f"{_reason(complaint)}，{CANNOT}")
        commits = list(_commits(out))
        claims = Claims(own)
        pieces = _pieces(git, commits, claims)
    except CannotAsk as error:
        return Registered("unknown", f"{error}，{CANNOT}")
    cut = shallow == b"true"
    begins, seen = _first_seen(commits, pieces, claims, prefix, cut)
    return Registered("shallow" if cut else "complete", PARTLY if cut else "", begins, seen)


def _reason(complaint: str) -> str:
    """Why git did not answer, in Chinese."""
    if "dubious ownership" in complaint:
        return (
            "仓库属于另一个用户，git 不肯读（放行：git config --global --add safe.directory 路径）"
        )
    if "not a git repository" in complaint:
        return "这里不是 git 仓库"
    if "Needed a single revision" in complaint or "HEAD" in complaint:
        return "仓库里还没有提交"
    return "git 读不出版本历史"


def _commits(log: bytes) -> Iterator[Commit]:
    """The commits of a log, parents first."""
    tokens = iter(log.split(b"\0"))
    head: list[str] | None = None
    files: list[File] = []
    for token in tokens:
        token = token.lstrip(b"\n")
        if token.startswith(b"\1"):
            if head is not None:
                yield Commit(_day(head[1]), not head[2], tuple(files))
            head, files = token[1:].decode("ascii", "replace").split("\2"), []
        elif token.startswith(b":"):
            path = next(tokens, b"")
            words = token.decode("ascii").split()
            parents = len(token) - len(token.lstrip(b":"))
            modes, blobs = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
            regular = [
                blob if mode.lstrip(":").startswith("100") else NOTHING
                for mode, blob in zip(modes, blobs, strict=True)
            ]
            files.append(File(path, tuple(regular[:-1]), regular[-1]))
    if head is not None:
        yield Commit(_day(head[1]), not head[2], tuple(files))


def _day(seconds: str) -> date | None:
    try:
        return datetime.fromtimestamp(int(seconds), BEIJING).date()
    except (ValueError, OverflowError, OSError):
        return None


def _pieces(git: Git, commits: list[Commit], claims: Claims) -> dict[str, array[int]]:
    """The pieces of text of every file there ever was, by blob."""
    wanted = {
        blob: None
        for commit in commits
        for file in commit.files
        for blob in (*file.before, file.after)
        if blob.strip("0")
    }
    if not wanted:
        return {}
    found = git.contents(wanted, MAX_BYTES)
    return {blob: array("L", claims.pieces(data)) for blob, data in found}


def _first_seen(
    commits: list[Commit],
    pieces: Mapping[str, array[int]],
    claims: Claims,
    prefix: bytes,
    cut: bool,
) -> tuple[date | None, dict[Claim, date | None]]:
    """The first day with a claim in the project, and the first day of each.

    Claims of the repository's other projects are kept apart; they only matter where one moves over.
    """
    seen: dict[Owned, date | None] = {}
    begins: date | None = None
    for commit in commits:
        lost = cut and commit.first
        added: dict[Owned, bytes] = {}
        gone: dict[Owned, bytes] = {}
        for file in commit.files:
            mine = file.path.startswith(prefix)
            new = set(pieces.get(file.after, ()))
            olds = [set(pieces.get(blob, ())) for blob in file.before]
            now = claims.of(new.difference(*olds))
            before = claims.of(set().union(*olds) - new) - now
            added |= {Owned(mine, each): file.path for each in now if Owned(mine, each) not in seen}
            gone |= {Owned(mine, each): file.path for each in before if Owned(mine, each) in seen}
        former = match_renamed(added, gone)
        for owned in added:
            days = [seen[former[owned]]] if owned in former else []
            if lost or commit.day is not None:
                days.append(None if lost else commit.day)
            seen[owned] = _earliest(days)
            if owned.mine and commit.day is not None:
                begins = min(begins or commit.day, commit.day)
    return begins, {owned.claim: day for owned, day in seen.items() if owned.mine}


def _earliest(days: list[date | None]) -> date | None:
    """The first of the days; None where there is none, or one is before all that is known."""
    known = [day for day in days if day is not None]
    return min(known, default=None) if len(known) == len(days) else None
