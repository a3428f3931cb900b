"""A monthly report and a Word template → the 通报 as a .docx; what people typed comes out as typed."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.escaping import line as plain

from .docx_context import build_context
from .reproducible_zip import parts_of, write_reproducible_zip

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    from .template_language import Language

TEMPLATE = "monthly.docx"
DAY = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9-])")
NO_BREAK = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
"""A day stays on one line: a plain hyphen may end it."""
AFTER_GROUND = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
"""What follows the ground among a cell's properties (ISO/IEC 29500-1, CT_TcPr)."""


def shipped() -> bytes:
    """The template of the package, by GB/T 9704-2012, for an office to copy and change."""
    return files(__package__).joinpath(TEMPLATE).read_bytes()


def render(monthly: Monthly, template: bytes | None = None) -> bytes:
    """The report as a Word file; the same report and template give the same bytes.

    A template that does not do raises what docxtpl, jinja2 or expat raise; `docx_template_errors`
    says what is wrong with it.
    """
    filled = opened(shipped() if template is None else template)
    _fill(filled, build_context(monthly), environment())
    _sign(filled, monthly)
    stream = io.BytesIO()
    filled.save(stream)
    return write_reproducible_zip(parts_of(stream.getvalue()))


def opened(template: bytes) -> DocxTemplate:
    """A template, read. Raises whatever the libraries do where it is no Word file."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.init_docx()
    return made


def unknown_names(template: bytes, known: dict[str, Any]) -> set[str]:
    """The names that a template writes and no report has, also where a loop or condition hides them."""
    found: set[str] = opened(template).get_undeclared_template_variables(environment(), known)
    return found


def environment() -> Language:
    """What a template may do: loops and conditions over the names, no reach beyond them."""
    from .template_language import Language

    made = Language(_literal)
    made.filters["分行"] = _lines
    return made


def _literal(value: object) -> object:
    """A value as text of an XML document that neither XML, jinja nor docxtpl takes for its own."""
    from jinja2 import Undefined
    from markupsafe import Markup, escape

    if isinstance(value, Undefined | Markup):
        return value  # the undefined stops the run by itself
    if value is None:
        return ""
    shown = str(escape(plain(str(value))))
    shown = shown.replace("{", "&#123;").replace("}", "&#125;")
    # escaped above, and the one pattern puts in nothing but a hyphen
    return Markup(DAY.sub(lambda found: NO_BREAK.join(found.groups()), shown))  # noqa: S704


def _lines(values: list[object]) -> object:
    """Filter 分行: a list, each on a line of its own."""
    from markupsafe import Markup

    return Markup("\n").join(Markup(_literal(each)) for each in values)  # noqa: S704 - escaped by `_literal`


def _fill(template: DocxTemplate, told: dict[str, Any], environment: Environment) -> None:
    """DocxTemplate.render, but a page that is no longer XML stops the run instead of losing text."""
    from xml.parsers.expat import ParserCreate

    template.render_init()
    body = template.build_xml(told, environment)
    ParserCreate().Parse(body, True)
    tree = template.fix_tables(body)
    _order_grounds(tree)
    template.fix_docpr_ids(tree)
    template.map_tree(tree)
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for relation, xml in list(template.build_headers_footers_xml(told, uri, environment)):
            template.map_headers_footers_xml(relation, xml)
    template.render_footnotes(told, environment)
    template.is_rendered = True


def _order_grounds(tree: Any) -> None:
    """Puts a cell's ground, which docxtpl sets first of its properties, where the standard has it."""
    space = f"{{{tree.nsmap['w']}}}"
    after = {f"{space}{name}" for name in AFTER_GROUND}
    for properties in tree.iter(f"{space}tcPr"):
        ground = properties.find(f"{space}shd")
        if ground is not None:
            properties.remove(ground)
            later = (n for n, child in enumerate(properties) if child.tag in after)
            properties.insert(next(later, len(properties)), ground)


def _sign(template: DocxTemplate, monthly: Monthly) -> None:
    """The file's properties: nobody's name, no time but the as-of day."""
    core = template.docx.core_properties
    core.title = plain(f"{monthly.organisation}{monthly.title}")[:255]
    core.author = core.last_modified_by = plain(monthly.organisation)[:255]
    core.created = core.modified = datetime.combine(monthly.as_of, time(), UTC)
    core.revision = 1
