"""What `--history` could learn → one sentence, what it could not learn included."""

from __future__ import annotations

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.statistics import count_uncommitted


def registration_line(checked: CheckResult) -> str:
    """版本记录：自2026-01-05起；尚未提交3条, or why it cannot be known; empty without --history."""
    known = checked.registered
    if known is None:
        return ""
    if known.knowledge == "unknown":
        return f"版本记录：{known.why}"
    parts = [f"自{known.begins}起" if known.begins else "里还没有写明公开日期的记录"]
    waiting = count_uncommitted(checked.laid, known, checked.as_of)
    if waiting:
        parts.append(f"尚未提交{waiting}条，登记日无法知道")
    if known.why:
        parts.append(known.why)
    return f"版本记录：{'；'.join(parts)}"
