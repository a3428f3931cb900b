"""A folder → a records repository of any size, for timing: one record a file, judged without findings."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

PROJECT = """organisation: 测速街道办事处
catalog: xicheng-jiedao
start: 2020-01-01
"""
ITEMS = (2, 3, 4, 5, 6, 146, 147, 148, 149, 126, 127, 128)
CHANNELS = {2: "政府网站专题公开", 146: "政府网站常规公开", 126: "政府网站常规公开"}


def channel(item: int) -> str:
    """The channel that the shipped catalog asks for."""
    return CHANNELS[max(first for first in (2, 126, 146) if first <= item)]


def write(folder: Path, count: int, faulty: bool = False, together: int = 1) -> None:
    """Writes `count` records of some 290 bytes, each an event published on the day after it happened.

    Of `faulty` ones every second lacks its address, which is a finding each (GK308). One a file, or lists
    of so many `together`.
    """
    (folder / "gongkai.yaml").write_text(PROJECT, encoding="utf-8")
    for number in range(count):
        item = ITEMS[number % len(ITEMS)]
        formed = date(2020, 1, 1) + timedelta(days=number % 2400)
        published = formed + timedelta(days=1)
        place = folder / "records" / f"{number // together // 500:03d}"
        place.mkdir(parents=True, exist_ok=True)
        at = f"https://www.example.gov.cn/xxgk/{published:%Y%m}/t{published:%Y%m%d}_{number:06d}.html"
        address = "" if faulty and number % 2 else f"url: {at}\n"
        record = (
            f"item: {item}\n"
            f"title: 第{number}号信息公开工作动态\n"
            f"formed: {formed}\n"
            f"published: {published}\n"
            f"channel: {channel(item)}\n"
            f"{address}"
            f"evidence: [evidence/{number:06d}.png]\n"
        )
        if together > 1:
            record = "- " + record.rstrip("\n").replace("\n", "\n  ") + "\n"
        with (place / f"{number // together:06d}.yaml").open("a", encoding="utf-8") as file:
            file.write(record)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
