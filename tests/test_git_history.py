"""--history: when a claim first stood in a real git repository, and what cannot be known."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gongkai_cli.model.registration import Registered
from gongkai_cli.sources.git_history.read import read_registrations

SCHEMAS = Path(__file__).parent.parent / "schemas"
ENTRY = (
    "- {{item: 7, title: {0}, formed: 2026-03-02, published: 2026-03-02, "
    "channel: 政府网站常规公开, url: 'https://a.cn'}}\n"
)
BLOCK = """\
事项: 7
标题: 甲
形成日期: "2026-03-02"
公开情况:
- 公开日期: 2026-03-02
  公开形式: 政府网站常规公开
"""


def known(root: Path) -> Registered:
    return read_registrations(root, os.environ)


def seen(root: Path) -> dict[str, str | None]:
    """Title (the item without one) → the day its claim was first seen."""
    found = known(root).seen.items()
    return {c.title or c.item: day.isoformat() if day else None for c, day in found if c.item}


def test_a_list_that_grows(repository):
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("甲")})
    repository.commit("2026-04-01", {"records/l.yaml": ENTRY.format("甲") + ENTRY.format("乙")})
    above = ENTRY.format("丙") + ENTRY.format("甲") + ENTRY.format("乙")
    repository.commit("2026-05-20", {"records/l.yaml": above})
    assert seen(repository.root) == {
        "政策": "2026-01-05", "甲": "2026-03-03", "乙": "2026-04-01", "丙": "2026-05-20",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        {"records/l.yaml": BLOCK},
        {"records/l.yaml": "# 注\n\n" + ENTRY.format("甲").replace("\n", "\r\n")},
        {"records/l.yaml": None, "records/2026/03/别的.yml": ENTRY.format("甲")},
        {"records/l.yaml": None, "records/l.yaml2": "", "deep/records/l.yaml": BLOCK},
        {"records/l.yaml": ENTRY.format("甲").replace("https", "http")},
    ],
    ids=["reformatted", "line ends", "renamed", "moved and reformatted", "another key"],
)
def test_the_same_claim_keeps_its_day(repository, change):
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("甲")})
    repository.commit("2026-05-20", change)
    assert seen(repository.root)["甲"] == "2026-03-03"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + ENTRY.format("甲") + ENTRY.format("乙"),
        "# 注\n---\n" + ENTRY.format("甲") + "---\n" + ENTRY.format("乙"),
        "".join("  " + ENTRY.format(title) for title in "甲乙"),
        f"[{ENTRY.format('甲')[2:-1]},\n{ENTRY.format('乙')[2:-1]}]\n",
        "%YAML 1.1\n---\n" + ENTRY.format("甲") + "# - 不是记录\n" + ENTRY.format("乙"),
    ],
    ids=["BOM", "documents", "indented", "flow", "directive and comments"],
)
def test_every_layout_is_read_as_the_check_reads_it(project, repository, text):
    repository.commit("2026-03-03", {"records/l.yaml": text})
    data, _ = shown(project)
    assert data["history"]["uncommitted"] == 0
    days = [each["record"]["first_seen"] for each in data["obligations"] if each["item"] == "7"]
    assert days == ["2026-03-03", "2026-03-03"]


def test_a_title_put_right_is_the_same_record(repository):
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("假")})
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    assert seen(repository.root)["甲"] == "2026-03-03"


def test_one_correction_lends_its_day_to_one_record(repository):
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("关于慰问的通告")})
    several = "".join(map(ENTRY.format, ("一补", "关于慰问的通知", "七补")))
    repository.commit("2026-05-20", {"records/l.yaml": several})
    found = seen(repository.root)
    assert found["关于慰问的通知"] == "2026-03-03"
    assert (found["一补"], found["七补"]) == ("2026-05-20", "2026-05-20")


def test_a_title_tells_more_than_an_item(repository):
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("甲")})
    moved = ENTRY.format("甲").replace("item: 7", "item: 9")
    files = {"records/l.yaml": ENTRY.format("乙"), "records/m.yaml": moved}
    repository.commit("2026-05-20", files)
    days = {(c.item, c.title): str(day) for c, day in known(repository.root).seen.items()}
    assert (days["9", "甲"], days["7", "乙"]) == ("2026-03-03", "2026-05-20")


def test_of_equally_close_ones_that_of_the_same_file(repository):
    repository.commit("2026-03-03", {"records/a.yaml": ENTRY.format("通告一")})
    repository.commit("2026-03-04", {"records/b.yaml": ENTRY.format("会议二")})
    files = {"records/a.yaml": "会议二改", "records/b.yaml": "通告一改"}
    repository.commit("2026-05-20", {name: ENTRY.format(title) for name, title in files.items()})
    found = seen(repository.root)
    assert (found["会议二改"], found["通告一改"]) == ("2026-03-03", "2026-03-04")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("was", "now", "kept"),
    [
        ("item: 2, period: 2026-02, title: 甲", "item: 2, period: 2026-02, title: 乙", True),
        ("item: 2, period: 2026-02, title: 甲", "item: 3, period: 2026-02, title: 甲", True),
        ("item: 2, period: 2026-02, title: 甲", "item: 2, period: 2026-03, title: 乙", False),
        ("item: 2, period: 2026-02", "item: 2, period: 2026-03", False),
        ("item: 2, period: 2026-02", "item: 3, period: 2026-03", False),
        ("item: 9, title: 甲", "item: 9, title: 乙", False),
    ],
)
def test_two_equal_fields_at_the_least(repository, was, now, kept):
    """What both leave out is nothing that they have in common."""
    text = "{{{}, published: 2026-03-02, channel: 政府网站常规公开}}\n"
    repository.commit("2026-03-03", {"records/l.yaml": text.format(was)})
    repository.commit("2026-05-20", {"records/l.yaml": text.format(now)})
    (_, last) = (
        day for c, day in known(repository.root).seen.items() if c.item != "9" or c.title != "政策"
    )
    assert str(last) == ("2026-03-03" if kept else "2026-05-20")


def test_a_record_nobody_could_read_lends_its_day_once_and_in_its_file(repository):
    broken = ENTRY.format("甲").replace("- {", "- {{")
    repository.commit("2026-03-03", {"records/l.yaml": broken, "records/m.yaml": "# 空\n"})
    files = {"records/l.yaml": "# 空\n", "records/m.yaml": ENTRY.format("乙")}
    repository.commit("2026-05-20", files)
    assert seen(repository.root)["乙"] == "2026-05-20", "another file"
    repository.commit("2026-05-21", {"records/l.yaml": broken})
    both = ENTRY.format("甲") + ENTRY.format("丙")
    repository.commit("2026-06-22", {"records/l.yaml": both})
    found = seen(repository.root)
    assert {found["甲"], found["丙"]} == {"2026-03-03", "2026-06-22"}


def test_several_records_nobody_could_read_lend_each_its_day(repository):
    both = ENTRY.format("甲") + ENTRY.format("乙")
    repository.commit("2026-03-03", {"records/l.yaml": both.replace("- {", "- {{")})
    repository.commit("2026-05-20", {"records/l.yaml": both + ENTRY.format("丙")})
    found = seen(repository.root)
    assert sorted(found[title] for title in "甲乙丙") == ["2026-03-03", "2026-03-03", "2026-05-20"]


@pytest.mark.slow
def test_many_corrections_of_a_day_in_one_commit(repository):
    titles = [f"第{n}号通告" for n in range(1500)]
    repository.commit("2026-03-03", {"records/l.yaml": "".join(map(ENTRY.format, titles))})
    mended = [title.replace("通告", "通知") for title in titles] + ["补登"]
    repository.commit("2026-05-20", {"records/l.yaml": "".join(map(ENTRY.format, mended))})
    found = seen(repository.root)
    days = [found[title] for title in mended]
    assert (days.count("2026-03-03"), days.count("2026-05-20")) == (1500, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "broken",
    [
        ENTRY.format("甲").replace("published: 2026-03-02", "published: 2026/3/2"),
        ENTRY.format("甲").replace("published: 2026-03-02", "published: 2026年3月2日"),
        ENTRY.format("甲").replace("published: 2026-03-02", "published: 20260302"),
        ENTRY.format("甲").replace("published: 2026-03-02", "published: 2026-3-2（周一）"),
        ENTRY.format("甲").replace("- {", "- {{"),
        "item：7\npublished：2026-03-02\n",
        ENTRY.format("甲").encode("gbk"),
    ],
    ids=["slashes", "characters", "digits", "weekday", "no YAML", "full-width colons", "GBK"],
)
def test_a_record_that_had_to_be_mended_keeps_its_day(repository, broken):
    repository.commit("2026-03-03", {"records/l.yaml": broken})
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    assert seen(repository.root)["甲"] == "2026-03-03"


def test_another_day_of_publication_is_another_claim(repository):
    text = ENTRY.format("甲")
    repository.commit("2026-03-03", {"records/l.yaml": text})
    moved = text.replace("published: 2026-03-02", "published: 2026-02-27")
    repository.commit("2026-05-20", {"records/l.yaml": moved})
    days = {c.published: day for c, day in known(repository.root).seen.items() if c.title == "甲"}
    assert days == {"2026-03-02": date(2026, 3, 3), "2026-02-27": date(2026, 5, 20)}


def test_what_was_deleted_and_came_back_entered_once(repository):
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("甲")})
    repository.commit("2026-03-04", {"records/l.yaml": None})
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    assert seen(repository.root)["甲"] == "2026-03-03"


def test_a_merge_keeps_the_day_of_the_branch(repository):
    repository.git("checkout", "-q", "-b", "branch")
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("甲")})
    repository.git("checkout", "-q", "main")
    repository.commit("2026-03-04", {"records/other.yaml": ENTRY.format("乙")})
    at = "2026-05-20T12:00:00+08:00"
    repository.git("merge", "-q", "--no-ff", "-m", "合并", "branch", at=at)
    assert seen(repository.root) == {"政策": "2026-01-05", "甲": "2026-03-03", "乙": "2026-03-04"}


def test_what_only_a_merge_brought_in_is_of_its_day(repository):
    repository.commit("2026-03-02", {"records/l.yaml": "# 空\n"})
    repository.git("checkout", "-q", "-b", "branch")
    repository.commit("2026-03-03", {"records/l.yaml": ENTRY.format("甲")})
    repository.git("checkout", "-q", "main")
    repository.commit("2026-03-04", {"records/l.yaml": ENTRY.format("乙")})
    with pytest.raises(AssertionError):
        repository.git("merge", "-q", "branch", at="2026-05-20T12:00:00+08:00")
    both = "".join(map(ENTRY.format, "甲乙丙"))
    repository.commit("2026-05-20", {"records/l.yaml": both})
    found = seen(repository.root)
    assert [found[title] for title in "甲乙丙"] == ["2026-03-03", "2026-03-04", "2026-05-20"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-03-02T23:59:59+08:00", "2026-03-02"),
        ("2026-03-03T00:00:00+08:00", "2026-03-03"),
        ("2026-03-02T15:59:59+00:00", "2026-03-02"),
        ("2026-03-02T16:00:00+00:00", "2026-03-03"),
        ("2026-03-02T11:30:00-05:00", "2026-03-03"),
    ],
)
def test_days_are_beijing_days(repository, at, day, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    repository.commit(at, {"records/l.yaml": ENTRY.format("甲")})
    assert seen(repository.root)["甲"] == day


def test_a_project_inside_a_repository_looks_at_its_own_records(project, tmp_path):
    from conftest import Repository

    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    made.commit("2026-03-03", {"甲 街道/records/l.yaml": ENTRY.format("同名")})
    other = {"gongkai.yaml": "organisation: 乙\n", "records/l.yaml": ENTRY.format("同名")}
    made.commit("2026-05-20", {f"乙街道/{name}": text for name, text in other.items()})
    assert seen(tmp_path / "甲 街道") == {"同名": "2026-03-03"}
    assert seen(tmp_path / "乙街道") == {"同名": "2026-05-20"}
    made.git("mv", "甲 街道", "丙街道")
    made.commit("2026-06-01")
    assert seen(tmp_path / "丙街道") == {"同名": "2026-03-03"}


@pytest.mark.parametrize("name", ["甲\n街道", "\n甲", "\"甲\" 'x'"])
def test_a_folder_of_any_name(project, tmp_path, name):
    from conftest import Repository

    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    files = {f"{name}/gongkai.yaml": "organisation: 甲\n", "records/l.yaml": ENTRY.format("乙")}
    made.commit("2026-03-03", {**files, f"{name}/records/l.yaml": ENTRY.format("甲")})
    assert seen(tmp_path / name) == {"甲": "2026-03-03"}


def test_a_record_of_an_item_alone_that_moves_over(tmp_path):
    from conftest import Repository

    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    made.commit("2026-03-03", {"甲/records/l.yaml": "{item: 9, published: 2026-03-02}\n"})
    made.git("mv", "甲", "乙")
    made.commit("2026-05-20")
    assert seen(tmp_path / "乙") == {"9": "2026-03-03"}


# What cannot be known


def shown(project, *options: str) -> tuple[dict, str]:
    run = project.run("--history", "--format", "json", *options)
    return json.loads(run.out), run.err


def test_json_sets_the_day_beside_the_publication(project, repository):
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    data, err = shown(project)
    assert data["history"] == {
        "knowledge": "complete", "reason": None, "begins": "2026-01-05", "workdays": 10,
        "uncommitted": 0,
    }  # fmt: skip
    mine = next(each for each in data["obligations"] if each["id"] == "7@2026-03-02@甲")
    assert mine["published"] == "2026-03-02"
    assert mine["record"] == {"file": "records/l.yaml", "line": 1, "first_seen": "2026-05-20"}
    assert err == "版本记录：自2026-01-05起\n"
    schema = json.loads((SCHEMAS / "check.schema.json").read_text("utf-8"))
    assert [str(error) for error in Draft202012Validator(schema).iter_errors(data)] == []
    assert set(data["history"]) == set(schema["$defs"]["History"]["properties"])
    assert "history" not in json.loads(project.run("--format", "json").out)


def test_what_is_not_committed_yet(project, repository):
    project.write({"records/l.yaml": ENTRY.format("甲")})
    data, err = shown(project)
    mine = next(each for each in data["obligations"] if each["id"] == "7@2026-03-02@甲")
    assert mine["record"]["first_seen"] is None
    assert mine["record"]["first_seen_unknown"] == "uncommitted"
    assert data["history"]["uncommitted"] == 1
    assert "尚未提交1条，登记日无法知道" in err


def test_a_shallow_clone_knows_only_what_came_after_its_edge(project, repository, tmp_path_factory):
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    both = ENTRY.format("甲") + ENTRY.format("乙")
    repository.commit("2026-06-22", {"records/l.yaml": both})
    renamed = ENTRY.format("甲改") + ENTRY.format("乙")
    repository.commit("2026-07-20", {"records/l.yaml": renamed})
    target = tmp_path_factory.mktemp("clone") / "c"
    repository.git("clone", "-q", "--depth", "2", f"file://{repository.root}", str(target))
    assert known(target).knowledge == "shallow"
    found = seen(target)
    assert (found["甲"], found["甲改"], found["乙"]) == (None, None, None)
    repository.commit("2026-07-21", {"records/m.yaml": ENTRY.format("丙")})
    repository.git("pull", "-q", inside=target)
    assert seen(target)["丙"] == "2026-07-21"
    project.root = target
    data, err = shown(project)
    assert data["history"]["knowledge"] == "shallow"
    assert "版本历史不完整（浅克隆）" in err
    assert "GK401" in [each["code"] for each in data["findings"]], "丙 is known all the same"
    mine = next(each for each in data["obligations"] if each["id"] == "7@2026-03-02@乙")
    assert mine["record"]["first_seen_unknown"] == "before_history"


@pytest.mark.slow
def test_no_repository(project):
    """{item: 7, title: 甲, formed: 2026-03-02, published: 2026-03-02, channel: 政府网站常规公开}"""
    project.lay()
    data, err = shown(project)
    assert data["history"]["knowledge"] == "unknown"
    assert data["history"]["begins"] is None
    assert err == "版本记录：这里不是 git 仓库，无法知道记录何时登记\n"
    mine = next(each for each in data["obligations"] if each["id"] == "7@2026-03-02@甲")
    assert mine["record"]["first_seen_unknown"] == "no_history"
    assert project.run("--history").code == project.run().code
    assert "这里不是 git 仓库" in project.run("--history", "--format", "table").out


def test_no_commit_yet(project):
    from conftest import Repository

    project.lay("# 无记录\n")
    Repository(project.root).git("init", "-q")
    assert known(project.root).why == "仓库里还没有提交，无法知道记录何时登记"


def test_no_git_on_the_path(project, repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    data, err = shown(project)
    assert data["history"]["knowledge"] == "unknown"
    assert "没有安装 git" in err


def program(folder: Path, text: str) -> Path:
    """A program called git in a folder of its own."""
    folder.mkdir(parents=True)
    (folder / "git").write_text(text)
    (folder / "git").chmod(0o755)
    return folder


def test_a_git_that_does_not_run(project, repository, monkeypatch, tmp_path_factory):
    place = program(tmp_path_factory.mktemp("at") / "bin", "#!/no/such/interpreter\n")
    monkeypatch.setenv("PATH", str(place))
    assert "git 运行不了" in shown(project)[1]


@pytest.mark.parametrize("kept", [0, 60, 300])
def test_a_git_that_ends_before_it_has_answered(
    project, repository, monkeypatch, tmp_path_factory, kept
):
    real = shutil.which("git")
    cut = f'case "$*" in *cat-file*) {real} "$@" | head -c {kept}; exit 0;; esac; exec {real} "$@"'
    place = program(tmp_path_factory.mktemp("at") / "bin", f"#!/bin/sh\n{cut}\n")
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    data, err = shown(project)
    assert data["history"]["knowledge"] == "unknown"
    assert "没有读完版本历史" in err


@pytest.mark.slow
@pytest.mark.parametrize(
    "place",
    ["bin", "./bin", "", "{root}/bin", "{out}/folder", "{out}/program", "{root}/outward"],
)
@pytest.mark.parametrize("inside", [True, False], ids=["asked inside", "asked elsewhere"])
def test_the_projects_own_git_is_not_run(repository, monkeypatch, tmp_path_factory, place, inside):
    """Named by a relative path, by a full one, through a link into the project or out of it."""
    root, out = repository.root, tmp_path_factory.mktemp("out")
    script = f"#!/bin/sh\ntouch '{out}/ran'\n"
    for folder in (root / "bin", out / "bin", out / "other"):
        program(folder, script)
    (root / "git").write_text(script)
    (root / "git").chmod(0o755)
    (root / "outward").mkdir()
    (root / "outward" / "git").symlink_to(out / "other" / "git")
    (out / "folder").symlink_to(root / "bin")
    (out / "program").mkdir()
    (out / "program" / "git").symlink_to(root / "bin" / "git")
    monkeypatch.chdir(root if inside else out)
    first = place.format(root=root, out=out)
    monkeypatch.setenv("PATH", f"{first}{os.pathsep}{os.environ['PATH']}")
    assert seen(root) == {"政策": "2026-01-05"}
    monkeypatch.setenv("PATH", first)
    assert "没有安装 git" in known(root).why
    assert not (out / "ran").exists()


def test_a_repository_of_another_user(repository, monkeypatch):
    monkeypatch.setattr(
        "gongkai_cli.sources.git_history.git.SET",
        {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "LC_ALL": "C"},
    )
    assert "仓库属于另一个用户" in known(repository.root).why


def test_a_hostile_repository_runs_nothing(project, repository, tmp_path):
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    ran, script = tmp_path / "ran", tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch '{ran}'\n")
    script.chmod(0o755)
    signed = repository.git("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1
    )
    (tmp_path / "signed").write_text(signed)
    made = repository.git("hash-object", "-t", "commit", "-w", str(tmp_path / "signed")).strip()
    repository.git("update-ref", "refs/heads/main", made)
    settings = (
        "core.fsmonitor", "core.pager", "pager.log", "gpg.program", "core.sshCommand", "diff.external",
        "diff.x.textconv", "diff.x.command", "filter.x.smudge", "filter.x.clean",
        "core.alternateRefsCommand", "credential.helper", "remote.origin.uploadpack",
    )  # fmt: skip
    for key in settings:
        repository.git("config", key, str(script))
    for key, value in (
        ("log.showSignature", "true"), ("core.hooksPath", str(tmp_path)), ("log.follow", "true"),
        ("log.showRoot", "false"), ("diff.relative", "true"), ("color.ui", "always"),
        ("diff.orderFile", "/no/such/file"), ("diff.renames", "copies"), ("log.diffMerges", "off"),
        ("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"), ("remote.origin.url", str(repository.root)),
    ):  # fmt: skip
        repository.git("config", key, value)
    (repository.root / ".git/info/attributes").write_text("* diff=x filter=x\n")
    blob = repository.git("-c", "core.fsmonitor=false", "rev-parse", "HEAD:records/first.yaml")
    path = repository.root / ".git/objects" / blob[:2] / blob.strip()[2:]
    path.chmod(0o644)
    path.unlink()

    for trap in (("log", "-1", "-O", os.devnull), ("cat-file", "-p", blob.strip())):
        subprocess.run(["git", *trap], cwd=repository.root, capture_output=True, check=False)
        assert ran.exists(), "the trap does snap where nothing is done against it"
        ran.unlink()
    assert seen(repository.root) == {"甲": "2026-05-20"}, "an object that is not there is left out"
    project.run("--history")
    assert not ran.exists()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["no date", "no committer", "words"])
def test_a_commit_without_a_time_has_no_day(project, repository, tmp_path, kind):
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    repository.commit("2026-05-21", {"records/l.yaml": ENTRY.format("乙"), "records/m.yaml": BLOCK})
    body = {
        "no date": "committer x <x@y>\n", "no committer": "", "words": "committer x <x@y> ab cd\n",
    }[kind]  # fmt: skip
    made = repository.git("cat-file", "commit", "HEAD")
    edited = re.sub(r"^committer .*\n", body, made, flags=re.M)
    (tmp_path / "object").write_text(edited.replace("2026-05-21", "\1\2二"))
    name = repository.git(
        "hash-object", "-t", "commit", "--literally", "-w", str(tmp_path / "object")
    )
    repository.git("update-ref", "refs/heads/main", name.strip())
    found = seen(repository.root)
    assert found["乙"] == "2026-05-20", "a correction keeps the day it had"
    repository.commit("2026-05-22", {"records/n.yaml": ENTRY.format("丙")})
    assert seen(repository.root)["丙"] == "2026-05-22"
    run = project.run("--history")
    assert run.code in (0, 1)
    assert "程序内部错误" not in run.text


def test_what_came_with_no_time_was_seen_on_no_day(repository, tmp_path):
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    made = repository.git("cat-file", "commit", "HEAD")
    for text, day in ((made, "2026-05-20"), (re.sub("(committer .*>).*", r"\1", made), None)):
        (tmp_path / "object").write_text(text)
        literally = ("hash-object", "-t", "commit", "--literally", "-w", str(tmp_path / "object"))
        repository.git("update-ref", "refs/heads/main", repository.git(*literally).strip())
        assert seen(repository.root)["甲"] == day


def test_a_replaced_commit_is_read_as_it_was_made(repository):
    """git replace could give any commit another day or other records."""
    repository.commit("2026-05-20", {"records/l.yaml": ENTRY.format("甲")})
    late = repository.git("rev-parse", "HEAD").strip()
    at = "2026-03-03T12:00:00+08:00"
    repository.git("commit", "-q", "--amend", "--no-edit", at=at)
    early = repository.git("rev-parse", "HEAD").strip()
    repository.git("update-ref", "refs/heads/main", late)
    repository.git("replace", late, early)
    assert "2026-03-03" in repository.git("log", "-1", "--format=%cI"), "the trap is laid"
    assert seen(repository.root)["甲"] == "2026-05-20"


@pytest.mark.parametrize(("key", "value"), [("log.showRoot", "false"), ("diff.relative", "true")])
def test_settings_of_the_repository_hide_nothing(tmp_path, key, value):
    """Seen from the project's folder inside the repository; the first commit holds a record."""
    from conftest import Repository

    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    files = {"甲/gongkai.yaml": "organisation: 甲\n", "乙/records/l.yaml": ENTRY.format("甲")}
    made.commit("2026-03-03", {**files, "甲/records/l.yaml": ENTRY.format("乙")})
    made.git("mv", "乙/records/l.yaml", "甲/records/m.yaml")
    made.commit("2026-05-20")
    made.git("config", key, value)
    assert seen(tmp_path / "甲") == {"乙": "2026-03-03", "甲": "2026-03-03"}


def test_the_callers_own_repository_is_not_asked(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert seen(repository.root) == {"政策": "2026-01-05"}


def test_without_the_option_git_is_not_touched(project, repository, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("git was started")

    monkeypatch.setattr(subprocess, "run", refused)
    monkeypatch.setattr(subprocess, "Popen", refused)
    assert "版本记录" not in project.run().text
    with pytest.raises(AssertionError):
        known(repository.root)


def test_the_repository_is_left_as_it_was(project, repository):
    def state() -> dict[str, float]:
        inside = sorted((repository.root / ".git").rglob("*"))
        return {str(path): path.stat().st_mtime for path in inside}

    before = state()
    project.run("--history")
    assert state() == before


def test_links_folders_and_submodules_are_no_record_files(repository):
    os.symlink("first.yaml", repository.root / "records" / "link.yaml")
    repository.commit("2026-03-03")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},records/sub.yaml")
    repository.git("commit", "-q", "-m", "sub", at="2026-03-04T12:00:00+08:00")
    assert seen(repository.root) == {"政策": "2026-01-05"}


def test_clocks_that_make_no_sense(repository):
    repository.git("config", "user.name", "x")
    repository.commit("1970-01-01", {"records/l.yaml": ENTRY.format("甲")})
    repository.commit("2099-01-01", {"records/m.yaml": ENTRY.format("乙")})
    found = seen(repository.root)
    assert (found["甲"], found["乙"]) == ("1970-01-01", "2099-01-01")
