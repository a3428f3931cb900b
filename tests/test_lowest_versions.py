"""The constraints that the lowest allowed versions are tested with are the bounds of pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


def lowest(requirement: Requirement) -> str:
    """The one version that a requirement begins at. Fails where it has no lower bound."""
    (bound,) = [each for each in requirement.specifier if each.operator == ">="]
    return f"{requirement.name}=={bound.version}"


def test_each_constraint_is_a_lower_bound_and_each_lower_bound_a_constraint():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    bounds = {lowest(Requirement(each)) for each in named}
    lines = (ROOT / "constraints" / "lowest.txt").read_text("utf-8").splitlines()
    constraints = [line for line in lines if not line.startswith("#")]
    assert sorted(constraints) == sorted(bounds)
