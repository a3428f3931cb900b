"""Code quality reports: the rules of GitLab's documentation, fingerprints above all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

RULES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\.?/)(?!.*\\).+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, as a schema."""


@pytest.fixture
def issues(shared, draw, script):
    return json.loads(draw("gitlab", shared, script.PREFIX))


@pytest.mark.slow
def test_the_rules_accept_it(shared, large, clean, draw):
    validator = Draft202012Validator(RULES)
    for checked in (shared, large, clean):
        text = draw("gitlab", checked)
        assert [error.message for error in validator.iter_errors(json.loads(text))] == []
        assert not text.startswith("\ufeff"), "GitLab refuses a byte order mark"
    assert list(validator.iter_errors([{"description": "x"}]))


def test_one_issue_a_finding(issues, shared, script):
    severities = {"error": "major", "warning": "minor", "notice": "info"}
    for issue, finding in zip(issues, shared.findings, strict=True):
        assert issue["check_name"] == finding.code
        assert issue["location"]["path"] == script.PREFIX + finding.place.path
        assert issue["location"]["lines"]["begin"] == finding.place.line
        expected = "info" if finding.waived_by else severities[finding.severity.value]
        assert issue["severity"] == expected


def test_waived_issues_say_so(issues, script):
    waived = [issue for issue in issues if script.REASON in issue["description"]]
    assert len(waived) == 2
    assert all("〔经批准暂不计入，" in i["description"] for i in waived)


def test_two_findings_of_one_fingerprint_stay_apart(shared, draw):
    twice = replace(shared, findings=(shared.findings[0],) * 3)
    issues = json.loads(draw("gitlab", twice))
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert issues[0]["fingerprint"] == shared.findings[0].fingerprint
    assert draw("gitlab", twice) == draw("gitlab", twice)


def test_clean_is_an_empty_list(clean, draw):
    assert draw("gitlab", clean) == "[]\n"
