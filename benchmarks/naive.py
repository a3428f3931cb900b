"""A records folder → pydantic models by the usual route: yaml.load with CSafeLoader, and nothing else."""

import sys
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    item: int | str
    title: str = ""
    period: str | None = None
    formed: date | None = None
    published: date | None = None
    channel: str | None = None
    url: str | None = None
    elements: list[str] | None = None
    places: list[str] | None = None
    posted_until: date | None = None
    evidence: list[str] | None = None
    withdrawn: date | None = None
    nothing_to_disclose: str | None = None
    due: date | None = None


records = []
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    with open(path, encoding="utf-8") as file:
        records.append(Record.model_validate(yaml.load(file, Loader=yaml.CSafeLoader)))
print(len(records))
