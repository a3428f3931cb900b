"""catalogs/xicheng-jiedao.yaml against the issued table, read here once more by other means."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai_cli.model.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tests/fixtures/xicheng-jiedao-source.txt"
ANNOTATIONS = ROOT / "catalogs/xicheng-jiedao.annotations.yaml"
CATALOG = ROOT / "catalogs/xicheng-jiedao.yaml"
SCRIPT = ROOT / "scripts/build_catalog.py"

COLUMNS = ["responsibility", "matter", "category", "content_standard", "time_limit", "channel"]
KEYS = ["id", *COLUMNS, "elements", "standing", "display", "personal", "note"]
SUSPECT = {13, 14, 18, 19, 20, 21, 22, 23, 24}
NO_STANDARD = {112, 113, 114, 115, 117, 118, 120, 121}
PEOPLE_IN_NEED = {83, 96, 124, 145, 152, 153, 154, 155, 157}
STANDING = {
    *(2, 3, 4, 5, 6, 11, 25, 26, 28, 29, 30, 31, 32, 34, 35, 111, 112, 113, 122, 123),
    *(140, 141, 142, 143, 144, 146, 148, 156),
}
LISTED = {1, 2, 4, 5, 6, 9, 12, 17, 124, 144, 145}
NOTED = {
    *(7, 10, 27, 28, 30, 33, 34, 116, 119, 130, 144),
    *SUSPECT,
    *NO_STANDARD,
    *PEOPLE_IN_NEED,
}


def table_rows() -> list[list[str]]:
    """The 157 rows as written: seven cells, line breaks joined, merged cells still empty."""
    text = "\n" + TABLE.read_text(encoding="utf-8")
    cells = [re.sub(r"\s*\n\s*", "", cell).strip() for cell in re.split(r"\n[ \xa0]*\t", text)[1:]]
    assert cells[:7] == [
        "序号",
        "具体职责",
        "业务事项",
        "信息类别",
        "内容标准",
        "公开时限",
        "公开形式",
    ]
    assert len(cells) == 7 * 158 + 1
    assert cells.pop() == "158", "the trailing empty row"
    return [cells[start : start + 7] for start in range(7, len(cells), 7)]


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    return table_rows()


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    loaded = yaml.safe_load(CATALOG.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def items(shipped: dict[str, Any]) -> dict[int, dict[str, Any]]:
    return {int(item["id"]): item for item in shipped["items"]}


def script(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", str(SCRIPT), *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.slow
def test_the_file_is_fresh() -> None:
    done = script("--check")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_check_notices_an_edit_and_a_missing_file(tmp_path: Path) -> None:
    copy = tmp_path / "catalog.yaml"
    assert script("--check", "--output", copy).returncode == 1
    copy.write_bytes(CATALOG.read_bytes().replace("高齘".encode(), "高龄".encode(), 1))
    done = script("--check", "--output", copy)
    assert done.returncode == 1
    assert "重新生成" in done.stderr


@pytest.mark.slow
def test_building_writes_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "catalog.yaml"
    assert script("--output", copy).returncode == 0
    assert copy.read_bytes() == CATALOG.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.yaml"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  按季公开: ", "  每季公开: ", "time_limits缺少：按季公开"),
        ("  购买: {medium: purchase}", "", "channels缺少：购买"),
        ('  "157":', '  "158":', "158"),
        ("    display: {workdays: 5}", "    dispaly: {workdays: 5}", "dispaly"),
    ],
)
def test_annotations_that_do_not_fit_leave_the_file_alone(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    annotations, output = tmp_path / "annotations.yaml", tmp_path / "catalog.yaml"
    text = ANNOTATIONS.read_text(encoding="utf-8")
    assert text.count(old) == 1
    annotations.write_text(text.replace(old, new), encoding="utf-8")
    output.write_text("as it was", encoding="utf-8")
    done = script("--annotations", annotations, "--output", output)
    assert done.returncode == 2
    assert said in done.stderr
    assert output.read_text(encoding="utf-8") == "as it was"


def test_every_cell_is_the_tables(rows: list[list[str]], shipped: dict[str, Any]) -> None:
    assert len(shipped["items"]) == len(rows) == 157
    responsibility = matter = ""
    for row, item in zip(rows, shipped["items"], strict=True):
        responsibility, matter = row[1] or responsibility, row[2] or matter
        wanted = [row[0], responsibility, matter, *row[3:]]
        assert [item[key] for key in ("id", *COLUMNS)] == wanted


def test_a_new_responsibility_always_names_its_matter(rows: list[list[str]]) -> None:
    assert [row[0] for row in rows if row[1] and not row[2]] == [], "filled down across a border"


def test_cells_as_odd_as_the_source_has_them(items: dict[int, dict[str, Any]]) -> None:
    assert items[7]["channel"] == "政府网站常规公开"
    assert items[28]["category"] == "北京市流动人口计划生育工作管理规定》"
    assert items[34]["content_standard"] == "《北京市流动人口计划生育工作管理规定》"
    assert "使用办公经费、 公益金" in items[60]["matter"]
    assert items[118]["category"].startswith("救享受")
    assert "高齘" in items[130]["content_standard"]
    assert (
        "困难的群体\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}每年"
        in (items[138]["content_standard"])
    )
    assert items[144]["matter"].startswith("1.1")
    assert items[145]["matter"].startswith("3.1")
    assert "、、" in items[145]["responsibility"]


def test_36_responsibilities_and_84_matters(
    rows: list[list[str]], items: dict[int, dict[str, Any]]
) -> None:
    assert len({row[1] for row in rows if row[1]}) == len([row for row in rows if row[1]]) == 36
    assert len([row for row in rows if row[2]]) == 84
    pairs = {(item["responsibility"], item["matter"]) for item in items.values()}
    assert len({item["responsibility"] for item in items.values()}) == 36
    assert len(pairs) == 84, "two responsibilities may have a matter of the same name"
    assert len({item["matter"] for item in items.values()}) == 82


@pytest.mark.parametrize(
    ("dictionary", "column", "count"), [("time_limits", 5, 14), ("channels", 6, 9)]
)
def test_dictionaries_explain_each_phrase_and_no_other(
    rows: list[list[str]], shipped: dict[str, Any], dictionary: str, column: int, count: int
) -> None:
    assert set(shipped[dictionary]) == {row[column] for row in rows}
    assert len(shipped[dictionary]) == count


def test_the_table_spells_ten_channels_one_with_a_line_break() -> None:
    text = TABLE.read_text(encoding="utf-8")
    lines_of_row = r"\n\t\d+\n(?:\t[^\t]*\n){5}\t([^\t]*?)\s*(?=\n\n|\n\t|\Z)"
    spellings = set(re.findall(lines_of_row, text))
    assert len(spellings) == 10
    assert {"政府网站常规\n公开", "政府网站常规公开"} < spellings


def test_time_limits_and_channels_as_decided(shipped: dict[str, Any]) -> None:
    limits, law = shipped["time_limits"], "《政府信息公开条例》第二十六条"
    quarter, year, month = ["季度", "按季度公开", "按季公开"], ["按年度公开", "年度"], ["按月公开"]
    for every, phrases in {"quarter": quarter, "year": year, "month": month}.items():
        for phrase in phrases:
            rule = {"every": every, "within": {"workdays": 15}, "source": "default"}
            assert limits[phrase] == rule
    after = {"after": "信息形成或者变更", "within": {"workdays": 20}, "source": "law", "law": law}
    assert limits["实时公开"] == after | {"advise": {"workdays": 1}}
    assert limits["按时公开"] == after | {"stated": True}
    fifteen = {"after": "信息形成或者变更", "within": {"workdays": 15}, "source": "catalog"}
    for phrase in ("15个工作日内公开", "15个工作日内", "15个工作日"):
        assert limits[phrase] == fifteen
    assert limits["安全生产法修订颁布后15个工作日内"] == fifteen | {"after": "安全生产法修订颁布"}
    assert limits["全年"] == {"always": True, "source": "catalog"}
    assert limits["应需求公开"] == {"on_demand": True}
    narrower = ["政府网站常规公开", "政府网站专题公开", "政府网站专题集中公开"]
    assert shipped["channels"]["政府网站"] == {"medium": "website", "accepts": narrower}


def test_suspect_rows_repeat_rows_1_to_6(
    rows: list[list[str]], items: dict[int, dict[str, Any]]
) -> None:
    first = {row[4] for row in rows[:6]}
    assert {int(row[0]) for row in rows[6:] if row[4] in first} == SUSPECT
    for number in SUSPECT:
        assert "按原表照录，本工具不据此核对任何要素" in items[number]["note"]
        assert "elements" not in items[number]


def test_standing_is_exact(items: dict[int, dict[str, Any]]) -> None:
    assert {number for number, item in items.items() if item.get("standing")} == STANDING
    assert not {27, 33} & STANDING


def test_display_is_exact(items: dict[int, dict[str, Any]]) -> None:
    displayed = {number: item["display"] for number, item in items.items() if "display" in item}
    week = {"days": 7}
    assert displayed == {10: {"workdays": 5}, 116: week, 119: week, 120: week}


def test_elements_are_words_of_the_content_standard(items: dict[int, dict[str, Any]]) -> None:
    assert {number for number, item in items.items() if "elements" in item} == LISTED
    for number in LISTED:
        elements = items[number]["elements"]
        assert len(set(elements)) == len(elements)
        for word in "/".join(elements).split("/"):
            assert word in items[number]["content_standard"], f"item {number}"


@pytest.mark.parametrize("number", [2, 4, 5, 6, 144, 145])
def test_elements_leave_no_word_of_a_list_out(
    items: dict[int, dict[str, Any]], number: int
) -> None:
    described = items[number]["content_standard"].replace("（近期1寸彩色浅底免冠照片）", "")
    listed = re.split(r"[【】（）、]+", described.strip("【】（）"))
    kept = [word for element in items[number]["elements"] for word in element.split("/")]
    assert list(dict.fromkeys(kept)) == list(dict.fromkeys(listed))


def test_personal_is_exact(items: dict[int, dict[str, Any]]) -> None:
    personal = {number: item["personal"] for number, item in items.items() if "personal" in item}
    assert set(personal) == PEOPLE_IN_NEED
    assert personal[124] == ["困境老人基本情况"]
    assert personal[145] == items[145]["elements"]
    assert len(personal[145]) == 5


def test_rows_that_need_a_note_have_one(
    rows: list[list[str]], items: dict[int, dict[str, Any]]
) -> None:
    assert {number for number, item in items.items() if "note" in item} == NOTED
    assert {int(row[0]) for row in rows if not row[4]} == NO_STANDARD
    for number in NO_STANDARD:
        assert "内容标准为空" in items[number]["note"]
    for number in PEOPLE_IN_NEED:
        assert "公开前须去除个人隐私（《政府信息公开条例》第十五条）" in items[number]["note"]


def test_the_layout(shipped: dict[str, Any]) -> None:
    text = CATALOG.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/catalog.schema.json\n")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert re.findall(r'^  - id: "(\d+)"$', text, re.M) == [str(n) for n in range(1, 158)]
    heads = ["catalog", "title", "source", "time_limits", "channels", "items"]
    assert list(shipped) == heads
    for item in shipped["items"]:
        assert list(item) == [key for key in KEYS if key in item]


def test_the_model_takes_it_and_every_scalar_is_the_same_as_text(shipped: dict[str, Any]) -> None:
    as_text = yaml.load(CATALOG.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    catalog = Catalog.model_validate(as_text)
    assert (catalog.catalog, len(catalog.items)) == ("xicheng-jiedao", 157)
    for item, plain in zip(catalog.items, shipped["items"], strict=True):
        assert {key: getattr(item, key) for key in COLUMNS} == {key: plain[key] for key in COLUMNS}
