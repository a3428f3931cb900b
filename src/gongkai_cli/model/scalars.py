"""Text scalars → typed values: the spellings of dates, periods, ids and choices that files may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import core_schema as cs

if (
    TYPE_CHECKING
):  # pydantic.json_schema alone takes 25 ms to import; only `gongkai schema` needs it
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

ISO_DATE = r"^(19[0-9]{2}|20[0-4][0-9])-[0-9]{2}-[0-9]{2}$"
PERIOD = r"^(19[0-9]{2}|20[0-4][0-9])(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$"
NOT_BLANK = r"\S"
NO_NUL = r"^[^\x00]*[^\s\x00][^\x00]*$"
"""Text of which something can be seen, without the one character that no path may hold."""


class Written(BaseModel):
    """Base of everything that people write: frozen, and a key nobody knows is an error.

    Validators are built on first use: most models are only ever used inside another one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    keys_in_chinese: ClassVar[Mapping[str, str]] = {}
    """The keys as they may be written too → the English ones."""
    usual_names: ClassVar[Mapping[str, str]] = {}
    """What people call keys otherwise → the key that is meant."""


class _Spelled:
    """One way to spell a value: the text is checked, then made into the value; one kind of error.

    `schema` makes what pydantic checks by, `json` what `gongkai schema` prints; `context` goes with the error.
    """

    def __init__(
        self, kind: str, schema: Callable[[], CoreSchema], json: Mapping[str, Any], **context: int
    ) -> None:
        self.kind, self.schema, self.json, self.context = kind, schema, json, context

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.custom_error_schema(
            self.schema(),
            self.kind,
            custom_error_message=self.kind,
            custom_error_context=self.context or None,
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        from copy import deepcopy

        return deepcopy(dict(self.json))


def _day() -> CoreSchema:
    """`YYYY-MM-DD` and nothing else; pydantic's own `date` would take `86400` for a day too."""
    return cs.chain_schema([cs.str_schema(pattern=ISO_DATE), cs.date_schema()])


FOR_EVER = ("长期", "长期有效")
"""What `never` is in Chinese."""


def _day_or_never() -> CoreSchema:
    """A day or the word `never`, 长期; one complaint, not one for each of the two."""
    chinese = cs.no_info_after_validator_function(_as_never, cs.literal_schema([*FOR_EVER]))
    return cs.union_schema([cs.literal_schema(["never"]), chinese, _day()])


def _as_never(written: str) -> str:
    return "never"


def _text(kind: str, pattern: str) -> _Spelled:
    """Text of a pattern; a file that says `7` means the text 7."""
    json = {"type": ["string", "integer"], "pattern": pattern}
    return _Spelled(kind, lambda: cs.str_schema(pattern=pattern), json)


def _whole(least: int, most: int) -> _Spelled:
    """A whole number from `least` to `most`, spelled in ASCII digits."""

    def schema() -> CoreSchema:
        spelled = cs.str_schema(pattern=r"^[0-9]{1,6}$")
        return cs.chain_schema([spelled, cs.int_schema(ge=least, le=most)])

    json = {"type": "integer", "minimum": least, "maximum": most}
    return _Spelled("whole_number", schema, json, least=least, most=most)


def _truth() -> CoreSchema:
    """`true` or `false`, spelled so; YAML's yes, no, on and off are not among them."""
    return cs.chain_schema([cs.str_schema(pattern=r"^(true|false)$"), cs.bool_schema()])


class _OneOrSeveral:
    """A list, or a single value that is a list of one."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several, several["items"]]}


def _as_list(value: Any) -> Any:
    return value if value.__class__ is list else [value]


T = TypeVar("T")
_DAY = {"type": "string", "pattern": ISO_DATE, "examples": ["2026-10-31"]}
IsoDate = Annotated[date, _Spelled("iso_date", _day, _DAY)]
DayOrNever = Annotated[
    date | Literal["never"],
    _Spelled(
        "day_or_never",
        _day_or_never,
        {"anyOf": [_DAY, {"enum": ["never", *FOR_EVER], "type": "string"}]},
    ),
]
PeriodText = Annotated[str, _text("period", PERIOD)]
Text = Annotated[str, _text("text", NOT_BLANK)]
PathText = Annotated[str, _text("path", NO_NUL)]
Truth = Annotated[bool, _Spelled("truth", _truth, {"type": "boolean"})]
Workdays = Annotated[int, _whole(1, 250)]
Days = Annotated[int, _whole(1, 366)]
Months = Annotated[int, _whole(1, 24)]
Several = Annotated[tuple[T, ...], _OneOrSeveral()]
Year = Annotated[int, _whole(1949, 2199)]
