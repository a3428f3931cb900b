"""A file full of errors lists as many as a person reads and counts the rest; what they cloud is whole."""

from __future__ import annotations

import tracemalloc

import pytest

from gongkai_cli.cli import entry
from gongkai_cli.model.problem import MOST_LISTED
from gongkai_cli.sources.records.read import read_file
from gongkai_cli.sources.yaml import events as plain
from gongkai_cli.sources.yaml.errors import MAX_ENTRIES, NotYaml
from gongkai_cli.sources.yaml.fast_path import parse_flat

GOOD = "item: 1\nperiod: 2026-09\n"


def bad(number: int, item: int = 2) -> str:
    return f"- item: {item}\n  period: 2026-0{number % 9 + 1}\n  title: {number}\n  perio: 1\n  published: 1\n"


def told(result) -> list[str]:
    return [f.message for f in result.all("GK901") if "没有列出" in f.message]


def test_as_many_as_the_limit_are_all_listed(project):
    result = project.check("".join(bad(number) for number in range(MOST_LISTED // 2)))
    assert len(result.all("GK901")) == MOST_LISTED
    assert not told(result)


def test_one_more_is_counted(project):
    text = "".join(bad(number) for number in range(MOST_LISTED // 2 + 2))
    result = project.check(text)
    found = result.all("GK901")
    assert len(found) == MOST_LISTED + 1
    last = max(found, key=lambda finding: finding.place.line)
    assert last.message.startswith("这个文件另有4处错误没有列出；")
    assert (last.place.line, last.item) == (5 * (MOST_LISTED // 2) + 1, None)


def test_the_limit_within_one_record(project):
    result = project.check("item: 2\n" + "".join(f"k{n}: 1\n" for n in range(MOST_LISTED + 7)))
    assert len(result.all("GK901")) == MOST_LISTED + 1
    assert "另有7处" in told(result)[0]


def test_each_file_has_its_own_limit(project):
    many = "".join(bad(number) for number in range(MOST_LISTED))
    result = project.check({"a.yaml": many, "b.yaml": many, "c.yaml": bad(1)})
    assert len(result.all("GK901")) == 2 * (MOST_LISTED + 1) + 2
    assert len(told(result)) == 2


def test_what_is_not_listed_clouds_all_the_same(project):
    """The last of many is the only one of its item: what it may have closed is not overdue."""
    many = "".join(bad(0) for _ in range(200))
    result = project.check({"a.yaml": many + bad(8, item=13), "b.yaml": GOOD})
    assert result.verdict("13@2026-09") == "undetermined"
    assert result.verdict("13@2026-08") == "overdue", "its period is legible"
    assert result.verdict("2@2026-01") == "undetermined"
    assert result.verdict("2@2026-02") == "overdue"
    assert result.checked.complete


def test_one_without_an_item_among_those_not_listed(project):
    many = "".join(bad(0) for _ in range(200))
    assert not project.check({"a.yaml": many + "- perio: 1\n", "b.yaml": GOOD}).checked.complete


@pytest.mark.slow
def test_all_are_counted(project):
    many = "".join(bad(number % 3) for number in range(500))
    result = project.check({"a.yaml": many, "b.yaml": GOOD})
    assert len(result.checked.unreadable) < 100
    run = project.run("--format", "json")
    assert '"unreadable":500' in run.out
    assert "读不出500处" in project.run("--format", "table").text


def test_events_that_are_not_listed_are_obligations_all_the_same(project):
    many = "".join(bad(0) for _ in range(200))
    events = "".join(f"- {{item: 11, title: 事{n}, formed: 2026-03-02, p: 1}}\n" for n in range(3))
    result = project.check({"a.yaml": many + events, "b.yaml": GOOD})
    assert [result.verdict(f"11@2026-03-02@事{n}") for n in range(3)] == ["undetermined"] * 3


@pytest.mark.slow
def test_memory_does_not_grow_with_the_problems(tmp_path):
    """A hundred times the errors, of which the same is legible, are kept as few."""
    peaks = []
    for count in (150, 15_000):
        path = tmp_path / "r.yaml"
        path.write_text(bad(1) * count)
        tracemalloc.start()
        unreadable = read_file(str(path), "r.yaml").unreadable
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        peaks.append(kept)
        assert sum(each.records for each in unreadable) == count
        assert sum(len(each.problems) + each.unlisted for each in unreadable) == 2 * count
    assert peaks[1] < 2 * peaks[0] + 100_000


# Too many of anything


@pytest.mark.slow
@pytest.mark.parametrize(
    ("most", "more"),
    [
        ("- a: x\n" * MAX_ENTRIES, "- a: x\n"),
        ("- x\n" * MAX_ENTRIES, "- x\n"),
        ("---\na: x\n" * MAX_ENTRIES, "---\na: x\n"),
        ("".join(f"a{n}: x\n" for n in range(MAX_ENTRIES)), "b: x\n"),
        ("- a: [" + ", ".join(["x"] * MAX_ENTRIES), ", x]\n"),
        ("- - x\n" + "  - x\n" * (MAX_ENTRIES - 1), "  - x\n"),
    ],
    ids=["mappings", "words", "documents", "keys", "bracketed", "inside"],
)
def test_more_than_the_limit_is_told_by_both_readers(most, more):
    enough = most + ("]\n" if more.startswith(",") else "")
    assert plain.documents(enough)
    assert plain.parse_documents(enough)
    for read in (plain.documents, plain.parse_documents):
        with pytest.raises(NotYaml, match="超过20000条"):
            read(most + more)
    assert parse_flat(most + more) is None


def test_keys_written_twice_too_often():
    text = "item: 7\n" + "title: x\n" * (MAX_ENTRIES + 10)
    with pytest.raises(NotYaml, match="超过20000条"):
        plain.documents(text)


@pytest.mark.slow
def test_too_many_records_cloud_the_items_that_they_name(project):
    many = "- item: 2\n  period: 2026-09\n  published: 2026-10-10\n" * (MAX_ENTRIES + 1)
    result = project.check({"a.yaml": many, "b.yaml": GOOD})
    assert result.verdict("2@2026-09") == "undetermined"
    assert "超过20000条" in result.one("GK901").message
    assert result.checked.complete


# The other files that people write


@pytest.mark.slow
def test_a_catalog_full_of_errors(tmp_path, capsys):
    path = tmp_path / "c.yaml"
    path.write_text("catalog: a\ntitle: b\nitems:\n" + "- {id: x, nonsense: 1}\n" * 5000)
    assert entry.run(["catalog", "validate", str(path)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if "c.yaml:" in line]
    assert len(lines) == MOST_LISTED + 1
    assert "没有列出" in lines[-1]


def test_a_project_file_full_of_errors(project):
    project.lay(GOOD)
    with open(project.root / "gongkai.yaml", "a", encoding="utf-8") as file:
        file.write("".join(f"k{n}: 1\n" for n in range(500)))
    run = project.run()
    assert run.code == 2
    assert "有500处错误" in run.err
    assert "另有400处错误没有列出" in run.err
    assert run.err.count("gongkai.yaml:") == MOST_LISTED + 1


def test_offices_full_of_errors(project):
    offices = "".join(f"  科{n}: [y{n}]\n" for n in range(500))
    project.more = f"offices:\n{offices}"
    project.lay(GOOD)
    run = project.run()
    assert run.code == 2
    assert "有500处错误" in run.err
    assert run.err.count("gongkai.yaml:") == MOST_LISTED + 1


def test_waivers_full_of_errors(project):
    project.lay(GOOD)
    project.write({"waivers.yaml": "- code: GK101\n" * 200})
    result = project.again()
    found = result.all("GK503")
    assert len(found) == MOST_LISTED + 1
    assert sum("没有列出" in f.message for f in found) == 1


def test_a_list_of_wrong_entries_is_not_called_empty(project):
    text = "catalog: t\ntitle: t\ntime_limits: {}\nchannels: {}\nitems: [{id: 1}]\n"
    project.write({"c.yaml": text, "d.yaml": text.replace("{id: 1}", "")})
    for name, empty in (("c.yaml", False), ("d.yaml", True)):
        project.capsys.readouterr()
        entry.run(["catalog", "validate", str(project.root / name)])
        assert ("一个也没有" in project.capsys.readouterr().out) is empty


def test_every_count_counts_what_is_not_listed(project):
    """Each command that tells how many errors a file holds tells of all."""
    items = "".join(f"  - {{id: '{n}'}}\n" for n in range(40))
    bad_catalog = f"catalog: t\ntitle: t\ntime_limits: {{}}\nchannels: {{}}\nitems:\n{items}"
    root = project.lay({"a.yaml": GOOD})
    project.write({"c.yaml": bad_catalog, "waivers.yaml": "- {code: GK101}\n" * 60})
    said = {}
    for words in (["catalog", "validate", str(root / "c.yaml")], ["waiver", "lint", str(root)],
                  ["waiver", "list", str(root), "--as-of", "2026-10-31"]):  # fmt: skip
        project.capsys.readouterr()
        entry.run(words)
        said[words[1]] = project.capsys.readouterr().err
    assert "240处错误" in said["validate"]  # six keys each
    assert "写错60条，共240处" in said["lint"]  # four keys each
    assert "写错60条，共240处" in said["list"]
