"""What the fixed parts cost before anything of ours is done → the least that two promises leave room for.

python benchmarks/limits.py

The demo's promise is 1.5 times the import of four libraries. `command` is a typer command with the
options of `check` and an empty body; `models` also loads PyYAML and builds the models of what people
write. The floor's promise is 2.7 times walk, read and scan; `records` is `models`, and each file
read, validated as a record and written out as JSON, with nothing judged.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import records  # noqa: E402
import run  # noqa: E402

COMMAND = """
import functools, gc, os, sys
gc.disable()
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
import typer
from gongkai_cli.cli.check import check
@functools.wraps(check)
def nothing(**asked): pass
app = typer.Typer(pretty_exceptions_enable=False)
app.command()(nothing)
app([sys.argv[1], "--as-of", "2026-10-31", "--format", "json"], standalone_mode=False)
"""
MODELS = """
import yaml._yaml
from gongkai_cli.model.catalog import Catalog
from gongkai_cli.model.project import Project
from gongkai_cli.model.record import Record
for model in (Catalog, Project, Record):
    model.model_rebuild()
    model.__pydantic_validator__.validate_python
"""
ENDED = """
sys.stdout.flush()
os._exit(0)
"""
RECORDS = """
from gongkai_cli.sources.records.folder import walk
from gongkai_cli.sources.yaml.fast_path import flat
from gongkai_cli.sources.regular_file import read_bytes
import orjson
validate = Record.__pydantic_validator__.validate_python
kept = []
for path in walk(sys.argv[1], sys.argv[1] + "/records").files:
    kept.append(validate(flat(read_bytes(path))[0]))
sys.stdout.buffer.write(orjson.dumps([
    {"item": r.item, "title": r.title, "formed": r.formed, "published": r.published,
     "channel": r.channel, "url": r.url} for r in kept]))
"""


def main() -> None:
    """Prints one line a comparison."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        records.write(folder, 20_000)
        python = [run.PYTHON, "-c"]
        imports = [*python, "import typer, rich, pydantic, yaml"]
        floor = [run.PYTHON, str(HERE / "floor.py"), str(folder / "records")]
        for name, program, against, promise in (
            ("空的 typer 命令 / 四个库的 import", COMMAND, imports, "目标1.5"),
            ("空的命令、yaml、模型 / 四个库的 import", COMMAND + MODELS, imports, "目标1.5"),
            (
                "同上，读、校验、写出2万条，不判定 / 下限",
                COMMAND + MODELS + RECORDS,
                floor,
                "目标2.7",
            ),
        ):
            command = [*python, program + ENDED, str(folder)]
            run.compare(name, command, against, folder, 9, promise)


if __name__ == "__main__":
    main()
