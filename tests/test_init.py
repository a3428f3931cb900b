"""A new repository: checkable on its first day, nothing replaced, nothing outside it, completed where it broke off."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from gongkai_cli.cli import dates, entry
from gongkai_cli.cli.scaffolding.demo import AS_OF
from gongkai_cli.cli.scaffolding.demo import write_demo as write_demo


@pytest.fixture
def said(capsys):
    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = entry.run([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return code, out + err

    return run


@pytest.fixture
def clock(monkeypatch):
    """Sets the machine's clock, in UTC."""

    def turn(year: int, month: int, day: int, hour: int = 0) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime(year, month, day, hour, tzinfo=UTC).astimezone(tz)

        monkeypatch.setattr(dates, "datetime", Clock)

    return turn


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "start"),
    [
        ((2026, 10, 31), "2026-10-31"),
        ((2026, 12, 31, 17), "2027-01-01"),
        ((2028, 2, 29), "2028-02-29"),
    ],
)
def test_the_first_day_has_no_errors(tmp_path, said, clock, moment, start):
    """The start is today in Beijing; 17:00 UTC is the next day there."""
    clock(*moment)
    code, text = said("init", tmp_path / "新")
    assert code == 0
    assert f"从今天（{start}）起检查" in text
    assert f"要查以前的，把 gongkai.yaml 的 start 改成较早的日期，如 {start[:4]}-01-01" in text
    settings = (tmp_path / "新" / "gongkai.yaml").read_text(encoding="utf-8")
    assert f"\nstart: {start} " in settings
    assert f"要往前查，改成较早的日期，如 {start[:4]}-01-01" in settings
    code, text = said("check", tmp_path / "新")
    assert (code, "错误0，警告0" in text) == (0, True)
    (tmp_path / "新" / "gongkai.yaml").write_text(
        settings.replace(f"start: {start}", "start: 2026-01-01"), encoding="utf-8"
    )
    assert said("check", tmp_path / "新")[0] == 1


@pytest.mark.slow
@pytest.mark.parametrize("year", [1970, 2003, 2049])
def test_a_clock_that_is_years_off_is_told(tmp_path, said, clock, year):
    clock(year, 1, 2)
    for words in (["init", tmp_path / "新"], ["catalog", "list"], ["due"], ["calendar", "status"]):
        code, text = said(*words)
        if words[0] == "catalog":
            assert code == 0
            continue
        assert code == 2
        assert f"未完成检查：本机的日期是{year}-01-02，不在工作日历的2004至2048年之内" in text
    assert not (tmp_path / "新").exists()


def test_the_first_year_of_the_calendar_can_be_checked(tmp_path, said, clock):
    clock(2004, 1, 2)
    assert said("init", tmp_path / "新")[0] == 0
    assert said("check", tmp_path / "新")[0] == 0


@pytest.mark.slow
def test_a_demo_that_broke_off_is_completed(tmp_path, said):
    whole, broken = tmp_path / "全", tmp_path / "断"
    count = write_demo(whole)
    write_demo(broken)
    for name in ("gongkai.yaml", "waivers.yaml"):
        (broken / name).unlink()
    shutil.rmtree(broken / "records" / "2026" / "10")
    left = sum(1 for path in broken.rglob("*.yaml"))
    code, text = said("init", broken, "--demo")
    assert code == 0
    assert f"{broken} 里有上次没有写完的示例：{left}个文件，缺 gongkai.yaml 等，已补齐" in text
    assert f"写入示例：{count}个文件" in text
    names = [path.relative_to(whole) for path in whole.rglob("*") if path.is_file()]
    assert all((whole / name).read_bytes() == (broken / name).read_bytes() for name in names)
    assert said("check", broken, "--as-of", AS_OF)[0] == 1


def test_a_file_that_is_not_the_demos_stays(tmp_path, said):
    (tmp_path / "waivers.yaml").write_text("# 我的\n", encoding="utf-8")
    code, text = said("init", tmp_path, "--demo")
    assert code == 2
    assert f"里没有 gongkai.yaml，却已有 {tmp_path / 'waivers.yaml'}，内容与示例的不同" in text
    assert [path.name for path in tmp_path.iterdir()] == ["waivers.yaml"]
    assert (tmp_path / "waivers.yaml").read_text(encoding="utf-8") == "# 我的\n"


def test_a_project_that_broke_off_is_completed(tmp_path, said, clock):
    clock(2026, 10, 31)
    assert said("init", tmp_path)[0] == 0
    (tmp_path / "gongkai.yaml").unlink()
    code, text = said("init", tmp_path)
    assert code == 0
    assert f"{tmp_path / 'records/2026/10.yaml'} 已有，没有改动它" in text
    assert said("init", tmp_path)[0] == 2


@pytest.mark.parametrize(
    ("link", "options"),
    [
        ("records", ()),
        ("records", ("--demo",)),
        (".schemas", ()),
        (".schemas", ("--demo",)),
        (".github", ("--ci", "github")),
        (".gitlab", ("--ci", "gitlab")),
    ],
)
def test_no_folder_that_is_a_link_leads_out(tmp_path, said, link, options):
    outside, folder = tmp_path / "outside", tmp_path / "新"
    outside.mkdir()
    folder.mkdir()
    (folder / link).symlink_to(outside)
    code, text = said("init", folder, *options)
    assert (code, "指向项目之外，没有写" in text) == (3, True), text
    assert list(outside.iterdir()) == []


def test_a_file_that_is_a_link_is_left_alone(tmp_path, said):
    (tmp_path / "新").mkdir()
    (tmp_path / "新" / "gongkai.yaml").symlink_to("../outside.yaml")
    assert said("init", tmp_path / "新")[0] == 2
    assert not (tmp_path / "outside.yaml").exists()
