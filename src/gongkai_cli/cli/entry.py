"""The command line → an exit code: answers --version at once, and turns every stop into plain words."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs `gongkai` and ends the process with its exit code."""
    from .streams import prepare_streams

    prepare_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from gongkai_cli import __version__

        try:
            print(f"gongkai {__version__}", flush=True)
        except OSError:  # such as a full disk
            os._exit(1)
        return
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        restart_in_utf8()
    import contextlib
    import gc

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes 17 ms
    gc.disable()  # one short run, tens of thousands of small objects, no garbage worth a search
    code = run(as_typed(sys.argv[1:]))
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # what went wrong has been told
            stream.flush()
    os._exit(code)  # everything is written: giving back each object singly would take a tenth more


def restart_in_utf8() -> None:
    """Starts Python anew with file names in UTF-8, as everybody else has them, whatever the locale.

    A terminal that speaks another encoding, such as GBK, is still answered in it. Where there is no
    starting anew, the run goes on as it is.
    """
    import codecs
    import contextlib

    spoken = codecs.lookup(sys.stdout.encoding).name if sys.stdout is not None else "ascii"
    if spoken != "ascii":
        os.environ.setdefault("PYTHONIOENCODING", spoken)
    if sys.executable and sys.orig_argv:
        with contextlib.suppress(OSError):
            # the very command that was typed, in the Python that runs it
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


NAMING = ("--office", "--item", "explain")
"""Options and commands after which stands what is named in files, or a path that is there already."""


def as_typed(arguments: list[str]) -> list[str]:
    """The arguments, those that name something in files read as the terminal speaks.

    Other paths stay the bytes that they are: in a terminal that speaks GBK, a new folder bears a GBK name.
    """
    spoken = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    if not sys.flags.utf8_mode or not spoken or "".join(arguments).isascii():
        return arguments
    typed = []
    for number, argument in enumerate(arguments):
        named = not {*arguments[:2], *arguments[number - 1 : number]}.isdisjoint(NAMING)
        if (named or argument.startswith(NAMING)) and not os.path.lexists(argument):
            import contextlib

            with contextlib.suppress(UnicodeDecodeError, LookupError):
                argument = os.fsencode(argument).decode(spoken)
        typed.append(argument)
    return typed


def run(arguments: list[str]) -> int:
    """Runs one command; no traceback ever reaches the reader unless GONGKAI_DEBUG is set.

    The exit code says what was found, whoever listens: the streams take no notice of a reader that left.
    """
    try:
        if len(arguments) < 2 or not {"-h", "--help"}.isdisjoint(arguments):
            from .help import prepare

            prepare()
        from .app import app

        code = app(arguments)(args=arguments, prog_name="gongkai", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as ended:  # the library's own, once a completion has been printed
        code = ended.code
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        from .ci_annotations import annotate_stop
        from .errors import explain_stop

        code = explain_stop(error)

        annotate_stop(error, arguments)
        return code
    return code if isinstance(code, int) else 0
