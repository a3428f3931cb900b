"""Facts of findings → their sentences, for each audience.

A family of rules is a module here: a table of the facts that its rules yield, each with the sentence
and the hint made of them, and with what an official letter says instead where that is something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from gongkai_cli.model.problem import Illegible
from gongkai_cli.model.result import CatalogRow

from .parts import PRIVACY

if TYPE_CHECKING:
    from gongkai_cli.model.problem import Problem
    from gongkai_cli.model.result import Facts, Finding, Obligation, Related


class Audience(Enum):
    """Who is spoken to.

    TERMINAL: who runs the program, and machines: rules by code, keys and files by name, commands.
    OFFICIAL: who reads a 通报, and none of these; the places named are given apart, by `places`.
    """

    TERMINAL = "terminal"
    OFFICIAL = "official"


class Words(NamedTuple):
    """What is so, and what to do about it."""

    message: str
    hint: str


Template = str | Mapping[str, str]
"""A sentence with {fields} and {parts}; of facts that have a `why`, one for each of these."""


class Phrase(NamedTuple):
    """What is said of one shape of facts; `official` and `official_hint` where a letter says it otherwise."""

    message: Template
    hint: Template = ""
    official: Template | None = None
    official_hint: Template | None = None


Part = Callable[[Any, "Obligation | None", Audience], str]
"""Facts, the obligation that they concern, audience → words that several sentences hold."""


class Family(NamedTuple):
    """The phrases of some rules, of the places that their findings relate to, and the parts of both."""

    phrases: Mapping[type[Facts], Phrase]
    related: Mapping[type[Facts], str]
    parts: Mapping[str, Part]


OF_WAIVERS = "GK503"
FAMILIES = {
    "1": "lateness",
    "2": "lateness",
    "3": "mismatch",
    "4": "mismatch",
    "5": "waivers",
}
"""The family of a code by its third letter; all others are of `files`."""


def words(finding: Finding, audience: Audience = Audience.TERMINAL) -> Words:
    """The sentence and the hint of a finding."""
    if isinstance(finding.facts, Illegible):
        said = problem_words(finding.facts, audience)
        said = said._replace(message=f"{said.message}；{said.hint}")
    else:
        said = phrased(family_of(finding.code), finding.facts, finding.obligation, audience)
    return said._replace(message=f"{said.message}；{PRIVACY}") if finding.personal else said


def places(finding: Finding) -> tuple[str, ...]:
    """The places (file:line) that the sentence for the terminal names, and the official one does not."""
    elsewhere = getattr(finding.facts, "elsewhere", None)
    return (f"{elsewhere[0]}:{elsewhere[1]}",) if elsewhere is not None else ()


def facts_words(code: str, facts: Facts) -> Words:
    """The sentence and the hint of facts that no finding carries, by the rule that would."""
    return phrased(family_of(code), facts, None, Audience.TERMINAL)


def related_words(finding: Finding, related: Related) -> str:
    """What stands at a place that a finding relates to."""
    if isinstance(related.facts, CatalogRow):
        return f"目录第{related.facts.item}项"
    family = family_of(finding.code)
    names = _Names(related.facts, None, Audience.TERMINAL, family.parts)
    return family.related[type(related.facts)].format_map(names)


def problem_words(problem: Problem | Illegible, audience: Audience = Audience.TERMINAL) -> Words:
    """What is wrong in a file, and the mend."""
    if problem.facts is not None:
        return phrased(family_of(OF_WAIVERS), problem.facts, None, audience)
    if problem.official is not None and audience is Audience.OFFICIAL:
        return Words(*problem.official)
    return Words(problem.message, problem.hint)


def phrased(
    family: Family, facts: Facts, obligation: Obligation | None, audience: Audience
) -> Words:
    """Sentence and hint of facts, by their phrase in a family."""
    phrase = family.phrases[type(facts)]
    message, hint = phrase.message, phrase.hint
    if audience is Audience.OFFICIAL:
        message = message if phrase.official is None else phrase.official
        hint = hint if phrase.official_hint is None else phrase.official_hint
    names = _Names(facts, obligation, audience, family.parts)
    return Words(*(_chosen(each, facts).format_map(names) for each in (message, hint)))


def _chosen(template: Template, facts: Any) -> str:
    return template if isinstance(template, str) else template[facts.why]


@cache
def family_of(code: str) -> Family:
    """The phrases of a rule's family, loaded when they are asked for."""
    module = import_module(f"gongkai_cli.outputs.phrases.{FAMILIES.get(code[2:3], 'files')}")
    family: Family = module.FAMILY
    return family


class _Names(dict[str, Any]):
    """What a template may name: the parts of its family, and the fields of the facts."""

    def __init__(
        self,
        facts: Facts,
        obligation: Obligation | None,
        audience: Audience,
        parts: Mapping[str, Part],
    ) -> None:
        self.facts, self.obligation, self.audience, self.parts = facts, obligation, audience, parts

    def __missing__(self, name: str) -> Any:
        part = self.parts.get(name)
        if part is not None:
            return part(self.facts, self.obligation, self.audience)
        return getattr(self.facts, name)
