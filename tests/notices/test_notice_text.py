"""What people save a notice as: encodings, web pages, and what is no notice at all."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from gongkai_cli.sources.holiday_notice.page import page_lines
from gongkai_cli.sources.holiday_notice.read import Asked, Reading, read_notice
from gongkai_cli.sources.holiday_notice.text import MAX_BYTES, MAX_SIGNS, NoText, read_text

NOTICES = Path(__file__).parent.parent / "fixtures" / "notices"
TEXT = (NOTICES / "2025.txt").read_text("utf-8")
OTHERS = """<ul class="list"><li><a href="1.htm">国务院办公厅关于2024年部分节假日安排的通知</a> 2023年10月25日</li>
<li><a href="2.htm">国务院办公厅关于延长2020年春节假期的通知</a> 2020年1月27日</li></ul>"""
SCRIPT = """<script>var a = "关于2031年部分节假日安排的通知 一、元旦：1月1日放假";</script>"""


def days(data: bytes) -> list[tuple[object, ...]]:
    found = read_notice(read_text(data), "通知", Asked())
    assert isinstance(found, Reading), found
    return [(found.year, found.number, found.issued), *((h.off, h.worked) for h in found.holidays)]


def page(charset: str) -> bytes:
    body = "".join(f"<p>&emsp;&emsp;{line}</p>\n" for line in TEXT.splitlines())
    body = body.replace("1月28日", "<span>1</span>月<b>28</b>&nbsp;日").replace("〔", "&#12308;")
    head = f'<meta charset="{charset}"><title>国务院办公厅关于2025年部分节假日安排的通知_网</title>'
    html = f"<!DOCTYPE html><html><head>{head}{SCRIPT}<style>p {{}}</style></head><body>{OTHERS}"
    return f"{html}<div>{body}</div>{OTHERS}{SCRIPT}</body></html>".encode(charset)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF8 + TEXT.encode(),
        page("utf-8"),
        page("gb18030"),
        page("gb18030").replace(b"</body>", b"\xff</body>"),
        page("utf-8").replace(b"</body>", b"\xff</body>"),
        page("utf-8").replace(b"<!DOCTYPE html>", b"\n\n<!doctype HTML>"),
        b"<html>" + b"<div>" * 3000 + TEXT.encode(),
    ],
    ids=["GBK", "UTF-16", "UTF-16 BE", "BOM", "page", "GBK page", "GBK page, a broken byte",
         "page, a broken byte", "page with blank lines", "deep page"],
)  # fmt: skip
def test_each_is_read_alike(data: bytes) -> None:
    assert days(data) == days(TEXT.encode())


@pytest.mark.parametrize(
    ("page", "visible"),
    [
        ("<p>甲</p><!-- 乙 > <p> -->丙", "甲丙"),
        ("<p title='a > b' data-x=\"'>\">甲</p>", "甲"),
        ("<p title=it's>甲</p>", "甲"),
        ("<script>if (a < b) '</p>'</script>甲<STYLE>p > b {}</STYLE>乙", "甲乙"),
        ("<nav><div><a>菜单</a></div></nav>甲", "甲"),
        ("<div><nav><br>菜单</div>甲", "甲"),
        ("<svg><path d='x'/></svg>甲<iframe src=x />乙</iframe>丙", "甲丙"),
        ("<button/>甲<select><option>乙</select>丙", "甲丙"),
        ("1 < 2 且 3 > 2 &lt;p&gt; &#20803;&#x65e6;&nbsp;&", "1 < 2 且 3 > 2 <p> 元旦\xa0&"),
        ("甲&#99999999999999999999;乙", "甲乙"),
        ("甲<![if !x]>乙<![endif]><?xml x?>丙</ >丁", "甲乙丙丁"),
        ("甲<p 乙", "甲<p 乙"),
        ("甲<!-- 乙 -- >丙", "甲"),
        ("甲<script>乙", "甲"),
        ("</nav></p>甲", "甲"),
    ],
)
def test_what_a_reader_sees_of_a_page(page: str, visible: str) -> None:
    assert "".join(piece for _, piece in page_lines(page)) == visible


def test_each_line_of_a_page_has_its_number() -> None:
    page = "<p\nclass=x>甲\n乙</p>\n<script>\n\n</script>丙"
    assert [(n, piece) for n, piece in page_lines(page) if piece.strip()] == [
        (2, "甲"), (3, "乙"), (6, "丙"),
    ]  # fmt: skip


def test_a_problem_in_a_page_has_its_line() -> None:
    html = (
        "<html>\n<p>关于2025年部分节假日安排的通知</p>\n\n<p>一、元旦：1月1日（周四）放假1天。</p>"
    )
    found = read_notice(read_text(html.encode()), "页.html", Asked())
    assert isinstance(found, tuple)
    assert [each.line for each in found if "星期四" in each.message] == [4]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "内容是空的"),
        (b" \r\n\t\n", "内容是空的"),
        ("\u200b\u3000\ufeff".encode(), "内容是空的"),
        (b"<html><script>x</script></html>", "内容是空的"),
        (b"%PDF-1.7\n...", "PDF文件"),
        (b"PK\x03\x04...", "Word"),
        (b"\xd0\xcf\x11\xe0...", "旧版Word"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"{\\rtf1", "RTF"),
        (b"MIME-Version: 1.0\n", "mht"),
        (b"a\0b", "空字节"),
        (b"\xff\xff\xfa", "既不是UTF-8也不是GBK"),
        (b"x" * (MAX_BYTES + 1), "超过1MB"),
        (TEXT.encode() * (5_000_000 // len(TEXT.encode())), "超过1MB"),
        ("元".encode() * (MAX_SIGNS + 1), "超过20万字"),
    ],
)
def test_what_is_no_notice_is_said_to_be_none(data: bytes, says: str) -> None:
    with pytest.raises(NoText) as stopped:
        read_text(data)
    assert says in stopped.value.message
    assert stopped.value.hint
