"""A record and a day → what of it had happened by then."""

from __future__ import annotations

from datetime import date

from gongkai_cli.model.record import Record, acts_of


def exists(record: Record, as_of: date) -> bool:
    """Whether anything of the record had happened by the day; one without dates always counts."""
    formed, published = record.formed, record.published
    if (formed is not None and formed <= as_of) or (published is not None and published <= as_of):
        return True
    acts = record.publications
    if acts is not None:
        return any(act.published <= as_of for act in acts)
    return formed is None and published is None


def is_after(record: Record, as_of: date) -> bool:
    """Whether anything that the record says happened lies after the day."""
    formed, published = record.formed, record.published
    if formed is not None and formed > as_of:
        return True
    if published is not None and published <= as_of and record.withdrawn is None:
        return False  # by far the most records
    for act in acts_of(record):
        assert act.published is not None
        if act.published > as_of or (act.withdrawn is not None and act.withdrawn > as_of):
            return True
    return False


def first_published(record: Record) -> date | None:
    """The earliest day of publication that a record names, whether or not it has come."""
    return min((act.published for act in acts_of(record) if act.published), default=None)
