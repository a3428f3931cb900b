"""`gongkai rule`: the manuals of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gongkai_cli.checking.rules.base import Rule


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[规则]", help="规则编号，如 GK201；不写则列出全部")
    ] = None,
) -> None:
    """规则一览，或一条规则的说明：为什么、例子、怎样改、依据。

    例：gongkai rule；gongkai rule GK201
    """
    from gongkai_cli.checking.rules import MODULES, load_rule, load_rules
    from gongkai_cli.model.verdicts import SEVERITY_WORDS

    from .stdout import echo

    if code is None:
        for each in load_rules().values():
            summary = each.manual.split("\n", 1)[0].split("：", 1)[-1]
            echo(f"{each.code} {SEVERITY_WORDS[each.severity]} {each.chinese}：{summary}")
        return
    asked = code.strip().upper()
    if asked not in MODULES:
        from gongkai_cli.model.lookalikes import without_unseen

        asked = without_unseen(code).strip().upper()
    if asked not in MODULES:
        from gongkai_cli.model.problem import WrongUsage

        raise WrongUsage(f"没有规则 {code}", "用 gongkai rule 看全部规则")
    found = load_rule(asked)
    echo(f"{found.code} {found.name}（{SEVERITY_WORDS[found.severity]}）")
    echo(found.manual.rstrip())
    echo(f"\n暂不计入\n    {waivable(found)}")


def waivable(rule: Rule) -> str:
    """What a waiver of the rule does, or why there can be none."""
    from gongkai_cli.model.verdicts import TURNING

    if rule.never_waived:
        return f"不能经批准暂不计入：{rule.never_waived}。"
    if rule.code in TURNING:
        return "经批准的（waivers.yaml），判定改为“经批准暂不计入”，不计入比率；原判定另行保留。"
    return "经批准的（waivers.yaml），只在问题上标注，不影响退出码；判定和比率不变。"
