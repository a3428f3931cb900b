"""`gongkai calendar status`, `show` and `workday`: what is known, a month of it, a count on it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counting import OVERLAY_2027, is_worked
from gongkai_cli.analyses.calendar_status.workday import count_workdays
from gongkai_cli.calendar.workdays import build_workdays
from gongkai_cli.cli import entry

CALENDAR = build_workdays(through_year=2026)
D = date.fromisoformat


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """A command line in an empty folder: its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = entry.run(["calendar", *words])
        return code, *capsys.readouterr()

    return command


def test_status_outside_a_project(run):
    code, out, _ = run("status", "--as-of", "2026-11-23")
    assert code == 0
    assert "放假安排已公布到2026-12-28" in out
    assert "chinese-calendar 1.11" in out
    assert "2027年  未公布" in out
    assert "应公开日期" not in out


def test_status_of_a_project_before_and_after_the_notice(run, project):
    project.lay("# 无\n")
    day = ("--as-of", "2026-12-01", "--format", "json")
    before = json.loads(run("status", str(project.root), *day)[1])
    assert before["uncovered_years"] == [2027]
    loose = {each["obligation"]: each for each in before["provisional"]}
    assert set(loose) == {"1@2026-12", "2@2026-12", "3@2026-Q4", "4@2026", "13@2026-12"}
    assert loose["4@2026"]["due"] == "2027-01-22"
    assert loose["4@2026"]["window"] == ["2027-01-15", "2027-01-26"]
    assert {each["span"]: each["trigger"] for each in before["provisional_from"]} == {
        "15个工作日": "2026-12-08", "20个工作日": "2026-12-01",
    }  # fmt: skip
    text = run("status", str(project.root), "--as-of", "2026-12-01")[1]
    assert "其中暂定5个" in text
    assert "gongkai calendar import" in text

    project.write({"calendar/2027.yaml": OVERLAY_2027})
    after = json.loads(run("status", str(project.root), *day)[1])
    assert after["gazetted_through"] == "2027-12-28"
    assert after["provisional"] == []
    source = after["sources"][1]
    assert (source["file"], source["number"], source["issued"]) == (
        "calendar/2027.yaml", "虚构〔2026〕1号", "2026-11-20",
    )  # fmt: skip
    assert (
        "虚构〔2026〕1号  2026-11-20发布  calendar/2027.yaml"
        in run("status", str(project.root), "--as-of", "2026-12-01")[1]
    )


def test_status_says_what_is_wrong_with_an_overlay(run, project):
    project.lay("# 无\n")
    project.write({"calendar/2027.yaml": "year: 2027\noff_days: [2027-02-30]\n"})
    code, _, err = run("status", str(project.root))
    assert code == 3
    assert "calendar/2027.yaml:2" in err


def test_status_of_a_folder_that_is_no_project(run, tmp_path):
    (tmp_path / "sub").mkdir()
    code, _, err = run("status", "sub")
    assert code == 2
    assert "gongkai init" in err


def test_a_month_shows_each_day_once_with_its_number(run):
    out = run("show", "2026", "--month", "10")[1]
    assert "工作日18个，本年第187—204个" in out
    assert re.search(r"10 班 3", out)
    assert re.search(r" 1 休", out)
    assert "调休上班 10-10" in out
    assert "国庆节 10-01至10-05" in out
    assert "\x1b" not in out


@pytest.mark.slow
@pytest.mark.parametrize(("year", "total"), [(2026, 248), (2025, 248), (2024, 251)])
def test_a_year_numbers_its_working_days_through(run, year, total):
    out = run("show", str(year))[1]
    ends = [int(last) for last in re.findall(r"本年第\d+—(\d+)个", out)]
    assert len(ends) == 12
    assert max(ends) == total
    assert sum(map(int, re.findall(r"工作日(\d+)个", out))) == total


def test_an_uncovered_year_says_so(run):
    out = run("show", "2027", "-m", "2")[1]
    assert "暂定：2027年放假安排未公布" in out
    assert "春节 02-05至02-08" in out
    assert "暂定" in run("show", "2026", "-m", "12")[1]
    assert "暂定" not in run("show", "2026", "-m", "11")[1]


@pytest.mark.parametrize(
    "words", [("show", "1999"), ("show", "2053"), ("show", "2026", "-m", "13")]
)
def test_no_such_month(run, words):
    code, _, err = run(*words)
    assert code == 2
    assert "提示：" in err


@pytest.mark.parametrize(
    ("day", "n", "end"),
    [
        ("2026-09-30", "15", "2026-10-27"),
        ("2022-09-30", "20", "2022-11-02"),
        ("2026-09-19", "1", "2026-09-20"),
        ("2026-10-27", "-15", "2026-09-30"),
        ("2026-10-05", "-1", "2026-09-30"),
    ],
)
def test_workday_forwards_and_backwards(run, day, n, end):
    code, out, err = run("workday", day, n)
    assert (code, out, err) == (0, f"{end}\n", "")


def test_workday_lists_each_day(run):
    out = run("workday", "2026-09-30", "4", "--list")[1].splitlines()
    assert out[0].split() == ["2026-09-30", "周三", "不计", "起算日"]
    assert out[1].split() == ["2026-10-01", "周四", "不计", "国庆节"]
    assert out[10].split() == ["2026-10-10", "周六", "第3个", "调休上班"]
    assert out[-2].split() == ["2026-10-12", "周一", "第4个", "工作日"]
    assert out[-1] == "2026-10-12"
    back = run("workday", "2026-10-12", "-4", "--list")[1].splitlines()
    assert [line.split()[2] for line in back if "第" in line] == [f"第{n}个" for n in (1, 2, 3, 4)]
    assert back[-1] == "2026-09-30"


def test_workday_into_an_uncovered_year_is_provisional(run):
    code, out, err = run("workday", "2026-12-31", "15")
    assert (code, out) == (0, "2027-01-22\n")
    assert "暂定，2027年放假安排未公布，预计在2027-01-15至2027-01-26之间" in err
    data = json.loads(run("workday", "2026-12-31", "15", "--format", "json")[1])
    assert (data["basis"], data["window"]) == ("provisional", ["2027-01-15", "2027-01-26"])
    assert sum(day["number"] is not None for day in data["days"]) == 15


@pytest.mark.parametrize("words", [("0",), ("x",), ("9999",), ("-2500",)])
def test_workday_with_a_number_that_leads_nowhere(run, words):
    code, _, err = run("workday", "2004-06-01", *words)
    assert code == 2
    assert "提示：" in err


@pytest.mark.slow
@given(st.dates(D("2008-01-01"), D("2026-06-30")), st.integers(1, 60))
def test_there_and_back(day: date, n: int) -> None:
    there = count_workdays(day, n, CALENDAR)
    assert [d.day for d in there.days if d.number] == [
        d.day for d in there.days if is_worked(d.day)
    ]
    back = count_workdays(there.end.day + timedelta(1), -n, CALENDAR)
    assert back.end.day > day
    assert {d.day for d in back.days if d.number} == {d.day for d in there.days if d.number}
