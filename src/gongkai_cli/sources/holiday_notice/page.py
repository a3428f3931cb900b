"""A web page → its visible pieces, each with its line; in time that grows with its length alone.

No parser of Python's own libraries can be used: html.parser takes minutes over 100 KB of `<a <a <a`
and raises AssertionError at `<![<!`. Every pattern here takes what it has seen once and never gives it
back (`*+`, `(?>…)`), and the place in the text only moves on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|span|table|br)\b", re.I)
DROPPED = frozenset(
    ("script", "style", "noscript", "template", "nav", "select", "button", "svg", "iframe")
)
RAW = {name: re.compile(f"</{name}", re.I) for name in ("script", "style", "iframe", "noscript")}
"""Elements in which no tag counts but their own end."""
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)(?>[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+>")
HUGE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}+;?")
"""No sign has such a number, and Python does not read numbers of any length."""


def page_lines(text: str) -> Iterator[tuple[int, str]]:
    """The visible pieces of a web page, line by line, each with the number of its line."""
    line = 1
    for visible, piece in _pieces(text):
        if visible:
            for number, part in enumerate(piece.split("\n")):
                yield line + number, unescape(HUGE.sub("", part))
        line += piece.count("\n")


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The whole text in pieces: those that a reader sees, and tags and what they hide."""
    place, last, inside = 0, text.rfind(">"), list[str]()
    while place < len(text):
        start = text.find("<", place)
        if not 0 <= start <= last:  # from here on nothing can be a tag
            yield not inside, text[place:]
            return
        if start > place:
            yield not inside, text[place:start]
        tag = TAG.match(text, start)
        if tag is not None:
            end = _end(text, tag)
            _enter(inside, tag)
        elif text.startswith("<!--", start):
            end = _after(text, "-->", start + 4)
        elif text.startswith(("<!", "<?", "</"), start):
            end = _after(text, ">", start + 2)
        else:  # 3 < 5
            end = start + 1
            yield not inside, "<"
            place = end
            continue
        yield False, text[start:end]
        place = end


def _after(text: str, mark: str, start: int) -> int:
    """Where the text goes on behind a mark; at its end where there is none."""
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _end(text: str, tag: re.Match[str]) -> int:
    """Where the text goes on behind a tag; behind what an element with no tags in it holds."""
    closes = RAW.get(tag[2].lower()) if not tag[1] else None
    if closes is None:
        return tag.end()
    close = closes.search(text, tag.end())
    return _after(text, ">", close.end()) if close else len(text)


def _enter(inside: list[str], tag: re.Match[str]) -> None:
    """Keeps the elements open within one that is dropped; it ends with its own end or its parent's."""
    name = tag[2].lower()
    if name in RAW:
        return
    if not tag[1]:
        if (inside or name in DROPPED) and not tag[0].endswith("/>"):
            inside.append(name)
        return
    while inside and inside.pop() != name:
        pass
