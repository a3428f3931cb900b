"""A question to git → its answer, with nothing of the repository's own configuration ever run.

Only objects are read: no hook, monitor, pager, filter, signature check or lazy fetch can start. The
index and the working tree are not looked at, and nothing is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai_cli.model.problem import os_reason

SAFE = (
    "--no-pager",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.quotePath=false",
    "-c", "log.showSignature=false",
    "-c", "log.showRoot=true",
    "-c", f"diff.orderFile={os.devnull}",
    "-c", "protocol.allow=never",
)  # fmt: skip
KEPT = ("GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES")
"""Where git and its settings are; all else that the caller's git hook may have set points elsewhere."""
SET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}
PIECE = 1024 * 1024
CUT_SHORT = "git 没有读完版本历史就停了"


class CannotAsk(Exception):
    """Git is not there, or will not answer; the message is Chinese."""


@dataclass(frozen=True, slots=True)
class Git:
    """The git program, the folder it is asked about, and its environment."""

    program: str
    folder: Path
    environment: Mapping[str, str]

    def answer(self, *arguments: str) -> tuple[int, bytes, str]:
        """Exit code, output and complaints of one command. Raises CannotAsk where it cannot start."""
        try:
            done = subprocess.run(  # noqa: S603 - arguments of our own
                [self.program, *SAFE, *arguments],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise CannotAsk(f"git 运行不了（{os_reason(error)}）") from error
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")

    def contents(self, blobs: Iterable[str], limit: int) -> Iterator[tuple[str, bytes]]:
        """The bytes of objects, one after the other; those missing or past the limit are left out.

        Raises CannotAsk where git ends before it has answered for each.
        """
        answered, wanted = 0, list(blobs)
        with tempfile.TemporaryFile() as names:
            names.write("".join(f"{blob}\n" for blob in wanted).encode())
            names.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 - names go in by stdin
                    [self.program, *SAFE, "cat-file", "--batch"],
                    cwd=self.folder,
                    env=self.environment,
                    stdin=names,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise CannotAsk(f"git 运行不了（{os_reason(error)}）") from error
            with process:
                assert process.stdout is not None
                while head := process.stdout.readline():
                    answered += 1
                    name, _, rest = head.decode("ascii", "replace").strip().partition(" ")
                    kind, _, size = rest.partition(" ")
                    if not size.isdigit():
                        continue
                    left = int(size)
                    if kind == "blob" and left <= limit:
                        data = process.stdout.read(left)
                        if len(data) < left:
                            raise CannotAsk(CUT_SHORT)
                        yield name, data
                        left = 0
                    while left:
                        left -= len(process.stdout.read(min(left, PIECE)) or b" " * left)
                    process.stdout.read(1)
        if answered < len(wanted):
            raise CannotAsk(CUT_SHORT)


def open_git(folder: Path, environment: Mapping[str, str]) -> Git:
    """Git, ready to be asked about a folder. Raises CannotAsk where it is not installed."""
    program = _program(folder.resolve(), environment.get("PATH", ""))
    if program is None:
        raise CannotAsk("没有安装 git")
    kept = {
        key: value
        for key, value in environment.items()
        if not key.startswith("GIT_") or key.startswith(KEPT)
    }
    return Git(program, folder, {**kept, **SET})


def _program(folder: Path, search: str) -> str | None:
    """The first git of a search path that is not the project's own: what a folder holds is data."""
    for place in search.split(os.pathsep):
        found = shutil.which("git", path=place)
        if found is None or not os.path.isabs(found):
            continue
        named, real = Path(found).parent.resolve() / "git", Path(found).resolve()
        if folder not in {*named.parents, *real.parents}:
            return found
    return None
