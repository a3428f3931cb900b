"""Waivers end to end: what they cover, when, what they turn, what they never touch."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from gongkai_cli.checking.rules import load_rules
from gongkai_cli.cli import entry
from gongkai_cli.outputs.phrases import findings
from gongkai_cli.outputs.phrases.reasons import reason_text

RULES = tuple(load_rules().values())

ROOT = Path(__file__).parent.parent
LATE = "{item: 2, period: 2026-08, published: 2026-09-29, channel: 政府网站常规公开, url: https://a.cn}\n"
TERMS = {"reason": "网站改版", "approved_by": "街道办主任", "approved_on": "2026-10-10"}


def write(project, *waivers: dict[str, str]) -> None:
    """Writes waivers.yaml; the terms that a waiver does not name are TERMS, until 2026-10-20."""
    several = [{**TERMS, "expires": "2026-10-20", **each} for each in waivers]
    project.write({"waivers.yaml": yaml.safe_dump(several, allow_unicode=True)})


def waived(result) -> set[tuple[str, str]]:
    """Code and obligation of every waived finding."""
    found = [f for f in result.checked.findings if f.waived_by is not None]
    return {(f.code, f.obligation.id) for f in found}


# When


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2026-10-09", "met_late"),  # the day before it was approved
        ("2026-10-10", "waived"),
        ("2026-10-19", "waived"),
        ("2026-10-20", "waived"),  # the last valid day
        ("2026-10-21", "met_late"),
    ],
)
def test_from_the_day_of_approval_through_the_last_valid_day(project, as_of, verdict):
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    result = project.check(LATE, as_of)
    judged = result.judged("2@2026-08")
    assert judged.verdict == verdict
    assert judged.verdict_unwaived == ("met_late" if verdict == "waived" else None)
    assert (result.one("GK201").waived_by is not None) is (verdict == "waived")
    assert len(result.all("GK501")) == (as_of == "2026-10-21")


@pytest.mark.parametrize("as_of", ["2026-10-10", "2048-12-31"])
def test_without_an_end(project, as_of):
    write(project, {"code": "GK201", "obligation": "2@2026-08", "expires": "never"})
    result = project.check(LATE, as_of)
    assert result.verdict("2@2026-08") == "waived"
    assert "长期有效" in result.one("GK201").waived_by


def test_valid_for_one_day(project):
    write(project, {"code": "GK201", "obligation": "2@2026-08", "expires": "2026-10-10"})
    project.lay(LATE)
    days = ["2026-10-09", "2026-10-10", "2026-10-11"]
    verdicts = [project.again(day).verdict("2@2026-08") for day in days]
    assert verdicts == ["met_late", "waived", "met_late"]


# What it covers


@pytest.mark.parametrize(
    "target", ["1", "1@", "1@2026", "1@2026-0", "@", "1@2026-0*", "*", "1@2026-08 "]
)
def test_never_a_prefix(project, target):
    write(project, {"code": "GK101", "obligation": target})
    result = project.check("# 无记录\n", "2026-10-15")
    assert waived(result) == set()
    assert {"1@2026-08", "13@2026-08"} <= set(result.where("GK101"))
    assert len(result.all("GK503")) == 1


def test_item_1_never_covers_item_13_nor_another_period_nor_another_rule(project):
    """
    - {item: 13, period: 2026-08, published: 2026-09-29, channel: 社区居务公开栏}
    """
    write(
        project,
        {"code": "GK101", "obligation": "1@2026-08"},
        {"code": "GK201", "obligation": "13@2026-08"},
    )
    result = project.check(as_of="2026-10-15")
    assert waived(result) == {("GK101", "1@2026-08"), ("GK201", "13@2026-08")}
    assert result.verdict("1@2026-07") == "overdue"
    assert result.one("GK301", "13").waived_by is None
    assert result.verdict("13@2026-08") == "waived"


def test_item_and_period_say_the_same_as_an_id(project):
    outcomes = []
    for waiver in ({"obligation": "2@2026-08"}, {"item": "2", "period": "2026-08"}):
        write(project, {"code": "GK201", **waiver})
        result = project.check(LATE, "2026-10-15")
        outcomes.append((waived(result), result.verdict("2@2026-08")))
    assert outcomes == [({("GK201", "2@2026-08")}, "waived")] * 2


def test_chinese_keys_and_several_documents(project):
    text = """\
规则: GK201
事项: 2
所属期: 2026-08
理由: 网站改版
批准人: 街道办主任
批准日期: 2026-10-10
有效期至: 2026-10-20
---
- code: GK101
  obligation: 1@2026-08
  理由: 网站改版
  批准人: 街道办主任
  批准日期: 2026-10-10
  expires: 2026-10-20
"""
    project.write({"waivers.yaml": text})
    result = project.check(LATE, "2026-10-15")
    assert waived(result) == {("GK201", "2@2026-08"), ("GK101", "1@2026-08")}
    assert [f for f in result.checked.findings if f.place.path == "waivers.yaml"] == []
    schema = json.loads((ROOT / "schemas/waivers.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for document in yaml.load_all(text, yaml.BaseLoader):
        assert [str(e) for e in Draft202012Validator(schema).iter_errors(document)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "title",
    [
        "甲",
        "",
        "7@2026-03-12@甲",
        "a@b@c",
        "@",
        " 甲 ",
        "关于: “防汛” #1 的通知",
        "甲\n乙",
        "[red]甲",
        "'\"\\",
    ],
)
def test_titles_of_any_kind_exactly(project, title):
    """An event's id ends in its title, character for character."""
    text = yaml.safe_dump([{"item": 7, "title": title, "formed": "2026-03-12"}], allow_unicode=True)
    write(project, {"code": "GK102", "obligation": f"7@2026-03-12@{title}"})
    result = project.check(text.replace("'2026-03-12'", "2026-03-12"), "2026-10-15")
    assert waived(result) == {("GK102", f"7@2026-03-12@{title}")}, result.codes()
    write(project, {"code": "GK102", "obligation": f"7@2026-03-12@{title}甲"})
    assert waived(project.again("2026-10-15")) == set()


def test_standing_and_undated(project):
    """{item: 7, title: 甲, published: 2026-03-13, channel: 社区居务公开栏}"""
    write(
        project,
        {"code": "GK103", "obligation": "9@standing"},
        {"code": "GK301", "obligation": "7@?@甲"},
    )
    result = project.check(as_of="2026-10-15")
    assert result.verdict("9@standing") == "waived"
    assert result.judged("9@standing").verdict_unwaived == "overdue"
    assert result.verdict("11@standing") == "overdue"
    assert result.verdict("7@?@甲") == "undetermined", "what is not known stays so"


# Verdicts, rates, figures


def test_other_waivers_only_mark(project):
    """
    - {item: 2, period: 2026-08, published: 2026-09-10, channel: 社区居务公开栏}
    """
    before = project.check(as_of="2026-10-15")
    write(project, {"code": "GK301", "obligation": "2@2026-08"})
    after = project.again("2026-10-15")
    assert after.verdict("2@2026-08") == "met"
    assert after.judged("2@2026-08").verdict_unwaived is None
    assert waived(after) == {("GK301", "2@2026-08")}
    assert after.rates() == before.rates(), "what was published wrongly still was"
    assert before.rates()["conforming"] == (0, 1)


def test_a_waived_verdict_enters_no_rate(project):
    """
    - {item: 2, period: 2026-07, published: 2026-08-10, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 2, period: 2026-08, published: 2026-09-29, channel: 政府网站常规公开, url: https://a.cn}
    """
    before = project.check(as_of="2026-10-15", items=["2"])
    assert before.rates() == {"disclosed": (2, 8), "on_time": (1, 8), "conforming": (2, 2)}
    write(
        project,
        {"code": "GK201", "obligation": "2@2026-08"},
        {"code": "GK101", "obligation": "2@2026-06"},
    )
    after = project.check(as_of="2026-10-15", items=["2"])
    assert after.rates() == {"disclosed": (1, 6), "on_time": (1, 6), "conforming": (1, 1)}
    summary = after.checked.summary
    assert summary.by_verdict["waived"] == 2
    assert summary.waived_findings == 2
    assert summary.findings["error"] == before.checked.summary.findings["error"] - 2
    assert summary.obligations == before.checked.summary.obligations
    assert after.state("2") == "judged"


def test_lateness_and_reason_are_kept(project):
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    before = project.check(LATE, "2026-10-09").judged("2@2026-08")
    after = project.again("2026-10-15").judged("2@2026-08")
    assert (after.workdays_late, after.days_late) == (before.workdays_late, before.days_late)
    assert after.workdays_late > 0
    assert reason_text(after.reason) == "网站改版（街道办主任批准）"


def test_fingerprints_and_messages_stay(project):
    write(
        project,
        {"code": "GK201", "obligation": "2@2026-08"},
        {"code": "GK101", "item": "1", "period": "2026-06"},
    )
    path = project.root / "waivers.yaml"
    after = project.check(LATE, "2026-10-15").checked.findings
    path.unlink()
    before = project.again("2026-10-15").checked.findings
    told = [
        [(f.fingerprint, findings.words(f), f.place, f.severity) for f in some]
        for some in (before, after)
    ]
    assert told[0] == told[1]
    assert sum(f.waived_by is not None for f in after) == 2


@pytest.mark.slow
def test_the_order_of_waivers_changes_nothing(project):
    waivers = [
        {"code": "GK201", "obligation": "2@2026-08", "expires": "2026-10-18", "reason": "先"},
        {"code": "GK201", "obligation": "2@2026-08", "expires": "2026-10-30", "reason": "后"},
        {"code": "GK201", "obligation": "2@2026-08", "expires": "2026-10-12", "reason": "早"},
        {"code": "GK101", "obligation": "1@2026-08"},
    ]
    told = set()
    for several in itertools.permutations(waivers):
        write(project, *several)
        found = project.check(LATE, "2026-10-15").checked.findings
        told.add(tuple((f.code, f.fingerprint, (f.waived_by or "").split("（")[0]) for f in found))
    assert len(told) == 1
    assert "理由：后" in str(told), "the one that lasts longest"


@pytest.mark.slow
def test_the_longest_then_the_eldest_then_by_name(project):
    """Approved early or late, a longer one goes before a shorter one."""
    ranked = [
        {"reason": "长而新", "expires": "2026-10-30", "approved_on": "2026-10-12"},
        {"reason": "短而旧", "expires": "2026-10-20", "approved_on": "2026-10-05"},
        {"reason": "短而新", "expires": "2026-10-20", "approved_on": "2026-10-06"},
        {"reason": "乙", "expires": "2026-10-20", "approved_on": "2026-10-07", "approved_by": "乙"},
        {"reason": "甲", "expires": "2026-10-20", "approved_on": "2026-10-07", "approved_by": "甲"},
    ]
    ranked[3:] = sorted(ranked[3:], key=lambda each: each["approved_by"])
    named = [{"code": "GK201", "obligation": "2@2026-08", **each} for each in ranked]
    for first, second in itertools.combinations(named, 2):
        for several in ((first, second), (second, first)):
            write(project, *several)
            found = project.check(LATE, "2026-10-15").one("GK201")
            assert f"理由：{first['reason']}（" in found.waived_by


# Exit codes and formats


@pytest.fixture
def one_error(project):
    """A project narrowed by its start to one error, GK201 of the third quarter."""
    project.more = 'not_applicable:\n  - {items: ["1-2", "4-13"], reason: 无, approved_by: 办}\n'
    project.start = "2026-07-01"
    project.lay(
        "{item: 3, period: 2026-Q3, published: 2026-10-29, channel: 政府网站常规公开, url: https://a.cn}\n"
    )
    return project


@pytest.mark.slow
def test_the_exit_code(one_error):
    project = one_error
    assert project.run().code == 1
    write(project, {"code": "GK201", "obligation": "3@2026-Q3", "expires": "2026-10-30"})
    for format_ in ("concise", "table", "json"):
        assert project.run("--format", format_, as_of="2026-10-30").code == 0
        assert project.run("--format", format_).code == 1
    assert project.run("--fail-on", "warning", as_of="2026-10-30").code == 0
    assert project.run("--select", "GK501").code == 0
    assert project.run("--select", "GK501", "--fail-on", "warning").code == 1


def test_every_format_shows_it(one_error):
    project = one_error
    write(project, {"code": "GK201", "obligation": "3@2026-Q3", "expires": "never"})
    line = project.run()
    (told,) = [each for each in line.out.splitlines() if " GK201 " in each]
    assert told.endswith(
        "〔经批准暂不计入，批准人街道办主任，2026-10-10批准，长期有效，理由：网站改版（waivers.yaml:1）〕"
    )
    assert "错误0" in line.err
    assert "另有经批准暂不计入1" in line.err
    assert "长期有效的经批准暂不计入1条：GK201 3@2026-Q3（waivers.yaml:1）" in line.err
    table = project.run("--format", "table").out
    assert "■ 经批准暂不计入 1" in table
    assert "■ 错误" not in table
    assert "长期有效的经批准暂不计入1条" in table
    assert "经批准暂不计入1" in table
    data = json.loads(project.run("--format", "json").out)
    (finding,) = [f for f in data["findings"] if f["code"] == "GK201"]
    assert finding["waived_by"].startswith("批准人街道办主任，")
    assert finding["severity"] == "error"
    assert data["summary"]["waived_findings"] == 1
    assert data["summary"]["findings"]["error"] == 0
    assert data["summary"]["by_verdict"]["waived"] == 1
    (obligation,) = [o for o in data["obligations"] if o["id"] == "3@2026-Q3"]
    assert (obligation["verdict"], obligation["verdict_unwaived"]) == ("waived", "met_late")
    schema = json.loads((ROOT / "schemas/check.schema.json").read_text("utf-8"))
    assert [str(e) for e in Draft202012Validator(schema).iter_errors(data)] == []
    picked = json.loads(project.run("--format", "json", "--ignore", "GK201").out)
    assert picked["summary"]["waived_findings"] == 0


def test_nothing_is_called_an_exemption(one_error, capsys):
    project = one_error
    write(
        project,
        {"code": "GK201", "obligation": "3@2026-Q3"},
        {"code": "GK301", "obligation": "3@2026-Q3", "expires": "never"},
        {"code": "GK902", "obligation": "3@2026-Q3"},
    )
    texts = [project.run("--format", name).text for name in ("concise", "table", "json")]
    for arguments in (["list"], ["lint"]):
        entry.run(["waiver", *arguments, str(project.root)])
        texts.append(capsys.readouterr().out)
    texts += [rule.manual for rule in RULES]
    assert all("豁免" not in text for text in texts)


HOSTILE = "[red]甲[/red]\x1b[31m<script>\u202e=cmd()\r\n\t〕（[/]"


@pytest.mark.slow
@pytest.mark.parametrize("key", ["code", "obligation", "reason", "approved_by", "不认识"])
def test_hostile_text(project, capsys, key):
    project.lay(LATE)
    value = f"7@2026-03-12@{HOSTILE}" if key == "obligation" else HOSTILE
    waiver = {"code": "GK201", "obligation": "2@2026-08", **TERMS, "expires": "never"}
    waiver[HOSTILE if key == "不认识" else key] = value
    project.write({"waivers.yaml": json.dumps([waiver])})
    texts = [project.run("--format", name) for name in ("concise", "table", "json")]
    assert {each.code for each in texts} == {1}
    raw = [each.text for each in texts[:2]]
    for command in ("list", "lint"):
        entry.run(["waiver", command, str(project.root)])
        told = capsys.readouterr()
        raw.append(told.out + told.err)
    for text in raw:
        assert {c for c in text if not c.isprintable()} <= {"\n"}
        assert "Traceback" not in text
    json.loads(texts[2].out)
    assert len(texts[0].out.splitlines()) == len(json.loads(texts[2].out)["findings"])


def test_many_without_an_end_stay_one_line(project):
    periods = [f"2026-0{n}" for n in range(1, 8)]
    write(
        project,
        *({"code": "GK101", "item": "1", "period": p, "expires": "never"} for p in periods),
    )
    project.lay(LATE)
    (line,) = [each for each in project.run().err.splitlines() if "长期有效" in each]
    assert line.startswith("长期有效的经批准暂不计入7条：GK101 1@2026-01（")
    assert "1@2026-05" in line
    assert "1@2026-06" not in line
    assert line.endswith("等，全部见 gongkai waiver list")


# Commands


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = entry.run(["waiver", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def states(project, capsys, as_of: str) -> dict[str, str]:
    code, out, _ = run(capsys, "list", str(project.root), "--as-of", as_of, "--format", "json")
    assert code == 0
    return {each["obligation"]: each["state"] for each in json.loads(out)["waivers"]}


def test_the_list_knows_every_state(project, capsys):
    project.lay(LATE)
    write(
        project,
        {"code": "GK201", "obligation": "2@2026-08"},
        {"code": "GK101", "obligation": "2@2026-07", "expires": "never"},
        {"code": "GK101", "obligation": "2@2026-06", "approved_on": "2026-10-16"},
        {"code": "GK101", "obligation": "2@2026-05", "expires": "2026-10-14"},
        {"code": "GK201", "obligation": "2@2026-04"},
        {"code": "GK101", "obligation": "2@2026-12"},
        {"code": "GK999", "obligation": "2@2026-03"},
    )
    assert states(project, capsys, "2026-10-15") == {
        "2@2026-08": "active",
        "2@2026-07": "permanent",
        "2@2026-06": "not_yet",
        "2@2026-05": "expired",
        "2@2026-04": "unused",
        "2@2026-12": "waiting",
        "2@2026-03": "malformed",
    }
    code, out, err = run(capsys, "list", str(project.root), "--as-of", "2026-10-15")
    assert code == 0
    for words in ("生效中", "长期有效", "未生效", "已过期", "未用到", "待用", "写错"):
        assert words in out
    assert "至2026-10-20（还有5天）" in out
    assert "至2026-10-14（已过1天）" in out
    assert "2026-10-16批准，2026-10-16起有效，至2026-10-20" in out
    assert out.count("还有5天") == 3, "not of what is malformed or not yet valid"
    assert "理由：网站改版" in out
    assert "街道办主任，2026-10-10批准" in out
    assert "共7条：生效中1，长期有效1，待用1，未生效1，已过期1，未用到1，写错1" in out
    assert "写错1条，共1处" in err
    assert "\n    没有规则“GK999”；" in out


@pytest.mark.parametrize(
    ("as_of", "left", "words"),
    [
        ("2026-10-19", 1, "还有1天"),
        ("2026-10-20", 0, "今天是最后一天"),
        ("2026-10-21", None, "已过1天"),
    ],
)
def test_the_days_left(project, capsys, as_of, left, words):
    project.lay(LATE)
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    options = ["list", str(project.root), "--as-of", as_of]
    assert words in run(capsys, *options)[1]
    first = run(capsys, *options, "-f", "json")[1]
    assert json.loads(first)["waivers"][0]["days_left"] == left
    assert run(capsys, *options, "-f", "json")[1] == first
    assert str(project.root) not in first


def test_what_cannot_be_read_is_listed_with_its_line(project, capsys):
    project.lay(LATE)
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    path = project.root / "waivers.yaml"
    path.write_text(path.read_text("utf-8") + "- code: GK101\n  obligation: 2@2026-07\n", "utf-8")
    options = ["list", str(project.root), "--as-of", "2026-10-15"]
    code, out, _ = run(capsys, *options)
    assert code == 0
    assert "写错 这一条读不出来\n    缺少理由（reason）；补上" in out
    assert "\n    waivers.yaml:7\n" in out
    assert "共2条：生效中1，写错1（检查基准日2026-10-15，起始日2026-01-01）" in out
    data = json.loads(run(capsys, *options, "-f", "json")[1])
    assert [(each["line"], each["whole_file"]) for each in data["broken"]] == [(7, False)]
    assert len(data["broken"][0]["problems"]) == 4
    path.write_bytes(path.read_bytes().decode().encode("gbk"))
    out = run(capsys, *options)[1]
    assert "写错 整个文件读不出来，其中各条都不起作用\n    文件是GBK编码" in out
    assert "没有经批准" not in out
    path.write_text("# 暂无\n", "utf-8")
    assert run(capsys, *options)[1] == "没有经批准暂不计入的条目（waivers.yaml）\n"


def test_lint_speaks_of_equal_ones(project, capsys):
    project.lay({})
    same = {"code": "GK201", "obligation": "2@2026-08"}
    write(
        project,
        same,
        {**same, "reason": "另一事由"},
        {"code": "GK201", "item": "2", "period": "2026-08"},
    )
    assert run(capsys, "lint", str(project.root)) == (
        0,
        "waivers.yaml:13:1: 警告 GK502 与第1行起的一条完全相同；两条只留一条\n"
        "waivers.yaml：3条，没有写错；1条与别的完全相同，不起作用\n",
        "",
    )


def test_without_the_file(project, capsys):
    project.lay(LATE)
    assert run(capsys, "lint", str(project.root)) == (0, "没有 waivers.yaml\n", "")
    code, out, _ = run(capsys, "list", str(project.root))
    assert (code, out) == (0, "没有经批准暂不计入的条目（waivers.yaml）\n")
    assert run(capsys, "list", str(project.root), "-f", "xml")[0] == 2
    assert run(capsys, "lint", str(project.root / "none"))[0] == 2


def test_lint_needs_no_records(project, capsys):
    project.lay({})
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    assert run(capsys, "lint", str(project.root)) == (0, "waivers.yaml：1条，没有写错\n", "")
    assert run(capsys, "list", str(project.root))[0] == 3
    write(
        project,
        {"code": "GK201", "obligation": "2@2026-0"},
        {"code": "GK20", "item": "2", "period": "2026-08"},
    )
    code, out, _ = run(capsys, "lint", str(project.root))
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["waivers.yaml"] * 2


def test_explain_and_rule_say_so(project, capsys):
    project.lay(LATE)
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    options = ["--period", "2026-08", "--as-of", "2026-10-15"]
    assert entry.run(["explain", str(project.root), "2", *options]) == 0
    told = capsys.readouterr().out
    assert "判定  经批准暂不计入（原判定逾期公开），逾期" in told
    assert "：网站改版（街道办主任批准）" in told
    for code, words in (
        ("GK201", "判定改为"),
        ("GK301", "只在问题上标注"),
        ("GK902", "不能经批准"),
    ):
        assert entry.run(["rule", code]) == 0
        assert words in capsys.readouterr().out


def test_narrowing_keeps_the_waived(project):
    write(
        project,
        {"code": "GK201", "obligation": "2@2026-08"},
        {"code": "GK101", "obligation": "1@2026-08"},
    )
    result = project.check(LATE, "2026-10-15", items=["2"])
    assert waived(result) == {("GK201", "2@2026-08")}
    assert [each.placed.waiver.target for each in result.checked.waivers] == ["2@2026-08"]


# Cost


@pytest.mark.slow
def test_without_the_file_nothing_of_waivers_is_loaded(project):
    project.lay(LATE)
    code = (
        "import sys; from gongkai_cli.cli import entry\n"
        "entry.run(['check', sys.argv[1], '--as-of', '2026-10-15'])\n"
        "print(sorted(n for n in sys.modules if 'gongkai_cli' in n and 'waiv' in n))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    def loaded() -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, str(project.root)],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return done.stdout.splitlines()[-1]

    assert loaded() == "[]"
    write(project, {"code": "GK201", "obligation": "2@2026-08"})
    assert "gongkai_cli.checking.apply_waivers" in loaded()


def test_the_list_and_the_lint_count_the_same(project, capsys):
    """Entries that are wrong, and the places in them; one entry lacks two keys."""
    project.lay(LATE)
    whole = "reason: 甲, approved_by: 乙, approved_on: 2026-10-01, expires: 2026-12-01"
    (project.root / "waivers.yaml").write_text(
        f"- {{code: GK201, obligation: 2@2026-08, {whole}}}\n"
        f"- {{code: GK999, obligation: 2@2026-08, {whole}}}\n"
        "- {code: GK201, obligation: 2@2026-07, reason: 甲, approved_on: 2026-10-01}\n",
        encoding="utf-8",
    )
    _, out, err = run(capsys, "list", str(project.root), "--as-of", "2026-10-15")
    assert "共3条：生效中1，写错2" in out
    assert "写错2条，共3处" in err
    code, out, err = run(capsys, "lint", str(project.root))
    assert (code, len(out.splitlines())) == (1, 3)
    assert "写错2条，共3处" in err
