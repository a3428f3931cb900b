"""A file is read whole, once, and judged by what was read, whatever the file system does meanwhile."""

from __future__ import annotations

import os

import pytest

from gongkai_cli.yamltext import text

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


@pytest.mark.parametrize("most", [1, 7, 64 * 1024 - 1, 64 * 1024, 10**9])
@pytest.mark.parametrize("size", [0, 1, 100, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_a_short_read_is_not_the_end(tmp_path, monkeypatch, most, size):
    """Network and FUSE file systems may answer with less than was asked for."""
    size = min(size, 3000) if most < 10 else size
    data = bytes(number % 251 for number in range(size))
    (tmp_path / "file").write_bytes(data)
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, count: real(handle, min(count, most)))
    assert text.read_bytes(str(tmp_path / "file")) == data


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
    monkeypatch.setattr(text, "MAX_BYTES", 100_000)
    (tmp_path / "file").write_bytes(b"x" * 100_001)
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, count: real(handle, min(count, most)))
    with pytest.raises(text.TooLarge):
        text.read_bytes(str(tmp_path / "file"))
