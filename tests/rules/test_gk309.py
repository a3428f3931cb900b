"""GK309: a posting that leaves out a place the catalog names."""

from __future__ import annotations


def test_missing_and_complete(project):
    """
    - item: 12
      title: 缺
      formed: 2026-03-02
      published: 2026-03-05
      channel: 申请人户口所在地、居住地及工作单位张贴公示
      places: [居住地]
    - item: 12
      title: 全
      formed: 2026-03-02
      published: 2026-03-05
      channel: 申请人户口所在地、居住地及工作单位张贴公示
      places: [工作单位, 居住地, 户口所在地]
    - item: 12
      title: 未写
      formed: 2026-03-02
      published: 2026-03-05
      channel: 申请人户口所在地、居住地及工作单位张贴公示
    """
    result = project.check()
    assert sorted(result.where("GK309")) == ["12@2026-03-02@未写", "12@2026-03-02@缺"]
    found = next(f for f in result.all("GK309") if f.obligation.title == "缺")
    assert found.severity == "error"
    assert "户口所在地、工作单位" in found.message
    assert found.place.line == 6
    assert found.message.endswith("公开前须去除个人隐私（条例第十五条）")
