"""Matching keeps what it made of each publication; the usual one, alone with its record, needs no list."""

from __future__ import annotations

UP = "channel: 政府网站常规公开"


def test_each_publication_has_its_code_in_the_order_of_the_records(project):
    records = "\n".join(
        f"- {{item: 2, period: 2026-08, {rest}}}"
        for rest in (
            f"published: 2026-09-11, {UP}",
            f"published: 2026-09-14, {UP}",
            f"published: 2026-11-09, {UP}",
            "published: 2026-09-09, channel: 微信",
            f"published: 2026-09-09, withdrawn: 2026-09-10, {UP}",
        )
    )
    judged = project.check(records).judged("2@2026-08")
    assert [use.value for _, use in judged.considered] == [
        "decides",
        "later",
        "after_as_of",
        "other_channel",
        "withdrawn_in_time",
    ]
    decides = [act for act, use in judged.considered if use.value == "decides"]
    assert decides == [judged.decided_by]


def test_one_publication_alone_has_no_list(project):
    result = project.check(f"{{item: 2, period: 2026-08, published: 2026-09-11, {UP}}}")
    assert result.judged("2@2026-08").decided_by is not None
    assert result.judged("2@2026-08").considered == ()
