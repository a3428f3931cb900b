"""A host and a project's place in its repository → the files that make the host check it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai_cli import __version__

HERE = Path(__file__).parent
INCLUDE = """\
include:
  - local: .gitlab/gongkai.yml
"""


@dataclass(frozen=True, slots=True)
class Host:
    """A host: the pipeline's template, where it goes in the repository, and what is left to people.

    `includes` is a file that the host starts from and that may be somebody's already: it is
    written only where there is none, else its content is for a person to add.
    """

    template: str
    path: str
    next: str
    includes: tuple[str, str] | None = None


HOSTS: Mapping[str, Host] = {
    "github": Host(
        "github.yml",
        ".github/workflows/gongkai.yml",
        "推送到 GitHub 后，每次推送、每个合并请求和工作日 8:30（北京时间）都会检查",
    ),
    "gitlab": Host(
        "gitlab.yml",
        ".gitlab/gongkai.yml",
        "工作日 8:30 的定时检查要在 GitLab 页面上建：Build → Pipeline schedules，"
        "间隔 30 8 * * 1-5，时区 Beijing",
        (".gitlab-ci.yml", INCLUDE),
    ),
}


def pipeline(host: Host, folder: str) -> str:
    """The text of the pipeline for a project in a folder of its repository (`.` for the root)."""
    text = (HERE / host.template).read_text(encoding="utf-8")
    quoted = json.dumps(folder, ensure_ascii=False)
    # the folder last: a name that looks like a placeholder stays a name
    return text.replace("@VERSION@", __version__).replace("@FOLDER@", quoted)
