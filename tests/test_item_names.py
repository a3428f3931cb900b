"""The names that messages give items, on the shipped catalog."""

from __future__ import annotations

import json

from gongkai_cli.model.quotation import quote
from gongkai_cli.outputs.phrases.parts import item_name
from gongkai_cli.sources.catalog.yaml import open_catalog


def test_quotation_marks_inside_a_name_become_single_ones(tmp_path):
    item = open_catalog("xicheng-jiedao", tmp_path).items["138"]
    assert item.category == "“绿色通道”-紧急救助项目", "the column stays word for word"
    assert item_name(item) == "第138项“‘绿色通道’-紧急救助项目”"


def test_a_name_without_marks_is_quoted_as_it_is():
    assert quote("月报") == "“月报”"


def test_a_message_names_the_item_so(project):
    project.catalog = "xicheng-jiedao"
    project.lay({"r.yaml": "# 无\n"})
    run = project.run("--item", "138", "--format", "json")
    assert run.code == 1, run.text
    messages = {each["message"] for each in json.loads(run.out)["findings"] if each["item"]}
    assert messages
    assert all(each.startswith("第138项“‘绿色通道’-紧急救助项目”2026-Q") for each in messages)
