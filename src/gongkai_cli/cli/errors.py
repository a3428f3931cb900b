"""What stopped a run → 未完成检查：…, 提示：…, and the exit code."""

from __future__ import annotations

import contextlib
import re
import sys
from dataclasses import dataclass

from gongkai_cli.model.problem import Stop, WrongUsage, os_reason
from gongkai_cli.outputs import escaping

INTERNAL = 3
USAGE = (
    (r"No such option:? '?(-.*?)'?\.? \(?(?:Possible options:|Did you mean) '?(.+?)'?[)?]$",
     "没有选项 {0}，是不是 {1}"),
    (r"No such option:? '?(-.*?)'?\.?$", "没有选项 {0}"),
    (r"No such command ['\"](.*?)['\"]\. Did you mean '(.+)'\?$", "没有命令“{0}”，是不是 {1}"),
    (r"No such command ['\"](.*?)['\"]\.?$", "没有命令“{0}”"),
    (r"Missing (?:argument|parameter):? '(.+?)'.*", "缺少参数 {0}"),
    (r"Missing option '(.+?)'.*", "缺少选项 {0}"),
    (r"Missing command.*", "缺少命令"),
    (r"Option '(.+?)' requires (?:an argument|\d+ arguments).*", "选项 {0} 后面缺少值"),
    (r"Option '(.+?)' does not take a value.*", "选项 {0} 后面不写值"),
    (r"Argument '(.+?)' takes (\d+) values.*", "参数 {0} 应写{1}个值"),
    (r"Got unexpected extra arguments?(?:\(s\))? ?\((.+)\).*", "多出的参数：{0}"),
    (r"Invalid value for '(.+?)': .* integer.*", "{0} 应是整数"),
    (r"Invalid value for '(.+?)': .*unicode string.*", "{0} 里有不能识别的字符"),
    (r"Invalid value for '(.+?)': .*does not exist.*", "{0} 打不开：没有这个文件"),
    (r"Invalid value for '(.+?)': .*is a directory.*", "{0} 是文件夹，不是文件"),
    (r"Invalid value for '(.+?)': .*is a file.*", "{0} 是文件，不是文件夹"),
    (r"Invalid value for '(.+?)': .*not readable.*", "{0} 打不开：没有权限"),
    (r"Invalid value for '(.+?)': .*not writable.*", "{0} 不能写：没有权限"),
    (r"Invalid value for '(.+?)': .*", "{0} 的值不对"),
)  # fmt: skip
"""What the command-line library (and pydantic, which reads its numbers) says → the same in Chinese."""
BETWEEN = (("' / '", "/"), ("', '", "、"), (", --", "、--"))
"""How the library strings several names together."""


@dataclass(frozen=True, slots=True)
class StopText:
    """Why a run stopped and what to do, in words, and its exit code."""

    message: str
    hint: str
    code: int


def describe_stop(error: Exception) -> StopText | None:
    """What an exception means to people; None for a group without a command, whose help was printed."""
    from gongkai_cli.calendar.workdays import CalendarRange

    if isinstance(error, CalendarRange):
        error = WrongUsage(str(error), "核对日期和年份：所问的日子要在工作日历的范围内")
    if isinstance(error, Stop):
        return StopText(error.message, error.hint, error.exit_code)
    message = getattr(error, "format_message", None)
    if message is not None:
        if not message():
            return None
        code = int(getattr(error, "exit_code", 2))
        return StopText(
            translate_usage(message()), "用法见 gongkai --help，或在命令后加 --help", code
        )
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        words = f"文件操作失败{where}：{os_reason(error)}"
        return StopText(words, "检查路径、权限和磁盘空间", INTERNAL)
    if isinstance(error, UnicodeEncodeError):
        words = "系统的语言设置不支持中文文件名"
        return StopText(words, "设置环境变量 PYTHONUTF8=1 再运行一次", INTERNAL)
    words = f"程序内部错误（{type(error).__name__}：{error}）"
    return StopText(words, "设置环境变量 GONGKAI_DEBUG=1 再运行一次，把输出报告给维护者", INTERNAL)


def explain_stop(error: Exception) -> int:
    """Prints why the run stopped and what to do, on stderr; returns the exit code."""
    words = describe_stop(error)
    if words is None:
        return 2
    for problem in error.problems if isinstance(error, Stop) else ():
        say(f"{problem}\n    提示：{problem.hint}")
    say(f"未完成检查：{words.message}\n提示：{words.hint}")
    return words.code


def translate_usage(message: str) -> str:
    """A usage message of the command-line library in Chinese; one that is not known stays as it is."""
    for english, chinese in BETWEEN:
        message = message.replace(english, chinese)
    for pattern, words in USAGE:
        found = re.match(pattern, message, re.S)
        if found is not None:
            return words.format(*found.groups())
    return f"命令写得不对（{message}）"


def say(text: str) -> None:
    """One message for people, on stderr, safe to print, after what stdout holds so far."""
    with contextlib.suppress(OSError):  # it is told where the run ends
        sys.stdout.flush()
    print(escaping.lines(text), file=sys.stderr)
