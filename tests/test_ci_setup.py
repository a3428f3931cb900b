"""`gongkai init --ci`, the action, the hooks, the Dockerfile: valid by the published schemas, and run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from gongkai_cli import __version__
from gongkai_cli.cli import entry
from gongkai_cli.cli.scaffolding.pipelines import HOSTS, pipeline

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
GOOD = "{item: 1, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}\n"
BAD = "{item: 1, period: 2026-Q3, published: 2026-10-10, channel: 政府网站常规公开}\n"


def init(*arguments: str) -> int:
    return entry.run(["init", *arguments])


def valid(schema: str, *files: Path) -> None:
    """Held against a schema that check-jsonschema carries with it."""
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def git(*arguments: str, at: Path) -> str:
    settings = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=at, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(project, tmp_path_factory) -> Path:
    """A git repository with the project in a folder of it, and a `gongkai` command beside it."""
    top = tmp_path_factory.mktemp("repository")
    git("init", "-q", at=top)
    project.root = top / "街道 记录"
    project.root.mkdir()
    project.lay(GOOD)
    return top


@pytest.fixture
def tools(tmp_path_factory) -> str:
    """A folder for PATH whose `gongkai` is this checkout's, and whose pip only writes down."""
    folder = tmp_path_factory.mktemp("bin")
    python = shlex.quote(sys.executable)
    source = shlex.quote(str(ROOT / "src"))
    scripts = {
        "gongkai": f'PYTHONPATH={source} exec {python} -m gongkai_cli "$@"',
        "python": 'printf "%s\\n" "$*" >> "$RUNNER_TEMP/python.log"',
    }
    for name, line in scripts.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)
    return str(folder)


# gongkai init --ci


@pytest.mark.parametrize(
    ("host", "schema"), [("github", "github-workflows"), ("gitlab", "gitlab-ci")]
)
def test_a_new_project_with_its_pipeline(tmp_path, capsys, host, schema):
    top = tmp_path / "新"
    assert init("--ci", host, str(top)) == 0
    path = top / HOSTS[host].path
    valid(f"vendor.{schema}", path)
    text = path.read_text(encoding="utf-8")
    assert f"PACKAGE: gongkai-cli=={__version__}\n" in text
    assert "@" + "FOLDER" not in text
    assert yaml.safe_load(text)
    assert (top / "gongkai.yaml").is_file()
    assert "8:30" in capsys.readouterr().out


@pytest.mark.parametrize("host", HOSTS)
def test_beside_an_existing_project_it_touches_nothing_else(repository, capsys, host, monkeypatch):
    project = repository / "街道 记录"
    before = {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    assert init("--ci", host, str(project)) == 0
    assert {p: p.read_bytes() for p in before} == before
    new = {p.relative_to(repository).as_posix() for p in repository.rglob("*") if p.is_file()}
    new -= {p.relative_to(repository).as_posix() for p in before}
    includes = HOSTS[host].includes
    assert new == {HOSTS[host].path, *([includes[0]] if includes else [])}
    assert '"街道 记录"' in (repository / HOSTS[host].path).read_text(encoding="utf-8")
    monkeypatch.chdir(project / "records")
    for again in ([], ["."], [str(project)]):
        assert init("--ci", host, *again) == 2
        err = capsys.readouterr().err
        assert "没有改动它" in err
        assert "提示：" in err
    assert {p: p.read_bytes() for p in before} == before


def test_an_existing_gitlab_pipeline_stays_and_is_told_what_to_add(repository, capsys):
    (repository / ".gitlab-ci.yml").write_text("stages: [build]\n")
    assert init("--ci", "gitlab", str(repository / "街道 记录")) == 0
    out = capsys.readouterr().out
    assert "include:\n    - local: .gitlab/gongkai.yml\n" in out
    assert (repository / ".gitlab-ci.yml").read_text() == "stages: [build]\n"
    (repository / "both.yml").write_text("include:\n  - local: .gitlab/gongkai.yml\n")
    valid("vendor.gitlab-ci", repository / "both.yml")


def test_without_a_folder_the_project_around(repository, monkeypatch):
    monkeypatch.chdir(repository / "街道 记录" / "records")
    assert init("--ci", "github") == 0
    assert (repository / ".github/workflows/gongkai.yml").is_file()
    assert not (repository / "街道 记录" / "records" / "gongkai.yaml").exists()


def test_wrong_usage_writes_nothing(tmp_path, capsys):
    for arguments, words in (
        (["--ci", "jenkins", str(tmp_path / "甲")], "github、gitlab"),
        (["--ci", "github", "--organisation", " ", str(tmp_path / "甲")], "单位名称"),
        ([], "缺少参数"),
    ):
        assert init(*arguments) == 2
        assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    git("init", "-q", at=tmp_path)
    assert init("--ci", "github", str(tmp_path / "a$(x)")) == 2
    assert not (tmp_path / "a$(x)").exists()


def test_a_demo_with_its_pipeline(tmp_path):
    assert init("--demo", "--ci", "github", str(tmp_path / "例")) == 0
    assert (tmp_path / "例/.github/workflows/gongkai.yml").is_file()
    assert init("--demo", "--ci", "gitlab", str(tmp_path / "例")) == 2


def test_every_template_is_registered_and_shipped():
    folder = ROOT / "src" / "gongkai_cli" / "cli" / "scaffolding" / "pipelines"
    assert {path.name for path in folder.glob("*.yml")} == {h.template for h in HOSTS.values()}


# The workflow, step by step


def test_what_the_workflow_asks_for():
    workflow = yaml.safe_load(pipeline(HOSTS["github"], "."))
    events = workflow[True]  # YAML 1.1 takes `on` for true
    assert set(events) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert events["schedule"] == [{"cron": "30 0 * * 1-5"}]  # 08:30 in Beijing, UTC+8
    assert workflow["permissions"] == {"contents": "read"}
    job = workflow["jobs"]["check"]
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    uses = [step for step in job["steps"] if "uses" in step]
    assert all(re.search(r"@v\d+$", step["uses"]) for step in uses)
    assert uses[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
    for step in steps():
        assert "${{" not in step["run"]  # what people typed reaches the shell as data only


def steps(folder: str = "街道 记录") -> Iterator[dict[str, object]]:
    """The steps of the workflow that are commands."""
    workflow = yaml.safe_load(pipeline(HOSTS["github"], folder))
    return (step for step in workflow["jobs"]["check"]["steps"] if "run" in step)


def run_workflow(
    top: Path,
    tools: str,
    event: str,
    before: str = "",
    branch: str = "main",
    folder: str = "街道 记录",
) -> dict[str, int]:
    """Runs every command of the workflow as the runner would; → exit code by step name."""
    temp = top.parent / f"{top.name}-temp"
    temp.mkdir(exist_ok=True)
    for left in ("gongkai-base.json", "gongkai-changed"):  # a runner begins with an empty folder
        (temp / left).unlink(missing_ok=True)
    context = {
        "github.event_name": event,
        "github.event.before": before,
        "github.ref_name": branch,
        "github.event.repository.default_branch": "main",
    }
    workflow = yaml.safe_load(pipeline(HOSTS["github"], folder))
    codes = {}
    for step in steps(folder):
        if "github.event_name" in str(step.get("if")) and event not in ("push", "pull_request"):
            continue
        own = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: context[found[1]], value)
            for name, value in dict(step.get("env") or {}).items()
        }
        env = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(temp),
            "LC_ALL": "C.UTF-8",
            "RUNNER_TEMP": str(temp),
            "GITHUB_WORKSPACE": str(top),
            "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
            **workflow["env"],
            **own,
        }
        # as documented: bash -e {0} where no shell is named
        (temp / "step.sh").write_text(str(step["run"]), encoding="utf-8")
        command = ["bash", "-e", str(temp / "step.sh")]
        done = subprocess.run(command, cwd=top, env=env, capture_output=True, check=False)
        codes[str(step["name"])] = min(done.returncode, 1)  # xargs makes 123 of it
        (temp / f"{step['name']}.log").write_bytes(done.stdout + done.stderr)
    return codes


INSTALL, LINT = "安装 gongkai", "查改动的文件写得对不对"
BASE, CHECK = "检查基准提交", "检查公开记录"


def commit(top: Path, records: str, message: str = "x") -> str:
    (top / "街道 记录/records/r.yaml").write_text(records, encoding="utf-8")
    git("add", "-A", at=top)
    git("commit", "-qm", message, at=top)
    return git("rev-parse", "HEAD", at=top)


def test_on_schedule_everything_is_checked(repository, tools):
    commit(repository, GOOD)
    codes = run_workflow(repository, tools, "schedule")
    assert codes == {INSTALL: 0, CHECK: 1}  # everything else of the catalog is missing
    reports = repository / "gongkai-reports"
    names = {"gongkai.sarif", "gongkai.xml", "gongkai.json", "gongkai.md"}
    assert {path.name for path in reports.iterdir()} == names
    sarif = json.loads((reports / "gongkai.sarif").read_text(encoding="utf-8"))
    places = [each["locations"][0]["physicalLocation"] for each in sarif["runs"][0]["results"]]
    # %20 and so on: a URI
    assert all("%20" in place["artifactLocation"]["uri"] for place in places)
    log = repository.parent / f"{repository.name}-temp"
    assert (log / "python.log").read_text() == f"-m pip install gongkai-cli=={__version__}\n"
    assert "157项" not in (log / "summary.md").read_text(encoding="utf-8")  # the small catalog's
    assert "项：已判定" in (log / "summary.md").read_text(encoding="utf-8")


def test_a_first_push_has_no_base(repository, tools):
    commit(repository, BAD)
    codes = run_workflow(repository, tools, "push", before="0" * 40)
    assert codes == {INSTALL: 0, BASE: 0, LINT: 1, CHECK: 1}


def test_a_push_fails_for_what_is_new_only(repository, tools):
    first = commit(repository, GOOD)
    second = commit(repository, GOOD + "# x\n")
    codes = run_workflow(repository, tools, "push", before=first)
    assert codes == {INSTALL: 0, BASE: 0, LINT: 0, CHECK: 0}  # what is missing was missing before
    commit(repository, BAD)
    codes = run_workflow(repository, tools, "push", before=second)
    assert codes == {INSTALL: 0, BASE: 0, LINT: 1, CHECK: 1}
    assert git("worktree", "list", at=repository).count("\n") == 0


def test_only_the_files_that_changed_are_looked_at_for_slips(repository, tools):
    wrong = commit(repository, BAD)
    (repository / "街道 记录/records/-另一条.yaml").write_text(GOOD, encoding="utf-8")
    git("add", "-A", at=repository)
    git("commit", "-qm", "x", at=repository)
    right = git("rev-parse", "HEAD", at=repository)
    assert run_workflow(repository, tools, "push", before=wrong)[LINT] == 0
    git("rm", "-q", "街道 记录/records/-另一条.yaml", at=repository)
    git("commit", "-qm", "x", at=repository)
    assert run_workflow(repository, tools, "push", before=right)[LINT] == 0
    commit(repository, BAD + "# x\n")
    assert run_workflow(repository, tools, "push", before=right)[LINT] != 0


HOSTILE = "-a;touch x&'`touch y`\"(*)[1]|:"


def test_names_reach_the_shell_as_data_only(repository, tools):
    (repository / "街道 记录").rename(repository / HOSTILE)
    record = repository / HOSTILE / "records/r.yaml"
    for text in (GOOD, BAD):
        record.write_text(text, encoding="utf-8")
        git("add", "-A", at=repository)
        git("commit", "-qm", "x", at=repository)
    first = git("rev-parse", "HEAD~1", at=repository)
    git("update-ref", "refs/remotes/origin/main", first, at=repository)
    branch = "x;touch${IFS}z&`touch${IFS}w`'\""
    before = {path.name for path in repository.iterdir()}
    for event in ("push", "schedule"):
        codes = run_workflow(repository, tools, event, "0" * 40, branch, HOSTILE)
        assert codes[CHECK] == 1
        assert codes.get(LINT, 1) == 1
    assert "检查不成" not in log(repository, BASE)
    assert {path.name for path in repository.iterdir()} - before == {"gongkai-reports"}
    assert run_gitlab(repository, tools, HOSTILE, CI_PIPELINE_SOURCE="schedule") == 1
    merge = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": first}
    assert run_gitlab(repository, tools, HOSTILE, **merge) == 1
    assert {path.name for path in repository.iterdir()} - before == {"gongkai-reports"}


def log(top: Path, step: str) -> str:
    """What a step, or GitLab's job, has just printed."""
    return (top.parent / f"{top.name}-temp" / f"{step}.log").read_text(encoding="utf-8")


def test_where_pip_finds_nothing_the_first_run_says_what_to_do(repository, tools):
    commit(repository, GOOD)
    (Path(tools) / "python").write_text("#!/bin/sh\nexit 1\n")
    assert run_workflow(repository, tools, "schedule")[INSTALL] == 1
    lines = log(repository, INSTALL).splitlines()
    assert lines[-1].startswith("::error title=政务公开检查::未完成检查：pip 装不上 gongkai")
    assert "PACKAGE" in lines[-1]
    assert "**未完成检查：pip 装不上" in (
        repository.parent / f"{repository.name}-temp/summary.md"
    ).read_text(encoding="utf-8")
    with pytest.raises(AssertionError, match="PACKAGE"):
        run_gitlab(repository, tools, CI_PIPELINE_SOURCE="schedule")


def test_reports_of_a_former_run_are_never_taken_for_this_one(repository, tools):
    commit(repository, GOOD)
    run_workflow(repository, tools, "schedule")
    assert (repository / "gongkai-reports/gongkai.json").is_file()
    (repository / "街道 记录/gongkai.yaml").write_text("x\n")
    codes = run_workflow(repository, tools, "schedule")
    assert codes[CHECK] == 1
    assert "::error file=街道 记录/gongkai.yaml" in log(repository, CHECK)
    assert not (repository / "gongkai-reports").exists()


def test_a_merge_request_is_held_against_what_it_merges_into(repository, tools):
    base = commit(repository, GOOD)
    git("checkout", "-qb", "work", at=repository)
    commit(repository, BAD)
    commit(repository, BAD + "# x\n")
    git("checkout", "-q", "main", at=repository)
    git("merge", "-q", "--no-ff", "-m", "merge", "work", at=repository)
    codes = run_workflow(repository, tools, "pull_request", branch="1/merge")
    assert codes[CHECK] == 1
    git("checkout", "-q", "work", at=repository)
    git("update-ref", "refs/remotes/origin/main", base, at=repository)
    assert run_workflow(repository, tools, "push", branch="work")[CHECK] == 1
    commit(repository, GOOD)
    assert run_workflow(repository, tools, "push", branch="work")[CHECK] == 0


def test_an_edit_that_cannot_be_compared_with_its_base_is_checked_in_full(repository, tools):
    first = commit(repository, GOOD)
    settings = repository / "街道 记录/gongkai.yaml"
    settings.write_text(settings.read_text("utf-8").replace("测试街道", "改名街道"), "utf-8")
    commit(repository, GOOD)
    codes = run_workflow(repository, tools, "push", before=first)
    assert codes[CHECK] == 1, "what is missing counts, for nothing can be compared"
    assert "::notice title=政务公开检查::与基准提交不能比较" in log(repository, CHECK)
    assert "::error title=政务公开检查::未完成检查" not in log(repository, CHECK)
    reports = repository / "gongkai-reports"
    assert json.loads((reports / "gongkai.json").read_bytes())["organisation"] == "改名街道"
    merge = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": first}
    assert run_gitlab(repository, tools, **merge) == 1
    assert "与基准提交不能比较" in log(repository, "job")
    settings.write_text("x\n")
    assert run_workflow(repository, tools, "push", before=first)[CHECK] == 1
    assert "::error file=街道 记录/gongkai.yaml" in log(repository, CHECK)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("folder", ["@VERSION@", "@FOLDER@", "-x"])
def test_a_folder_named_like_a_placeholder_or_an_option_stays_a_name(host, folder):
    text = pipeline(HOSTS[host], folder)
    assert f"FOLDER: {json.dumps(folder)}\n" in text
    assert f"PACKAGE: gongkai-cli=={__version__}\n" in text


# GitLab


def run_gitlab(top: Path, tools: str, folder: str = "街道 记录", **variables: str) -> int:
    """Runs the job's script as the runner would: one shell, the lines in order."""
    job = yaml.safe_load(pipeline(HOSTS["gitlab"], folder))["gongkai"]
    temp = top.parent / f"{top.name}-temp"
    temp.mkdir(exist_ok=True)
    env = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(temp),
        "LC_ALL": "C.UTF-8",
        "RUNNER_TEMP": str(temp),
        "CI_PROJECT_DIR": str(top),
        "CI_DEFAULT_BRANCH": "main",
        **job["variables"],
        **variables,
    }
    script = "set -e\n" + "\n".join(job["script"])
    done = subprocess.run(["sh", "-c", script], cwd=top, env=env, capture_output=True, check=False)
    (temp / "job.log").write_bytes(done.stdout + done.stderr)
    for report in job["artifacts"]["reports"].values():
        assert (top / report).is_file(), done.stderr.decode()
    return done.returncode


def test_gitlab_on_schedule(repository, tools):
    commit(repository, GOOD)
    assert run_gitlab(repository, tools, CI_PIPELINE_SOURCE="schedule") == 1
    quality = json.loads((repository / "gongkai-reports/gongkai-quality.json").read_bytes())
    assert {issue["location"]["path"].split("/")[0] for issue in quality} == {"街道 记录"}


def test_gitlab_fails_for_what_is_new_only(repository, tools):
    first = commit(repository, GOOD)
    second = commit(repository, GOOD + "# x\n")
    push = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}
    assert run_gitlab(repository, tools, **push, CI_COMMIT_BEFORE_SHA=first) == 0
    assert run_gitlab(repository, tools, **push, CI_COMMIT_BEFORE_SHA="0" * 40) == 1
    commit(repository, BAD)
    assert run_gitlab(repository, tools, **push, CI_COMMIT_BEFORE_SHA=second) == 1
    merge = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": second}
    assert run_gitlab(repository, tools, **merge) == 1


# The action


def test_the_action_is_valid_and_takes_its_inputs_as_data():
    valid("vendor.github-actions", ROOT / "action.yml")
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(action["inputs"]) == {"folder", "as-of", "fail-on", "formats", "version"}
    used = json.dumps(action["runs"])
    for name in action["inputs"]:
        assert f"inputs.{name} }}}}" in used
    assert not any("${{" in step["run"] for step in action["runs"]["steps"])


@pytest.mark.parametrize(
    ("formats", "files"),
    [
        ("sarif junit", {"gongkai.sarif", "gongkai.xml"}),
        ("json,markdown\ngitlab", {"gongkai.json", "gongkai.md", "gongkai-quality.json"}),
        ("concise", {"gongkai-concise.txt"}),
        ("", set()),
    ],
)
def test_the_action_writes_the_formats_asked_for(repository, tools, formats, files):
    commit(repository, GOOD)
    begin_job(repository, tools)
    for number, fail_on, expected in ((1, "error", 1), (2, "never", 0)):
        done = run_action(repository, FAIL_ON=fail_on, REPORTS=formats)
        assert done.returncode == expected, done.stderr.decode()
        assert "2026-10-31" in done.stdout.decode()
        reports = repository / outputs(repository)[-1]
        assert reports.relative_to(repository).as_posix() == f"gongkai-reports/{number}"
        assert {path.name for path in reports.glob("*")} == files


def begin_job(top: Path, tools: str) -> None:
    """The runner's own folder, empty as at the beginning of each job, with gongkai in it."""
    temp = top.parent / f"{top.name}-action"
    shutil.rmtree(temp, ignore_errors=True)
    (temp / "gongkai").mkdir(parents=True)
    (temp / "gongkai" / "bin").symlink_to(tools)
    (temp / "output").touch()


def outputs(top: Path) -> list[str]:
    """What the runs of the action have said about where their reports are."""
    lines = (top.parent / f"{top.name}-action" / "output").read_text().splitlines()
    return [line.removeprefix("reports=") for line in lines]


def run_action(top: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the action's check as the runner would."""
    temp = top.parent / f"{top.name}-action"
    env = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(temp / "output"),
        "FOLDER": "街道 记录",
        "AS_OF": "2026-10-31",
        "FAIL_ON": "error",
        "REPORTS": "json",
        **variables,
    }
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][1]["run"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=top, env=env, capture_output=True, check=False)


def test_two_folders_in_one_job_keep_their_reports_and_a_former_job_leaves_none(repository, tools):
    shutil.copytree(repository / "街道 记录", repository / "-别的 街道")
    commit(repository, GOOD)
    begin_job(repository, tools)
    for folder in ("街道 记录", "-别的 街道"):
        assert run_action(repository, FOLDER=folder).returncode == 1
    reports = [repository / each / "gongkai.json" for each in outputs(repository)]
    assert len({path for path in reports if path.is_file()}) == 2
    begin_job(repository, tools)
    (repository / "街道 记录/gongkai.yaml").write_text("x\n")
    assert run_action(repository).returncode == 2
    assert outputs(repository) == ["gongkai-reports/1"]
    assert [path.name for path in repository.glob("gongkai-reports/**/*")] == ["1"]


def test_the_action_says_when_pip_finds_nothing(repository, tools):
    begin_job(repository, tools)
    (Path(tools) / "python3").write_text("#!/bin/sh\nexit 0\n")  # makes the environment
    (Path(tools) / "python").write_text("#!/bin/sh\nexit 1\n")  # the environment's pip
    (Path(tools) / "python3").chmod(0o755)
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][0]["run"]
    for version, words in (("9.9.9", "没有 version 写的这一版"), ("", "网络或索引不通")):
        env = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "RUNNER_TEMP": str(repository.parent / f"{repository.name}-action"),
            "VERSION": version,
            "GITHUB_ACTION_PATH": str(ROOT),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        done = subprocess.run(command, env=env, capture_output=True, check=False)
        assert done.returncode == 1
        last = done.stdout.decode().splitlines()[-1]
        assert last.startswith("::error title=政务公开检查::未完成检查：")
        assert words in last


# The hooks


def hooks() -> dict[str, dict[str, object]]:
    listed = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in listed}


def test_the_hooks_and_what_they_look_at():
    found = hooks()
    assert set(found) == {"gongkai-record-lint", "gongkai-check"}
    assert all(hook["language"] == "python" for hook in found.values())
    assert found["gongkai-check"]["always_run"] is True
    assert found["gongkai-check"]["pass_filenames"] is False
    files = re.compile(str(found["gongkai-record-lint"]["files"]))
    for path in ("records/a.yaml", "街道/登记/2026/10/民政科.YML", "gongkai.yaml",
                 "街道/waivers.yaml", "calendar/2027.yaml", "cat.yaml"):  # fmt: skip
        assert files.search(path), path
    for path in ("records/a.jpg", ".gitlab/gongkai.yml.bak", "myaml"):
        assert not files.search(path), path


def test_the_hooks_run_as_their_entries_say(repository, monkeypatch, capsys):
    monkeypatch.chdir(repository)
    found = hooks()
    (repository / "街道 记录/records/b.yaml").write_text(BAD, encoding="utf-8")
    program, *lint = shlex.split(str(found["gongkai-record-lint"]["entry"]))
    assert program == "gongkai"
    assert entry.run([*lint, "街道 记录/records/r.yaml", "街道 记录/gongkai.yaml"]) == 0
    (repository / "ci.yml").write_text("on: push\n", encoding="utf-8")
    assert entry.run([*lint, "ci.yml"]) == 0, "not a record, and no project's"
    assert entry.run([*lint, "街道 记录/records/b.yaml"]) == 1
    assert "街道 记录/records/b.yaml:1:" in capsys.readouterr().out
    program, *check = shlex.split(str(found["gongkai-check"]["entry"]))
    assert program == "gongkai"
    monkeypatch.chdir("街道 记录")
    assert entry.run(check) == 1


# The container


def test_the_container_gets_all_that_the_wheel_is_made_of():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = {line[1:] for line in ignored if line.startswith("!")}
    build = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in ("catalogs", "schemas", "src", "README.md", "LICENSE"):
        assert name in build
        assert name in kept
        assert (ROOT / name).exists()
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER \d+$", dockerfile, re.M)
    assert 'ENTRYPOINT ["gongkai"]' in dockerfile
    workdir = re.findall(r"^WORKDIR (\S+)$", dockerfile, re.M)[-1]
    assert re.search(r"install .* git ", dockerfile), "--history asks git"
    assert f"git config --system --add safe.directory {workdir}\n" in dockerfile
