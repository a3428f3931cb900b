"""A result → JUnit XML: one test case an obligation, one a finding that belongs to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.rules import load_rules
from gongkai_cli.model.baseline import CHANGE_WORDS, RemovedFinding
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.model.verdicts import PUBLISHED, VERDICT_WORDS, Severity, Verdict
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.changes import became, gone_lines, passed_over
from gongkai_cli.outputs.phrases.check import (
    INCOMPLETE,
    add_hint,
    figures,
    filter_line,
    mark,
    message,
)
from gongkai_cli.outputs.phrases.reasons import reason_text
from gongkai_cli.outputs.ranking import level

SUITE = "政务公开检查"
PASSED = PUBLISHED | {Verdict.NOTHING}
"""Verdicts that pass where no error was found; all others are skipped, for silence is not compliance."""
UNDETERMINED = "GK902"
"""Says of an undetermined obligation what its verdict says, which is skipped; one error counts them all."""


@dataclass(frozen=True, slots=True)
class Case:
    """One test case: the element that says what became of it (none for a pass), and what it printed."""

    suite: str
    classname: str
    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""
    printed: str = ""


def render(checked: CheckResult, findings: Iterable[Finding]) -> str:
    """Test suites by office, and a first one for the check as a whole, so that there always is one.

    A reader takes only the first `failure` of a case, so the errors of one obligation share it.
    """
    of: dict[str, list[Finding]] = defaultdict(list)
    loose: list[Finding] = []
    judged = {each.obligation.id for each in checked.judged}
    for finding in findings:
        own = finding.obligation.id if finding.obligation else None
        (of[own] if own in judged and own is not None else loose).append(finding)
    suites: dict[str, list[Case]] = {SUITE: [_whole(checked), *_undetermined(checked, of)]}
    for each in checked.judged:
        case = _obligation(checked, each, of[each.obligation.id])
        suites.setdefault(case.suite, []).append(case)
    for finding in loose:
        case = _loose(checked, finding)
        suites.setdefault(case.suite, []).append(case)
    for gone in checked.since.failing if checked.since is not None else ():
        case = _gone(gone)
        suites.setdefault(case.suite, []).append(case)
    every = [case for cases in suites.values() for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<testsuites name={_quoted(SUITE)} {_counts(every)}>")
    for name, cases in suites.items():
        skipped = sum(case.outcome == "skipped" for case in cases)
        lines.append(f'  <testsuite name={_quoted(name)} {_counts(cases)} skipped="{skipped}">')
        lines += [_case(case) for case in cases]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _whole(checked: CheckResult) -> Case:
    """Whether the check could be done in full, with the figures every output opens with."""
    lines = [f"基准日 {checked.as_of}", *figures(checked), filter_line(checked)]
    lines += gone_lines(checked)
    printed = "\n".join(plain(line) for line in lines if line)
    name = plain(checked.project.project.organisation)
    if checked.complete:
        return Case(SUITE, SUITE, name, printed=printed)
    return Case(SUITE, SUITE, name, "error", "incomplete", INCOMPLETE, INCOMPLETE, printed)


def _undetermined(checked: CheckResult, of: Mapping[str, Sequence[Finding]]) -> Iterator[Case]:
    """One error for all obligations that fail for being undetermined alone, each skipped by itself.

    Nothing else need be red for them, and a file without an error would say that all is well.
    """
    left = []
    for findings in of.values():
        counting = [
            each
            for each in findings
            if each.severity is Severity.ERROR
            and each.waived_by is None
            and not passed_over(checked, each)
        ]
        if {each.code for each in counting} == {UNDETERMINED}:
            left += counting
    if left:
        message = f"无法判定的义务{len(left)}件，不算通过；原因见各件义务的跳过说明"
        yield Case(SUITE, SUITE, "无法判定的义务", "error", "undetermined", message, _listed(left))


def _obligation(checked: CheckResult, judged: Assessment, findings: Sequence[Finding]) -> Case:
    obligation, verdict = judged.obligation, judged.verdict
    errors: list[Finding] = []
    rest: list[Finding] = []
    before: list[Finding] = []
    for each in findings:
        said = each.waived_by is not None or each.code == UNDETERMINED
        error = each.severity is Severity.ERROR and not said
        if error and passed_over(checked, each):
            before.append(each)
        (errors if error and each not in before else rest).append(each)
    item = obligation.item
    head = (judged.office, _classname(judged.office, f"第{item.id}项", item.category))
    name = plain(f"{obligation.id} {item.category}")
    printed = _listed(rest)
    if errors:
        return Case(*head, name, *_failure(errors), printed)
    if before:
        return Case(*head, name, "skipped", "not-new", _not_new(before[0]), "", printed)
    if verdict in PASSED:
        return Case(*head, name, printed=printed)
    return Case(*head, name, "skipped", verdict.value, _reason(judged, findings), "", printed)


def _reason(judged: Assessment, findings: Sequence[Finding]) -> str:
    """Why an obligation is neither met nor an error, in the words of its verdict."""
    due = judged.obligation.due
    by_then = judged.verdict in (Verdict.PENDING, Verdict.DUE_SOON, Verdict.OVERDUE)
    reason = reason_text(judged.reason)
    if not reason and judged.verdict is Verdict.WAIVED:
        reason = next((each.waived_by for each in findings if each.waived_by), "")
    if not reason and by_then and due is not None:
        reason = f"应于{due.day}前公开{'（暂定）' if due.basis == 'provisional' else ''}"
    word = VERDICT_WORDS[judged.verdict]
    return f"{word}：{plain(reason)}" if reason else word


def _not_new(finding: Finding) -> str:
    return plain(f"早先已有，--new-only 不计：{message(finding)}")


def _loose(checked: CheckResult, finding: Finding) -> Case:
    """A case of its own; the name holds the fingerprint, so that it is the same in the next run."""
    rule = load_rules().get(finding.code)
    item = f"第{finding.item}项" if finding.item else "不属于某一项"
    words = rule.chinese if rule else finding.name
    head = (finding.office, _classname(finding.office, item))
    name = f"{finding.code} {words} {finding.fingerprint[:12]}"
    if finding.severity is Severity.ERROR and finding.waived_by is None:
        if passed_over(checked, finding):
            return Case(*head, name, "skipped", "not-new", _not_new(finding), _listed([finding]))
        return Case(*head, name, *_failure([finding]))
    reason = f"{level(finding)}：{message(finding)}{mark(finding)}"
    return Case(*head, name, "skipped", finding.code, plain(reason), _listed([finding]))


def _gone(gone: RemovedFinding) -> Case:
    """What was late and left the check unpublished, which --new-only fails for."""
    name = plain(f"{gone.code} {gone.obligation} {CHANGE_WORDS[gone.change]}")
    message = plain(became(gone))
    skipped = gone.severity is not Severity.ERROR or gone.waived_by is not None
    kind = "skipped" if skipped else "failure"
    head = (gone.office, _classname(gone.office, f"第{gone.item}项"))
    return Case(*head, name, kind, gone.code, message, "" if skipped else message)


def _failure(errors: Sequence[Finding]) -> tuple[str, str, str, str]:
    return "failure", errors[0].code, plain(message(errors[0])), _listed(errors)


def _listed(findings: Iterable[Finding]) -> str:
    return "\n".join(
        line
        for each in findings
        for line in (
            f"{plain(each.place.path)}:{each.place.line}: {level(each)} {each.code} "
            f"{plain(message(each) + mark(each))}",
            plain(add_hint(each, "    → ")),
        )
        if line
    )


def _classname(*parts: str) -> str:
    """Package and class; readers split at the dots, so those of the names become full-width ones."""
    return ".".join(plain(part).replace(".", "．") for part in parts)


def _counts(cases: Sequence[Case]) -> str:
    failures = sum(case.outcome == "failure" for case in cases)
    errors = sum(case.outcome == "error" for case in cases)
    return f'tests="{len(cases)}" failures="{failures}" errors="{errors}" time="0"'


def _case(case: Case) -> str:
    head = f'    <testcase classname={_quoted(case.classname)} name={_quoted(case.name)} time="0"'
    inner = []
    if case.outcome:
        what_happened = f"type={_quoted(case.kind)} message={_quoted(case.message)}"
        inner.append(f"      <{case.outcome} {what_happened}>{escape(case.text)}</{case.outcome}>")
    if case.printed:
        inner.append(f"      <system-out>{escape(case.printed)}</system-out>")
    return "\n".join([f"{head}>", *inner, "    </testcase>"]) if inner else f"{head}/>"


def _quoted(text: str) -> str:
    return quoteattr(plain(text))
