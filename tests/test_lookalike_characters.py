"""Words that look alike are one word; words that differ to the eye are two."""

from __future__ import annotations

import unicodedata

import pytest

from gongkai_cli.model.lookalikes import RADICALS, SHORT, Alike, alike, fold, without_unseen

WEB = "政府网站常规公开"


@pytest.mark.parametrize(
    "written",
    [
        "政府\u2f79站常规公开",  # a Kangxi radical, as PDF files have it
        "政府网站常规公开\u00a0",
        "\u3000政府网站 常规公开",
        "政府网站\n常规公开",
        "政府网站\u00ad常规\u200b公开",
        "\ufeff政府网站常规公开\ufe0f",
        "政府网站\u202a常规公开\u202c",
        "政府网站\U000e0100常规公开",
    ],
)
def test_what_looks_alike_is_one_word(written):
    assert written != WEB
    assert fold(written) == fold(WEB) == WEB
    assert alike(written, [WEB]) == WEB
    assert written in Alike([WEB])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公告（试行）", "公告(试行)"),
        ("“绿色通道”", '"绿色通道"'),
        ("‘绿色通道’", "'绿色通道'"),
        ("［一］｛二｝", "[一]{二}"),
        ("２４小时ＡＴＭ", "24小时ATM"),
        ("\u2ed3安街", "长安街"),
        ("\u2ecb站", "车站"),
        ("更\u2f42", "更文"),
        ("联系\u2f45式/办公电话", "联系方式/办公电话"),
    ],
)
def test_radicals_and_widths(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("政府网站常规公开", "政府网站专题公开"),
        ("户口所在地", "户籍所在地"),
        ("微信", "微博"),
        ("公告", "公 告 栏"),
        ("app", "APP"),
    ],
)
def test_what_differs_to_the_eye_stays_apart(one, other):
    assert fold(one) != fold(other)
    assert alike(one, [other]) is None
    assert one not in Alike([other])


def test_the_table_has_every_radical_of_the_supplement_that_unicode_gives_an_ideograph():
    pairs = RADICALS.split()
    radicals = {pair[0] for pair in pairs}
    assigned = {c for c in map(chr, range(0x2E81, 0x2EF4)) if unicodedata.category(c) == "So"}
    assert radicals == assigned
    assert all(len(pair) == 2 and unicodedata.category(pair[1]) == "Lo" for pair in pairs)


def test_every_kangxi_radical_is_its_ideograph():
    folded = {fold(chr(code)) for code in range(0x2F00, 0x2FD6)}
    assert len(folded) == 214
    assert all(unicodedata.category(each) == "Lo" for each in folded)


def test_a_long_text_is_folded_like_a_short_one():
    assert fold("⽹ " * SHORT) == "网" * SHORT


def test_folding_twice_changes_nothing():
    for code in [*range(0x20, 0x3100), *range(0xF900, 0xFFF0)]:
        once = fold(chr(code))
        assert fold(once) == once, hex(code)


def test_what_somebody_pasted_keeps_its_blanks():
    assert without_unseen("126@2026-03-12@\u200b甲 乙\u200b") == "126@2026-03-12@甲 乙"
