"""The result that every format renders: that of scripts/build_format_copies.py."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from gongkai_cli.check import Checked
from gongkai_cli.formats import render
from gongkai_cli.summary import count_findings

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "build_format_copies.py"


@pytest.fixture(scope="session")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_format_copies", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def shared(script) -> Checked:
    """Every verdict but 即将到期, every severity, two findings waived."""
    return script.shared_result()


@pytest.fixture(scope="session")
def clean(shared) -> Checked:
    """The same without a finding."""
    return with_findings(shared, ())


@pytest.fixture(scope="session")
def large(shared) -> Checked:
    """A result of 3,000 findings of every level, each with a fingerprint of its own."""
    one = shared.findings
    many = [one[n % len(one)] for n in range(3000)]
    return with_findings(shared, [replace(f, fingerprint=f"{n:032x}") for n, f in enumerate(many)])


@pytest.fixture(scope="session")
def draw(script):
    """The text of a format, with the paths seen from a repository's root."""

    def rendered(name: str, checked: Checked, prefix: str = "") -> str:
        return render(name, checked, checked.findings, 100, prefix)

    return rendered


def with_findings(checked: Checked, findings) -> Checked:
    found = tuple(findings)
    summary = replace(checked.summary, findings=count_findings(found))
    return replace(checked, findings=found, summary=summary)
