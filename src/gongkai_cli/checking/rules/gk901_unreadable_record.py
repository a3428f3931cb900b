"""记录读不出来：文件或记录有错误，读不出来。

为什么
    读不出来的记录既不能算公开，也不能当作没有公开。一个文件最多列出100处，其余的数出来。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    item: 7
    period: 2026-09
    published: 2026/10/20
    channel: 政府网站常规公开

怎样改
    按提示改正所指的行。

依据
    记录格式（gongkai schema record）
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_cli.model.verdicts import Severity
from gongkai_cli.sources.records.problem_list import problems_of

from .base import Context, Rule, Violation


def find(context: Context) -> Iterator[Violation]:
    """One violation for each thing wrong in each unreadable record or file."""
    for problem, item in problems_of(context.unreadable):
        place = problem.path, problem.line, problem.column
        yield Violation(problem.illegible, at=place, item=item)


RULE = Rule(
    code="GK901",
    name="unreadable-record",
    chinese="记录读不出来",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    whole=find,
    never_waived="没能检查的，不知道有没有问题，没有可以批准的对象",
    of_file=True,
)
