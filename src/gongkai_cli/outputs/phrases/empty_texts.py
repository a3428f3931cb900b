"""What a report found none of → the sentence on it, which denies only what is known."""

from __future__ import annotations

UNITS = {"科室": "个科室", "公开形式": "种公开形式", "职责": "项职责"}
"""The tables by what, and how their lines are counted."""
UNREAD = "有读不出来的登记"


def table_rest(of: str, rest: int, complete: bool) -> str:
    """What the tables by office, channel or responsibility leave out; nothing where nothing is."""
    if not rest:
        return ""
    if not complete:
        return f"其余{rest}{UNITS[of]}本月没有已知的到期事项和问题；{UNREAD}，不等于没有。"
    return f"其余{rest}{UNITS[of]}本月没有到期的事项，也没有问题。"


def ledger_rest(rest: int, complete: bool) -> str:
    """What the ledger leaves out; nothing where nothing is."""
    if not rest:
        return ""
    known, more = ("", "") if complete else ("已知的", f"；{UNREAD}，不等于没有")
    return f"其余{rest}项在这十二个月里没有{known}到期义务{more}。"


def no_reminder(complete: bool) -> str:
    """What stands where nothing is known to fall due."""
    if not complete:
        return f"到下月末没有已知将要到期的事项；{UNREAD}，不等于没有；新发生的事件登记后才有期限。"
    return "到下月末没有将要到期的事项；新发生的事件登记后才有期限。"


def no_task(complete: bool) -> str:
    """What stands where nothing is to be mended."""
    if not complete:
        return f"{UNREAD}，还有没有需要整改的问题无法判定。"
    return "没有需要整改的问题。"
