"""`gongkai init --ci HOST`: a project's folder → the host's pipeline beside it, nothing replaced."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gongkai_cli.cli.atomic_write import inside, write_all
from gongkai_cli.cli.ci_environment import in_repository
from gongkai_cli.cli.stdout import echo
from gongkai_cli.model.problem import WrongUsage

from .pipelines import HOSTS, Host, pipeline


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to be written for a host, and where the repository's root is."""

    host: Host
    top: Path
    folder: str

    def write(self) -> None:
        """Writes the pipeline and says what is left to do. Raises OSError."""
        files = [(self.top / self.host.path, pipeline(self.host, self.folder))]
        name, content = self.host.includes or ("", "")
        there = bool(name) and os.path.lexists(self.top / name)
        if name and not there:
            files.append((self.top / name, content))
        write_all((inside(self.top, path), text.encode()) for path, text in files)
        for path, _ in files:
            echo(f"已写入 {path}")
        if there:
            echo(f"{self.top / name} 已有，没有改动它；请在里面加上：")
            echo("".join(f"  {line}\n" for line in content.splitlines()), end="")
        echo(
            f"先改 {self.host.path} 的 PACKAGE：gongkai 还没有发布到 pip 的索引，"
            "照里面的说明写成 git 地址或仓库里的 wheel，不改第一次运行就会停在安装这一步"
        )
        echo(self.host.next)


def plan_pipeline(name: str, folder: Path) -> Plan:
    """What `write` will do. Raises WrongUsage for an unknown host and where a pipeline is there already."""
    host = HOSTS.get(name)
    if host is None:
        raise WrongUsage(f"--ci 不能是“{name}”", f"可用的：{'、'.join(HOSTS)}")
    inside = in_repository(folder).rstrip("/") or "."
    top = folder if inside == "." else folder.resolve().parents[inside.count("/")]
    if "$" in inside or not inside.isprintable():
        message = f"文件夹名“{inside}”不能写进流水线：里面有 $ 或不可见的字符"
        raise WrongUsage(message, "给文件夹改名后再运行")
    path = top / host.path
    if path.exists() or path.is_symlink():
        raise WrongUsage(
            f"已有 {path}，没有改动它", "要换成新的，先把它改名或删去，再运行一次，然后比较两份"
        )
    return Plan(host, top, inside)
