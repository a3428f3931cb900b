"""Signing a report: by one run alone, once all else is written, never outside the project, and told if damaged."""

from __future__ import annotations

import hashlib
import os
from datetime import date

import pytest

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.cli.monthly_report import compose_reports, freeze_report
from gongkai_cli.model.problem import WrongUsage

RECORDS = "- {item: 2, period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开, url: 'https://a.cn'}\n"
FILE = "reports/2026-09.json"
MONTH, TODAY = parse_period("2026-09"), date(2028, 2, 1)


@pytest.fixture(autouse=True)
def laid(project):
    project.lay(RECORDS)


def test_of_two_runs_at_once_one_signs(project):
    one, two = (compose_reports(project.root, MONTH, MONTH.last, within=days) for days in (None, 5))
    assert freeze_report(one, False, TODAY) == f"已签存 {FILE}"
    before = (project.root / FILE).read_bytes()
    with pytest.raises(WrongUsage) as caught:
        freeze_report(two, False, TODAY)
    assert "2026-09的通报刚由另一次运行签存，没有改动那一份" in caught.value.message
    assert (project.root / FILE).read_bytes() == before


def test_of_two_further_versions_at_once_one_has_the_number(project):
    freeze_report(compose_reports(project.root, MONTH, MONTH.last), False, TODAY)
    one, two = (compose_reports(project.root, MONTH, MONTH.last, within=days) for days in (4, 5))
    assert freeze_report(one, True, TODAY) == f"已另存一版 reports/2026-09.v2.json，{FILE} 保留"
    before = (project.root / "reports/2026-09.v2.json").read_bytes()
    with pytest.raises(WrongUsage):
        freeze_report(two, True, TODAY)
    assert (project.root / "reports/2026-09.v2.json").read_bytes() == before
    assert len(list((project.root / "reports").iterdir())) == 2


@pytest.mark.slow
def test_nothing_is_signed_where_another_form_cannot_be_written(project, report):
    (project.root / "file").write_bytes(b"")
    out = project.root / "file" / "out"
    run = report("2026-09", "--freeze", "--format", "html", "-o", str(out), form=None)
    assert run.code == 3
    assert "已签存" not in run.err
    assert not (project.root / FILE).exists()


def test_what_is_signed_is_told_where_another_form_gets_no_place(project, report, monkeypatch):
    place = os.replace

    def refuse(source, goal):
        if str(goal).endswith(".html"):
            raise OSError(28, "No space left on device", source, None, str(goal))
        place(source, goal)

    monkeypatch.setattr(os, "replace", refuse)
    out = project.root / "out"
    run = report("2026-09", "--freeze", "--format", "html", "-o", str(out), form=None)
    assert run.code == 3
    assert run.err.startswith(f"已签存 {FILE}\n未完成检查：")
    assert "html：磁盘已满" in run.err
    assert (project.root / FILE).exists()
    assert list(out.iterdir()) == []


def test_a_folder_that_leads_out_of_the_project_gets_no_report(project, report, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (project.root / "reports").symlink_to(outside)
    run = report("2026-09", "--freeze")
    assert run.code == 3
    assert f"{FILE} 没有签存：是链接，或经过链接，指向项目之外" in run.err
    assert run.out == ""
    assert list(outside.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("goal", ["/dev/zero", "pipe", "folder", "socket", "nowhere", "large"])
def test_what_is_no_plain_file_of_a_sensible_size_is_told(project, report, goal, monkeypatch):
    monkeypatch.setattr("gongkai_cli.outputs.monthly.signed.MAX_BYTES", 1024 * 1024)
    (project.root / "reports").mkdir()
    place = project.root / "reports" / "2026-08.json"
    if goal == "pipe":
        os.mkfifo(place)
    elif goal == "folder":
        place.mkdir()
    elif goal == "socket":
        import socket

        monkeypatch.chdir(place.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    elif goal == "large":
        with place.open("wb") as stream:
            stream.truncate(1024 * 1024 + 1)
    else:
        place.symlink_to(goal)
    run = report("2026-09")
    assert (run.code, run.out) == (3, "")
    assert "未完成检查：签存的通报 reports/2026-08.json 打不开：" in run.err


@pytest.mark.slow
@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", '"\\ud800"', "1 2"])
def test_a_report_sealed_again_over_what_is_no_json_is_told(project, report, value):
    assert report("2026-08", "--freeze").code == 0
    path = project.root / "reports/2026-08.json"
    data = path.read_bytes().replace(b'{"schema"', f'{{"x":{value},"schema"'.encode(), 1)
    body = data[: data.rindex(b'"seal":')]
    seal = hashlib.sha256(body + b'"seal":""}\n').hexdigest()
    path.write_bytes(body + f'"seal":"{seal}"}}\n'.encode())
    run = report("2026-09")
    assert (run.code, run.out) == (3, "")
    assert "未完成检查：签存的通报 reports/2026-08.json 已损坏，不是JSON（第1行第" in run.err
