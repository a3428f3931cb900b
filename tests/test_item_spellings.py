"""An item written otherwise than by its number: taken for the item, or in doubt, never for no record."""

from __future__ import annotations

import json

import pytest

from gongkai_cli.sources.catalog.yaml import open_catalog

WORKS = "街道各科室工作信息"
MONTH = "period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn/7"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return open_catalog("xicheng-jiedao", tmp_path_factory.mktemp("nothing")).index


@pytest.mark.parametrize(
    "written",
    [
        "7", WORKS, f"7 {WORKS}", f"7、{WORKS}", f"7.{WORKS}", f"第7项 {WORKS}", f"第7项“{WORKS}”",
        f"7（{WORKS}）", f"{WORKS}（7）", f"７　{WORKS}", f"7{WORKS}", f"{WORKS}\u200b", "街道各科室⼯作信息",
    ],
)  # fmt: skip
def test_a_number_a_name_or_both_are_the_item(index, written):
    assert index.named(written) == ("7", ("7",))
    assert index.own(written) == "7"


@pytest.mark.parametrize(
    "written",
    [
        "7\u200b", "\ufeff7", "7\u00a0", "7 ", "7\u00ad", "\u202a7\u202c", "７", "07", "007", "7.", "7、",
        "第7项", "第七项", "七、", "（7）", "(7)", "⑦", "㈦", "事项7", "事项：7", "7号", "No.7", "#7", "№7", "7.0",
        "街道各科室工作信", f"7 {WORKS[:-1]}",
    ],
)  # fmt: skip
def test_a_number_in_another_form_means_the_item_and_is_not_it(index, written):
    assert index.named(written) == (None, ("7",))
    assert index.own(written) == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15, 16", "15 16"),
        ("15、16", "15 16"),
        ("１５，１６", "15 16"),
        ("15和16", "15 16"),
        ("15 16 17", "15 16 17"),
        ("15-17", "15 16 17"),
        ("第15项至第17项", "15 16 17"),
        (f"8 {WORKS}", "7 8"),
        (f"{WORKS} 8", "7 8"),
        ("一百五十七", "157"),
    ],
)
def test_several_that_may_be_meant(index, written, meant):
    assert index.named(written) == (None, tuple(meant.split()))


@pytest.mark.parametrize(
    "written", ["158", "0", "1556", "1.5", "999 街道工作", "工作", "", "x" * 300, "－", "2026年"]
)
def test_numbers_near_each_other_mean_nothing(index, written):
    assert index.named(written) == (None, ())


def test_a_name_that_two_items_have_is_neither_and_with_its_number_the_one(project):
    project.lay("# 无\n")
    path = project.root / "catalog.yaml"
    path.write_text(
        path.read_text("utf-8").replace("category: 有期限的月报", "category: 月报"), "utf-8"
    )
    index = open_catalog("catalog.yaml", project.root).index
    assert index.named("月报") == (None, ("1", "2"))
    assert index.named("2 月报") == ("2", ("2",))
    assert index.named("3 月报") == (None, ("1", "2", "3"))


def test_a_catalog_may_have_any_ids(project):
    project.lay("# 无\n")
    path = project.root / "catalog.yaml"
    text = path.read_text("utf-8")
    for number, id_ in [("1", "1.1"), ("2", "1.10"), ("3", "A-3"), ("4", "07")]:
        text = text.replace(f'id: "{number}"', f'id: "{id_}"')
    path.write_text(text, "utf-8")
    index = open_catalog("catalog.yaml", project.root).index
    assert index.named("1.1") == ("1.1", ("1.1",))
    assert index.named("第1.10项") == (None, ("1.10",))
    assert index.named("ａ-3") == (None, ("A-3",))
    assert index.named("7") == ("7", ("7",)), "its own id comes before all that is like it"
    assert index.named("007") == (None, ("07", "7"))


@pytest.mark.parametrize("written", [WORKS, f"7 {WORKS}", f"第7项 {WORKS}", f"{WORKS}\u200b"])
def test_a_record_by_number_and_name_meets_the_item(project, written):
    project.catalog, project.start = "xicheng-jiedao", "2026-09-01"
    result = project.check(f'{{item: "{written}", {MONTH}}}', items=["7"])
    assert result.verdict("7@2026-09") == "met"
    assert result.codes() == []
    assert next(e.publications for e in result.checked.items if e.item == "7") == 1


@pytest.mark.parametrize(
    ("written", "wrong"),
    [("7\u200b", "U+200B"), ("8\u00a0", "U+00A0"), ("0153", ""), ("7 ", "前后有空格")],
)
def test_a_misspelled_number_leaves_its_item_undetermined(project, written, wrong):
    project.catalog, project.start = "xicheng-jiedao", "2026-09-01"
    result = project.check(f'{{item: "{written}", {MONTH}}}')
    item = open_catalog("xicheng-jiedao", project.root).index.named(written).meant[0]
    assert {v for id_, v in result.verdicts(item).items() if "2026-09" in id_} <= {"undetermined"}
    found = result.one("GK304")
    assert f"“{item}”" in found.hint
    assert wrong in found.message
    assert found.item == written
    clouded = {o.obligation.item.id for o in result.checked.judged if o.verdict == "undetermined"}
    assert clouded <= {item}


def test_only_its_own_period_is_in_doubt(project):
    """{item: "02", period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}"""
    result = project.check()
    assert result.verdict("2@2026-08") == "undetermined"
    assert result.verdict("2@2026-07") == "overdue"


@pytest.mark.parametrize("more", ["", ", published: 2026-11-05, channel: 政府网站常规公开"])
def test_what_is_not_published_yet_puts_no_period_in_doubt(project, more):
    result = project.check(f'{{item: "02", period: 2026-08, formed: 2026-08-31{more}}}')
    assert result.verdict("2@2026-08") == "overdue"
    assert result.one("GK304").item == "02"


def test_an_unpublished_event_is_in_doubt_itself_and_no_other(project):
    """
    - {item: "07", title: 甲, formed: 2026-08-03}
    - {item: 7, title: 乙, formed: 2026-08-03}
    """
    result = project.check()
    assert result.verdict("7@2026-08-03@甲") == "undetermined"
    assert result.verdict("7@2026-08-03@乙") == "overdue"


def test_an_unpublished_event_keeps_no_standing_item_open(project):
    """{item: "011", title: 甲, formed: 2026-08-03}"""
    assert project.check().verdict("11@standing") == "overdue"


def test_explain_calls_it_by_what_is_wrong(project):
    """{item: "02", period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}"""
    from gongkai_cli.cli import entry

    root = project.lay()
    project.capsys.readouterr()
    entry.run(["explain", str(root), "2@2026-08", "--as-of", "2026-10-31"])
    line = next(e for e in project.capsys.readouterr().out.splitlines() if e.startswith("记录"))
    assert "事项认不准的记录：" in line
    assert line.count("不能确定它是否履行了这一义务") == 1


def test_number_and_name_of_two_items_put_both_in_doubt(project):
    """{item: 2 月报, period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}"""
    result = project.check()
    assert [result.verdict(f"{n}@2026-08") for n in (1, 2, 13)] == [
        "undetermined", "undetermined", "overdue",
    ]  # fmt: skip
    hint = result.one("GK304").hint
    assert "“1”（月报）" in hint
    assert "“2”（有期限的月报）" in hint


def test_two_items_in_one_record(project):
    """{item: "1, 2", period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}"""
    result = project.check()
    assert [result.verdict(f"{n}@2026-08") for n in (1, 2)] == ["undetermined"] * 2
    assert "几项的各写一条" in result.one("GK304").hint


def test_two_items_as_a_list(project):
    """{item: [1, "02"], period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}"""
    result = project.check()
    assert [result.verdict(f"{n}@2026-08") for n in (1, 2)] == ["undetermined"] * 2
    assert "几项的，每项各写一条记录" in result.one("GK901").hint
    assert result.checked.complete


@pytest.mark.parametrize("written", ["第2项", "2 有期限的月报", "有期限的月报", "0２"])
def test_an_unreadable_record_is_that_of_the_item_it_means(project, written):
    result = project.check(f"{{item: {written}, period: 2026-08, published: 8月}}")
    assert result.verdict("2@2026-08") == "undetermined"
    assert result.verdict("2@2026-07") == "overdue"
    assert result.checked.complete
    assert result.one("GK901").item == "2"


def test_lint_knows_the_names_too(project):
    """
    - {item: 2 有期限的月报, period: 2026-Q3, published: 2026-10-20}
    - {item: "02", period: 2026-09, published: 2026-10-20}
    """
    from gongkai_cli.cli import entry

    root = project.lay()
    project.capsys.readouterr()
    entry.run(["record", "lint", str(root), "--format", "json"])
    found = json.loads(project.capsys.readouterr().out)["findings"]
    assert [(each["code"], each["line"]) for each in found] == [("GK303", 1), ("GK304", 2)]
