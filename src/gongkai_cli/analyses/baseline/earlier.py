"""The bytes of an earlier `gongkai.check/1` report → what a comparison needs of it, or why it cannot be used."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from gongkai_cli.checking.check import NARROWED_WORDS, CheckResult
from gongkai_cli.model.problem import WrongUsage
from gongkai_cli.model.registration import Knowledge
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import Severity, State, Verdict
from gongkai_cli.sources.yaml.encodings import encoding_trouble

SCHEMA = "gongkai.check/1"
MAKE = "用 gongkai check --format json --output json=结果.json 另存一份"
TRUNCATED = ("unexpected end", "EOF")


KEY_WORDS: dict[str, str] = {
    "tool": "工具", "version": "版本", "organisation": "单位名称", "as_of": "检查基准日",
    "complete": "是否检查完整", "filter": "筛选", "catalog": "目录", "id": "编号", "sha256": "校验值",
    "calendar": "工作日历", "gazetted_through": "放假通知到哪一天", "imported": "另加的放假通知",
    "items": "各项状态", "item": "事项", "state": "状态", "obligations": "应公开义务",
    "trigger": "起算日", "due": "应公开日期", "basis": "日期依据", "verdict": "判定",
    "verdict_unwaived": "原判定", "published": "公开日期", "workdays_late": "逾期工作日数",
    "findings": "问题", "code": "规则", "name": "名称", "severity": "级别", "message": "消息",
    "file": "文件", "line": "行号", "office": "科室", "fingerprint": "指纹", "obligation": "义务",
    "waived_by": "批准", "history": "版本记录",
}  # fmt: skip
"""The keys of a report in words; whoever is given them reads no English."""


Count = Annotated[int, Field(ge=0)]


class Tool(TypedDict):
    """What wrote a document."""

    name: Literal["gongkai-cli"]
    version: str


class CheckedCatalog(TypedDict):
    """The catalog that was checked against."""

    id: str
    title: str
    items: Count
    sha256: str


class CheckedCalendar(TypedDict):
    """Through which day the calendar is gazetted, and the notices added to the installed one."""

    gazetted_through: date
    imported: tuple[str, ...]


class Header(TypedDict):
    """What was checked, against what, and how far it got; `filter` is what it was narrowed by."""

    tool: Tool
    organisation: str
    as_of: date
    complete: bool
    filter: dict[str, tuple[str, ...]] | None
    catalog: CheckedCatalog
    calendar: CheckedCalendar


class History(TypedDict):
    """What `--history` could learn; `reason` says what it could not."""

    knowledge: Knowledge
    reason: str | None
    begins: date | None
    workdays: Count
    uncommitted: Count


class CheckItem(TypedDict):
    """A catalog item, its state and how many publications count for it."""

    item: str
    category: str
    office: str
    state: State
    publications: Count


class EarlierObligation(TypedDict):
    """What a comparison reads of an obligation; `verdict_unwaived` only where a waiver turned the verdict."""

    id: str
    item: str
    trigger: date | None
    due: date | None
    basis: Basis | None
    verdict: Verdict
    verdict_unwaived: NotRequired[Verdict]
    published: date | None
    workdays_late: Count | None


class EarlierFinding(TypedDict):
    """What a comparison reads of a finding."""

    code: Annotated[str, Field(pattern="^GK[0-9]{3}$")]
    name: str
    severity: Severity
    message: str
    file: str
    line: Count
    office: str
    fingerprint: str
    item: str | None
    obligation: str | None
    waived_by: str | None


class Earlier(Header):
    """What a comparison reads of a report; `outputs.documents.check` adds the keys that it does not."""

    items: tuple[CheckItem, ...]
    obligations: tuple[EarlierObligation, ...]
    findings: tuple[EarlierFinding, ...]
    history: NotRequired[History]


def get_real_verdict(obligation: EarlierObligation) -> Verdict:
    """The verdict without any waiver."""
    return obligation.get("verdict_unwaived", obligation["verdict"])


def read_earlier(data: bytes, shown: str) -> Earlier:
    """The report in a file's bytes. Raises WrongUsage, which says what the file is instead."""
    root = _parsed(data, shown)
    named = root.get("schema") if isinstance(root, dict) else None
    if named != SCHEMA:
        what = f"写着“{named}”" if isinstance(named, str) else "没有写 schema"
        raise WrongUsage(f"--since 的 {shown} 不是 {SCHEMA} 检查结果（{what}）", MAKE)
    try:
        return TypeAdapter(Earlier).validate_python(root)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        message = f"--since 的 {shown} 缺少内容或写法不对：{_where(first['loc'])}"
        raise WrongUsage(message, f"文件可能被改过；{MAKE}") from None


def require_same_project(earlier: Earlier, checked: CheckResult, shown: str) -> None:
    """Raises WrongUsage for a report that today's result cannot be held against."""
    mine = checked.project.project.organisation
    if earlier["organisation"] != mine:
        message = f"--since 的 {shown} 是“{earlier['organisation']}”的检查结果，这里是“{mine}”"
        raise WrongUsage(message, "给出同一单位的检查结果")
    if earlier["as_of"] > checked.as_of:
        message = f"--since 的 {shown} 的基准日{earlier['as_of']}晚于本次的{checked.as_of}"
        raise WrongUsage(message, "把两者对调，或用 --as-of 写较晚的一天")
    if earlier["filter"] is not None:
        kept = "；".join(
            f"{NARROWED_WORDS.get(key, key)}：{'、'.join(words)}"
            for key, words in earlier["filter"].items()
        )
        message = f"--since 的 {shown} 只看了一部分（{kept}），没看的问题会被当作新增"
        raise WrongUsage(message, f"不带 --item、--office、--select、--ignore 再检查；{MAKE}")


def _where(loc: tuple[int | str, ...]) -> str:
    """第1个问题的规则: where something is amiss, in words."""
    words: list[str] = []
    for part in loc:
        if isinstance(part, int) and words:
            words[-1] = f"第{part + 1}个{words[-1]}"
        else:
            words.append(_key(str(part)))
    return "的".join(words) or "整个文件"


def _key(key: str) -> str:
    return KEY_WORDS.get(key, f"“{key}”")


def _parsed(data: bytes, shown: str) -> Any:
    import orjson

    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise WrongUsage(f"--since 的 {shown} 是UTF-16编码，应为UTF-8", MAKE)
    data = data.removeprefix(b"\xef\xbb\xbf")
    reason = _not_utf_8(data)
    if reason:
        raise WrongUsage(f"--since 的 {shown} {reason}", MAKE)
    if not data.strip():
        raise WrongUsage(f"--since 的 {shown} 是空的", MAKE)
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if any(word in error.msg for word in TRUNCATED):
            reason = "没有写完，可能在写入中途断了"
        elif data.lstrip()[:1] == b"{" and b'"type":"check"' in data[:40]:
            reason = "是 jsonl，应为 json"
        else:
            reason = f"不是JSON（第{error.lineno}行第{error.colno}列读不下去）"
        raise WrongUsage(f"--since 的 {shown} {reason}", MAKE) from None


def _not_utf_8(data: bytes) -> str:
    """Why bytes are no UTF-8: another encoding, or the end of a letter cut off; nothing where they are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return "没有写完，可能在写入中途断了"
        trouble = encoding_trouble(data)
        assert trouble is not None
        return trouble.message.removeprefix("文件").replace("此处", f"第{trouble.line}行")
    return ""
