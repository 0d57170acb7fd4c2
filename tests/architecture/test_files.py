"""Files are short, rightly named and speak of nothing but the product."""

import ast
import re
import statistics

from tests.architecture.tree import FOLDERS, ROOT, all_files, shown, sources

LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "managers", "manager", "base"}
AT_THE_TOP = {"main.py", "pyproject.toml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE"}

# In pieces, so that this file does not find itself.
PLACES = re.compile(r"(?<![\w.~-])/(" + "|".join(("work", "root", "tmp", "home")) + r")/\w")
HOSTS = re.compile("|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.", r"(deb|snapshot)\." + "debian")))


def test_no_source_is_too_long() -> None:
    long = {shown(path): n for path in sources() if (n := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST}
    assert long == {}


def test_sources_are_short_as_a_rule() -> None:
    lengths = [
        len(path.read_text(encoding="utf-8").splitlines())
        for path in sources("ivolt_desktop", "ui")
        if path.name != "__init__.py"
    ]
    assert statistics.median(lengths) <= 150


def test_a_name_says_the_job() -> None:
    vague = [
        shown(path)
        for path in sources()
        if VAGUE.intersection({path.stem.removeprefix("test_"), *path.relative_to(ROOT).parts[:-1]})
    ]
    assert vague == []


def test_the_top_level_is_settled() -> None:
    top = {path.name for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")}
    assert top <= AT_THE_TOP
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages <= set(FOLDERS)


def test_every_package_says_what_it_is() -> None:
    silent = [
        shown(path)
        for path in sources("ivolt_desktop", "ui")
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
    bare = {
        shown(path.parent)
        for path in sources("ivolt_desktop", "ui")
        if not (path.parent / "__init__.py").is_file() and "migrations" not in path.parts
    }
    assert bare == set()


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in all_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font, a picture, a workbook
        for number, line in enumerate(text.splitlines(), 1):
            if PLACES.search(line) or HOSTS.search(line):
                found.append(f"{shown(path)}:{number}: {line.strip()[:80]}")
    assert found == []
