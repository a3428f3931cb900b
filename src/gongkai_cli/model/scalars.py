"""Text scalars → typed values: the spellings of dates, periods, ids and choices that files may use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

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


class _IsoDateSpelling:
    """`YYYY-MM-DD` and nothing else; pydantic's own `date` would take `86400` for a day too."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        spelled = cs.chain_schema([cs.str_schema(pattern=ISO_DATE), cs.date_schema()])
        return cs.custom_error_schema(spelled, "iso_date", custom_error_message="not a date")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": ISO_DATE, "examples": ["2026-10-31"]}


FOR_EVER = ("长期", "长期有效")
"""What `never` is in Chinese."""


class DayOrNever:
    """`YYYY-MM-DD` or the word `never`, 长期; one complaint, not one for each of the two."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        spelled = cs.chain_schema([cs.str_schema(pattern=ISO_DATE), cs.date_schema()])
        chinese = cs.no_info_after_validator_function(_as_never, cs.literal_schema([*FOR_EVER]))
        either = cs.union_schema([cs.literal_schema(["never"]), chinese, spelled])
        return cs.custom_error_schema(either, "day_or_never", custom_error_message="no day")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        day = {"examples": ["2026-10-31"], "pattern": ISO_DATE, "type": "string"}
        return {"anyOf": [day, {"enum": ["never", *FOR_EVER], "type": "string"}]}


def _as_never(written: str) -> str:
    return "never"


class _Text:
    """Text of which something can be seen; a file that says `7` means the text 7."""

    def __init__(self, kind: str, pattern: str, numbers: bool = False) -> None:
        self.kind, self.pattern, self.numbers = kind, pattern, numbers

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.custom_error_schema(
            cs.str_schema(pattern=self.pattern), self.kind, custom_error_message=self.kind
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        kinds = ["string", "integer"] if self.numbers else "string"
        return {"type": kinds, "pattern": self.pattern}


class _Whole:
    """A whole number from `least` to `most`, spelled in ASCII digits."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        number = cs.chain_schema(
            [cs.str_schema(pattern=r"^[0-9]{1,6}$"), cs.int_schema(ge=self.least, le=self.most)]
        )
        return cs.custom_error_schema(
            number,
            "whole_number",
            custom_error_message="whole number",
            custom_error_context={"least": self.least, "most": self.most},
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class _Truth:
    """`true` or `false`, spelled so; YAML's yes, no, on and off are not among them."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        spelled = cs.chain_schema([cs.str_schema(pattern=r"^(true|false)$"), cs.bool_schema()])
        return cs.custom_error_schema(spelled, "truth", custom_error_message="true or false")

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "boolean"}


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
IsoDate = Annotated[date, _IsoDateSpelling]
PeriodText = Annotated[str, _Text("period", PERIOD, numbers=True)]
Text = Annotated[str, _Text("text", NOT_BLANK, numbers=True)]
PathText = Annotated[str, _Text("path", NO_NUL, numbers=True)]
Truth = Annotated[bool, _Truth()]
Workdays = Annotated[int, _Whole(1, 250)]
Days = Annotated[int, _Whole(1, 366)]
Months = Annotated[int, _Whole(1, 24)]
Several = Annotated[tuple[T, ...], _OneOrSeveral()]
Year = Annotated[int, _Whole(1949, 2199)]
