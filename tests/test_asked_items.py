"""Items, obligations and days that a person asks for: in any form, with what Markdown leaves in them."""

from __future__ import annotations

import pytest

from gongkai_cli.cli import entry

MONTH = "{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}"
EVENT = "{item: 7, title: 甲 乙, formed: 2026-09-10, published: 2026-09-11}"


@pytest.fixture
def here(project, monkeypatch):
    project.lay(f"- {MONTH}\n- {EVENT}\n")
    monkeypatch.chdir(project.root)
    return project


def ask(project, *words: str) -> tuple[int, str]:
    project.capsys.readouterr()
    code = entry.run([*words])
    out, err = project.capsys.readouterr()
    return code, out + err


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [
        "2@2026-09",
        "2@2026-09\u200b",
        "\u200b2\u200b@2026-09",
        "第2项@2026-09",
        "有期限的月报@2026-09",
        "02@2026-09",
    ],
)
def test_explain_an_obligation(here, asked):
    code, out = ask(here, "explain", asked, "--as-of", "2026-10-31")
    assert code == 0, out
    assert "第2项“有期限的月报”2026-09期" in out


@pytest.mark.parametrize(
    "asked", ["7@2026-09-10@甲 乙", "7@2026-09-10@\u200b甲 乙", "通知@2026-09-10@甲 乙"]
)
def test_explain_an_event(here, asked):
    code, out = ask(here, "explain", asked, "--as-of", "2026-10-31")
    assert code == 0, out
    assert "第7项“通知”2026-09-10形成的“甲 乙”" in out


def test_a_title_that_has_such_a_character_is_found_with_it_and_without(here):
    here.write({"records/r.yaml": EVENT.replace("甲 乙", "甲\u200b乙")})
    for asked in ("7@2026-09-10@甲\u200b乙", "7@2026-09-10@甲乙"):
        code, out = ask(here, "explain", asked, "--as-of", "2026-10-31")
        assert code == 0, out
        assert "2026-09-11公开" in out


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked", ["2", "第2项", "２", "②", "有期限的月报", "2 有期限的月报", "2\u200b"]
)
def test_wherever_an_item_is_asked_for(here, asked):
    _, out = ask(here, "check", "--item", asked, "--as-of", "2026-10-31")
    assert "只看 事项：2\n" in out
    code, out = ask(here, "catalog", "show", asked)
    assert code == 0, out
    assert "序号：2\n" in out
    code, out = ask(
        here, "explain", asked, "--period", "2026-09\u200b", "--as-of", "2026-10-31\u200b"
    )
    assert code == 0, out
    code, out = ask(here, "due", "--item", asked, "--as-of", "2026-10-31")
    assert code == 0, out


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("有期限月报", "是不是“2”（有期限的月报）？"), ("99", ""), ("158", "")],
)
@pytest.mark.parametrize("command", [["check", "--item"], ["catalog", "show"], ["explain"]])
def test_what_fits_nothing_is_answered_with_the_nearest(here, command, asked, nearest):
    code, out = ask(here, *command, asked)
    assert code == 2
    assert f"目录里没有事项“{asked}”" in out
    assert f"提示：{nearest}用 gongkai catalog list 查编号" in out


def test_a_name_that_several_items_have(here):
    path = here.root / "catalog.yaml"
    path.write_text(path.read_text("utf-8").replace("有期限的月报", "月报"), "utf-8")
    code, out = ask(here, "catalog", "show", "月报")
    assert code == 2
    assert "可能指“1”（月报）、“2”（月报）" in out


def test_items_in_the_settings(here):
    text = (here.root / "gongkai.yaml").read_text("utf-8")
    here.write({"gongkai.yaml": f"{text}offices: {{甲科: [2 有期限的月报, 通知, 3-4]}}\n"})
    project = here.again().checked.project
    assert [n for n in map(str, range(1, 14)) if project.office(n) == "甲科"] == [
        "2",
        "3",
        "4",
        "7",
    ]
    here.write({"gongkai.yaml": f"{text}offices: {{甲科: [第2项]}}\n"})
    code, out = ask(here, "check")
    assert code == 2
    assert "是不是“2”（有期限的月报）？" in out


# The catalog that is spoken of


def test_inside_a_project_the_catalog_is_the_projects(here, monkeypatch):
    for words in (["list"], ["find", "月报"]):
        code, out = ask(here, "catalog", *words)
        assert code == 0
        assert out.startswith("测试目录（small），13项")
        assert "（本项目的目录，catalog.yaml）" in out.splitlines()[0]
    code, out = ask(here, "catalog", "show", "2")
    assert "目录：测试目录（small）" in out
    monkeypatch.chdir(here.root / "records")
    assert ask(here, "catalog", "list")[1].startswith("测试目录（small）")
    named = ask(here, "catalog", "list", "--catalog", "xicheng-jiedao")[1]
    assert named.startswith("北京市西城区街道政府信息主动公开目录")


def test_outside_it_is_the_shipped_one(here, monkeypatch, tmp_path_factory):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    code, out = ask(here, "catalog", "list")
    assert (code, out.split("（")[0]) == (0, "北京市西城区街道政府信息主动公开目录")


def test_find_looks_in_every_column_and_wants_every_word(here):
    _, out = ask(here, "catalog", "find", "⽉报 网站")
    assert [line.split("\t")[0] for line in out.splitlines()[1:]] == ["1", "2", "13"]
    assert "13项中有3项" in out
    assert ask(here, "catalog", "find", "没有的词") == (
        0,
        "测试目录（small），13项中有0项（本项目的目录，catalog.yaml）\n",
    )


# Waivers


@pytest.mark.parametrize("never", ["never", "长期", "长期有效"])
def test_a_waiver_for_ever(here, never):
    here.write(
        {
            "waivers.yaml": "{规则: GK101, 义务: 2@2026-08, 理由: 甲, 批准人: 乙, 批准日期: 2026-09-30, 有效期至: "
            f"{never}}}\n"
        }
    )
    assert here.again().verdict("2@2026-08") == "waived"
    _, out = ask(here, "waiver", "list", "--as-of", "2026-10-31")
    assert "长期有效" in out


def test_another_word_is_told_both(here):
    waiver = (
        "{规则: GK101, 义务: 2@2026-08, 理由: 甲, 批准人: 乙, 批准日期: 2026-09-30, 有效期至: 永远}"
    )
    here.write({"waivers.yaml": waiver})
    assert "never 或 长期" in here.again().one("GK503").hint


def test_a_waiver_with_an_unseen_character_is_told_so(here):
    waiver = '{code: GK101, obligation: "%s", reason: 甲, approved_by: 乙, approved_on: 2026-09-30, expires: never}'
    here.write({"waivers.yaml": waiver % "2@2026-08\u200b"})
    assert "U+200B" in here.again().one("GK503").message
    here.write({"waivers.yaml": waiver % "02@2026-08"})
    assert "是不是“2”（有期限的月报）？" in here.again().one("GK503").hint
