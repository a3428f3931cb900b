"""GK401: a record entered the version history long after the day of publication it claims."""

from __future__ import annotations

import pytest

RECORD = "{item: 2, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}\n"


@pytest.mark.parametrize(
    ("day", "found"), [("2026-10-21", 0), ("2026-10-22", 0), ("2026-10-23", 1)]
)
def test_the_tenth_working_day_is_the_last_without_a_word(project, repository, day, found):
    """2026-10-10 is a Saturday that is worked, so that the tenth after 2026-10-09 is 2026-10-22."""
    repository.commit(day, {"records/r.yaml": RECORD})
    assert len(project.again(history=True).all("GK401")) == found


def test_both_dates_and_no_accusation(project, repository):
    repository.commit("2026-10-26", {"records/r.yaml": "# 说明\n" + RECORD})
    found = project.again(history=True).one("GK401")
    assert found.message == (
        "第2项“有期限的月报”2026-09期登记晚于公开：记录写明2026-10-09公开，"
        "2026-10-26才进入版本记录，其间12个工作日"
    )
    assert found.severity == "notice"
    assert (found.place.line, found.place.column) == (2, 39)
    assert "补登" in found.hint
    assert found.obligation.id == "2@2026-09"


def test_how_many_days_is_for_the_project_to_say(project, repository):
    settings = (project.root / "gongkai.yaml").read_text("utf-8")
    repository.commit("2026-10-26", {"records/r.yaml": RECORD})
    for days, found in ((11, 1), (12, 0)):
        project.write({"gongkai.yaml": f"{settings}history: {{workdays: {days}}}\n"})
        assert len(project.again(history=True).all("GK401")) == found


def test_without_the_option_nothing_is_said(project, repository):
    repository.commit("2026-10-26", {"records/r.yaml": RECORD})
    assert project.again().all("GK401") == []


def test_a_commit_after_the_as_of_day_has_not_happened(project, repository):
    repository.commit("2026-10-26", {"records/r.yaml": RECORD})
    assert project.again("2026-10-25", history=True).all("GK401") == []
    assert len(project.again("2026-10-26", history=True).all("GK401")) == 1


def test_each_publication_is_looked_at(project, repository):
    text = """\
    item: 2
    period: 2026-09
    publications:
      - {published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}
    """
    more = text.rstrip(" ") + "      - {published: 2026-10-08, channel: 社区居务公开栏}\n"
    repository.commit("2026-10-10", {"records/r.yaml": text})
    repository.commit("2026-10-30", {"records/r.yaml": more})
    assert project.again(history=True).lines("GK401") == [5]


def test_what_was_published_before_the_history_began(project, repository):
    """Nobody can register in a history that does not exist yet: the days count from its first record."""
    early = "{item: 9, title: 旧政策, published: 2025-06-02, channel: 政府网站常规公开, url: https://a.cn}\n"
    repository.commit("2026-01-16", {"records/old.yaml": early})
    assert project.again(history=True).all("GK401") == []
    late = early.replace("旧政策", "更旧的政策")
    repository.commit("2026-01-26", {"records/older.yaml": late})
    project.start = "2025-01-01"
    project.lay({})
    message = project.again(history=True).one("GK401").message
    assert "2025-06-02公开，2026-01-26才进入版本记录（版本记录自2026-01-05起），其间" in message


def test_a_waiver_of_what_was_not_looked_for_waits(project, repository):
    """- {code: GK401, obligation: 2@2026-09, reason: 补登, approved_by: 办, approved_on: 2026-10-30, expires: never}"""
    repository.commit("2026-10-26", {"records/r.yaml": RECORD, "waivers.yaml": project.docstring})
    without, looked = project.again(), project.again(history=True)
    assert [each.state.value for each in without.checked.waivers] == ["waiting"]
    assert without.all("GK502") == []
    assert [each.state.value for each in looked.checked.waivers] == ["permanent"]
    project.write(
        {
            "gongkai.yaml": (project.root / "gongkai.yaml").read_text("utf-8")
            + "history: {workdays: 50}\n"
        }
    )
    assert len(project.again(history=True).all("GK502")) == 1, "looked for, and not found"
    assert project.again().all("GK502") == []


def test_a_waiver_only_marks_it(project, repository):
    """- {code: GK401, obligation: 2@2026-09, reason: 补登, approved_by: 办, approved_on: 2026-10-30, expires: never}"""
    repository.commit("2026-10-26", {"records/r.yaml": RECORD, "waivers.yaml": project.docstring})
    result = project.again(history=True)
    assert result.one("GK401").waived_by is not None
    assert result.verdict("2@2026-09") == "met"


def test_a_correction_does_not_hide_what_was_added_beside_it(project, repository):
    line = (
        "- {{item: 7, title: {}, formed: 2026-08-03, published: 2026-08-04, "
        "channel: 政府网站常规公开, url: https://a.cn}}\n"
    )
    repository.commit("2026-08-04", {"records/r.yaml": line.format("慰问的通告")})
    several = "".join(map(line.format, ("补登一", "慰问的通知", "补登二")))
    repository.commit("2026-10-26", {"records/r.yaml": several})
    assert project.again(history=True).lines("GK401") == [1, 3]
