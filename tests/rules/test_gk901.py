"""GK901: a record or a file that cannot be read."""

from __future__ import annotations


def test_readable_and_not(project):
    """
    - item: 2
      period: 2026-09
      published: 2026/10/5
      chanel: 政府网站常规公开
    - item: 2
      period: 2026-08
      published: 2026-09-10
    """
    result = project.check()
    found = result.all("GK901")
    assert [(f.place.path, f.place.line, f.item) for f in found] == [
        ("records/r.yaml", 3, "2"),
        ("records/r.yaml", 4, "2"),
    ]
    assert {f.severity.value for f in found} == {"error"}
    assert "2026-10-05" in found[0].hint
    assert "channel" in found[1].hint
    assert result.checked.read == 1
    assert result.verdict("2@2026-08") == "met"
    assert len({f.fingerprint for f in found}) == 2
