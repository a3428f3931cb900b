"""Each head of a time limit is a module and a line in HEADS; what they make of the records is frozen."""

from __future__ import annotations

import dataclasses

import pytest

from gongkai_cli.checking.obligations.build import HEADS
from gongkai_cli.model.catalog import HEADS as WRITTEN


def test_every_head_that_can_be_written_makes_obligations():
    assert set(HEADS) == set(WRITTEN)


def test_the_index_of_obligations_is_frozen_and_its_repr_short(project):
    rows = "\n".join(f"- {{item: 5, title: t{n}, formed: 2026-03-02}}" for n in range(200))
    laid = project.check(rows).checked.laid
    with pytest.raises(dataclasses.FrozenInstanceError):
        laid.obligations = ()
    assert isinstance(laid.obligations, tuple)
    assert isinstance(laid.history, frozenset)
    assert len(repr(laid)) < 200
