"""A file is read whole, once, and judged by what was read, whatever the file system does meanwhile."""

from __future__ import annotations

import os

import pytest

from gongkai_cli.sources import regular_file

SEVERAL = """
- item: 2
  period: 2026-08
  published: 2026-09-10
  channel: 政府网站常规公开
- item: 2
  period: 2026-09
  published: 2026-10-20
  channel: 政府网站常规公开
"""


@pytest.mark.slow
@pytest.mark.parametrize("most", [1, 7, 64 * 1024 - 1, 64 * 1024, 10**9])
@pytest.mark.parametrize("size", [0, 1, 100, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_a_short_read_is_not_the_end(tmp_path, monkeypatch, most, size):
    """Network and FUSE file systems may answer with less than was asked for."""
    size = min(size, 3000) if most < 10 else size
    data = bytes(number % 251 for number in range(size))
    (tmp_path / "file").write_bytes(data)
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, count: real(handle, min(count, most)))
    assert regular_file.read_bytes(str(tmp_path / "file")) == data


def test_short_reads_lose_no_record(project, monkeypatch):
    whole = project.check(SEVERAL)
    assert whole.checked.read == 2
    real = os.read
    cut = len(SEVERAL.encode()) - 40
    monkeypatch.setattr(os, "read", lambda handle, count: real(handle, min(count, cut)))
    short = project.again()
    assert short.checked.read == 2
    assert short.verdicts("2") == whole.verdicts("2")


@pytest.mark.parametrize("most", [7, 64 * 1024])
def test_a_file_past_the_limit_is_not_kept(tmp_path, monkeypatch, most):
    (tmp_path / "file").write_bytes(b"x" * 100_001)
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, count: real(handle, min(count, most)))
    with pytest.raises(regular_file.TooLarge):
        regular_file.read_bytes(str(tmp_path / "file"), 100_000)


BAD = """
item: 2
period: 2026-09
published: 2026-10-20
chanel: 政府网站常规公开
"""
LATE = """
# 第一行
item: 2
period: 2026-08
published: 2026-10-29
channel: 政府网站常规公开
"""


@pytest.mark.slow
@pytest.mark.parametrize("becomes", [None, b"a: \0", b"", b"- x\n", b"\xff", b"item: [", b"\n" * 9])
def test_what_was_read_is_judged_whatever_becomes_of_the_file(project, monkeypatch, becomes):
    """Gone, broken or rewritten as soon as it has been read: each file is told for itself alone."""
    project.lay({"bad.yaml": BAD, "late.yaml": LATE})
    before = project.again()
    real = regular_file.read_bytes

    def read_then_change(path, *most) -> bytes:
        data = real(path, *most)
        if "records" in str(path):
            os.unlink(path)
            if becomes is not None:
                with open(path, "wb") as file:
                    file.write(becomes)
        return data

    monkeypatch.setattr(regular_file, "read_bytes", read_then_change)
    run = project.run("--format", "concise")
    assert run.code == 1
    assert "内部错误" not in run.text
    project.lay({"bad.yaml": BAD, "late.yaml": LATE})
    after = project.again()
    assert after.verdicts("2") == before.verdicts("2")
    assert after.verdict("2@2026-09") == "undetermined"
    bad = after.one("GK901").place
    assert (bad.path, bad.line, bad.column) == ("records/bad.yaml", 5, 1)
    late = after.one("GK201").place
    assert (late.path, late.line) == ("records/late.yaml", 3), "the line its record began at"


def test_a_file_of_settings_is_read_once(project, monkeypatch):
    """
    item: 2
    period: 2026-08
    """
    project.lay()
    project.write({"waivers.yaml": "- code: GK101\n  reasons: 甲\n", "gongkai.yaml.bak": b""})
    real, read = regular_file.read_bytes, []

    def read_and_note(path, *most):
        read.append(path)
        return real(path, *most)

    monkeypatch.setattr(regular_file, "read_bytes", read_and_note)
    assert project.run().code == 1
    names = [os.path.basename(path) for path in read]
    assert names.count("waivers.yaml") == 1
    assert names.count("gongkai.yaml") == 1
    assert names.count("catalog.yaml") == 1


@pytest.mark.parametrize("first", ["", "---\n", "# 说明\n---\n", "---\n---\n", "--- ''\n---\n"])
def test_an_empty_document_shifts_no_place(project, first):
    text = f"{first}item: 2\nperiod: 2026-09\npublished: 2026/10/20\n---\nitem: 2\nperiod: 2026-8\n"
    found = sorted((f.place.line, f.place.column) for f in project.check(text).all("GK901"))[-2:]
    line = first.count("\n")
    assert found == [(line + 3, 12), (line + 6, 9)]
