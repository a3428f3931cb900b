"""A time limit → what it means and who set it, in words."""

from __future__ import annotations

from gongkai_cli.calendar.periods import WORDS
from gongkai_cli.model.catalog import TimeLimit

ORIGIN: dict[str, str] = {
    "catalog": "目录规定",
    "law": "法定期限",
    "default": "默认口径，目录未规定",
    "project": "本单位另定，目录未规定",
}


def limit_origin(limit: TimeLimit) -> str:
    """Who set the limit, with the law where the dictionary names one: 法定期限：《政府信息公开条例》…"""
    return ORIGIN[limit.source] + (f"：{limit.law}" if limit.law else "")


def limit_meaning(limit: TimeLimit) -> str:
    """信息形成或者变更之日起20个工作日内, without who set it."""
    if limit.head == "every":
        return f"每{WORDS[limit.every or '']}一次，期满后{limit.within}内"
    if limit.head == "after":
        advised = f"，建议{limit.advise}内" if limit.advise else ""
        stated = "，记录另写的应公开日期较早时从其日期" if limit.stated else ""
        return f"{limit.after}之日起{limit.within}内{advised}{stated}"
    return "长期公开" if limit.head == "always" else "应需求公开，没有固定期限"
