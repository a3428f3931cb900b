"""The models → JSON Schemas for editors and other tools; `scripts/build_schemas.py` writes them out."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from gongkai_cli.model.chinese_keys import chinese_of, models_in
from gongkai_cli.model.scalars import Written

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(name: str) -> str:
    """A schema as it is written to schemas/NAME.schema.json. Raises KeyError for another name."""
    return json.dumps(build_schema(name), ensure_ascii=False, indent=2) + "\n"


def build_schema(name: str) -> dict[str, Any]:
    """One of NAMES as a JSON Schema of draft 2020-12. Raises KeyError for another name."""
    if name in FILES:
        title, make = FILES[name]
        body = make()
    else:
        command, module, document = DOCUMENTS[name]
        title, body = f"gongkai {command} --format json", _of_document(module, document)
    body.pop("title", None)
    return {"$schema": DRAFT, "title": title, **body}


def _catalog() -> dict[str, Any]:
    from gongkai_cli.model.catalog import Catalog

    return _in_both_languages(Catalog)


def _project() -> dict[str, Any]:
    from gongkai_cli.model.project import Project

    return _in_both_languages(Project)


def _waivers() -> dict[str, Any]:
    """One waiver, a list of waivers, or a file of comments alone."""
    from gongkai_cli.model.waiver import Waiver

    return _one_or_several("Waiver", _in_both_languages(Waiver))


def _notice() -> dict[str, Any]:
    from gongkai_cli.model.notice import Notice

    body = _in_both_languages(Notice)
    for key in ("amends", chinese_of(Notice)["amends"]):
        body["properties"][key] = {"type": "boolean", "default": False, "title": "Amends"}
    return body


def _record() -> dict[str, Any]:
    """One record, a list of records, or a file of comments alone."""
    from gongkai_cli.model.record import Record

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


def _of_document(module: str, name: str) -> dict[str, Any]:
    """The schema of a JSON document, of its class; readers must let unknown keys pass."""
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class WithoutTitles(GenerateJsonSchema):
        """A key is its own title."""

        def field_title_should_be_set(self, schema: Any) -> bool:
            return False

    document = getattr(import_module(module), name)
    return TypeAdapter(document).json_schema(mode="serialization", schema_generator=WithoutTitles)


FILES: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "catalog": ("gongkai 主动公开目录", _catalog),
    "record": ("gongkai 公开记录", _record),
    "project": ("gongkai.yaml", _project),
    "waivers": ("waivers.yaml 经批准暂不计入", _waivers),
    "notice": ("calendar/*.yaml 放假通知", _notice),
}
"""What people write: name on the command line and of the file → title, and what makes it."""
DOCUMENTS: dict[str, tuple[str, str, str]] = {
    "check": ("check", "gongkai_cli.outputs.documents.check", "CheckDocument"),
    "due": ("due", "gongkai_cli.outputs.documents.due", "DueDocument"),
    "explain": ("explain", "gongkai_cli.outputs.documents.explain", "ExplainDocument"),
    "report": ("report", "gongkai_cli.outputs.documents.report", "Monthly"),
    "calendar": (
        "calendar status",
        "gongkai_cli.outputs.documents.calendar_status",
        "CalendarDocument",
    ),
    "workday": ("calendar workday", "gongkai_cli.outputs.documents.workday", "WorkdayDocument"),
    "waiver-list": ("waiver list", "gongkai_cli.outputs.documents.waivers", "WaiversDocument"),
    "lint": ("record lint", "gongkai_cli.outputs.documents.lint", "LintDocument"),
    "impact": ("impact", "gongkai_cli.outputs.documents.impact", "ImpactDocument"),
}
"""What the commands write as JSON: name → the command, and the module and name of the document's class."""
NAMES = (*FILES, *DOCUMENTS)
