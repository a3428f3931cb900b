"""The JSON Schema of `gongkai.lint/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any

from ..formats.as_schema import CHECK
from ..model.result import Severity
from ..schema_parts import COUNT, TEXT, a_list, an_object
from .show import SCHEMA

FINDING = CHECK["properties"]["findings"]["items"]["properties"]
KEYS = (
    "code", "name", "severity", "item", "message", "hint",
    "file", "line", "column", "related", "fingerprint", "waived_by",
)  # fmt: skip
"""What a finding says here as in a check."""

LINT: dict[str, Any] = an_object(
    schema={"const": SCHEMA},
    tool=CHECK["properties"]["tool"],
    files=a_list(an_object(file=TEXT, kind=TEXT)),
    records=COUNT,
    without_project=a_list(TEXT),
    passed_over=a_list(an_object(file=TEXT, reason=TEXT)),
    summary=an_object(findings=an_object(**{each.value: COUNT for each in Severity})),
    findings=a_list(an_object(**{key: FINDING[key] for key in KEYS})),
)
