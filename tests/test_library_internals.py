"""Parts of libraries that are no promise of theirs and that we use: each test says what breaks without them.

Whoever uses one more adds it to PRIVATE and tests it here.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import orjson
import pydantic_core
import pytest
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import DocumentEndEvent, MappingStartEvent, ScalarEvent

from gongkai_cli.analyses.baseline.earlier import TRUNCATED
from gongkai_cli.model.catalog import Source, TimeLimit
from gongkai_cli.model.record import Record
from gongkai_cli.outputs.docx import template_language
from gongkai_cli.outputs.docx.template_language import Language, TooMuch
from gongkai_cli.sources.yaml import validation_messages
from gongkai_cli.sources.yaml.errors import SYNTAX

SRC = Path(__file__).parent.parent / "src"
PRIVATE = {"yaml._yaml", "__pydantic_validator__", "_parse"}
"""Modules and members of libraries whose names say that they are not for us."""
PYTHONS = re.compile(r"_asdict|_exit|_replace|__(?!pydantic)[a-z_]+__")
"""Underscored members that Python documents."""


# Nothing else that is private


def private_names(tree: ast.AST) -> Iterator[str]:
    """Underscored modules that are imported, and underscored members of what is not `self`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            if "._" in node.module:
                yield node.module
            if not node.module.startswith("gongkai_cli"):
                yield from (each.name for each in node.names if each.name.startswith("_"))
        elif isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            of = node.value.id if isinstance(node.value, ast.Name) else ""
            yield from [node.attr] if of not in ("self", "cls") else []


def test_no_other_private_part_of_a_library_is_used():
    found = set()
    for path in SRC.rglob("*.py"):
        found.update(private_names(ast.parse(path.read_text("utf-8"))))
    assert {name for name in found if not PYTHONS.fullmatch(name)} == PRIVATE


# PyYAML: without the C parser or its events no record, catalog or setting can be read


def test_the_c_parser_gives_events_with_marks_from_zero():
    parser = CParser(b"a: b\nc: ''\n")
    events = list(iter(parser.get_event, None))
    parser.dispose()
    assert {MappingStartEvent, ScalarEvent, DocumentEndEvent} <= {each.__class__ for each in events}
    scalars = [each for each in events if each.__class__ is ScalarEvent]
    marks = [(each.value, each.start_mark.line, each.start_mark.column) for each in scalars]
    assert marks == [("a", 0, 0), ("b", 0, 3), ("c", 1, 0), ("", 1, 3)]
    assert all(each.tag is None and each.anchor is None for each in scalars)
    assert [bool(each.style) for each in scalars] == [False, False, False, True]


COMPLAINTS = {
    "cannot start any token": "a: @b",
    "found a tab character": "a: b\n\tc\n",
    "mapping values are not allowed": "a: b: c",
    "could not find expected ':'": "a: b\nc\nd: e",
    "did not find expected key": "a: b\n- c",
    "did not find expected '-' indicator": "- a\nb: c",
    "did not find expected ',' or": "a: [b, c",
    "unexpected end of stream": 'a: "b',
    "did not find expected node content": "[,]",
    "control characters are not allowed": "a: \x01",
    "unknown escape character": 'a: "\\q"',
    "undefined tag handle": "a: !x!y b",
    "did not find expected <document start>": " a: b\nc: d\n",
}
"""Words of libyaml, and a text that it says them of; in other words nobody would be told which slip it was."""


@pytest.mark.parametrize("words", COMPLAINTS)
def test_libyaml_complains_in_the_words_that_are_translated(words):
    parser = CParser(COMPLAINTS[words].encode())
    with pytest.raises(YAMLError) as caught:
        list(iter(parser.get_event, None))
    said = f"{getattr(caught.value, 'problem', '')} {getattr(caught.value, 'reason', '')}"
    assert words in said


def test_every_complaint_that_is_translated_is_tried():
    newest = {"exceeded maximum nesting depth"}  # libyaml 0.2.6 alone; tests of depth cover it
    assert {words for words, _, _ in SYNTAX} - newest == set(COMPLAINTS)


# pydantic: without the validator itself a record costs a call more; without the names of errors it is told
# "写法不对" and not why


def test_the_validator_reads_a_record_as_the_model_does():
    plain = {"item": "7", "period": "2026-09", "published": "2026-10-09", "channel": "政府网站"}
    assert Record.__pydantic_validator__.validate_python(plain) == Record.model_validate(plain)


def test_every_error_that_is_translated_is_known_to_pydantic_or_our_own():
    known = set(get_args(pydantic_core.core_schema.ErrorType))
    theirs = {"dict_type", "literal_error", "missing", "model_type", "string_type", "too_short"}
    assert theirs | {"extra_forbidden"} <= known
    assert theirs <= set(validation_messages.MAKERS | validation_messages.TEXTS)
    assert not (set(validation_messages.MAKERS | validation_messages.TEXTS) - theirs) & known


def test_the_choices_of_a_literal_are_told_apart():
    with pytest.raises(pydantic_core.ValidationError) as caught:
        TimeLimit.model_validate({"always": "true", "source": "nobody"})
    details = {each["type"]: each for each in caught.value.errors()}
    _, hint = validation_messages.explain_error(details["literal_error"], TimeLimit)
    assert hint == "从这些里选：" + "、".join(get_args(Source))


# jinja2: a template is held to its few words where jinja parses it, and to a length where it joins


def test_jinja_parses_and_joins_through_the_language(monkeypatch):
    language = Language(lambda value: value)
    with pytest.raises(TemplateSyntaxError, match="只能用名称"):
        language.from_string("{% set a = 1 %}")
    assert language.from_string("{% for n in a %}{{ n }}{% endfor %}").render(a=[1, 2]) == "12"
    assert language.rounds == 2
    monkeypatch.setattr(template_language, "LONGEST", 3)
    with pytest.raises(TooMuch):
        language.from_string("{{ a }}").render(a="long")


# docxtpl: its `render` is done here step by step, to stop where it would lose text


STEPS = {
    *("render_init", "build_xml", "fix_tables", "fix_docpr_ids", "map_tree", "render_footnotes"),
    *("build_headers_footers_xml", "map_headers_footers_xml"),
}
LEFT_OUT = {"render_properties"}
"""Title, author and so on are set from the report."""


def test_docxtpl_renders_in_these_steps_and_no_others():
    tree = ast.parse(textwrap.dedent(inspect.getsource(DocxTemplate.render)))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    called = {func.attr for func in calls if isinstance(func, ast.Attribute)}
    assert called - LEFT_OUT == STEPS
    assert isinstance(DocxTemplate.HEADER_URI, str)
    assert isinstance(DocxTemplate.FOOTER_URI, str)


# orjson: in other words a report that was not written to its end would be called no JSON


def test_orjson_tells_a_text_that_breaks_off():
    for text in (b'{"a":', b'{"a": [1,', b'{"a": "b'):
        with pytest.raises(orjson.JSONDecodeError) as caught:
            orjson.loads(text)
        assert any(words in caught.value.msg for words in TRUNCATED), caught.value.msg


# chinese_calendar: its tables are read directly, for its functions are slow and one is a day late


def test_the_tables_of_the_calendar_are_days_and_english_names():
    from chinese_calendar.constants import holidays, in_lieu_days, workdays

    from gongkai_cli.calendar.official_holidays import NAMES

    assert holidays[date(2026, 10, 1)] == "National Day"
    assert set(holidays.values()) <= set(NAMES)
    assert date(2026, 10, 10) in workdays
    assert set(in_lieu_days) <= set(holidays)
