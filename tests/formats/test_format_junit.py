"""JUnit XML: valid by the XSD of Jenkins, read back as readers do, silence never a pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from gongkai_cli.model.verdicts import Verdict

XSD = Path(__file__).parent.parent / "fixtures" / "published" / "junit-10.xsd"


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD))


def cases(text: str) -> dict[str, object]:
    """The test cases by name, as junitparser reads them."""
    return {case.name: case for suite in JUnitXml.fromstring(text.encode()) for case in suite}


@pytest.fixture
def read(shared, draw):
    return cases(draw("junit", shared))


def outcome(case) -> tuple[type | None, str | None]:
    """What a reader takes from a case: the first result alone."""
    return (type(case.result[0]), case.result[0].type) if case.result else (None, None)


def test_the_schema_accepts_it(schema, shared, clean, large, draw):
    for checked in (shared, clean, large, replace(shared, complete=False)):
        document = etree.fromstring(draw("junit", checked).encode())
        assert schema.validate(document), schema.error_log
    document.set("nonsense", "1")
    assert not schema.validate(document), "the schema can refuse"


def test_one_case_an_obligation(read, shared):
    ids = [name.rsplit(" ", 1)[0] for name in read if "@" in name]
    assert sorted(ids) == sorted(each.obligation.id for each in shared.judged)


@pytest.mark.parametrize(
    ("name", "kind", "type_"),
    [
        ("1@2026-07 月报", None, None),  # 零报告
        ("1@2026-08 月报", None, None),  # 按期公开, a warning
        ("1@2026-09 月报", Failure, "GK101"),
        ("1@2026-10 月报", Skipped, "pending"),
        ("2@2026-08 有期限的月报", None, None),  # its error is waived
        ("2@2026-09 有期限的月报", Failure, "GK201"),
        ("3@2026-Q3 季度公示", Skipped, "undetermined"),
        ("9@standing 政策文件", Failure, "GK103"),
        ("11@standing 机构职能", Skipped, "not_applicable"),
        ("12@2026-08-03@某家庭救助 救助公示", Skipped, "exempt"),
        ("13@2026-09 网站月报", Skipped, "waived"),
    ],
)
def test_outcomes(read, name, kind, type_):
    assert outcome(read[name]) == (kind, type_)


def test_skips_say_why(read, script):
    messages = {name: case.result[0].message for name, case in read.items() if case.result}
    assert messages["13@2026-09 网站月报"] == f"经批准暂不计入：{script.REASON}"
    assert messages["11@standing 机构职能"] == "不适用：没有这项业务（办公室主任批准）"
    assert messages["1@2026-10 月报"] == "未到期：应于2026-11-20前公开"
    assert messages["4@2026 年报"] == "未到期：应于2027-01-22前公开（暂定）"
    assert "records/甲科.yaml:8" in messages["13@2026-08 网站月报"]


def test_findings_of_no_obligation_have_cases_of_their_own(read):
    own = {name.split(" ")[0]: outcome(case)[0] for name, case in read.items() if "@" not in name}
    assert own == {
        "测试街道": None,
        "无法判定的义务": Error,
        "GK303": Failure,
        "GK901": Failure,
        "GK304": Failure,
        "GK601": Skipped,
    }


def test_a_file_is_never_green_where_the_check_fails(schema, project):
    """{item: 7, title: 没有日期}"""
    project.lay()
    run = project.run("--format", "junit", "--item", "7")
    read = cases(run.out)
    assert run.code == 1
    kinds = {outcome(case) for name, case in read.items() if "没有日期" in name}
    assert kinds == {(Skipped, "undetermined")}
    (error,) = read["无法判定的义务"].result
    assert (type(error), error.message[:9]) == (Error, "无法判定的义务1件")
    assert "records/r.yaml:1" in error.text
    document = etree.fromstring(run.out.encode())
    assert (document.get("errors"), document.get("failures")) == ("1", "0")
    assert schema.validate(document), schema.error_log
    ignored = project.run("--format", "junit", "--item", "7", "--ignore", "GK902")
    assert (ignored.code, "无法判定的义务" in cases(ignored.out)) == (0, False)


def test_warnings_and_waived_findings_are_printed(read):
    printed = read["1@2026-08 月报"].system_out
    assert printed.startswith("records/甲科.yaml:2: 警告 GK301 ")
    assert "〔经批准暂不计入，" in read["2@2026-08 有期限的月报"].system_out


def test_counts_agree(shared, large, draw):
    for checked in (shared, large):
        document = etree.fromstring(draw("junit", checked).encode())
        for node in (document, *document.iter("testsuite")):
            assert int(node.get("tests")) == len(list(node.iter("testcase")))
            assert int(node.get("failures")) == len(list(node.iter("failure")))
            assert int(node.get("errors")) == len(list(node.iter("error")))
        for node in document.iter("testsuite"):
            assert int(node.get("skipped")) == len(list(node.iter("skipped")))
        assert all(len(case.findall("failure")) <= 1 for case in document.iter("testcase"))
        assert {node.get("time") for node in document.iter("testcase", "testsuite")} == {"0"}
        assert not document.xpath("//@timestamp | //@hostname")


def test_several_errors_of_one_obligation_share_one_failure(project):
    """{item: 2, period: 2026-09, published: 2026-10-29, channel: 社区居务公开栏}"""
    project.lay()
    case = cases(project.run("--format", "junit").out)["2@2026-09 有期限的月报"]
    (failure,) = case.result
    assert failure.type == "GK201"
    assert "GK201" in failure.text
    assert "GK301" in failure.text


def test_names_are_unique_and_split_only_where_meant(shared, draw):
    document = etree.fromstring(draw("junit", shared).encode())
    names = [(node.get("classname"), node.get("name")) for node in document.iter("testcase")]
    assert len(set(names)) == len(names)
    assert {name.count(".") for name, _ in names} <= {0, 1, 2}
    assert "乙科．二组.第7项.通知" in {name for name, _ in names}


def test_an_overdue_obligation_never_passes_even_as_a_warning(shared, draw):
    quiet = replace(shared, findings=())
    read = cases(draw("junit", quiet))
    passed = {name.split(" ")[0] for name, case in read.items() if not case.result and "@" in name}
    verdicts = {each.obligation.id: each.verdict for each in shared.judged}
    assert {verdicts[id_] for id_ in passed} == {Verdict.MET, Verdict.MET_LATE, Verdict.NOTHING}
    assert outcome(read["1@2026-09 月报"]) == (Skipped, "overdue")


def test_an_incomplete_check_is_an_error(shared, draw):
    read = cases(draw("junit", replace(shared, complete=False)))
    assert outcome(read["测试街道"]) == (Error, "incomplete")


def test_no_obligation_at_all_still_has_a_case(shared, draw):
    read = cases(draw("junit", replace(shared, findings=(), judged=())))
    assert list(read) == ["测试街道"]
    assert "13项：已判定8" in read["测试街道"].system_out


def test_characters_that_xml_forbids(project):
    r"""{item: 7, title: "\0\x01\x1b\x7f\uFFFE]]><!--&", formed: 2026-03-12}"""
    project.lay()
    read = cases(project.run("--format", "junit").out)
    assert r"7@2026-03-12@\x00\x01\x1b\x7f\xfffe]]><!--& 通知" in read
