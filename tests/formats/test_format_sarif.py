"""SARIF: valid by the published schema, rules explained, results that stay the same result."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from gongkai_cli.checking.rules import load_rules
from gongkai_cli.model.result import Place

RULES = tuple(load_rules().values())

SCHEMA = Path(__file__).parent.parent / "fixtures" / "published" / "sarif-schema-2.1.0.json"
HOSTILE = r"[red]\e[31m {0} {x} [l](1) [m](https://b.cn) \u202e"


@pytest.fixture(scope="session")
def validator() -> Draft4Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


@pytest.fixture
def run(shared, draw, script):
    return json.loads(draw("sarif", shared, script.PREFIX))["runs"][0]


@pytest.mark.slow
def test_the_schema_accepts_it(validator, shared, clean, large, draw, script):
    for checked in (shared, clean, replace(shared, complete=False)):
        log = json.loads(draw("sarif", checked, script.PREFIX))
        assert [error.message for error in validator.iter_errors(log)] == []
    log = json.loads(draw("sarif", large))
    assert validator.is_valid(log)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(log), "the validator can fail"


def test_every_rule_with_its_manual(run):
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        assert rule["name"].isalnum()
        assert rule["name"][0].isupper()
        assert "为什么" in rule["help"]["text"]
        assert "\n\n**依据**\n\n" in rule["help"]["markdown"]
        assert rule["help"]["markdown"].count("```") == 4, "two examples"
        assert "helpUri" not in rule
    assert rules[0]["name"] == "PeriodMissing"


def test_each_result_points_at_its_rule_file_and_line(run, shared, script):
    assert len(run["results"]) == len(shared.findings)
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], shared.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        where = result["locations"][0]["physicalLocation"]
        assert unquote(where["artifactLocation"]["uri"]) == script.PREFIX + finding.place.path
        assert where["artifactLocation"]["uri"].isascii()
        assert where["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert where["region"]["startLine"] == finding.place.line
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"], "no absolute path"
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_line_before_the_first_becomes_the_first(shared, draw):
    odd = replace(shared.findings[0], place=Place("a.yaml", 0, 0))
    log = json.loads(draw("sarif", replace(shared, findings=(odd,))))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}


def test_levels(run, shared):
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    for result, finding in zip(run["results"], shared.findings, strict=True):
        assert result["level"] == levels[finding.severity.value]


def test_fingerprints_are_unique_and_do_not_hang_on_lines(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12}
    - {item: 7, title: 乙, formed: 2026-03-12}
    """
    project.lay()

    def prints() -> set[str]:
        results = json.loads(project.run("--format", "sarif").out)["runs"][0]["results"]
        for result in results:
            both = result["partialFingerprints"]
            assert both["gongkai/v1"] == both["primaryLocationLineHash"]
        found = [result["partialFingerprints"]["gongkai/v1"] for result in results]
        assert len(set(found)) == len(found) > 2
        return set(found)

    before = prints()
    path = project.root / "records" / "r.yaml"
    path.write_text("# 一行注释\n\n" + path.read_text("utf-8"), "utf-8")
    assert prints() == before


def test_waived_results_are_suppressed_and_the_others_are_not(run, script):
    waived = [result for result in run["results"] if result["suppressions"]]
    assert {(r["ruleId"], r["properties"]["obligation"]) for r in waived} == script.WAIVED
    accepted = {"kind": "external", "status": "accepted", "justification": script.REASON}
    assert all(result["suppressions"] == [accepted] for result in waived)
    assert all("suppressions" in result for result in run["results"]), "all or none"


def test_a_run_without_findings_has_results(clean, draw):
    run = json.loads(draw("sarif", clean))["runs"][0]
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run["properties"]["summary"]["items"]["judged"] == 8


def test_an_incomplete_check_was_not_successful(shared, draw):
    run = json.loads(draw("sarif", replace(shared, complete=False)))["runs"][0]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "检查不完整" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_shipped_catalog_is_no_file_of_the_repository(project):
    """{item: 7, period: 2026-09}"""
    project.catalog = "xicheng-jiedao"
    (project.root / ".git").mkdir()
    project.root = project.root / "街道"
    project.root.mkdir()
    project.lay()
    run = json.loads(project.run("--format", "sarif", "--item", "7").out)["runs"][0]
    result = next(each for each in run["results"] if each["ruleId"] == "GK101")
    where = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (unquote(where["uri"]), where["uriBaseId"]) == ("街道/gongkai.yaml", "%SRCROOT%")
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {
        "uri": "catalogs/xicheng-jiedao.yaml",
        "uriBaseId": "GONGKAI",
    }


def test_a_title_is_neither_placeholder_nor_link(project, validator):
    project.lay(f'{{item: 7, title: "{HOSTILE}", formed: 2026-03-12}}')
    log = json.loads(project.run("--format", "sarif").out)
    assert validator.is_valid(log)
    (text,) = [r["message"]["text"] for r in log["runs"][0]["results"] if r["ruleId"] == "GK102"]
    assert r"\x1b[31m {{0}} {{x}} [l]\(1) [m]\(https://b.cn) \x202e" in text
