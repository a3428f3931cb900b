"""The models → JSON Schemas for editors and other tools; `scripts/build_schemas.py` writes them out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .model.keys import chinese_of, models_in
from .model.scalars import Written

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def as_text(name: str) -> str:
    """A schema as it is written to schemas/NAME.schema.json. Raises KeyError for another name."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema(name: str) -> dict[str, Any]:
    """One of NAMES as a JSON Schema of draft 2020-12."""
    title, make = SCHEMAS[name]
    body = {key: value for key, value in make().items() if key != "title"}
    return {"$schema": DRAFT, "title": title, **body}


def _catalog() -> dict[str, Any]:
    from .model.catalog import Catalog

    return _in_both_languages(Catalog)


def _project() -> dict[str, Any]:
    from .model.project import Project

    return _in_both_languages(Project)


def _waivers() -> dict[str, Any]:
    """One waiver, a list of waivers, or a file of comments alone."""
    from .model.waiver import Waiver

    return _one_or_several("Waiver", _in_both_languages(Waiver))


def _notice() -> dict[str, Any]:
    from .model.notice import Notice

    body = _in_both_languages(Notice)
    for key in ("amends", chinese_of(Notice)["amends"]):
        body["properties"][key] = {"type": "boolean", "default": False, "title": "Amends"}
    return body


def _record() -> dict[str, Any]:
    """One record, a list of records, or a file of comments alone."""
    from .model.record import Record

    return _one_or_several("Record", _in_both_languages(Record))


def _in_both_languages(model: type[Written]) -> dict[str, Any]:
    """The schema of a model; every key may be written in Chinese too, required is one of the two."""
    body = model.model_json_schema()
    objects = {model.__name__: body, **body.get("$defs", {})}
    for each in models_in(model):
        _with_chinese_keys(objects[each.__name__], chinese_of(each))
    return body


def _with_chinese_keys(body: dict[str, Any], chinese: dict[str, str]) -> None:
    properties = body["properties"]
    for key in list(properties):
        if key in chinese:
            properties[chinese[key]] = properties[key]
    needed = [key for key in body.pop("required", []) if key in chinese]
    if needed:
        body["allOf"] = [
            {"anyOf": [{"required": [key]}, {"required": [chinese[key]]}]} for key in needed
        ]


def _one_or_several(name: str, body: dict[str, Any]) -> dict[str, Any]:
    defs = body.pop("$defs", {})
    reference = {"$ref": f"#/$defs/{name}"}
    return {
        "$defs": {**defs, name: body},
        "anyOf": [reference, {"type": "array", "items": reference}, {"type": "null"}],
    }


def _check() -> dict[str, Any]:
    from .formats.as_schema import CHECK

    return CHECK


def _due() -> dict[str, Any]:
    from .agendas.as_schema import DUE

    return DUE


def _report() -> dict[str, Any]:
    """The tree of a monthly report; readers must let unknown keys pass, as in the others."""
    from pydantic import TypeAdapter

    from .reports.model import Monthly

    return TypeAdapter(Monthly).json_schema(mode="serialization")


def _explain() -> dict[str, Any]:
    from .explain.as_schema import EXPLAIN

    return EXPLAIN


def _calendar() -> dict[str, Any]:
    from .almanac.as_schema import CALENDAR

    return CALENDAR


def _workday() -> dict[str, Any]:
    from .almanac.as_schema import WORKDAY

    return WORKDAY


def _waiver_list() -> dict[str, Any]:
    from .formats.waiver_list import WAIVER_LIST

    return WAIVER_LIST


def _lint() -> dict[str, Any]:
    from .lint.as_schema import LINT

    return LINT


def _impact() -> dict[str, Any]:
    from .impact.as_schema import IMPACT

    return IMPACT


SCHEMAS: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "catalog": ("gongkai 主动公开目录", _catalog),
    "record": ("gongkai 公开记录", _record),
    "project": ("gongkai.yaml", _project),
    "waivers": ("waivers.yaml 经批准暂不计入", _waivers),
    "notice": ("calendar/*.yaml 放假通知", _notice),
    "check": ("gongkai check --format json", _check),
    "due": ("gongkai due --format json", _due),
    "explain": ("gongkai explain --format json", _explain),
    "report": ("gongkai report --format json", _report),
    "calendar": ("gongkai calendar status --format json", _calendar),
    "workday": ("gongkai calendar workday --format json", _workday),
    "waiver-list": ("gongkai waiver list --format json", _waiver_list),
    "lint": ("gongkai record lint --format json", _lint),
    "impact": ("gongkai impact --format json", _impact),
}
"""Name on the command line and of the file → title, and what makes it."""
NAMES = tuple(SCHEMAS)
