"""A validation error of pydantic → what is wrong in Chinese, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gongkai_cli.model.catalog import Catalog
from gongkai_cli.model.chinese_keys import chinese_of, inner_of, models_in
from gongkai_cli.model.lookalikes import alike
from gongkai_cli.model.notice import Notice
from gongkai_cli.model.project import Project
from gongkai_cli.model.record import Record
from gongkai_cli.model.scalars import Written
from gongkai_cli.model.waiver import Waiver
from gongkai_cli.sources.spelling import day_parts, right_day, right_period

Words = tuple[str, str]
MODELS = [model for root in (Record, Waiver, Project, Catalog, Notice) for model in models_in(root)]
CHINESE: dict[str, str] = {}
"""English key → 公开日期."""
for _model in MODELS:
    for _english, _chinese in chinese_of(_model).items():
        CHINESE.setdefault(_english, _chinese)


def explain_error(detail: Mapping[str, Any], model: type[Written], official: bool = False) -> Words:
    """Message and hint for one error of `ValidationError.errors()`; never shows English to a reader.

    An `official` one names keys by their Chinese names alone, and no command.
    """
    loc, kind, value = tuple(detail["loc"]), detail["type"], detail["input"]
    name, maker, texts = key_name(loc, official), MAKERS.get(kind), TEXTS.get(kind)
    if official:
        texts = OFFICIAL_TEXTS.get(kind, texts)
    if maker is not None:
        blank = maker in (text_words, path_words) and isinstance(value, str) and "\0" not in value
        if blank and must_be_there(model, loc):
            return f"{name}是空的", "填写内容；这一行必须有"
        key = next((part for part in loc[::-1] if part in CHINESE), "")
        return maker(name, value, str(key), official)
    if texts is not None:
        facts = {"n": name, "v": show_value(value), **detail.get("ctx", {})}
        facts["found"] = facts.get("found") or "无"
        if official:
            said = {each: facts[each].split("、") for each in ("key", "keys") if each in facts}
            facts |= {
                n: "、".join(CHINESE.get(key, key) for key in keys) for n, keys in said.items()
            }
        expected = str(facts.get("expected", "")).replace("'", "")
        facts["choices"] = expected.replace(" or ", "、").replace(", ", "、")
        return texts[0].format_map(facts), texts[1].format_map(facts)
    if kind == "extra_forbidden":
        return unknown_key(str(loc[-1]), owner(model, loc), official)
    mend = "对照登记格式改写" if official else "对照 gongkai schema 打印的格式改写"
    return f"{name}的写法不对：{show_value(value)}", mend


def key_name(loc: tuple[int | str, ...], official: bool = False) -> str:
    """The key a location ends at, in words: 公开日期（published）, to officials 公开日期."""
    keys = [part for part in loc if isinstance(part, str)]
    numbers = [part for part in loc if isinstance(part, int)]
    if not keys:
        return f"第{numbers[-1] + 1}条" if numbers else "内容"
    key = keys[-1]
    name = CHINESE.get(key, key) + ("" if official or key not in CHINESE else f"（{key}）")
    if isinstance(loc[-1], int):
        return f"{name}的第{loc[-1] + 1}个"
    return name


def show_value(value: Any) -> str:
    """A value as a message may quote it: short, and what kind of thing it is."""
    if isinstance(value, list):
        return "一个列表"
    if isinstance(value, dict):
        return "一组“键: 值”"
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def date_words(name: str, value: Any, key: str = "", official: bool = False) -> Words:
    """Why a text is no date, with the right spelling where it can be made out."""
    if not isinstance(value, str):
        return f"{name}应是一个日期，现为{show_value(value)}", "写成 2026-10-05 这样"
    parts = day_parts(value)
    if parts is None:
        return f"{name}不是日期：{show_value(value)}", "写成四位年-两位月-两位日，如 2026-10-05"
    try:
        date(*parts)
    except ValueError:
        return f"{name}不存在这一天：{show_value(value)}", "核对日期后改正"
    right = right_day(value)
    if right is None:
        return f"{name}的年份不在1900至2049之间：{show_value(value)}", "核对日期后改正"
    return f"{name}的写法不对：{show_value(value)}", f"写成 {right}"


def expiry_words(name: str, value: Any, key: str = "", official: bool = False) -> Words:
    """Why a text is neither a last valid day nor `never`."""
    message, hint = date_words(name, value)
    lasting = "写明“长期有效”" if official else "写 never 或 长期"
    return message, f"{hint}（最后有效的一天）；长期有效的{lasting}"


def period_words(name: str, value: Any, key: str = "", official: bool = False) -> Words:
    """Why a text is no period."""
    right = right_period(value)
    hint = (
        f"写成 {right}"
        if right
        else "写成 2026（年）、2026-H1（半年）、2026-Q3（季度）或 2026-10（月）"
    )
    return f"{name}不是所属期：{show_value(value)}", hint


def text_words(name: str, value: Any, key: str = "", official: bool = False) -> Words:
    """Why a value is no visible text."""
    if isinstance(value, list | dict):
        if key == "item":
            return f"{name}只能是一项，现为{show_value(value)}", "几项的，每项各写一条记录"
        several = MORE_THAN_ONE.get(key, "只写一个值")
        hint = several.replace("（publications）", "") if official else several
        return f"{name}应是一段文字，现为{show_value(value)}", hint
    return f"{name}是空的", "填写内容，或删去这一行"


def path_words(name: str, value: Any, key: str = "", official: bool = False) -> Words:
    """Why a value is no path."""
    if isinstance(value, str) and "\0" in value:
        return f"{name}里有空字符（NUL），不能作路径", "删去“\\0”，写项目里的路径"
    return text_words(name, value, key, official)


MAKERS: dict[str, Callable[[str, Any, str, bool], Words]] = {
    "iso_date": date_words,
    "day_or_never": expiry_words,
    "period": period_words,
    "text": text_words,
    "path": path_words,
    "string_type": text_words,
}
"""What is said of a value that is spelled wrong, by the kind of the error."""
PAIRS = "{n}应是一组“键: 值”，现为{v}", "每行写一个“键: 值”"
TEXTS: dict[str, Words] = {
    "missing": ("缺少{n}", "补上“{n}”一行"),
    "truth": ("{n}应为 true 或 false，现为{v}", "写 true 或 false，或删去这一行"),
    "whole_number": ("{n}应为{least}到{most}的整数，现为{v}", "改成这个范围里的整数"),
    "literal_error": ("{n}不能是{v}", "从这些里选：{choices}"),
    "dict_type": PAIRS,
    "model_type": PAIRS,
    "too_short": ("{n}一个也没有", "至少写一个"),
    "span_units": (
        "{n}应恰好用一种单位",
        "写 {{workdays: N}}、{{days: N}} 或 {{months: N}} 中的一种",
    ),
    "heads": (
        "时限“{n}”应恰好有一个头，现有：{found}",
        "从 every、after、always、on_demand 中留一个",
    ),
    "no_within": ("时限“{n}”用了{head}，缺少 within", "补上 within: {{workdays: N}}"),
    "needless": ("时限“{n}”用了{head}，不能再写 {key}", "删去 {key}"),
    "advise_too_long": ("时限“{n}”的 advise 不短于 within", "advise 应短于 within"),
    "from_after_to": ("{n}的起日晚于止日", "核对 from 与 to"),
    "no_reason": (
        "{n}写的是{v}，没有写明为什么没有可公开的内容",
        "写明原因，如“本月未开展相关活动”；已经公开、不作零报告的，删去这一行",
    ),
    "no_publications": ("公开情况（publications）一条也没有", "至少写一次公开，或删去这个键"),
    "single_and_several": (
        "公开情况（publications）与 {keys} 同时出现",
        "把后者移进 publications 的各条里",
    ),
    "names_nothing": (
        "没有写明是哪一件义务",
        "写 obligation（如 7@2026-09），或 item 和 period 两行；不能只写事项",
    ),
    "named_twice": ("已写 obligation，又写了 {key}", "只写 obligation，或只写 item 和 period"),
    "ends_first": (
        "最后有效日（expires）早于批准日期（approved_on）",
        "核对 approved_on 与 expires",
    ),
    "empty_notice": (
        "没有写 off_days（放假的日子）",
        "照通知写全年放假的日子；只改已有安排的补充通知写 amends: true",
    ),
    "foreign_day": ("{day} 不在这一年（或上年12月）", "核对 year 与日期"),
    "no_weekend": (
        "{day} 不是周六、周日，不能是调休上班日",
        "核对通知原文；平日本来就上班，不必写",
    ),
    "off_and_worked": ("{days} 既放假又上班", "核对通知原文后改正"),
}
"""What is said by the kind of the error; n is the key in words, v the value, the others the error's own."""
OFFICIAL_TEXTS: dict[str, Words] = {
    "no_publications": ("公开情况一条也没有", "至少写一次公开，或删去这个键"),
    "single_and_several": ("公开情况与{keys}同时出现", "把后者移进公开情况的各条里"),
    "names_nothing": (
        "没有写明是哪一件义务",
        "写义务（如 7@2026-09），或事项和所属期两行；不能只写事项",
    ),
    "named_twice": ("已写义务，又写了{key}", "只写义务，或只写事项和所属期"),
    "ends_first": ("最后有效日早于批准日期", "核对批准日期与有效期至"),
}
"""What is said otherwise in a letter, whose reader knows no key."""


MORE_THAN_ONE = {
    "channel": "在几处公开的，写“公开情况”（publications），每处一条，各写公开日期和公开形式",
    "url": "几次公开各有网址的，写“公开情况”（publications），每次一条",
}
"""What to write instead of a list, where several of a thing are known otherwise."""


def unknown_key(key: str, model: type[Written], official: bool = False) -> Words:
    """An unknown key, with the nearest known one of its model, in the language that it is written in."""
    import difflib

    english = [field.alias or name for name, field in model.model_fields.items()]
    chinese = list(model.keys_in_chinese)
    bare = key.lstrip("- \t\u3000\xa0\ufeff")
    if bare != key and bare in (*english, *chinese):
        return slip_before(key, bare)
    known = chinese if chinese and re.search("[\u4e00-\u9fff]", key) else english
    plain = key.strip().lower()
    inside = max((each for each in known if each in plain), key=len, default=None)
    same = alike(plain, known) or model.usual_names.get(plain) or inside
    # a slip of the pen; what is less like it may well be another key
    near = [same] if same else difflib.get_close_matches(plain, known, n=1, cutoff=0.7)
    if not near and "：" in key:
        return f"键“{key[:40]}”里有全角冒号", "冒号用半角“:”，后面空一格"
    listed = chinese if official else known
    hint = f"是不是“{near[0]}”？" if near else f"可用的键：{'、'.join(listed)}"
    return f"不认识的键“{key[:40]}”", hint


def slip_before(key: str, bare: str) -> Words:
    """What stands before a known key: a dash without its blank, an invisible mark, a wide blank."""
    if "-" in key:
        return f"“-”后面缺一个空格：“{key}”", f"写成“- {bare}”"
    if "\ufeff" in key:
        return (
            f"键“{bare}”前有看不见的BOM（U+FEFF）",
            "删去这个字符（可用编辑器的“显示不可见字符”）",
        )
    return f"键“{bare}”前用了全角空格（或不换行空格）", "缩进用半角空格"


def must_be_there(model: type[Written], loc: tuple[int | str, ...]) -> bool:
    """Whether the key a location ends at may not be left out."""
    known = {field.alias or name: field for name, field in owner(model, loc).model_fields.items()}
    return loc[-1] in known and known[str(loc[-1])].is_required()


def owner(model: type[Written], loc: tuple[int | str, ...]) -> type[Written]:
    """The model whose key a location ends at."""
    for part in loc[:-1]:
        inner = inner_of(model).get(str(part))
        if inner is not None:
            model = inner.model
    return model
