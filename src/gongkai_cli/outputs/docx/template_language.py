"""What a Word template may say: names, conditions and loops of the report, each of a bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

ROUNDS = 1_000_000
"""Rounds of all loops of one part; a year's report of 157 items takes some ten thousand."""
LONGEST = 50_000_000
"""Characters of one part as filled: many times the XML of the longest report."""
FILTERS = (
    *("abs", "count", "d", "default", "first", "float", "int", "last", "length", "lower", "max"),
    *("min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum"),
    *("trim", "unique", "upper"),
)
"""Filters whose result is never longer than what they are given."""
METHODS = frozenset({"cycle", "endswith", "items", "keys", "startswith", "strip", "values"})
PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name,
    nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Getattr,
    nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div,
    nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.Call,
)  # fmt: skip
COUNTED = "逐个"
"""The filter that every loop is given, under a name that no template can write."""


class TooMuch(Exception):
    """A template makes more than any report needs; says what, in words."""


class Language(ImmutableSandboxedEnvironment):
    """Jinja without assignments, macros, includes and calls: nothing in it grows of itself.

    Rounds are counted for one filling: a language is used for one report.
    """

    intercepted_binops = frozenset({"*", "%"})

    def __init__(self, finalize: Callable[[object], object]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=finalize)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.rounds = 0
        self.filters[COUNTED] = self._counted
        self.concat = _join  # type: ignore[method-assign]

    def _counted(self, values: Iterable[object]) -> Iterator[object]:
        for value in values:
            self.rounds += 1
            if self.rounds > ROUNDS:
                raise TooMuch(f"循环太多，超过{ROUNDS}次")
            yield value

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            self._allow(node)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None, lineno=loop.lineno)
        return tree

    def _allow(self, node: nodes.Node) -> None:
        """Raises TemplateSyntaxError for what a template may not say."""
        why = ""
        if isinstance(node, nodes.Filter) and node.name not in self.filters:
            why = f"没有“{node.name}”这个过滤器（可用：{'、'.join(self.named)}）"
        elif isinstance(node, nodes.Test) and node.name not in self.tests:
            why = f"没有“is {node.name}”这种判断"
        elif isinstance(node, nodes.Call):
            method = node.node.attr if isinstance(node.node, nodes.Getattr) else None
            why = "" if method in METHODS else "不能调用函数"
        elif not isinstance(node, PLAIN):
            why = "只能用名称、for、if 和简单的运算"
        if why:
            raise TemplateSyntaxError(why, getattr(node, "lineno", 1))

    @property
    def named(self) -> list[str]:
        """The filters that a template may write."""
        return [name for name in self.filters if name != COUNTED]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers alone are multiplied: a text times a number, or formatted by one, has no bound."""
        if not all(isinstance(each, int | float) for each in (left, right)):
            raise TooMuch(f"{operator} 只能用于数字")
        return super().call_binop(context, operator, left, right)


def _join(pieces: Iterable[str]) -> str:
    """The pieces as one text. Raises TooMuch past LONGEST."""
    found: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise TooMuch(f"填出的内容太长，超过{LONGEST}字")
        found.append(piece)
    return "".join(found)
