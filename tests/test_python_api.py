"""From Python: what docs/api.md shows runs as it stands; importing the package costs nearly nothing."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import gongkai_cli
from gongkai_cli import api
from gongkai_cli.cli import entry
from gongkai_cli.cli.scaffolding.demo import write_demo

DOCS = Path(__file__).parent.parent / "docs" / "api.md"
AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("api") / "记录库"
    write_demo(target)
    return target


def python(code, folder):
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=folder.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_example_runs_as_it_is_shown(folder):
    first, *_ = re.findall(r"```python\n(.+?)```", DOCS.read_text("utf-8"), re.S)
    lines = python(first, folder).splitlines()
    assert re.fullmatch(r"(True|False) \d+", lines[0])
    assert lines[-1].startswith("2026-10-27")


def test_the_second_example_tells_what_is_wrong(folder):
    *_, second = re.findall(r"```python\n(.+?)```", DOCS.read_text("utf-8"), re.S)
    told = python("import gongkai_cli as gongkai\n" + second.replace("记录库", "没有"), folder)
    assert told.splitlines() == ["没有文件夹 没有", "核对路径；新建一个：gongkai init 文件夹"]


def test_importing_the_package_loads_nothing_else_of_it(folder):
    code = (
        "import sys, gongkai_cli; print([m for m in sys.modules if m.startswith('gongkai_cli.')])"
    )
    assert python(code, folder) == "[]\n"


def test_the_names_are_those_of_the_api():
    assert set(gongkai_cli.API) == set(api.__all__)
    with pytest.raises(AttributeError):
        gongkai_cli.nothing  # noqa: B018


def test_the_bytes_are_those_of_the_command(folder, capsysbinary):
    capsysbinary.readouterr()
    entry.run(["check", str(folder), "--as-of", AS_OF.isoformat(), "--format", "json"])
    result = api.check(folder, as_of=AS_OF)
    assert result.to_json() == capsysbinary.readouterr().out
    assert result.to_dict()["as_of"] == "2026-10-31"
    assert result.obligations is result.judged


def test_it_is_narrowed_and_explained_as_by_the_commands(folder):
    narrowed = api.check(str(folder), as_of=AS_OF, items=["7"])
    assert {each.obligation.item.id for each in narrowed.obligations} == {"7"}
    (explained,) = api.explain(folder, "7@2026-09", as_of=AS_OF)
    assert (explained.obligation, explained.due.day) == ("7@2026-09", date(2026, 10, 27))
    ahead = api.due(folder, as_of=AS_OF)
    assert ahead.through == date(2026, 11, 30)
    with pytest.raises(api.WrongUsage, match="早于检查基准日"):
        api.due(folder, as_of=AS_OF, through=date(2026, 10, 1))


def test_results_and_errors_go_to_another_process_and_are_short_to_show(folder):
    result = api.check(folder, as_of=AS_OF)
    assert pickle.loads(pickle.dumps(result)).to_json() == result.to_json()
    shown = (result, result.project, result.laid, api.due(folder, as_of=AS_OF), result.judged[0])
    assert max(len(repr(each)) for each in shown) < 2000
    (explained,) = api.explain(folder, "35@standing", as_of=AS_OF)
    assert pickle.loads(pickle.dumps(explained)) == explained
    assert repr(explained) == "<Derivation 35@standing 2026-10-31: due 2026-01-29, waived>"
    with pytest.raises(api.WrongUsage) as stopped:
        api.check(folder / "没有")
    again = pickle.loads(pickle.dumps(stopped.value))
    assert (again.message, again.hint) == (stopped.value.message, stopped.value.hint)


def test_a_day_beyond_the_calendar_is_told(folder):
    with pytest.raises(api.WrongUsage, match="as_of 应在2004至2048年之间"):
        api.check(folder, as_of=date(1999, 1, 1))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"items": "36-67"}, "items 应是列表"),
        ({"offices": "民政科"}, "offices 应是列表"),
        ({"as_of": "2026-10-31"}, "as_of 应是日期"),
    ],
)
def test_a_text_where_a_list_or_a_day_is_meant_is_told(folder, asked, said):
    with pytest.raises(api.WrongUsage, match=said):
        api.check(folder, **asked)
