"""Files that are no YAML, in records/ and as arguments: said what they are, never taken for compliant."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from gongkai_cli.cli import entry
from gongkai_cli.outputs.registry import names_of

FORMATS = names_of("check")

GOOD = "{item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}\n"
TABLES = ["台账.xlsx", "台账.XLS", "台账.csv", "子/台账.jsonl", "台账.et", "台账.ods", "台账.json"]
DOCUMENTS = ["说明.docx", "通知.pdf", "记录.txt", "记录.wps", "~$台账.xlsx"]


def workbook(path: Path) -> Path:
    book = Workbook()
    book.active.append(["事项", "所属期", "公开日期"])
    book.active.append(["7", "2026-09", "2026-10-10"])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_a_table_among_the_records_makes_the_check_incomplete(project, name):
    """{item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}"""
    project.lay()
    project.write({f"records/{name}": b"a,b"})
    run = project.run("--format", "json")
    data = json.loads(run.out)
    assert (run.code, data["complete"], data["records"]["unreadable"]) == (1, False, 1)
    (found,) = [each for each in data["findings"] if each["code"] == "GK901"]
    assert found["file"] == f"records/{name}"
    assert "本工具不读表格" in found["message"]
    assert data["records"]["others"] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_among_the_records_is_named_once_and_changes_no_verdict(project, name):
    """{item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}"""
    project.lay()
    before = json.loads(project.run("--format", "json").out)
    project.write({f"records/{name}": b"x"})
    data = json.loads(project.run("--format", "json").out)
    assert data["records"].pop("others") == [f"records/{name}"]
    assert before["records"].pop("others") == []
    assert data == before
    for format_ in ("concise", "table", "markdown", "junit", "github"):
        run = project.run("--format", format_)
        assert run.text.replace("\\", "").count(f"没有读：records/{name}") == 1, format_


def test_what_a_record_names_as_evidence_is_neither(project):
    """
    {item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn,
     evidence: [records/证据/a.pdf, ./records/证据/名单.xlsx, records/证据/b.jpg]}
    """
    project.lay()
    project.write({f"records/证据/{name}": b"x" for name in ("a.pdf", "名单.xlsx", "b.jpg")})
    data = json.loads(project.run("--format", "json").out)
    assert (data["complete"], data["records"]["others"]) == (True, [])


def test_other_files_are_no_records_and_no_silence(project):
    """# 没有记录"""
    project.lay()
    project.write({"records/a.png": b"x", "records/README.md": b"x", "records/.a.xlsx": b"x"})
    assert json.loads(project.run("--format", "json").out)["records"]["others"] == []


def test_a_folder_of_tables_alone_is_not_checked(project):
    project.lay({})
    project.write({"records/台账.xlsx": b"x"})
    run = project.run()
    assert run.code == 3
    assert "records/台账.xlsx:1:1" in run.err
    assert "没有YAML写的公开记录文件" in run.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("台账.xlsx", "GK901 这是Excel 工作簿，不是YAML文件，没有读；把其中的公开记录登记成 YAML"),
        ("台账.csv", "GK901 这是CSV 表格，不是YAML文件"),
        ("记录.txt", "GK901 这是文本文件，不是YAML文件"),
        ("通报.docx", "GK901 这是Word 文档，不是YAML文件"),
    ],
)
def test_lint_of_what_is_no_yaml_fails_and_says_what_it_is(
    project, capsys, monkeypatch, name, said
):
    project.lay(GOOD)
    monkeypatch.chdir(project.root)
    Path(name).write_bytes(b"x")
    if name.endswith(".xlsx"):
        workbook(Path(name))
    assert entry.run(["record", "lint", name]) == 1
    assert said in capsys.readouterr().out
    assert entry.run(["record", "lint", name, "records/r.yaml"]) == 1
    assert entry.run(["record", "lint", "--in-project", name]) == (
        name in ("台账.xlsx", "台账.csv")
    )


def test_lint_of_a_picture_has_nothing_to_look_at(project, capsys, monkeypatch):
    project.lay(GOOD)
    monkeypatch.chdir(project.root)
    Path("a.jpg").write_bytes(b"\xff\xd8\xff")
    assert entry.run(["record", "lint", "a.jpg"]) == 3
    assert "没有可查的文件：a.jpg 不是YAML文件" in capsys.readouterr().err
    assert entry.run(["record", "lint", "--in-project", "a.jpg"]) == 0


def test_lint_of_a_folder_names_what_it_does_not_read(project, capsys):
    project.lay(GOOD)
    project.write({"records/台账.xlsx": b"x", "records/说明.docx": b"x"})
    assert entry.run(["record", "lint", str(project.root)]) == 0
    err = capsys.readouterr().err
    assert "台账.xlsx：Excel 工作簿，没有读" in err
    assert "说明.docx：Word 文档，没有读" in err


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.txt", "x")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("book", "文件是Excel 工作簿，不是YAML文本"),
        ("zip", "文件是压缩文件，不是YAML文本"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "文件是旧版 Office 文件（.xls、.doc、.et、.wps），不是YAML文本",
        ),
        (b"%PDF-1.7\n%\xe2\xe3", "文件是PDF 文档，不是YAML文本"),
        (b"%PDF-1.7\n1 0 obj <</A [>>", "文件是PDF 文档，不是YAML文本"),
        (b"\x89PNG\r\n", "文件是图片，不是YAML文本"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".yaml"])
def test_every_file_that_should_be_yaml_is_known_by_its_content(
    project, tmp_path, capsys, content, said, suffix
):
    path = tmp_path / f"目录{suffix}"
    if content == "book":
        workbook(path.with_suffix(".xlsx")).rename(path)
    elif content == "zip":
        other_zip(path)
    else:
        path.write_bytes(content)
    assert entry.run(["catalog", "validate", str(path)]) == 1
    out = capsys.readouterr().out
    assert said in out
    assert "提示：把内容写成YAML文本" in out
    assert "编码" not in out
    project.lay({"a.yaml": path.read_bytes(), "b.yaml": GOOD})
    assert said in project.run().out


@pytest.mark.slow
def test_every_format_tells_of_a_table(project):
    project.lay(GOOD)
    project.write({"records/台账.xlsx": b"x"})
    for name in FORMATS:
        assert "台账.xlsx" in project.run("--format", name).text.replace(
            "%E5%8F%B0%E8%B4%A6", "台账"
        )
