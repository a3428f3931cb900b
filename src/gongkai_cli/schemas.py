"""The models → JSON Schemas for editors and other tools; `scripts/build_schemas.py` writes them out."""

from __future__ import annotations

import json
from typing import Any

NAMES = ("catalog", "record", "project", "waivers", "notice", "check")
DRAFT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "catalog": "gongkai 主动公开目录",
    "record": "gongkai 公开记录",
    "project": "gongkai.yaml",
    "waivers": "waivers.yaml 经批准暂不计入",
    "notice": "calendar/*.yaml 放假通知",
    "check": "gongkai check --format json",
}


def as_text(name: str) -> str:
    """A schema as it is written to schemas/NAME.schema.json. Raises KeyError for another name."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema(name: str) -> dict[str, Any]:
    """One of NAMES as a JSON Schema of draft 2020-12."""
    makers = {
        "catalog": _catalog,
        "record": _record,
        "project": _project,
        "waivers": _waivers,
        "notice": _notice,
        "check": _check,
    }
    body = makers[name]()
    return {
        "$schema": DRAFT,
        "title": TITLES[name],
        **{k: v for k, v in body.items() if k != "title"},
    }


def _catalog() -> dict[str, Any]:
    from .model.catalog import Catalog

    return Catalog.model_json_schema()


def _project() -> dict[str, Any]:
    from .model.project import Project

    return Project.model_json_schema()


def _waivers() -> dict[str, Any]:
    from .model.waiver import Waiver

    body = Waiver.model_json_schema()
    return {"type": "array", "items": body}


def _notice() -> dict[str, Any]:
    from .model.notice import Notice

    body = Notice.model_json_schema()
    body["properties"]["amends"] = {"type": "boolean", "default": False, "title": "Amends"}
    return body


def _record() -> dict[str, Any]:
    """One record, a list of records, or a file of comments alone; English or Chinese keys."""
    from .model.record import CHINESE_OF, Record

    body = Record.model_json_schema()
    defs = body.pop("$defs", {})
    for each in (body, *defs.values()):
        properties = each["properties"]
        for key in list(properties):
            if key in CHINESE_OF:
                properties[CHINESE_OF[key]] = properties[key]
        needed = each.pop("required", [])
        each["allOf"] = [
            {"anyOf": [{"required": [key]}, {"required": [CHINESE_OF[key]]}]} for key in needed
        ]
        if not needed:
            del each["allOf"]
    return {
        "$defs": {**defs, "Record": body},
        "anyOf": [
            {"$ref": "#/$defs/Record"},
            {"type": "array", "items": {"$ref": "#/$defs/Record"}},
            {"type": "null"},
        ],
    }


def _check() -> dict[str, Any]:
    from .formats.as_schema import CHECK

    return CHECK
