"""A project's own file and any catalog → the project under that catalog, and what of it does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gongkai_cli.model.problem import Problem
from gongkai_cli.model.project import Project
from gongkai_cli.sources.catalog.selectors import UnknownSelector, select_items
from gongkai_cli.sources.catalog.yaml import CatalogFile
from gongkai_cli.sources.project import (
    LoadedProject,
    assemble_project,
    assign_offices,
    override_problems,
)
from gongkai_cli.sources.yaml.load_model import Loaded


def fit_project(
    root: Path, loaded: Loaded[Project], catalog: CatalogFile
) -> tuple[LoadedProject, tuple[Problem, ...]]:
    """The project with what names nothing in the catalog left out, each such thing a problem.

    Offices, decisions and limits were written for another catalog; what fits still holds.
    """
    *_, problems = assign_offices(loaded, catalog)
    if not problems:
        return assemble_project(root, loaded, catalog), ()
    project = loaded.value
    decided = {
        key: tuple(
            each.model_copy(update={"items": kept})
            for each in getattr(project, key)
            if (kept := _known(each.items, catalog))
        )
        for key in ("not_applicable", "exempt")
    }
    offices = {name: _known(chosen, catalog) for name, chosen in project.offices.items()}
    limits = {
        phrase: limit
        for phrase, limit in project.time_limits.items()
        if not _unfit(loaded, {phrase: limit}, catalog)
    }
    update = {**decided, "offices": offices, "time_limits": limits}
    rest = replace(loaded, value=project.model_copy(update=update))
    return assemble_project(root, rest, catalog), tuple(problems)


def _known(selectors: tuple[str, ...], catalog: CatalogFile) -> tuple[str, ...]:
    """The selectors that name something, each looked at alone."""

    def names(selector: str) -> bool:
        try:
            return bool(select_items([selector], catalog.index))
        except UnknownSelector:
            return False

    return tuple(selector for selector in selectors if names(selector))


def _unfit(loaded: Loaded[Project], limits: dict[str, object], catalog: CatalogFile) -> bool:
    only = loaded.value.model_copy(update={"time_limits": limits})
    return bool(override_problems(replace(loaded, value=only), catalog))
