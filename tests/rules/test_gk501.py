"""GK501: a waiver past its last valid day, while its finding stands."""

from __future__ import annotations

import pytest

WAIVER = """\
- code: GK101
  obligation: 2@2026-08
  reason: 网站改版
  approved_by: 街道办主任
  approved_on: 2026-10-01
  expires: {expires}
"""


@pytest.mark.parametrize(
    ("as_of", "code", "verdict"),
    [
        ("2026-10-24", None, "waived"),
        ("2026-10-25", None, "waived"),
        ("2026-10-26", "GK501", "overdue"),
    ],
)
def test_the_day_before_on_and_after(project, as_of, code, verdict):
    project.write({"waivers.yaml": WAIVER.format(expires="2026-10-25")})
    result = project.check("# 无记录\n", as_of)
    assert [f.code for f in result.checked.findings if f.place.path == "waivers.yaml"] == (
        [code] if code else []
    )
    assert result.verdict("2@2026-08") == verdict
    assert result.judged("2@2026-08").verdict_unwaived == ("overdue" if code is None else None)
    missing = next(f for f in result.all("GK101", "2") if f.obligation.period == "2026-08")
    assert (missing.waived_by is None) is (code is not None)
    if code is not None:
        found = result.one(code)
        assert "到2026-10-25为止（批准人街道办主任），已过期1天" in found.message
        assert found.severity == "warning"
        assert (found.place.line, found.place.column) == (6, 12)
        assert (found.obligation.id, found.item) == ("2@2026-08", "2")
        assert [(r.path, r.line) for r in found.related] == [
            (missing.place.path, missing.place.line)
        ]


def test_expired_with_the_finding_gone_is_done_with(project):
    """{item: 2, period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开, url: https://a.cn}"""
    project.write({"waivers.yaml": WAIVER.format(expires="2026-10-25")})
    result = project.check()
    assert result.all("GK501") == result.all("GK502") == []
    assert [each.state.value for each in result.checked.waivers] == ["expired"]


def test_renewed(project):
    """# 无记录"""
    renewed = WAIVER.format(expires="2026-11-25").replace("2026-10-01", "2026-10-20")
    project.write({"waivers.yaml": WAIVER.format(expires="2026-10-25") + renewed})
    result = project.check()
    assert result.all("GK501") == []
    assert result.verdict("2@2026-08") == "waived"
    assert project.again("2026-10-19").verdict("2@2026-08") == "waived"
    assert len(project.again("2026-11-26").all("GK501")) == 2
