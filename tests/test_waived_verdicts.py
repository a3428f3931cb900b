"""A waiver turns a verdict where verdicts are made; what the verdict gives rise to is marked from it."""

from __future__ import annotations

import pytest

from gongkai_cli.model.verdicts import CODES, TURNING, Verdict
from gongkai_cli.outputs.phrases.findings import words

RECORDS = """
- {item: 1, period: 2026-08, published: 2026-10-30, channel: 政府网站常规公开, url: "https://a.cn"}
- {item: 5, title: 甲, formed: 2026-02-02}
"""


def waiver(code: str, target: str) -> str:
    return (
        f"- {{code: {code}, obligation: {target}, reason: 网站改版, approved_by: 主任,"
        " approved_on: 2026-10-08, expires: 2026-12-31}\n"
    )


def test_every_late_verdict_gives_rise_to_the_finding_of_its_code(project):
    result = project.check(RECORDS)
    late = {
        (CODES[each.verdict, each.obligation.kind], each.obligation.id)
        for each in result.checked.judged
        if each.verdict in (Verdict.OVERDUE, Verdict.MET_LATE)
    }
    found = {(f.code, f.obligation.id) for f in result.checked.findings if f.code in TURNING}
    assert late == found
    assert {code for code, _ in late} == TURNING


@pytest.mark.parametrize(
    ("code", "target", "was"),
    [("GK201", "1@2026-08", "met_late"), ("GK102", "5@2026-02-02@甲", "overdue")],
)
def test_the_verdict_the_finding_and_the_rules_beside_it_agree(project, code, target, was):
    plain = [
        (f.code, words(f).message, f.fingerprint) for f in project.check(RECORDS).checked.findings
    ]
    project.write({"waivers.yaml": waiver(code, target)})
    result = project.again()
    judged = result.judged(target)
    assert (judged.verdict, judged.real_verdict.value) == (Verdict.WAIVED, was)
    marked = [f for f in result.checked.findings if f.waived_by]
    assert [(f.code, f.obligation.id) for f in marked] == [(code, target)]
    assert [(f.code, words(f).message, f.fingerprint) for f in result.checked.findings] == plain


def test_a_waiver_of_another_code_turns_nothing(project):
    project.write({"waivers.yaml": waiver("GK201", "5@2026-02-02@甲")})
    assert project.check(RECORDS).judged("5@2026-02-02@甲").verdict is Verdict.OVERDUE
