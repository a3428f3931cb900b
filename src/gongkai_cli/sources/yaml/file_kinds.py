"""A file's first bytes and its name → what it is, where it is no YAML text."""

from __future__ import annotations

import re

TABLES: dict[str, str] = {
    ".xlsx": "Excel 工作簿", ".xlsm": "Excel 工作簿", ".xlsb": "Excel 工作簿", ".xls": "旧版 Excel 工作簿",
    ".et": "WPS 表格",
    ".ods": "OpenDocument 表格", ".numbers": "Numbers 表格", ".csv": "CSV 表格",
    ".tsv": "TSV 表格", ".jsonl": "JSON Lines 数据", ".ndjson": "JSON Lines 数据", ".json": "JSON 数据",
}  # fmt: skip
"""What may hold records by the row."""
DOCUMENTS: dict[str, str] = {
    ".docx": "Word 文档", ".docm": "Word 文档", ".doc": "旧版 Word 文档", ".wps": "WPS 文字",
    ".odt": "OpenDocument 文档",
    ".rtf": "RTF 文档", ".pdf": "PDF 文档", ".txt": "文本文件", ".ofd": "OFD 文档",
}  # fmt: skip
"""What somebody may have written a record in."""
SHADOW = "~$"
"""What Office puts before the name of a file while it is open, for a file of its own beside it."""
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.xls、.doc、.et、.wps）"),
    (b"%PDF", DOCUMENTS[".pdf"]),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩文件"),
    (b"7z\xbc\xaf", "压缩文件"),
    (b"\x1f\x8b", "压缩文件"),
)
ZIP = b"PK\x03\x04"
PARTS = (
    (b"xl/", "Excel 工作簿"),
    (b"word/", "Word 文档"),
    (b"ppt/", "PowerPoint 演示文稿"),
)
ENDING = re.compile(r"\.[^.]+$")
MEND = "把内容写成YAML文本，用UTF-8保存为 .yaml；只改扩展名不行"
LEDGER_MEND = (
    "把其中的公开记录登记成 YAML（写法见 docs/records.md），再把这个文件移出记录文件夹；"
    "它只是佐证的，写进那条记录的 evidence"
)


def name_content(data: bytes) -> str:
    """What bytes are by their beginning, in words; empty where they may be text."""
    if data.startswith(ZIP):
        return next((name for part, name in PARTS if part in data), "压缩文件")
    return next((name for magic, name in MAGIC if data.startswith(magic)), "")


def name_ending(name: str) -> str:
    """What a file is by the end of its name, in words; empty for any other ending."""
    found = ENDING.search(name.lower())
    ending = found[0] if found else ""
    return TABLES.get(ending) or DOCUMENTS.get(ending, "")


def is_table(name: str) -> bool:
    """Whether a file may hold records by the row, by its name; never the shadow of an open one."""
    found = ENDING.search(name.lower())
    shadow = re.split(r"[/\\\\]", name)[-1].startswith(SHADOW)
    return found is not None and found[0] in TABLES and not shadow
