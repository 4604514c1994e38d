"""Words that never appear and claims that are never made, in every sentence, template and prompt of the program."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "healing_journal"
RULES_NOT_WORDS = {"lexicon", "times"}  # rules about what people write, never shown to anyone
INVENTED = {"demo"}  # an invented person's own words

_WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
FORBIDDEN = {rule["name"]: rule for rule in (*_WORDS["words"], *_WORDS["claim"])}
EXEMPT = {rule["text"] for rule in _WORDS["exempt"]}
MANY = 20  # small words without a stop among them: a list, not a sentence

EXCLAIMED = re.compile(r"[\w”’\"')]!(?:\s|$)")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2764\ufe0f]")
_JINJA = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_UNSEEN = re.compile(r"\{#.*?#\}|<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
_SAID_BY_ATTRIBUTE = re.compile(r"(?:title|placeholder|alt|aria-label)=\"([^\"]*)\"")
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")


def catalogue(path: Path) -> Iterator[str]:
    """Give the strings of a TOML file, but for patterns and the sentences that test them."""
    yield from _strings(tomllib.loads(path.read_text(encoding="utf-8")))


def template(path: Path) -> Iterator[str]:
    """Give the visible text of a template, what its attributes say, and what its expressions quote."""
    page = _UNSEEN.sub(" ", path.read_text(encoding="utf-8"))
    yield from (said for piece in _JINJA.findall(page) for said in _quotes(piece))
    page = _JINJA.sub(" ", page)
    yield from _SAID_BY_ATTRIBUTE.findall(page)
    yield from (said for said in re.split(r"<[^>]*>", page) if said.strip())


def script(path: Path) -> Iterator[str]:
    """Give the quoted sentences of a script of the program's own."""
    yield from (said for said in _quotes(path.read_text(encoding="utf-8")) if " " in said)


def code(path: Path) -> Iterator[str]:
    """Give the strings of a module that may be shown; docstrings only where they are a command's printed help."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set() if "cli" in path.parts else _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield from (text for text in [node.value] if _is_speech(text))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (said for item in value for said in _strings(item))
    elif isinstance(value, dict):
        kept = (item for key, item in value.items() if key not in {"pattern", "yes", "no", "source"})
        yield from (said for item in kept for said in _strings(item))


def _quotes(text: str) -> Iterator[str]:
    yield from ("".join(groups) for groups in _QUOTED.findall(text))


def _docstrings(tree: ast.AST) -> set[int]:
    """Find the strings that stand alone: they document what is around them and are never shown."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _is_speech(text: str) -> bool:
    """Whether a string is words to be read, and no pattern, statement or bare list of words for a machine."""
    is_pattern = re.search(r"\\[bwsdS]|\(\?|\[\^|\|\w+\|", text)
    is_statement = re.match(r"\s*(?:SELECT|INSERT|CREATE|DELETE|UPDATE|PRAGMA)\b", text)
    is_list = len(text.split()) > MANY and re.fullmatch(r"[a-z’' ]+", text)
    return " " in text and not (is_pattern or is_statement or is_list)


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".toml": catalogue,
    ".html": template,
    ".js": script,
    ".py": code,
}


def _shown_files() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*")):
        parts = set(path.relative_to(PACKAGE).parts)
        if path.suffix in READERS and not parts & (RULES_NOT_WORDS | INVENTED) and "htmx" not in path.name:
            yield path


FILES = [pytest.param(path, id=str(path.relative_to(PACKAGE))) for path in _shown_files()]


def said_in(path: Path) -> list[str]:
    """Return everything that a file may say to a person, apart from sentences that are exempt."""
    return [" ".join(text.split()) for text in READERS[path.suffix](path) if text.strip() not in EXEMPT]


def offences(text: str) -> list[str]:
    """Return the names of everything forbidden that a text says."""
    said = text.lower()
    broken = [name for name, rule in FORBIDDEN.items() if re.search(rule["pattern"], said)]
    return [name for name in broken if not re.search(FORBIDDEN[name].get("unless", r"(?!)"), said)]


@pytest.mark.parametrize("path", FILES)
def test_no_forbidden_word_and_no_claim(path: Path) -> None:
    """What is never said to a person is in no sentence, template or prompt."""
    assert [(text, broken) for text in said_in(path) if (broken := offences(text))] == []


@pytest.mark.parametrize("path", FILES)
def test_no_exclamation_and_no_emoji(path: Path) -> None:
    """The program does not raise its voice and does not pull faces."""
    assert [text for text in said_in(path) if EXCLAIMED.search(text) or EMOJI.search(text)] == []


@pytest.mark.parametrize("name", FORBIDDEN)
def test_each_pattern_finds_what_it_forbids(name: str) -> None:
    """A pattern that finds nothing would forbid nothing."""
    assert name in offences(FORBIDDEN[name]["example"])


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("page.html", "<p>Your {# relapse #}<b>streak</b></p>", "streak"),
        ("page.html", '<input placeholder="You should write">', "should"),
        ("page.html", "{{ say('It was just a call') }}", "just"),
        ("words.toml", '[a]\nb = ["At least you tried."]', "at least"),
        ("app.js", 'show("You were strong.")', "strong and weak"),
        ("page.py", 'def f() -> str:\n    """A streak."""\n    return f"You {1} slipped."', "slip"),
    ],
)
def test_each_kind_of_file_is_read(tmp_path: Path, name: str, content: str, word: str) -> None:
    """A forbidden word is found wherever it can be said, and nothing is found in what is never shown."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert [broken for text in said_in(path) for broken in offences(text)] == [word]


def test_all_kinds_of_text_are_there() -> None:
    """Catalogue, prompts, templates and code are all among the files that are read."""
    names = {str(param.id) for param in FILES}
    assert {"care/wording/en.toml", "care/wording/prompts.en.toml", "web/templates/base.html"} <= names
    assert any(name.startswith("pages/") for name in names)


def test_every_exemption_is_still_needed() -> None:
    """A sentence that is gone, or reads otherwise now, is no longer exempt."""
    everything = {text.strip() for path in _shown_files() for text in READERS[path.suffix](path)}
    assert everything >= EXEMPT
