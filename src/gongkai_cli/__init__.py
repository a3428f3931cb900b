"""gongkai：政务公开（主动公开）目录的合规检查工具。

    import gongkai_cli as gongkai
    result = gongkai.check("记录库", as_of=date(2026, 10, 31))

`check`, `due`, `explain`, their results and errors are loaded when they are first asked for.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # typing itself takes longer than all of this
if TYPE_CHECKING:
    from gongkai_cli.api import CannotCheck as CannotCheck
    from gongkai_cli.api import CheckResult as CheckResult
    from gongkai_cli.api import Derivation as Derivation
    from gongkai_cli.api import Stop as Stop
    from gongkai_cli.api import Upcoming as Upcoming
    from gongkai_cli.api import WrongUsage as WrongUsage
    from gongkai_cli.api import check as check
    from gongkai_cli.api import due as due
    from gongkai_cli.api import explain as explain
    from gongkai_cli.api import words as words


API = (
    *("CannotCheck", "CheckResult", "Derivation", "Stop", "Upcoming", "WrongUsage"),
    *("check", "due", "explain", "words"),
)


def __getattr__(name: str) -> object:
    """One of the names of the API; everything else is a module of its own."""
    if name not in API:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    api = import_module("gongkai_cli.api")
    globals().update({each: getattr(api, each) for each in API})
    found: object = globals()[name]
    return found
