"""A result → SARIF 2.1.0, the interchange format of code scanning services and editors."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from gongkai_cli import __version__
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.rules import MODULES, load_rules
from gongkai_cli.checking.rules.base import Rule
from gongkai_cli.model.baseline import Change
from gongkai_cli.model.result import Finding, Related
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.outputs.documents.check_writer import header
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.check import INCOMPLETE, add_hint
from gongkai_cli.outputs.phrases.findings import related_words, words
from gongkai_cli.sources.paths import bytes_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
STATES = {
    Change.NEW: "new",
    Change.WORSENED: "updated",
    Change.IMPROVED: "updated",
    Change.WAIVED: "updated",
    Change.UNCHANGED: "unchanged",
}
HERE, SHIPPED = "%SRCROOT%", "GONGKAI"
BASES = {
    HERE: {"description": {"text": "公开记录所在仓库的根目录"}},
    SHIPPED: {"description": {"text": "gongkai 安装包自带的文件"}},
}
INDEX = {code: number for number, code in enumerate(MODULES)}


def render(checked: CheckResult, findings: Iterable[Finding]) -> str:
    """One SARIF log with one run; a run without findings has an empty list of results.

    What is gone since an earlier report is no result: GitHub heeds no baselineState and would open it.
    """
    import orjson

    run = {
        "tool": {
            "driver": {
                "name": "gongkai",
                "version": __version__,
                "language": "zh-CN",
                "rules": [_rule(rule) for rule in load_rules().values()],
            }
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": BASES,
        "invocations": [_invocation(checked)],
        "results": [_result(each, checked) for each in findings],
        "properties": header(checked),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return orjson.dumps(log, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2).decode()


def _invocation(checked: CheckResult) -> dict[str, Any]:
    if checked.complete:
        return {"executionSuccessful": True}
    notification = {"level": "error", "message": {"text": INCOMPLETE}}
    return {"executionSuccessful": False, "toolExecutionNotifications": [notification]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.chinese},
        "fullDescription": {"text": rule.manual.split("\n", 1)[0]},
        "help": {"text": rule.manual.strip(), "markdown": manual_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def manual_markdown(rule: Rule) -> str:
    """A rule's manual in Markdown: its headings bold, its examples as YAML."""
    head, *parts = re.split(r"^(\S+)\n(?=    )", rule.manual.strip(), flags=re.M)
    lines = [head.strip()]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        body = textwrap.dedent(text).strip()
        example = name.endswith("的例子")
        lines.append(f"**{name}**\n\n" + (f"```yaml\n{body}\n```" if example else body))
    return "\n\n".join(lines)


def _result(finding: Finding, checked: CheckResult) -> dict[str, Any]:
    obligation, place = finding.obligation, finding.place
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    about = {
        "obligation": obligation.id if obligation else None,
        "item": finding.item,
        "office": finding.office,
    }
    waived = finding.waived_by
    said = plain(words(finding).message), plain(add_hint(finding, "→ "))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": _text("\n".join(filter(None, said)))},
        "locations": [{"physicalLocation": {**_artifact(place.path, HERE), "region": region}}],
        # GitHub tells results of one rule and file apart by the second alone, and many obligations
        # that nothing was published for point at the same line
        "partialFingerprints": {
            "gongkai/v1": finding.fingerprint,
            "primaryLocationLineHash": finding.fingerprint,
        },
        "suppressions": [_suppression(waived)] if waived is not None else [],
        "properties": {key: value for key, value in about.items() if value is not None},
    }
    if finding.code in INDEX:
        result["ruleIndex"] = INDEX[finding.code]
    if checked.since is not None:
        changed = checked.since.of[finding.fingerprint]
        result["baselineState"] = STATES[changed.change]
        result["properties"] |= {"change": changed.change, "causes": list(changed.causes)}
    if finding.related:
        result["relatedLocations"] = [_related(finding, each, checked) for each in finding.related]
    return result


def _suppression(reason: str) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": plain(reason)}


def _related(finding: Finding, related: Related, checked: CheckResult) -> dict[str, Any]:
    catalog = checked.project.catalog
    shipped = catalog.builtin and related.path == catalog.shown
    artifact = _artifact(related.path, SHIPPED if shipped else HERE)
    region = {"startLine": max(related.line, 1)}
    return {
        "physicalLocation": {**artifact, "region": region},
        "message": {"text": _text(plain(related_words(finding, related)))},
    }


def _artifact(path: str, base: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(bytes_of(path), safe="/"), "uriBaseId": base}}


def _text(text: str) -> str:
    """Text that holds neither placeholders nor links (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "]\\(")
