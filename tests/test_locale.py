"""The same files give the same bytes under every locale, and a name that is no UTF-8 is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_cli.cli.entry import as_typed
from gongkai_cli.sources.paths import is_renamed, names_amiss, path_on_disk, show_path

pytestmark = pytest.mark.slow

SRC = Path(__file__).parent.parent / "src"
LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LC_ALL": "POSIX"},
    "GBK": {"LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"},
}
RECORD = (
    "item: 2\nperiod: 2026-09\npublished: 2026-10-29\nchannel: 政府网站常规公开\nurl: http://u\n"
)
posix = pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")


def run(setting: dict[str, str], *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "gongkai_cli", *arguments]
    environment = {**kept, "PYTHONPATH": str(SRC), **setting}
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def known(locale: str) -> bool:
    """Whether the machine has a locale."""
    tried = [sys.executable, "-c", f"import locale; locale.setlocale(locale.LC_ALL, {locale!r})"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@posix
@pytest.mark.parametrize("locale", LOCALES)
def test_json_is_the_same_bytes(project, locale):
    """Paths, records folder and catalog with Chinese names; fingerprints hang on them."""
    if locale == "GBK" and not known("zh_CN.GBK"):
        pytest.skip("no zh_CN.GBK here: localedef -i zh_CN -f GBK zh_CN.GBK")
    project.more = "records: 公开记录\n"
    project.catalog = "目录.yaml"
    project.lay({})
    catalog = project.root / "catalog.yaml"
    catalog.rename(project.root / "目录.yaml")
    project.write({"公开记录/十月/办公室.yaml": RECORD, "公开记录/乙.yaml": "item: 2\nx: 1\n"})
    asked = ("check", str(project.root), "--as-of", "2026-10-31", "--format", "json")
    right = run({"LC_ALL": "C.UTF-8"}, *asked)
    other = run(LOCALES[locale], *asked)
    assert right.returncode == other.returncode == 1
    assert other.stdout == right.stdout
    assert '"公开记录/十月/办公室.yaml"' in right.stdout.decode()


@posix
def test_words_reach_a_terminal_in_its_own_encoding(project):
    if not known("zh_CN.GBK"):
        pytest.skip("no zh_CN.GBK here: localedef -i zh_CN -f GBK zh_CN.GBK")
    project.more = "offices: {办公室: ['2']}\n"
    project.lay({"办公室.yaml": RECORD})
    office = ("--office", "办公室".encode("gbk"))
    asked = ("check", str(project.root), "--as-of", "2026-10-31", "--format", "concise", *office)
    found = run(LOCALES["GBK"], *asked)
    assert "办公室.yaml:3:12: 错误 GK201" in found.stdout.decode("gbk").replace("records/", "")
    assert "1项：已判定1" in found.stderr.decode("gbk")


@posix
@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["check", "--office", "办"], ["check", "--office", "办"]),
        (["check", "--office=办"], ["check", "--office=办"]),
        (["explain", "办"], ["explain", "办"]),
        (["init", "办"], ["init", None]),
        (["check", "there"], ["check", "there"]),
    ],
)
def test_arguments_of_a_gbk_terminal(monkeypatch, tmp_path, arguments, typed):
    """As Python reads the terminal's bytes in its UTF-8 mode."""

    class Flags:
        utf8_mode = 1

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "flags", Flags())
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    raw = [os.fsdecode(each.encode("gbk")) for each in arguments]
    found = as_typed(raw)
    assert found == [r if t is None else t for r, t in zip(raw, typed, strict=True)]


@posix
def test_a_name_in_gbk(project):
    name = os.fsdecode("办公室.yaml".encode("gbk"))
    project.lay({"good.yaml": "item: 1\nperiod: 2026-09\n"})
    with open(os.path.join(project.root, "records", name), "w", encoding="utf-8") as file:
        file.write(f"# 第一行\n{RECORD}")
    run = project.run("--format", "concise")
    assert r"records/\xb0\xec\xb9\xab\xca\xd2.yaml:4:12: 错误 GK201" in run.out, "line and column"
    assert (
        r"文件名不是UTF-8：records/\xb0\xec\xb9\xab\xca\xd2.yaml；是GBK编码，改名为 records/办公室.yaml"
        in run.err
    )
    sarif = json.loads(project.run("--format", "sarif").out)
    late = next(each for each in sarif["runs"][0]["results"] if each["ruleId"] == "GK201")
    uri = late["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "records/%B0%EC%B9%AB%CA%D2.yaml", "the bytes of the name on disk"


@posix
@pytest.mark.parametrize(
    "name",
    [
        b"a.yaml",
        "办公室/甲.yaml".encode(),
        "办/甲.yaml".encode("gbk"),
        "办/办公室.yaml".encode("gbk") + "/甲".encode(),
        b"\xff\xfe.yaml",
        b"a\\b.yaml",
    ],
)
def test_every_name_is_shown_and_found_again(name):
    shown = show_path(os.fsdecode(name))
    assert shown.encode("utf-8").decode() == shown
    assert os.fsencode(path_on_disk(shown)) == name


def test_what_a_name_should_be():
    assert is_renamed(r"records/\xb0\xec.yaml") == "records/办.yaml"
    assert is_renamed("records/办.yaml") is None
    assert is_renamed(r"records/\xff\xff.yaml") is None
    assert len(names_amiss(["records/办.yaml", r"a\b.yaml", r"\xff\xff.yaml"])) == 1
