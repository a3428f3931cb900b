"""What is wrong with a text is told for what it is, at its own line as editors and git count it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai_cli.sources.yaml import events
from gongkai_cli.sources.yaml.encodings import best_text, encoding_trouble
from gongkai_cli.sources.yaml.errors import NotYaml, Trouble
from gongkai_cli.sources.yaml.slips import find_slip

ENCODINGS = Path(__file__).parent / "fixtures" / "encodings"
GOOD = "item: 1\nperiod: 2026-09\n"
WORDS = "街道办事处公开目录，信息公开工作动态。各科室的名称、职责和联系方式"
TRADITIONAL = "街道辦事處公開目錄，資訊公開工作動態。各科室的名稱、職責和聯絡方式"
JAPANESE = "これは日本語のファイルです。ひらがなとカタカナ"


def told(data: bytes) -> Trouble:
    with pytest.raises(NotYaml) as caught:
        events.documents(data)
    return find_slip(data, caught.value.trouble)


# Encodings


@pytest.mark.parametrize(
    ("name", "place", "words", "command"),
    [
        ("utf8-one-byte-lost", (2, 13), "UTF-8编码，此处的字节坏了", ""),
        ("gb18030-rare", (2, 8), "是GBK编码", "iconv -f GB18030 -t UTF-8"),
        ("big5", (2, 8), "像是Big5（繁体）编码", ""),
    ],
)
def test_what_encoding_it_is(project, name, place, words, command):
    data = (ENCODINGS / f"{name}.yaml").read_bytes()
    found = project.check({"a.yaml": data, "b.yaml": GOOD}).one("GK901")
    assert (found.place.line, found.place.column) == place
    assert words in found.message
    assert ("iconv" in found.message) == bool(command)
    assert command in found.message


@pytest.mark.parametrize(
    ("text", "encoding", "words"),
    [
        (WORDS, "gbk", "是GBK编码"),
        (WORDS, "gb18030", "是GBK编码"),
        ("item: 7\ntitle: 公示\n", "gbk", "是GBK编码"),
        (TRADITIONAL, "big5", "像是Big5"),
        (JAPANESE, "shift_jis", "像是Shift-JIS"),
        ("café", "latin-1", "看不出是哪一种"),
        ("Привет, как дела", "cp1251", "看不出是哪一种"),
        (WORDS, "utf-16", "是UTF-16编码"),
    ],
)
def test_encodings(text, encoding, words):
    trouble = encoding_trouble(text.encode(encoding))
    assert trouble is not None
    assert words in trouble.message
    assert ("iconv" in trouble.hint) == ("GBK" in trouble.message)


@pytest.mark.parametrize("lost", range(0, len(WORDS.encode()), 7))
def test_a_lost_byte_is_no_other_encoding(lost):
    data = f"事项: 7\n标题: {WORDS}\n".encode()
    start = data.index("街".encode())
    broken = data[: start + lost] + data[start + lost + 1 :]
    try:
        broken.decode()
    except UnicodeDecodeError:
        trouble = encoding_trouble(broken)
        assert trouble is not None
        assert "此处的字节坏了" in trouble.message
        assert (trouble.line, trouble.hint.count("iconv")) == (2, 0)
        assert best_text(broken).startswith("事项: 7\n"), "the item stays legible"
    else:
        pytest.fail("a byte less must be no UTF-8")


def test_a_damaged_file_clouds_the_item_that_it_names_in_chinese(project):
    text = f"事项: 2\n所属期: 2026-09\n标题: {WORDS}\n".encode()
    result = project.check({"a.yaml": text[:-2] + b"\n", "b.yaml": GOOD})
    assert result.verdict("2@2026-09") == "undetermined"
    assert result.checked.complete


@pytest.mark.slow
@pytest.mark.parametrize(
    "file", ["gongkai.yaml", "waivers.yaml", "catalog.yaml", "calendar/2027.yaml"]
)
def test_the_other_files_of_a_project(project, file):
    project.lay(GOOD)
    project.write({file: f"note: {WORDS}\n".encode("gb18030")})
    assert "iconv -f GB18030" in project.run().text
    project.write({file: f"note: {WORDS}\n".encode()[:-2] + b"\n"})
    assert f"{file}:1:" in project.run().text
    assert "此处的字节坏了" in project.run().text
    project.write({file: "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> dev\n"})
    assert f"{file}:2:1" in project.run().text
    assert "没有解决的合并冲突" in project.run().text


# Lines


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("title", ['"甲{}乙"', "甲{}乙", "'甲{}乙'", "甲 # 说明{}item: 8"])
def test_marks_that_end_no_line(project, mark, title):
    text = f"item: 2\ntitle: {title.format(mark)}\nperiod: 2026-09\npublished: 2026/10/5\n"
    found = project.check(text).one("GK901")
    assert (found.place.line, found.place.column) == (4, 12)
    (document,) = events.documents(text.replace("2026/10/5", "2026-10-05"))
    assert document.root["title"] == ("甲" if "#" in title else f"甲{mark}乙")
    assert document.root["item"] == "2"
    (place,) = (p for path, p in events.find_positions(text).items() if path[-1] == "period")
    assert place == (3, 9)


def test_a_key_with_such_a_mark_is_found_again():
    text = "a\u2028b: 1\na\u2028b: 2\nc: 3\n"
    (document,) = events.documents(text)
    assert document.root == {"a\u2028b": "2", "c": "3"}
    assert "a\u2028b" in document.troubles[0][1].message
    assert events.find_positions(text)[(0, "a\u2028b")] == (1, 6)


# Merge conflicts


CONFLICT = """
- item: 2
  period: 2026-09
<<<<<<< HEAD
  published: 2026-10-20
=======
  published: 2026-10-28
>>>>>>> dev
  channel: 政府网站常规公开
"""


@pytest.mark.parametrize(
    ("text", "line", "last"),
    [
        (CONFLICT, 4, 8),
        (f"<<<<<<< HEAD\n{CONFLICT[:38].lstrip()}=======\nitem: 13\n>>>>>>> dev\n", 1, 6),
        (CONFLICT.replace("=======", "||||||| base\n  published: x\n======="), 4, 10),
    ],
)
def test_a_merge_conflict(project, text, line, last):
    found = project.check({"a.yaml": text, "b.yaml": GOOD}).one("GK901")
    assert f"没有解决的合并冲突（第{line}行的<<<<<<<到第{last}行的>>>>>>>）" in found.message
    assert (found.place.line, found.place.column) == (line, 1)
    assert project.again().verdict("2@2026-09") == "undetermined"


# JSON, marks, blanks


def test_json_with_halves_of_a_character(project):
    entry = {"item": "11", "title": "𠮷祥街🀄", "formed": "2026-09-02", "published": "2026/09/10"}
    text = json.dumps([entry, {"item": "11", "perio": "1"}], indent=1)
    assert "\\ud842\\udfb7" in text
    result = project.check(text)
    assert [f.place.line for f in result.all("GK901")] == [6, 10]
    assert result.checked.unreadable[0].title == "𠮷祥街🀄"
    good = text.replace("2026/09/10", "2026-09-10").replace(', {"', ',{"')
    assert events.documents(good)[0].root[0]["title"] == "𠮷祥街🀄"


@pytest.mark.parametrize(
    ("written", "read"),
    [(r'"\ud842\udfb7"', "𠮷"), (r'"\\\ud842\udfb7"', "\\𠮷"), (r'"\\ud842"', r"\ud842"), (r"'\ud842'", r"\ud842")],
)  # fmt: skip
def test_halves_and_what_only_looks_so(written, read):
    assert events.documents(f"title: {written}\n")[0].root == {"title": read}


@pytest.mark.parametrize("written", [r'"\ud842"', r'"\udfb7\ud842"', r'"\ud842x\udfb7"'])
def test_half_a_character_is_none(written):
    with pytest.raises(NotYaml):
        events.documents(f"title: {written}\n")


@pytest.mark.parametrize("between", ["---\n", ""])
def test_files_put_together_with_their_marks(project, between):
    one = (
        "\ufeff"
        + between
        + "- item: 2\n  period: 2026-0{}\n  published: 2026-10-20\n  channel: 政府网站常规公开\n"
    )
    result = project.check(one.format(8) + one.format(9))
    assert result.checked.read == 2
    assert not result.all("GK901")
    assert result.lines("GK201") == [3 + bool(between)], "the line of the second is right too"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("- item: 2\n  period: 2026-09\n-item: 13\n", (3, 1), "“-”后面缺一个空格"),
        ("-事项: 2\n-事项: 13\n", (1, 1), "“-”后面缺一个空格"),
        ("-事项: 2\n", (1, 1), "“-”后面缺一个空格"),
        ("事项:2\n所属期: 2026-09\n", (1, 1), "冒号后面缺一个空格"),
        ("事项:2\n", (1, 1), "冒号后面缺一个空格"),
        ("- item: 2\n　period: 2026-09\n", (2, 1), "缩进用了全角空格"),
        ("item: 2\n　period: 2026-09\n", (2, 1), "键“period”前用了全角空格"),
        ("item: 2\n\xa0period: 2026-09\n", (2, 1), "键“period”前用了全角空格"),
        ("- item: 2\n  perio\ufeffd\n  a: b\n", (2, 8), "看不见的BOM"),
        ("item: 2\nperiod：2026-09\n", (2, 7), "冒号写成了全角“：”"),
        ("item: 2\nurl: [\n", (3, 1), "此处应有内容"),
    ],
)
def test_slips(project, text, place, words):
    result = project.check({"a.yaml": text, "b.yaml": GOOD})
    found = min(result.all("GK901"), key=lambda finding: finding.place.line)
    assert words in found.message
    assert (found.place.line, found.place.column) == place
    assert found.message.isprintable()


@pytest.mark.parametrize("text", ["item: 7\nurl: http://x: y\n", "a: b: c\n"])
def test_what_is_no_slip_keeps_the_parsers_words(text):
    assert told(text.encode()).message.startswith("此处不应再有冒号")
