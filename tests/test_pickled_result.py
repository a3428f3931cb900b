"""A result goes to another process and back: what is computed is known by keys that mean the same there."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from gongkai_cli.checking.check import CheckResult, check, place_result
from gongkai_cli.checking.findings import find_violations, sources_of
from gongkai_cli.checking.rules.base import Context
from gongkai_cli.checking.run_check import read_records, run_check
from gongkai_cli.cli.scaffolding.demo import write_demo
from gongkai_cli.outputs.check import render
from gongkai_cli.sources.places import locate
from gongkai_cli.sources.project import build_calendar, open_project

AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("demo")
    write_demo(target)
    return target


def as_json(checked: CheckResult) -> str:
    return render("json", checked, checked.findings).decode()


def check_elsewhere(folder: Path) -> str:
    return as_json(run_check(folder, AS_OF))


@pytest.mark.slow
def test_a_result_that_was_pickled_gives_the_same_bytes(folder):
    checked = run_check(folder, AS_OF)
    assert as_json(pickle.loads(pickle.dumps(checked))) == as_json(checked)


def test_placed_there_it_gives_the_same_bytes(folder):
    project = open_project(folder)
    unplaced = check(project, read_records(project), build_calendar(project, AS_OF), AS_OF)
    there = pickle.loads(pickle.dumps(unplaced))
    placed = place_result(there, locate(folder, sources_of(there.findings)))
    assert as_json(placed) == as_json(run_check(folder, AS_OF))


def test_judged_further_it_gives_the_same_findings(folder):
    checked = run_check(folder, AS_OF)
    there = pickle.loads(pickle.dumps(checked))
    records = pickle.loads(
        pickle.dumps(checked.records)
    )  # apart from the rest, so no object is shared
    found = [
        find_violations(
            Context(each.project, each.calendar, AS_OF, each.laid, each.judged, each.unreadable)
        ).findings
        for each in (checked, there)
    ]
    assert found[0] == found[1]
    assert {each.key for each in records} == {each.key for each in there.records}


@pytest.mark.slow
def test_a_check_in_another_process_gives_the_same_bytes(folder):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(check_elsewhere, folder).result() == check_elsewhere(folder)
