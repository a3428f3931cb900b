"""`gongkai record lint`: what is wrong in a file, by every kind of file; never lateness, never absence."""

from __future__ import annotations

import json
import os
import re
import subprocess

import pytest

from gongkai_cli.checking.rules import load_rules
from gongkai_cli.cli import entry
from gongkai_cli.outputs.registry import names_of

RULES = tuple(load_rules().values())

FORMATS = names_of("record lint")

GOOD = "{item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}\n"
AS_OF = "2026-10-31"


@pytest.fixture
def lint(project, capsys, monkeypatch):
    """Runs the real command in the project's folder; → code, lines on stdout, stderr."""
    monkeypatch.chdir(project.root)

    def run(*arguments: str) -> tuple[int, list[str], str]:
        capsys.readouterr()
        code = entry.run(["record", "lint", "--as-of", AS_OF, *arguments])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return run


def codes(lines: list[str]) -> list[tuple[str, str, str]]:
    """Place, level and code of each line."""
    return [tuple(line.split(" ")[:3]) for line in lines]


# What it finds


def test_a_record_that_is_right(project, lint):
    project.lay(GOOD)
    assert lint("records/r.yaml") == (0, [], "查了1个文件，公开记录1条：错误0，警告0，提示0\n")


def test_everything_that_is_wrong_in_a_file(project, lint):
    """
    - {item: 2, period: 2026/09}
    - {item: 02, period: 2026-09}
    - {item: 2, period: 2026-Q3}
    - {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-10, channel: 政府网站常规公开}
    - {item: 7, title: 乙, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 7, title: 乙, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 7, 标题: 丙, tilte: 丙, formed: 2026-03-12}
    """
    project.lay()
    code, lines, err = lint("records/r.yaml")
    assert code == 1
    assert codes(lines) == [
        ("records/r.yaml:1:21:", "错误", "GK901"),
        ("records/r.yaml:2:10:", "错误", "GK304"),
        ("records/r.yaml:3:21:", "错误", "GK303"),
        ("records/r.yaml:4:54:", "错误", "GK305"),
        ("records/r.yaml:4:75:", "警告", "GK308"),
        ("records/r.yaml:6:1:", "警告", "GK306"),
        ("records/r.yaml:7:20:", "错误", "GK901"),
    ]
    assert all("；" in line for line in lines)  # each with its mend
    assert "公开记录5条：错误5，警告2" in err


@pytest.mark.parametrize(
    "content",
    ["item: 2\nperiod： 2026-09\n", "item: 街道".encode("gbk"), "item: [2\n", "a: &x 1\n"],
)
def test_a_file_that_cannot_be_parsed(project, lint, content):
    project.lay({"r.yaml": content})
    code, lines, _ = lint("records/r.yaml")
    assert code == 1
    assert {each[2] for each in codes(lines)} == {"GK901"}


def test_what_the_office_did_is_no_fault_of_the_file(project, lint):
    """
    - {item: 2, period: 2026-01, published: 2026-10-10, channel: 社区居务公开栏, url: https://a.cn}
    - {item: 7, title: 晚, formed: 2026-01-12, published: 2026-09-30, channel: 微信}
    - {item: 7, title: 无, formed: 2026-01-12}
    - {item: 5, title: 要素, formed: 2026-03-02, published: 2026-03-05, channel: 政府网站专题公开, elements: [甲],
       url: https://a.cn}
    """
    judged = project.check()
    assert {"GK201", "GK301"} & set(judged.codes())
    assert {"GK101", "GK102"} & set(judged.codes())
    code, lines, _ = lint("records/r.yaml", "--fail-on", "notice")
    assert (code, lines) == (0, [])


def test_no_finding_that_check_would_not_have(project, lint):
    """
    - {item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开}
    - {item: 7, title: 旧, formed: 2025-03-12, published: 2025-03-10, channel: 政府网站常规公开}
    - {item: 7, title: 新, formed: 2026-03-12, published: 2026-03-10, channel: 政府网站常规公开}
    - {item: 33}
    """
    of_file = {rule.code for rule in RULES if rule.of_file}
    assert of_file == {"GK303", "GK304", "GK305", "GK306", "GK308", "GK901"}
    checked = project.check().checked.findings
    _, lines, _ = lint("records", "--format", "json")
    found = json.loads("".join(lines))["findings"]
    assert {f["fingerprint"] for f in found} == {
        f.fingerprint for f in checked if f.code in of_file
    }
    assert len(found) == 4


def test_it_does_not_wait_for_the_day_to_come(project, lint):
    """
    {item: 7, title: 甲, formed: 2036-03-12, published: 2026-03-13, channel: 政府网站常规公开, url: https://a.cn}
    """
    assert project.check().all("GK305") == []
    code, lines, _ = lint("records/r.yaml")
    assert (code, codes(lines)[0][2]) == (1, "GK305")


@pytest.mark.parametrize("day", ["2004-01-01", "2026-10-31", "2048-12-31"])
def test_the_day_changes_nothing(project, lint, day):
    project.lay("- {item: 2, period: 2026-Q3}\n- {item: 1, period: 2026-08}\n")
    code, lines, _ = lint("records/r.yaml", "--as-of", day)
    assert (code, [each[2] for each in codes(lines)]) == (1, ["GK303"])


def test_dates_beyond_the_calendar(project, lint):
    project.lay("{item: 7, title: 甲, formed: 2049-12-31, published: 2049-12-31}\n")
    assert lint("records/r.yaml")[0] == 0


def test_a_waiver_in_force_is_shown_and_does_not_fail(project, lint):
    project.lay("{item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-10}\n")
    waiver = {
        "code": "GK305",
        "obligation": "7@2026-03-12@甲",
        "reason": "系统升级",
        "approved_by": "街道办主任",
        "approved_on": "2026-10-01",
        "expires": "2026-10-31",
    }
    project.write({"waivers.yaml": f"- {json.dumps(waiver, ensure_ascii=False)}\n"})
    code, lines, err = lint("records/r.yaml")
    assert code == 0
    assert "经批准暂不计入" in lines[0]
    assert "另有经批准暂不计入1" in err
    assert lint("records/r.yaml", "--as-of", "2026-11-01")[0] == 1


# Which files


def test_duplicates_among_the_files_given(project, lint):
    project.lay({"a.yaml": GOOD, "b.yaml": GOOD})
    assert lint("records/a.yaml")[1] == lint("records/b.yaml")[1] == []
    code, lines, _ = lint("records/a.yaml", "records/b.yaml", "records/a.yaml")
    assert (code, codes(lines)) == (0, [("records/b.yaml:1:1:", "警告", "GK306")])
    assert lint("records", "--fail-on", "warning")[0] == 1


def test_every_kind_of_file_by_its_own_model(project, lint):
    project.lay(GOOD)
    project.write(
        {
            "waivers.yaml": "- {code: GK999}\n",
            "calendar/2027.yaml": "year: 2027\noff_days: [2027/01/01]\n",
            "catalogs/neu.yaml": "catalog: neu\n",
            "catalogs/neu.annotations.yaml": "x: 1\n",
            "evidence/a.jpg": b"\xff\xd8",
            "records/.draft.yaml": "x\n",
            ".github/workflows/a.yml": "on: push\n",
        }
    )
    files = ["waivers.yaml", "calendar/2027.yaml", "catalogs/neu.yaml", "catalog.yaml"]
    others = ["catalogs/neu.annotations.yaml", "evidence/a.jpg", "records/.draft.yaml"]
    others.append(".github/workflows/a.yml")
    code, lines, err = lint("gongkai.yaml", *files, *others)
    assert code == 1
    found = {(place.split(":")[0], word) for place, _, word in codes(lines)}
    assert found == {
        ("waivers.yaml", "GK503"),
        ("calendar/2027.yaml", "calendar"),
        ("catalogs/neu.yaml", "catalog"),
    }
    assert len(lines) == len(set(lines))
    for file in others:
        assert f"略过 {file}：" in err
    assert lint(*others)[0] == 0


def test_settings_that_are_wrong_leave_the_form_of_the_records(project, lint):
    project.lay("- {item: 999}\n- {item: 2, period: 9月}\n")
    project.write({"gongkai.yaml": "organisation: 甲\ncatalog: catalog.yaml\nstrat: 2026-01-01\n"})
    code, lines, err = lint("records/r.yaml")
    assert code == 1
    assert {(place.split(":")[0], word) for place, _, word in codes(lines)} == {
        ("gongkai.yaml", "project"),
        ("records/r.yaml", "GK901"),
    }
    assert "没有对照目录（共1个文件）" in err


BROKEN = {
    "not-parsed": b"catalog: [\n",
    "gbk": "catalog: a\ntitle: 目录\n".encode("gbk"),
    "wrong": b"catalog: neu\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", ["cat.yaml", "./规范/cat.yaml", "规范/../规范/cat.yml"])
def test_the_catalog_of_the_project_is_one_wherever_it_stands(project, lint, content, name):
    file = os.path.normpath(name)
    project.catalog = name
    project.lay(GOOD)
    project.write({file: content})
    for given in (file, "."):
        code, lines, err = lint(given)
        assert code == 1
        assert {(place.split(":")[0], word) for place, _, word in codes(lines)} == {
            (file, "catalog")
        }
        assert len(lines) == len(set(lines))
        assert "略过" not in err


def test_a_catalog_that_is_wrong_is_to_blame_itself(project, lint, tmp_path_factory):
    project.lay("- {item: 999}\n- {item: 2, period: 9月}\n")
    project.write({"catalog.yaml": "catalog: [\n"})
    code, lines, err = lint("records/r.yaml")
    assert code == 1
    assert {(place.split(":")[0], word) for place, _, word in codes(lines)} == {
        ("catalog.yaml", "catalog"),
        ("records/r.yaml", "GK901"),
    }
    assert "records/r.yaml：目录 catalog.yaml 用不了，只查了写法" in err
    assert "gongkai.yaml" not in err
    (project.root / "catalog.yaml").unlink()
    _, lines, _ = lint("records/r.yaml")
    assert codes(lines)[0] == ("gongkai.yaml:2:1:", "错误", "project")
    shared = tmp_path_factory.mktemp("shared") / "cat.yaml"
    shared.write_bytes(BROKEN["wrong"])
    outside = os.path.relpath(shared, project.root)
    project.catalog = outside
    project.lay(GOOD)
    _, lines, _ = lint("records/r.yaml")
    assert {place.split(":")[0] for place, _, _ in codes(lines)} == {outside}


def test_a_calendar_that_is_wrong_leaves_the_catalog(project, lint):
    project.lay("- {item: 999}\n- {item: 2, period: 2026-Q3}\n")
    project.write({"calendar/2027.yaml": "year: 2027\noff_days: [2027/01/01]\n"})
    code, lines, err = lint("records/r.yaml")
    assert code == 1
    found = {(place.split(":")[0], word) for place, _, word in codes(lines)}
    assert found == {
        ("calendar/2027.yaml", "calendar"),
        ("records/r.yaml", "GK303"),
        ("records/r.yaml", "GK304"),
    }
    assert "没有对照目录" not in err


def test_in_a_project_only(project, lint):
    project.root = project.root / "街道"
    project.lay("{item: 33}\n")
    project.root = project.root.parent
    project.write({".github/workflows/a.yml": "on: push\n", "街道/别的.yaml": "a: 1\n"})
    given = [".github/workflows/a.yml", "街道/别的.yaml", "街道/records/r.yaml"]
    code, lines, err = lint("--in-project", *given)
    assert (code, codes(lines)) == (1, [("街道/records/r.yaml:1:8:", "错误", "GK304")])
    assert "略过 .github/workflows/a.yml：不在任何公开记录库里" in err
    assert "略过 街道/别的.yaml：不是公开记录" in err
    assert lint("--in-project", *given[:2])[:2] == (0, [])
    assert lint(given[0])[0] == 1, "without it a file is what it is given as: a record"


def test_files_outside_any_project_are_held_against_the_form_only(tmp_path, lint):
    (tmp_path / "loose.yaml").write_text("- {item: 999}\n- {item: 7, url: }\n- {itme: 7}\n")
    (tmp_path / "loose.txt").write_text("itme: 7\n")
    code, lines, err = lint("loose.yaml", "loose.txt")
    assert code == 1
    assert {each[2] for each in codes(lines)} == {"GK901"}
    assert "loose.yaml：不在任何公开记录库里，没有可用的 gongkai.yaml，只查了写法" in err
    assert any("loose.txt:1:1: 错误 GK901 这是文本文件，不是YAML文件，没有读" in e for e in lines)
    assert lint("loose.txt")[0] == 1


@pytest.mark.slow
def test_several_projects_at_once_each_with_its_catalog(project, lint, monkeypatch):
    for name in ("甲街道", "乙街道"):
        project.root = project.root / name
        project.lay("{item: 157, formed: 2026-03-02}\n")
        project.root = project.root.parent
    settings = "organisation: 乙\ncatalog: xicheng-jiedao\nstart: 2026-01-01\n"
    project.write({"乙街道/gongkai.yaml": settings})
    code, lines, _ = lint("甲街道/records/r.yaml", "乙街道/records/r.yaml")
    assert (code, codes(lines)) == (1, [("甲街道/records/r.yaml:1:8:", "错误", "GK304")])
    assert lint(".")[1] == lines
    monkeypatch.chdir(project.root / "乙街道" / "records")
    assert codes(lint("../../甲街道/records/r.yaml")[1])[0][0] == "../../甲街道/records/r.yaml:1:8:"
    absolute = str(project.root / "甲街道" / "records" / "r.yaml")
    assert lint(absolute)[1][0].startswith(f"{absolute}:1:8: ")


def test_links(project, lint, tmp_path_factory):
    project.lay(GOOD)
    outside = tmp_path_factory.mktemp("outside") / "o.yaml"
    outside.write_text(GOOD)
    os.symlink(outside, "records/o.yaml")
    os.symlink("gone.yaml", "records/g.yaml")
    for arguments in (["records/o.yaml", "records/g.yaml"], ["records"], ["."]):
        code, lines, _ = lint(*arguments)
        assert code == 1
        assert codes(lines) == [
            ("records/g.yaml:1:1:", "错误", "GK901"),
            ("records/o.yaml:1:1:", "错误", "GK901"),
        ]


def test_wrong_usage(project, lint):
    project.lay(GOOD)
    os.mkdir("empty")
    for arguments, code, words in (
        (["gone.yaml"], 2, "没有文件 gone.yaml"),
        (["records/r.yaml", "--format", "sarif"], 2, "没有格式“sarif”"),
        (["records/r.yaml", "--fail-on", "x"], 2, "--fail-on"),
        (["records/r.yaml", "--as-of", "x"], 2, "--as-of"),
        ([], 2, "缺少参数"),
        (["empty"], 3, "empty 里没有公开记录文件"),
    ):
        assert lint(*arguments)[0] == code
        err = lint(*arguments)[2]
        assert words in err
        assert "提示：" in err


# How it says so


@pytest.mark.slow
def test_the_same_exit_code_in_every_format(project, lint):
    for content, expected in ((GOOD, 0), ("{item: 33}\n", 1), ("{item: 2, 标题: [}\n", 1)):
        project.lay(content)
        assert {name: lint("records", "-f", name)[0] for name in FORMATS} == dict.fromkeys(
            FORMATS, expected
        )


def test_paths_for_hosts_count_from_the_root_of_the_repository(project, lint, monkeypatch):
    subprocess.run(["git", "init", "-q", str(project.root)], check=True)
    project.root = project.root / "街道"
    project.lay("{item: 33}\n")
    monkeypatch.chdir(project.root / "records")
    path = "街道/records/r.yaml"
    assert json.loads("".join(lint("r.yaml", "-f", "gitlab")[1]))[0]["location"]["path"] == path
    assert f"file={path},line=1,col=8," in lint("r.yaml", "-f", "github")[1][0]
    assert json.loads(lint("r.yaml", "-f", "json")[1][0])["findings"][0]["file"] == "r.yaml"


def test_a_fingerprint_of_its_own_for_each_in_gitlab(project, lint):
    for name in ("甲", "乙"):
        project.root = project.root / name
        project.lay("- {item: 33}\n- {item: 33}\n")
        project.root = project.root.parent
    issues = json.loads("\n".join(lint(".", "-f", "gitlab")[1]))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    assert {issue["severity"] for issue in issues} == {"major"}
    assert all(re.fullmatch("[0-9a-f]{32}", issue["fingerprint"]) for issue in issues)


def test_github_shows_ten_and_counts_the_rest(project, lint):
    project.lay("".join(f"- {{item: x{n}}}\n" for n in range(30)))
    _, lines, _ = lint("records", "-f", "github")
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[-1].startswith("::notice ")
    assert "另有20个问题没有逐条标注（错误20）" in lines[-1]


def test_what_people_typed_is_shown_as_typed(project, lint):
    project.lay('{item: "\\e[31m[b]<script>\\n=1", title: "::error::\\u202e"}\n')
    for name in FORMATS:
        text = "\n".join(lint("records", "-f", name)[1])
        assert "\x1b" not in text
        assert name == "json" or "\u202e" not in text
        assert "GK304" in text


def test_the_same_bytes_whatever_the_order(project, lint):
    project.lay({"b.yaml": GOOD, "a.yaml": "{item: 33}\n", "c.yaml": GOOD})
    paths = ["records/c.yaml", "records/a.yaml", "records/b.yaml"]
    one = json.loads(lint(*paths, "-f", "json")[1][0])["findings"]
    two = json.loads(lint(*reversed(paths), "-f", "json")[1][0])["findings"]
    assert [f["code"] for f in one] == [f["code"] for f in two] == ["GK304", "GK306"]
