"""Every rule is registered, tested and explained, and the examples of its manual are true."""

from __future__ import annotations

import re
import textwrap
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import pytest

from gongkai_cli.checking import rules
from gongkai_cli.checking.record_fit import WrongKind
from gongkai_cli.checking.rules import MODULES, load_rules
from gongkai_cli.checking.rules.base import Rule
from gongkai_cli.checking.validate_waiver import Flaw, Repeated
from gongkai_cli.outputs.phrases.findings import Audience, family_of, phrased, words

RULES = tuple(load_rules().values())
NOT_FOR_OFFICIALS = re.compile(r"GK[0-9]{3}|\.ya?ml|[a-z]{3,}")
"""Codes, files, keys and commands."""
ADDRESSES = "写以 http:// 或 https:// 开头的完整网址，如 https://www.example.gov.cn/t20261020.html"
parse = Formatter().parse

GOOD, BAD = "合规的例子", "违规的例子"
SECTIONS = ("为什么", GOOD, BAD, "怎样改", "依据")
AS_OF = {"GK203": "2026-10-23"}
WITHOUT_BAD_RECORD = {"GK101", "GK203", "GK601"}  # nothing written down is the violation


def sections(rule: Rule) -> dict[str, str]:
    parts = re.split(r"^(\S+)\n(?=    )", rule.manual, flags=re.M)
    return {
        name: textwrap.dedent(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def is_record(text: str) -> bool:
    return re.match(r"(- \{)?item:", text.strip()) is not None


def is_waiver(text: str) -> bool:
    return text.startswith("- code:")


def test_every_file_is_registered_and_tested():
    files = {p.stem[2:5] for p in Path(rules.__file__).parent.glob("gk[0-9]*.py")}
    tests = {p.stem[7:10] for p in Path(__file__).parent.glob("test_gk[0-9]*.py")}
    assert {rule.code[2:] for rule in RULES} == files == tests
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_manual_has_every_section(rule):
    assert tuple(sections(rule)) == SECTIONS
    example = sections(rule)[BAD]
    assert (is_record(example) or is_waiver(example)) is (rule.code not in WITHOUT_BAD_RECORD)
    assert is_waiver(example) is rule.code.startswith("GK5")


@pytest.mark.parametrize("section", [GOOD, BAD])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_are_true(request, project, rule, section):
    text = sections(rule)[section]
    if is_waiver(text):
        project.write({"waivers.yaml": text})
        text = "# 无记录\n"
    elif not is_record(text):
        text = "# 无记录\n"
        if section == GOOD:
            return
    project.catalog = "xicheng-jiedao"
    result = project.check(text, AS_OF.get(rule.code, "2026-10-31"))
    if rule.needs_history:
        request.getfixturevalue("repository").commit("2026-10-30", {"records/r.yaml": text})
        result = project.again(history=True)
    period = re.search(r"^period: (\S+)", sections(rule)[GOOD], re.M)
    item = re.search(r"item: (\d+)", sections(rule)[GOOD])
    found = [
        finding
        for finding in result.all(rule.code)
        if finding.place.path.startswith(("records/", "waivers.yaml"))
        or (
            finding.obligation is not None
            and item is not None
            and finding.item == item[1]
            and (period is None or finding.obligation.period == period[1])
        )
    ]
    if rule.code == "GK601":
        return  # depends on the notices that the installed calendar knows: see test_gk601
    assert bool(found) is (section == BAD), [f.message for f in found]
    for finding in result.checked.findings:
        said = words(finding, Audience.OFFICIAL)
        for text in said:
            assert text
            assert not NOT_FOR_OFFICIALS.search(text.replace(ADDRESSES, "")), text


def shapes() -> list[tuple[str, type]]:
    """Every class of facts that a rule defines, with the rule's code."""
    found = []
    for code, name in MODULES.items():
        module = import_module(name)
        for each in vars(module).values():
            named = isinstance(each, type) and issubclass(each, tuple) and hasattr(each, "_fields")
            if named and each.__module__ == name:
                found.append((code, each))
    return [*found, ("GK303", WrongKind), ("GK503", Flaw), ("GK503", Repeated)]


@pytest.mark.parametrize(("code", "shape"), shapes())
def test_every_shape_of_facts_has_its_phrase(code, shape):
    family = family_of(code)
    assert (shape in family.phrases) != (shape in family.related)


def test_every_template_names_what_there_is():
    for code in MODULES:
        family = family_of(code)
        for shape, phrase in family.phrases.items():
            for template in phrase:
                texts = template.values() if isinstance(template, dict) else [template or ""]
                for text in texts:
                    names = {re.split(r"[.\[]", name)[0] for _, name, *_ in parse(text) if name}
                    assert names <= {*family.parts, *shape._fields}, (shape, names)


@pytest.mark.parametrize("why", get_args(get_type_hints(Flaw)["why"]))
def test_a_wrong_waiver_is_told_to_officials_without_codes_or_commands(why):
    code = "GK999" if why == "no_rule" else "GK502" if why == "never_waived" else "GK101"
    wrong = Flaw("code", why, code, "7@2026-03", ("7", "甲"), forms=("month",), kind="event")
    said = phrased(family_of("GK503"), wrong, None, Audience.OFFICIAL)
    for text in said:
        assert text
        assert not re.search(r"gongkai|GK[0-8]|yaml", text), text
