"""Records and files that are seldom written so: each is judged by what it says, and stops no other."""

from __future__ import annotations

import os

import pytest

from conftest import SMALL

SITE = "channel: 政府网站常规公开, url: https://a.cn"


def test_a_zero_report_of_a_later_day_closes_nothing_yet(project):
    """
    - {item: 2, period: 2026-09, formed: 2026-11-05, nothing_to_disclose: 无活动}
    """
    assert project.check().verdict("2@2026-09") == "overdue"
    assert project.again("2026-11-05").verdict("2@2026-09") == "nothing_to_disclose"


def test_a_stated_due_day_is_no_history(project):
    """
    - {item: 5, due: 2025-08-01, published: 2026-10-11, channel: 政府网站专题公开, url: https://a.cn}
    """
    assert project.check().verdicts("5") == {"5@?@2026-10-11": "undetermined"}


def test_undated_events_keep_their_ids_when_lines_move(project):
    text = "- {item: 5, published: 2026-10-11}\n- {item: 5, published: 2026-10-12}\n"
    first = {f.fingerprint for f in project.check(text).all("GK902")}
    assert len(first) == 2
    assert first == {f.fingerprint for f in project.check(f"# 一行\n\n{text}").all("GK902")}


@pytest.mark.parametrize(
    "doubled",
    [
        "period: 2026-08, period: 2026-09",
        "period: , period: 2026-09",
        "period: 2026-09, 所属期: 2026-09",
    ],
)
def test_a_doubled_key_spoils_its_own_record_and_no_other(project, doubled):
    text = (
        f"[{{item: 2, {doubled}, published: 2026-10-10, {SITE}}},"
        f" {{item: 2, period: 2026-10, published: 2026-10-11, {SITE}}}]\n"
    )
    result = project.check(text)
    assert result.verdict("2@2026-09") == "undetermined"
    assert result.verdict("2@2026-10") == "met"
    assert len(result.all("GK901")) == 1


def test_a_doubled_key_within_publications(project):
    """
    - item: 2
      所属期: 2026-09
      公开情况: [{公开日期: 2026-11-20, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}]
    """
    result = project.check()
    assert result.verdict("2@2026-09") == "undetermined"
    assert "写了两次" in result.one("GK901").message


def test_chinese_keys_within_english_publications(project):
    """
    - item: 2
      period: 2026-09
      publications: [{公开日期: 2026-10-20, 公开形式: 政府网站常规公开, 网址: https://a.cn}]
    """
    assert project.check().verdict("2@2026-09") == "met"


def test_a_standing_item_is_up_on_a_channel_nobody_knows_with_a_word_about_it(project):
    """
    - {item: 9, published: 2026-05-01, channel: 微信}
    """
    result = project.check()
    assert result.verdict("9@standing") == "met"
    assert result.where("GK301") == ["9@standing"]


@pytest.mark.parametrize("head", ["月", "事"])
def test_only_a_default_limit_may_be_set_otherwise(project, head):
    phrase, limit = {
        "月": ("每月15个工作日内公开", "{every: month, within: {workdays: 20}}"),
        "事": ("15个工作日内公开", "{after: 形成, within: {workdays: 200}}"),
    }[head]
    project.more = f"time_limits:\n  {phrase}: {limit}\n"
    project.lay("# 无\n")
    run = project.run()
    assert run.code == 2
    assert "不能另定" in run.text


def test_a_limit_of_the_office_says_so(project):
    project.more = "time_limits:\n  按月公开: {every: month, within: {workdays: 10}}\n"
    found = project.check("# 无\n", "2026-10-21").all("GK101", "1")[-1]
    assert found.message.endswith("（期限系本单位另定，目录未规定）")


def test_on_demand_records_of_one_matter_belong_together(project):
    """
    - {item: 10, title: x, formed: 2026-09-10, due: 2026-09-20}
    - {item: 10, title: x, formed: 2026-09-10, published: 2026-09-11, channel: 社区居务公开栏}
    """
    assert project.check().verdicts("10") == {"10@2026-09-10@x": "met"}


def test_a_foreign_period_on_an_event_is_told_and_ignored(project):
    """
    - {item: 5, title: x, formed: 2026-09-10, period: 2026-Q2, published: 2026-09-11, channel: 政府网站专题公开}
    """
    result = project.check()
    assert result.verdict("5@2026-09-10@x") == "met"
    assert [f.code for f in result.checked.findings if f.item == "5"] == ["GK303", "GK308"]


@pytest.mark.parametrize(
    ("withdrawn", "verdict"), [("2026-10-15", "overdue"), ("2026-10-16", "met")]
)
def test_a_notice_may_come_down_once_it_was_up_its_time(project, withdrawn, verdict):
    text = f"- {{item: 3, period: 2026-Q3, published: 2026-10-08, withdrawn: {withdrawn}, {SITE}}}"
    assert project.check(text).verdict("3@2026-Q3") == verdict


@pytest.mark.parametrize(
    "record",
    [
        "{item: 2, period: 2026-09, formed: 2040-10-01, published: 2026-10-20, channel: 政府网站}",
        "{item: 10, formed: 2026-09-10, due: 1990-01-01}",
        "{item: 8, formed: 2026-09-10, due: 1990-01-01, published: 2026-09-11, channel: 政府网站}",
        "{item: 8, formed: 1950-01-01, published: 1951-01-01, withdrawn: 1951-01-02}",
    ],
)
def test_days_that_no_calendar_holds_stop_nothing(project, record):
    project.lay(f"- {record}\n")
    assert project.run().code == 1


def test_a_folder_behind_a_link_is_read_once(project):
    folder = project.lay(
        {"records/z/r.yaml": f"{{item: 2, period: 2026-09, published: 2026-10-20, {SITE}}}\n"}
    )
    for name in ("a", "b"):
        os.symlink(folder / "records" / "z", folder / "records" / name)
    result = project.again()
    assert not result.all("GK306")
    assert result.verdict("2@2026-09") == "met"


def test_records_outside_the_project_are_refused(project):
    project.more = "records: ../elsewhere\n"
    project.lay("# 无\n")
    run = project.run()
    assert run.code == 2
    assert "项目之外" in run.text


def test_a_file_that_speaks_of_no_item_of_the_catalog_leaves_the_check_incomplete(project):
    project.lay({"records/a.yaml": "item: 2\nperiod: 2026-09\n", "records/b.yaml": "item: 99\n\t"})
    assert not project.again().checked.complete


def test_a_publication_to_come_hides_no_obligation(project):
    """
    - {item: 10, title: x, due: 2026-10-10, published: 2026-10-25, channel: 社区居务公开栏}
    """
    result = project.check(as_of="2026-10-20")
    assert result.verdicts("10") == {"10@2026-10-10@x": "overdue"}
    assert "2026-10-25公开，晚于检查基准日" in result.one("GK102").message


def test_an_item_written_twice_clouds_both(project):
    """
    item: 2
    item: 13
    period: 2026-09
    """
    result = project.check()
    assert result.verdict("2@2026-09") == "undetermined"
    assert result.verdict("13@2026-09") == "undetermined"


def test_an_event_that_cannot_be_read_was_written_down_all_the_same(project):
    """
    - {item: 5, title: x, formed: 2026-09-12, published: 2026/9/13}
    """
    assert project.check().state("5") == "judged"
    assert project.check("# 无\n").state("5") == "no_event_recorded"


def test_a_link_to_itself_and_a_full_width_colon(project):
    folder = project.lay({"a.yaml": "item：7\nperiod: 2026-09\n", "b.yaml": "# 无\n"})
    os.symlink("c.yaml", folder / "records" / "c.yaml")
    run = project.run("--select", "GK901")
    assert run.code == 1
    assert "records/a.yaml:1:5: 错误 GK901 冒号写成了全角“：”" in run.out
    assert "records/c.yaml:1:1: 错误 GK901" in run.out


def test_blank_lines_of_a_broken_file_cost_no_time(project):
    project.lay({"a.yaml": "\n" * 200_000 + "\tx", "b.yaml": "# 无\n"})
    assert project.run("--select", "GK901").code == 1


def test_picked_findings_are_counted_and_said_to_be_picked(project):
    import json

    project.lay("# 无\n")
    result = json.loads(project.run("--select", "GK601", "--format", "json").out)
    assert result["filter"] == {"select": ["GK601"]}
    assert result["summary"]["findings"] == {"error": 0, "warning": 0, "notice": 1}


@pytest.mark.parametrize(
    "notice",
    [
        "year: 2027\n",
        "year: 2027\noff_days: [2026-05-01]\n",
        "year: 2027\noff_days: [2027-01-01]\nmake_up_workdays: [2027-01-06]\n",
    ],
)
def test_a_notice_that_makes_no_sense_is_refused(project, notice):
    project.lay("# 无\n")
    project.write({"calendar/2027.yaml": notice})
    run = project.run()
    assert run.code == 3
    assert "calendar/2027.yaml:" in run.text


def test_init_replaces_nothing(tmp_path, capsys):
    from gongkai_cli.cli import entry
    from gongkai_cli.cli.dates import today

    record = tmp_path / "records" / f"{today():%Y}" / f"{today():%m}.yaml"
    record.parent.mkdir(parents=True)
    record.write_text("item: 7\n")
    assert entry.run(["init", str(tmp_path), "-o", '甲: "乙" # 丙']) == 0
    assert record.read_text() == "item: 7\n"
    assert entry.run(["check", str(tmp_path), "--fail-on", "never"]) == 0
    assert '甲: "乙" # 丙' not in capsys.readouterr().err


def test_a_new_repository_tells_editors_its_schemas(tmp_path):
    from gongkai_cli.cli import entry

    for folder, options in ((tmp_path / "新", []), (tmp_path / "例", ["--demo"])):
        assert entry.run(["init", str(folder), *options]) == 0
        for path in [folder / "gongkai.yaml", *(folder / "records").rglob("*.yaml")]:
            first = path.read_text(encoding="utf-8").splitlines()[0]
            head, _, target = first.partition("$schema=")
            assert head == "# yaml-language-server: "
            assert (path.parent / target).resolve().is_file()


def test_every_problem_of_a_catalog_is_told_at_once(tmp_path, capsys):
    from gongkai_cli.cli import entry

    text = SMALL.read_text(encoding="utf-8").replace('id: "2", res', 'id: "1", foo: x, res')
    text = text.replace("time_limit: 季度", "time_limit: 每旬").replace(
        "{always: true}", "{always: true, on_demand: true}"
    )
    path = tmp_path / "c.yaml"
    path.write_text(text.replace("within: {days: 30}", "within: {days: 0}"), encoding="utf-8")
    assert entry.run(["catalog", "validate", str(path)]) == 1
    out = capsys.readouterr().out
    for words in (
        "编号“1”重复",
        "不认识的键“foo”",
        "“每旬”在 time_limits 里没有解释",
        "恰好有一个头",
    ):
        assert words in out
    assert "日（days）应为1到366的整数" in out
    assert len(out.splitlines()) == 5


def test_a_file_full_of_bad_records_is_read_once(project, monkeypatch):
    from gongkai_cli.sources import regular_file

    read: list[str] = []
    whole = regular_file.read_bytes
    monkeypatch.setattr(regular_file, "read_bytes", lambda *of: read.append(of[0]) or whole(*of))
    result = project.check("- {item: 2, period: 2026-09, published: 2026/10/5}\n" * 50)
    assert len(result.all("GK901")) == 50
    assert sum(str(path).endswith("r.yaml") for path in read) == 1
