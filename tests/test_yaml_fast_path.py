"""Texts that are read without the parser are read as the parser reads them; every other goes to it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from example_counts import examples
from gongkai_cli.sources.yaml.errors import NotYaml
from gongkai_cli.sources.yaml.events import parse_documents, parse_positions
from gongkai_cli.sources.yaml.fast_path import flat_places, parse_flat

RECORD = """# yaml-language-server: $schema=../schemas/record.schema.json
item: 146
title: 2026年10月“信息公开”工作动态（第3期）—— 5%以上
formed: 2026-10-30
published: 2026-10-31
channel: 政府网站常规公开
url: https://www.example.gov.cn/xxgk/202610/t20261031_1.html?a=1&b=2
evidence: [evidence/1.png, evidence/张贴 现场.jpg]
"""
RECORDS = """# 各科室

- item: 2
  title: 街道基本信息
  published: 2022-04-11

- item: 3
# 下面一条
  title: 法定职责
  places: [公告栏, 网站]
"""
PIECES = (
    *(
        "item",
        "title",
        "事项",
        "a",
        "1",
        "7",
        "null",
        "true",
        "~",
        "=",
        "<<",
        "-",
        "?",
        ":",
        "|",
        ">",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "#",
        " #",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "'",
        '"',
        "\\",
        "：",
        "“",
    ),
    *(" ", "  ", ": ", " :", "\t", "\n", "\n", "\n", "\r\n", "\r", "---", "...", "\x85", "\u2028"),
    *(
        "\ufeff",
        "\u3000",
        "\xa0",
        "\0",
        "\x1b",
        "\u202e",
        "é",
        "e\u0301",
        "²",
        "𠀀",
        "\U0001f600",
        "_",
    ),
)
line = st.builds(
    lambda indent, key, colon, value: f"{indent}{key}{colon}{value}\n",
    st.sampled_from(("", "", "- ", "- ", "  ", "  ", " ", "   ", "-  ", "-", "\n- ", "# x\n  ")),
    st.sampled_from(("item", "title", "事项", "a1", "k" * 101, "1", "-", "#", "")),
    st.sampled_from((": ", ": ", ": ", ":", ":  ", " : ", "：")),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=4).map(lambda some: f"[{''.join(some)}]"),
)
texts = st.lists(line, max_size=4).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=12
).map("".join)


def by_the_parser(text: str) -> object:
    """The one document that the parser finds, with its lines; None where it finds anything else."""
    try:
        documents = parse_documents(text.encode())
    except NotYaml:
        return None
    if len(documents) != 1 or documents[0].troubles:
        return None
    return documents[0][:3]


@settings(max_examples=examples(1500), deadline=None)
@given(texts)
@example("a: b\n c: d\n")
@example("a: b\n\n c\n")
@example("a: [b,c]\na: d")
@example("a: [b, c]\n# x\nb: d")
@example("# x\n\na: b")
@example("# x: y\na: b")
def test_what_is_taken_is_what_the_parser_reads(text: str) -> None:
    taken = parse_flat(text)
    assert taken is None or taken == by_the_parser(text)
    assert parse_flat(text.encode()) == taken
    assert flat_places(text) == (None if taken is None else parse_positions(text))


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(("a", "事项", "b")), st.text(max_size=8)), max_size=3))
def test_any_characters_at_all(rows: list[tuple[str, str]]) -> None:
    text = "".join(f"{key}: 1{value}\n" for key, value in rows)
    taken = parse_flat(text)
    assert taken is None or taken == by_the_parser(text)
    assert flat_places(text) == (None if taken is None else parse_positions(text))


@pytest.mark.parametrize("text", ["RECORD", "RECORDS"])
def test_every_value_is_placed_where_the_parser_finds_it(text: str) -> None:
    written = {"RECORD": RECORD, "RECORDS": RECORDS}[text]
    places = flat_places(written.encode())
    assert places is not None
    assert places == parse_positions(written.encode())


def test_a_record_as_people_write_it_is_taken() -> None:
    taken = parse_flat(RECORD.encode())
    assert taken is not None
    assert taken == by_the_parser(RECORD)
    assert taken[1] == 2
    assert taken[0]["evidence"] == ["evidence/1.png", "evidence/张贴 现场.jpg"]
    assert parse_flat(RECORD.rstrip("\n")) == taken


def test_a_list_of_records_as_people_write_it_is_taken() -> None:
    taken = parse_flat(RECORDS.encode())
    assert taken is not None
    assert taken == by_the_parser(RECORDS)
    assert taken[2] == (3, 7)
    assert [each["item"] for each in taken[0]] == ["2", "3"]


@pytest.mark.parametrize(
    "more",
    [
        "item: 7\n", "title:\n", "title: \n", "places: []\n", "places: [a,b]\n", "a: b: c\n", "a: b:\n",
        "a: b #c\n", "a: b \n", "a: 'b'\n", 'a: "b"\n', "a: |\n", "a: &b c\n", "a: *b\n", "a: !c d\n",
        "a: {b: c}\n", "a: [b: c]\n", "a: [b, [c]]\n", "- a: b\n", "  a: b\n", " b\n", "---\n", "...\n",
        "? a\n", "a: b\r\n", "a: b\tc\n", "a: b\x00\n", "a: b\x85c: d\n", "a: 1\u2028b: 2\n", "# \x1b\n",
        "\ufeffa: b\n", "a: b\u3000c\n", "a b: c\n", f"{'a' * 101}: b\n", "a：b\n",
    ],
)  # fmt: skip
def test_what_needs_the_parser_goes_to_it(more: str) -> None:
    assert parse_flat(RECORD + more) is None
    assert parse_flat(RECORDS + "  " + more.replace("\n", "\n  ").rstrip(" ")) is None


@pytest.mark.parametrize(
    "more",
    [
        "a: b\n",
        " a: b\n",
        "   a: b\n",
        "-\n",
        "- b\n",
        "-  a: b\n",
        "- - a: b\n",
        "- # a\n",
        "- #: \n",
        "- # a\n  b: c\n",
    ],
)
def test_a_list_with_other_indents_goes_to_the_parser(more: str) -> None:
    assert parse_flat(RECORDS + more) is None


@pytest.mark.parametrize("data", [b"", b"\n", b"# a\n", b"a: \xff\n", "item: 7\n".encode("utf-16")])
def test_what_is_no_mapping_goes_to_the_parser(data: bytes) -> None:
    assert parse_flat(data) is None
