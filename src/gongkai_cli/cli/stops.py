"""What stopped a run → 未完成检查：…, 提示：…, and the exit code."""

from __future__ import annotations

import re
import sys

from .. import escaping
from ..model.problem import Stop, WrongUsage, os_reason

INTERNAL = 3
USAGE = (
    (r"No such option:? '?(--?[\w-]+)'?(.*)", "没有选项 {0}"),
    (r"No such command '(.+?)'(.*)", "没有命令“{0}”"),
    (r"Missing argument '(.+?)'.*", "缺少参数 {0}"),
    (r"Missing option '(.+?)'.*", "缺少选项 {0}"),
    (r"Missing command.*", "缺少命令"),
    (r"Option '(.+?)' requires an argument.*", "选项 {0} 后面缺少值"),
    (r"Got unexpected extra argument(?:s|\(s\))? ?\((.+?)\).*", "多出的参数：{0}"),
    (r"Invalid value for '(.+?)': .*valid integer.*", "{0} 应是整数"),
    (r"Invalid value for '(.+?)': .*not readable.*", "{0} 打不开：没有权限"),
    (r"Invalid value for '(.+?)': '(.+?)' is not one of (.+?)\.?$", "{0} 不能是“{1}”，从这些里选：{2}"),
    (r"Invalid value for '(.+?)': '(.+?)' is not a valid (?:int|integer|range).*", "{0} 应是整数，现为“{1}”"),
    (r"Invalid value for '(.+?)': (.*)", "{0} 的值不对：{1}"),
)  # fmt: skip


def explain_stop(error: Exception) -> int:
    """Prints why the run stopped and what to do, on stderr; returns the exit code."""
    from ..calendar.workdays import CalendarRange

    if isinstance(error, CalendarRange):
        error = WrongUsage(str(error), "核对日期和年份：所问的日子要在工作日历的范围内")
    if isinstance(error, Stop):
        for problem in error.problems:
            say(f"{problem}\n    提示：{problem.hint}")
        say(f"未完成检查：{error.message}\n提示：{error.hint}")
        return error.exit_code
    message = getattr(error, "format_message", None)
    if message is not None and not message():
        return 2  # a group without a command: its help has been printed
    if message is not None:
        say(
            f"未完成检查：{in_chinese(message())}\n提示：用法见 gongkai --help，或在命令后加 --help"
        )
        return int(getattr(error, "exit_code", 2))
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        say(f"未完成检查：文件操作失败{where}：{os_reason(error)}\n提示：检查路径、权限和磁盘空间")
        return INTERNAL
    if isinstance(error, UnicodeEncodeError):
        say(
            "未完成检查：系统的语言设置不支持中文文件名\n提示：设置环境变量 PYTHONUTF8=1 再运行一次"
        )
        return INTERNAL
    say(
        f"未完成检查：程序内部错误（{type(error).__name__}：{error}）\n"
        "提示：设置环境变量 GONGKAI_DEBUG=1 再运行一次，把输出报告给维护者"
    )
    return INTERNAL


def in_chinese(message: str) -> str:
    """A usage message of the command-line library in Chinese."""
    for pattern, words in USAGE:
        found = re.match(pattern, message, re.S)
        if found is not None:
            return words.format(*found.groups())
    return message


def say(text: str) -> None:
    """One message for people, on stderr, safe to print."""
    print(escaping.lines(text), file=sys.stderr)
