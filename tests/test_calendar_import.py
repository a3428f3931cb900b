"""`gongkai calendar import` through the real command: what it reads, writes, refuses, and says that moves."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from gongkai_cli.cli import entry

ROOT = Path(__file__).parent.parent
NOTICES = Path(__file__).parent / "fixtures" / "notices"
OPEN = NOTICES / "made-up-2027.txt"  # nobody knows the real one yet
TEXT = OPEN.read_text("utf-8")
PROLONGED = """国务院办公厅关于延长2027年春节假期的通知
国办发明电〔2027〕1号
一、延长2027年春节假期至2月14日（农历正月初九，星期日），2月15日（星期一）起正常上班。
国务院办公厅
2027年2月3日
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder that is no project, and the present one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(capsys):
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = entry.run(["calendar", "import", *map(str, arguments)])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


@pytest.fixture
def laid(project, monkeypatch):
    """A project of the small catalog, and the present folder."""
    project.lay("# 无\n")
    monkeypatch.chdir(project.root)
    return project


def saved(folder: Path, name: str) -> dict:
    return yaml.safe_load((folder / "calendar" / name).read_text("utf-8"))


@pytest.mark.parametrize("year", [2017, 2025])
def test_dry_run_needs_no_project(here, command, year):
    known = json.loads((NOTICES.parent / "state-council-2007-2026.json").read_text("utf-8"))
    code, out, err = command(NOTICES / f"{year}.txt", "--dry-run", "--format", "json")
    assert (code, err) == (0, "")
    got = json.loads(out)
    assert list(got)[:3] == ["year", "off_days", "make_up_workdays"]
    assert got["year"] == year
    for key in ("off_days", "make_up_workdays"):
        assert got[key] == [day for day in known[key] if day.startswith(str(year))]
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("given", [["-"], []])
def test_standard_input(here, command, monkeypatch, given):
    class Stdin(io.TextIOWrapper):
        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Stdin(io.BytesIO(TEXT.encode("gb18030"))))
    code, out, _ = command(*given, "--dry-run", "--format", "json")
    assert code == 0
    assert json.loads(out)["number"] == "国办发明电〔2026〕99号"


def test_nothing_given_at_a_terminal(here, command, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    code, _, err = command("--dry-run")
    assert code == 2
    assert "没有给出通知" in err


def test_without_a_project_there_is_nowhere_to_write(here, command):
    code, _, err = command(OPEN)
    assert code == 2
    assert "不在公开记录库里" in err
    assert "--project" in err
    assert "--dry-run" in err
    assert command(OPEN, "--project", "没有的文件夹")[0] == 2
    assert command(OPEN, "--project", "没有的文件夹", "--dry-run")[0] == 2


def test_the_file(laid, command):
    code, out, err = command(OPEN, "--as-of", "2026-12-20")
    assert (code, err) == (0, "")
    assert "calendar/2027.yaml：已写入" in out
    text = (laid.root / "calendar" / "2027.yaml").read_text("utf-8")
    first = text.splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.schemas/notice.schema.json"
    schema = json.loads((laid.root / ".schemas" / "notice.schema.json").read_text("utf-8"))
    body = yaml.load(text, yaml.BaseLoader)
    body |= {"year": int(body["year"])}
    Draft202012Validator(schema).validate(body)
    assert body["number"] == "国办发明电〔2026〕99号"
    assert body["issued"] == "2026-11-30"
    assert body["off_days"][:4] == ["2027-01-01", "2027-01-02", "2027-01-03", "2027-02-05"]
    assert "  - 2027-02-20  # 周六 春节" in text.splitlines()
    assert "amends" not in body


def test_before_it_december_is_provisional_and_after_it_firm(laid, command):
    """The last month of 2026 falls due in 2027."""
    before = laid.again("2026-12-31")
    assert before.judged("1@2026-12").obligation.due.basis == "provisional"
    assert before.codes().count("GK601") == 1
    code, out, _ = command(OPEN, "--as-of", "2026-12-31")
    assert code == 0
    assert "含到2027-12-31为止开始的各期" in out
    moved = [line for line in out.splitlines() if "→" in line]
    assert not any("2026-12期" in line for line in moved)
    assert any("第1项“月报”2027-01期（未分配）：2027-02-23 → 2027-02-26" in line for line in moved)
    after = laid.again("2026-12-31")
    assert after.judged("1@2026-12").obligation.due.basis == "gazetted"
    assert (
        after.judged("1@2026-12").obligation.due.day
        == before.judged("1@2026-12").obligation.due.day
    )
    assert after.codes().count("GK601") == 0
    assert after.checked.calendar.imported == ("国办发明电〔2026〕99号",)


def test_the_days_that_move_are_told(laid, command):
    laid.write({"records/r.yaml": "item: 1\nperiod: 2027-01\npublished: 2027-02-25\n"
                "channel: 政府网站常规公开\nurl: https://a.cn/1\n"})  # fmt: skip
    code, out, _ = command(OPEN, "--as-of", "2027-02-28", "--dry-run")
    assert code == 0
    assert not (laid.root / "calendar").exists()
    assert "calendar/2027.yaml：没有写入（--dry-run）" in out
    lines = out.splitlines()
    assert (
        "  第1项“月报”2027-01期（未分配）：2027-02-23 → 2027-02-26（暂定→确定），逾期公开 → 按期公开"
        in lines
    )
    written = command(OPEN, "--as-of", "2027-02-28")[1].splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("到期日"))
    assert written[-len(lines[start:]) :] == lines[start:]
    assert laid.again("2027-02-28").verdict("1@2027-01") == "met"


def test_many_moves_are_counted(laid, command):
    events = "".join(f"- {{item: 5, title: 第{n}件, formed: 2027-01-20}}\n" for n in range(30))
    laid.write({"records/r.yaml": events})
    code, out, _ = command(OPEN, "--as-of", "2027-01-25", "--dry-run")
    assert code == 0
    assert out.count("→ 2027-") == 20
    got = json.loads(command(OPEN, "--as-of", "2027-01-25", "--dry-run", "-f", "json")[1])
    moved = [each for each in got["moves"] if each["due"][0] != each["due"][1]]
    assert len(moved) > 33
    assert f"另有{len(moved) - 20}件" in out
    assert {tuple(each["due"]) for each in moved if each["obligation"].startswith("5@")} == {
        ("2027-02-12", "2027-02-17")  # 31 January is worked, 5 to 12 February are off
    }
    assert all(each["basis"] == ["provisional", "gazetted"] for each in moved)


def test_the_same_again_changes_nothing(laid, command):
    assert command(OPEN)[0] == 0
    path = laid.root / "calendar" / "2027.yaml"
    path.write_text(path.read_text("utf-8") + "# 办公室已核对\n", "utf-8")
    before = path.read_bytes()
    code, out, _ = command(OPEN, "--as-of", "2027-01-05")
    assert code == 0
    assert "calendar/2027.yaml：已是这些内容，没有改动" in out
    assert "没有变动" in out
    assert path.read_bytes() == before
    assert json.loads(command(OPEN, "-f", "json")[1])["written"] is False


def test_a_file_written_by_hand_that_says_the_same_is_kept(laid, command):
    """It names no source, and its comments are not lost."""
    assert command(OPEN)[0] == 0
    path = laid.root / "calendar" / "2027.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("source")]
    path.write_text("\n".join([*lines, "# 手写"]), "utf-8")
    before = path.read_bytes()
    code, out, _ = command(OPEN)
    assert code == 0
    assert "已是这些内容，没有改动" in out
    assert path.read_bytes() == before


def test_something_else_is_not_replaced_unless_forced(laid, command):
    path = laid.root / "calendar" / "2027.yaml"
    laid.write({"calendar/2027.yaml": "year: 2027\noff_days: [2027-01-01, 2027-01-04]\n"})
    before = path.read_bytes()
    code, _, err = command(OPEN)
    assert code == 2
    assert "calendar/2027.yaml 已有，内容与通知不同" in err
    assert "2027-01-04 不再放假" in err
    assert "2027-01-02 新增放假" in err
    assert "--force" in err
    assert path.read_bytes() == before
    code, out, _ = command(OPEN, "--dry-run")
    assert code == 0
    assert "与已有的 calendar/2027.yaml 不同：2027-01-04 不再放假" in out
    assert command(OPEN, "--force")[0] == 0
    assert "2027-01-04" not in path.read_text("utf-8")


def test_a_prolonging_notice_has_a_file_of_its_own(laid, command, tmp_path):
    source = tmp_path / "延长.txt"
    source.write_text(PROLONGED, "utf-8")
    code, _, err = command(source)
    assert code == 3
    assert "先导入2027年的放假通知" in err
    assert command(OPEN)[0] == 0
    first = (laid.root / "calendar" / "2027.yaml").read_bytes()
    code, out, _ = command(source, "--as-of", "2027-02-04")
    assert code == 0
    assert "calendar/2027-补充-2027-02-03.yaml：已写入" in out
    assert "2027-02-26 → 2027-02-26" not in out
    body = saved(laid.root, "2027-补充-2027-02-03.yaml")
    assert body["amends"] is True
    assert list(map(str, body["off_days"])) == ["2027-02-13", "2027-02-14"]
    assert (laid.root / "calendar" / "2027.yaml").read_bytes() == first
    calendar = laid.again("2027-02-04").checked.calendar
    assert calendar.imported == ("国办发明电〔2026〕99号", "国办发明电〔2027〕1号")
    assert command(source)[1].count("没有改动") == 1
    other = tmp_path / "另一份.txt"
    longer = PROLONGED.replace("1号", "2号").replace("2月15日（星期一）", "2月16日（星期二）")
    other.write_text(longer.replace("2月14日（农历正月初九，星期日）", "2月15日"), "utf-8")
    code, _, err = command(other, "--force")
    assert code == 2
    assert "里是另一份通知（国办发明电〔2027〕1号）" in err
    assert saved(laid.root, "2027-补充-2027-02-03.yaml") == body


def test_an_amending_notice_must_have_a_day(laid, command, tmp_path):
    source = tmp_path / "延长.txt"
    source.write_text(PROLONGED.split("国务院办公厅\n")[0], "utf-8")
    assert command(OPEN)[0] == 0
    code, _, err = command(source)
    assert code == 2
    assert "--issued" in err
    assert command(source, "--issued", "2027-02-03")[0] == 0


def test_number_and_day_may_be_told(laid, command, tmp_path):
    source = tmp_path / "通知.txt"
    bare = TEXT.replace("国办发明电〔2026〕99号\n", "").replace("2026年11月30日", "")
    source.write_text(bare, "utf-8")
    code, out, _ = command(source, "--dry-run")
    assert code == 0
    assert "没有读到文号" in out
    assert "没有读到成文日期" in out
    assert json.loads(command(source, "--dry-run", "-f", "json")[1])["reminders"]
    awkward = '国办: "甲" # [乙]\x1b[31m'
    assert command(source, "--number", awkward)[0] == 2  # no file may hold the control sign
    assert not (laid.root / "calendar").exists()
    code, out, _ = command(source, "--number", awkward[:-5], "--issued", "2026-11-30")
    assert code == 0
    assert saved(laid.root, "2027.yaml")["number"] == awkward[:-5]


def test_a_year_that_the_installed_calendar_holds(laid, command):
    code, out, _ = command(NOTICES / "2026.txt", "--dry-run")
    assert code == 0
    assert "与所装日历一致（已收录2026年，不必导入）" in out
    code, out, _ = command(NOTICES / "2020.txt", "--dry-run")
    assert code == 0
    assert "2020-02-01：通知上班，所装日历是春节休息" in out
    code, _, err = command(NOTICES / "2020.txt")
    assert code == 2
    assert "有2天不同" in err
    assert not (laid.root / "calendar").exists()
    assert command(NOTICES / "2020.txt", "--force")[0] == 0


@pytest.mark.slow
def test_what_is_installed_already_is_not_written_unless_forced(laid, command):
    for source, target in (("2026", "2026.yaml"), ("2020-02", "2020-补充-2020-01-26.yaml")):
        code, out, _ = command(NOTICES / f"{source}.txt", "--as-of", "2026-03-01")
        assert code == 0
        assert f"calendar/{target}：与所装日历相同，没有写入（确要写入时加 --force）" in out
        assert "没有变动" in out
        assert not (laid.root / "calendar").exists()
        assert json.loads(command(NOTICES / f"{source}.txt", "-f", "json")[1])["written"] is False
    assert command(NOTICES / "2026.txt", "--force")[0] == 0
    assert (laid.root / "calendar" / "2026.yaml").is_file()


def test_what_is_installed_is_written_where_the_project_has_something_else(laid, command):
    laid.write({"calendar/改.yaml": "year: 2026\namends: true\nissued: 2025-11-01\n"
                "make_up_workdays: [2026-10-07]\n"})  # fmt: skip
    code, out, _ = command(NOTICES / "2026.txt", "--as-of", "2026-03-01")
    assert code == 0
    assert "calendar/2026.yaml：已写入" in out
    assert not laid.again("2026-10-31").checked.calendar.is_workday(date(2026, 10, 7))


def test_a_year_s_notice_takes_back_what_it_does_not_name(laid, command, tmp_path):
    """2026 without its make-up Saturday of 10 October, and with another one."""
    source = tmp_path / "通知.txt"
    text = (NOTICES / "2026.txt").read_text("utf-8")
    assert "10月10日（周六）上班" in text
    source.write_text(text.replace("10月10日（周六）上班", "10月11日（周日）上班"), "utf-8")
    code, _, err = command(source)
    assert code == 2
    assert "有2天不同：2026-10-10：通知没有写到（周六，照常休息），所装日历是调休上班" in err
    assert "2026-10-11：通知上班，所装日历是周日休息" in err
    assert command(source, "--force")[0] == 0
    calendar = laid.again("2026-10-31").checked.calendar
    days = [calendar.is_workday(date(2026, 10, day)) for day in (9, 10, 11, 12)]
    assert days == [True, False, True, True]


def test_a_copy_under_another_name_is_no_reason_to_forget_it(laid, command):
    """The same notice twice, and one of them replaced: the other still counts, and is told."""
    assert command(OPEN)[0] == 0
    first = laid.root / "calendar" / "2027.yaml"
    first.with_name("2027-copy.yaml").write_bytes(first.read_bytes())
    code, out, _ = command(OPEN, "--as-of", "2027-01-05")
    assert code == 0
    assert "calendar/ 里另有一份2027年的安排（国办发明电〔2026〕99号）" in out


@pytest.mark.parametrize("fill", [["--number", "国办发明电〔2027〕1号"], []])
def test_what_an_own_hint_asks_for_can_be_filled_in(laid, command, tmp_path, fill):
    """The file without a number gets one, without --force; without a number it stays as it is."""
    source = tmp_path / "延长.txt"
    source.write_text(PROLONGED.replace("国办发明电〔2027〕1号\n", ""), "utf-8")
    assert command(OPEN)[0] == 0
    assert "可用 --number 补写" in command(source)[1]
    code, out, _ = command(source, *fill)
    assert code == 0
    name = "2027-补充-2027-02-03.yaml"
    assert saved(laid.root, name).get("number") == (fill[1] if fill else None)
    assert ("已写入" if fill else "没有改动") in out
    if fill:  # and the notice without its number is no longer another one
        assert "没有改动" in command(source)[1]
        assert saved(laid.root, name)["number"] == fill[1]


def test_a_conflict_stands_where_the_day_stands(laid, command):
    text = "year: 2027\nissued: 2026-11-30\noff_days:\n  - 2027-01-01\n  - 2027-01-04  # 手写\n"
    laid.write({"calendar/2027.yaml": text})
    code, _, err = command(OPEN)
    assert code == 2
    assert "calendar/2027.yaml:5:5: 2027-01-04 不再放假" in err
    assert "calendar/2027.yaml:3:1: 2027-01-02 新增放假" in err


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["year: 2027\noff_days: [2027-01-01, 2027-02-30]\n", "year: [\n", ""]
)
def test_a_file_that_cannot_be_read_is_replaced_when_forced(laid, command, text):
    laid.write({"calendar/2027.yaml": text})
    code, _, err = command(OPEN)
    assert code == 3
    assert "calendar/2027.yaml 有1处错误，没有改动它" in err
    assert "加 --force 替换" in err
    assert "要加 --force 才替换" in command(OPEN, "--dry-run")[1]
    code, out, _ = command(OPEN, "--force")
    assert code == 0
    assert "calendar/2027.yaml：已写入，原文件另存为 calendar/2027.yaml.bak" in out
    assert (laid.root / "calendar" / "2027.yaml.bak").read_text("utf-8") == text
    assert len(saved(laid.root, "2027.yaml")["off_days"]) == 28
    laid.again("2027-01-05")  # the copy is no calendar


def test_no_copy_is_written_over(laid, command):
    laid.write({"calendar/2027.yaml": "year: 2027\noff_days: [2027-01-01]\n",
                "calendar/2027.yaml.bak": "甲"})  # fmt: skip
    got = json.loads(command(OPEN, "--force", "-f", "json")[1])
    assert (got["written"], got["backup"]) == (True, "calendar/2027.yaml.bak1")
    assert (laid.root / "calendar" / "2027.yaml.bak").read_text("utf-8") == "甲"


def test_waived_obligations_stay_waived_in_what_moves(laid, command):
    """check says waived; the import must not call the same one overdue."""
    laid.write({"waivers.yaml": "- {code: GK101, obligation: 1@2027-01, reason: 系统迁移, approved_by: 甲,"
                " approved_on: 2027-02-01, expires: never}\n"})  # fmt: skip
    assert laid.again("2027-02-28").verdict("1@2027-01") == "waived"
    got = json.loads(command(OPEN, "--as-of", "2027-02-28", "-f", "json")[1])
    moved = {each["obligation"]: each for each in got["moves"]}
    assert moved["1@2027-01"]["verdict"] == ["waived", "waived"]
    assert moved["2@2027-01"]["verdict"] == ["overdue", "overdue"]


def test_a_title_forges_no_line(laid, command):
    laid.write({"records/r.yaml": '- {item: 5, title: "甲\\n共放假99天", formed: 2027-01-20}\n'})
    code, out, _ = command(OPEN, "--as-of", "2027-01-25", "--dry-run")
    assert code == 0
    assert "“甲 共放假99天”（未分配）：2027-02-12 → 2027-02-17" in out
    assert "共放假99天" not in [line.strip() for line in out.splitlines()]


def test_somebody_else_s_notice_is_refused(laid, command, tmp_path):
    source = tmp_path / "延长.txt"
    source.write_text(PROLONGED.replace("国务院办公厅", "北京市人民政府"), "utf-8")
    code, _, err = command(source)
    assert code == 3
    assert "这是“北京市人民政府”的通知，不是国务院办公厅的" in err
    assert "没有成文日期" not in err
    assert command(source, "--force")[0] == 3


def test_json_names_its_schema(here, command):
    got = json.loads(command(OPEN, "--dry-run", "-f", "json")[1])
    assert list(got)[:4] == ["year", "off_days", "make_up_workdays", "schema"]
    assert got["schema"] == "gongkai.notice/1"


def test_explain_calls_the_days_as_the_notice_does(laid, command):
    assert command(OPEN)[0] == 0
    calendar = laid.again("2027-01-05").checked.calendar
    named = {day: calendar.reason(date(2027, 2, day)) for day in (5, 7, 10, 11, 12, 13, 20)}
    assert named == {
        5: "春节", 7: "春节", 10: "春节", 11: "春节调休放假", 12: "春节调休放假", 13: "周六", 20: "调休上班",
    }  # fmt: skip


def test_another_file_of_the_same_year_is_told(laid, command):
    laid.write({"calendar/甲.yaml": "year: 2027\noff_days: [2027-01-01]\n"})
    code, out, _ = command(OPEN)
    assert code == 0
    assert "calendar/ 里另有一份2027年的安排（2027年放假安排）" in out


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"records/r.yaml": None}, "没有比较到期日"),
        ({"gongkai.yaml": "organisation: [\n"}, "没有比较到期日"),
    ],
)
def test_a_project_that_cannot_be_checked_can_still_be_told_the_days(laid, command, files, says):
    for name, content in files.items():
        (laid.root / name).unlink()
        if content is not None:
            laid.write({name: content})
    code, out, _ = command(OPEN)
    assert code == 0
    assert says in out
    assert (laid.root / "calendar" / "2027.yaml").is_file()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("1月31日（周日）", "1月31日（周六）", "2027-01-31是星期日，通知写的是星期六"),
        ("共8天", "共9天", "写着共9天，起止日之间是8天"),
        ("5月8日（周六）", "5月11日（周二）", "2027-05-11不是周六、周日"),
        ("10月1日（周五）", "10月32日（周五）", "没有2027年10月32日这一天"),
    ],
)
def test_what_contradicts_itself_is_not_written(laid, command, tmp_path, old, new, says):
    source = tmp_path / "通知.txt"
    assert old in TEXT
    source.write_text(TEXT.replace(old, new), "utf-8")
    code, out, err = command(source)
    assert (code, out) == (3, "")
    assert says in err
    assert new in err
    assert "未完成检查：" in err
    assert "提示：" in err
    assert not (laid.root / "calendar").exists()


def test_a_great_many_contradictions_are_counted(laid, command, tmp_path):
    source = tmp_path / "通知.txt"
    source.write_text(TEXT.replace("10月9日", "10月9日（周一）放假。" * 50 + "10月9日"), "utf-8")
    code, _, err = command(source)
    assert code == 3
    assert err.count("    提示：") == 20
    assert "处读不通（列出前20处）" in err


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\x89PNG\r\n", b"x" * 5_000_000, b"hello"])
def test_what_is_no_notice(laid, command, tmp_path, data):
    source = tmp_path / "甲.txt"
    source.write_bytes(data)
    code, out, err = command(source)
    assert (code, out) == (3, "")
    assert "提示：" in err


def test_what_people_paste_is_shown_harmlessly(laid, command, tmp_path):
    source = tmp_path / "甲.txt"
    source.write_text(TEXT.replace("共8天", "共9天\x1b[31m[bold]<script>"), "utf-8")
    code, _, err = command(source)
    assert code == 3
    assert "\x1b" not in err
    assert "[bold]<script>" in err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["没有.txt"], "没有这个文件"),
        (["."], "是文件夹"),
        (["https://www.gov.cn/zhengce/a.htm"], "不能从网址导入"),
        ([OPEN, "--format", "xml"], "没有格式“xml”"),
        ([OPEN, "--issued", "2026/11/4"], "--issued 不是日期"),
        ([OPEN, "--issued", ""], "--issued 不是日期"),
        ([OPEN, "--number", " "], "--number 是空的"),
        ([OPEN, "--as-of", "x"], "--as-of 不是日期"),
    ],
)
def test_wrong_usage(laid, command, options, says):
    code, out, err = command(*options)
    assert (code, out) == (2, "")
    assert says in err


def test_output_is_the_same_each_time(laid, command):
    first = command(OPEN, "--dry-run", "--as-of", "2027-01-05")
    assert command(OPEN, "--dry-run", "--as-of", "2027-01-05") == first
    assert str(laid.root) not in first[1]
