"""JSON lines: the members of the JSON document, one a line."""

from __future__ import annotations

import json


def test_lines_make_the_document(shared, draw):
    document = json.loads(draw("json", shared))
    lines = [json.loads(line) for line in draw("jsonl", shared).split("\n")[:-1]]
    assert list(lines[0])[:2] == ["type", "schema"]
    types = [line.pop("type") for line in lines]
    lists = {"item": "items", "obligation": "obligations", "finding": "findings"}
    assert list(dict.fromkeys(types)) == ["check", *lists]
    rebuilt = lines[0] | {name: [] for name in lists.values()}
    for type_, line in zip(types[1:], lines[1:], strict=True):
        rebuilt[lists[type_]].append(line)
    assert rebuilt == document


def test_a_line_is_a_line_for_every_reader(project):
    r"""{item: 7, title: "甲\x85乙\u2028丙\u2029\n丁", formed: 2026-03-12}"""
    project.lay()
    lines = project.run("--format", "jsonl").out.splitlines()
    titles = [json.loads(line).get("id", "") for line in lines]
    assert "7@2026-03-12@甲\x85乙\u2028丙\u2029\n丁" in titles
