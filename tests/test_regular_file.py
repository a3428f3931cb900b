"""Whatever path is given: what is no plain file of a sensible size is told for what it is, and never hangs."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from gongkai_cli.cli import entry
from gongkai_cli.outputs.docx.report import shipped

NOTICE = Path(__file__).parent / "fixtures" / "notices" / "made-up-2027.txt"
COMMANDS = {
    "report {root} --month 2026-09 --format docx -o {root}/out --template {path}": 2,
    "check {root} --as-of 2026-10-31 --since {path}": 2,
    "calendar import {path} --dry-run": 2,
    "catalog validate {path}": 2,
    "catalog list --catalog {path}": 3,
    "impact {path} {root}/catalog.yaml": 3,
}
"""Command → exit code where its file cannot be read."""


@pytest.fixture
def ran(project, capsys):
    project.lay("# 无\n")

    def run(line: str, path: str) -> tuple[int, str]:
        capsys.readouterr()
        words = (word.format(root=project.root, path=path) for word in line.split())
        code = entry.run(list(words))
        out, err = capsys.readouterr()
        return code, out + err

    return run


@pytest.mark.slow
@pytest.mark.parametrize(("line", "code"), COMMANDS.items())
def test_a_pipe_and_an_endless_device(project, ran, line, code):
    os.mkfifo(project.root / "pipe.yaml")
    for path in (project.root / "pipe.yaml", "/dev/zero"):
        found, text = ran(line, str(path))
        assert (found, "不是普通文件" in text) == (code, True), text


@pytest.mark.parametrize(
    "name", ["catalog.yaml", "waivers.yaml", "calendar/2027.yaml", "records/r.yaml"]
)
def test_a_pipe_in_a_project(project, ran, name):
    (project.root / "calendar").mkdir()
    (project.root / name).unlink(missing_ok=True)
    os.mkfifo(project.root / name)
    code_of = {"waivers.yaml": 1, "catalog.yaml": 3, "calendar/2027.yaml": 3, "records/r.yaml": 3}
    code, text = ran("check {root} --as-of 2026-10-31", "")
    assert (code, "不是普通文件" in text) == (code_of[name], True), text


def test_a_report_is_made_of_what_can_be_read(project, ran):
    os.mkfifo(project.root / "waivers.yaml")
    (project.root / "records" / "large.yaml").touch()
    os.truncate(project.root / "records" / "large.yaml", 9 * 1024 * 1024)
    assert ran("report {root} --month 2026-09 -o {root}/out", "")[0] == 0


@pytest.mark.slow
def test_a_template_that_unpacks_to_many_times_its_size(project, ran, monkeypatch):
    monkeypatch.setattr("gongkai_cli.cli.template.UNPACKED", 1024 * 1024)
    (project.root / "ours.docx").write_bytes(shipped())
    with zipfile.ZipFile(project.root / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(2 * 1024 * 1024))
    line = "report {root} --month 2026-09 --format docx -o {root}/out --template {path}"
    code, text = ran(line, str(project.root / "bomb.docx"))
    assert (code, "解开后超过1MB，未读取" in text) == (2, True)
    assert ran(line, str(project.root / "ours.docx"))[0] == 0


@pytest.mark.parametrize("folder", ["calendar", ".schemas"])
def test_a_folder_that_leads_out_of_the_project_gets_no_notice(
    project, ran, folder, tmp_path_factory
):
    outside = tmp_path_factory.mktemp("outside")
    (project.root / folder).symlink_to(outside)
    line = "calendar import {path} --project {root} --as-of 2026-12-01"
    code, text = ran(line, str(NOTICE))
    assert (code, "指向项目之外，没有写" in text) == (3, True), text
    assert list(outside.iterdir()) == []
    assert not (project.root / "calendar" / "2027.yaml").exists()
