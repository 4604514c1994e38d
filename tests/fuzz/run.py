"""Throw made-up bytes at whatever reads files and fields: `run.py [--minutes M] [NAME ...]`, all targets for M minutes each.

Each target is a module in `targets/` with `target(content: bytes) -> None`, which lets nothing out of itself but real
faults, and, if it likes, `seeds() -> Iterable[bytes]`, real examples to begin from. What broke a target is kept in
`found/`, by its name, and comes first the next time. Needs atheris (Linux on x86-64).
"""

from __future__ import annotations

import argparse
import importlib
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
FOUND = HERE / "found"
WATCHED = ["healing_journal", "markdown_it", "fuzz"]
SLOWEST_S = 10  # one input that takes longer is a fault
MOST_MB = 3000
_NOISE = re.compile(r"^(?:INFO|WARNING): .*\n", re.MULTILINE)


def names() -> list[str]:
    """Return the names of all targets."""
    return sorted(path.stem for path in (HERE / "targets").glob("*.py") if path.stem != "__init__")


def load(name: str) -> ModuleType:
    """Return the module of a target."""
    if str(HERE.parent) not in sys.path:
        sys.path.insert(0, str(HERE.parent))
    return importlib.import_module(f"fuzz.targets.{name}")


def seeds_of(target: ModuleType) -> list[bytes]:
    """Return the real examples that a target begins from."""
    return [bytes(seed) for seed in target.seeds()] if hasattr(target, "seeds") else [b""]


def run_one(name: str, corpus: Path, seconds: int) -> None:
    """Run one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - only here, so that the targets can be tried where there is none

    with atheris.instrument_imports(include=WATCHED):
        target = load(name)
        for number, seed in enumerate(seeds_of(target)):
            target.target(seed)  # what is imported only when it is needed is to be watched too
            (corpus / f"seed-{number}").write_bytes(seed)
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [
            name, str(corpus), str(found), f"-max_total_time={seconds}", f"-timeout={SLOWEST_S}",
            f"-rss_limit_mb={MOST_MB}", f"-artifact_prefix={found}/", "-print_final_stats=1",
        ],
        target.target,
    )  # fmt: skip
    atheris.Fuzz()


def run_apart(name: str, seconds: int) -> tuple[str, bool]:
    """Run one target in a program of its own; return its line of the table, and whether it stood."""
    with tempfile.TemporaryDirectory() as corpus:
        begun = time.monotonic()
        ended = subprocess.run(
            [sys.executable, __file__, "--one", name, "--corpus", corpus, "--seconds", str(seconds)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
        )  # fmt: skip
    taken = time.monotonic() - begun
    if ended.returncode:
        print(_NOISE.sub("", ended.stdout)[-4000:], file=sys.stderr)
    times = _last(r"number_of_executed_units: (\d+)", ended.stdout)
    ways = _last(r"cov: (\d+)", ended.stdout)
    stood = ended.returncode == 0
    return f"| {name} | {taken:.0f} | {times:,} | {ways:,} | {'stood' if stood else 'BROKE'} |", stood


def _last(pattern: str, told: str) -> int:
    return int((re.findall(pattern, told) or ["0"])[-1])


def main() -> None:
    """Run the named targets, or all, one after the other, and print one line for each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*")
    asked.add_argument("--minutes", type=float, default=1.0, help="for each target")
    asked.add_argument("--one", help=argparse.SUPPRESS)
    asked.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--seconds", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        run_one(given.one, given.corpus, given.seconds)
        return
    unknown = set(given.names) - set(names())
    if unknown:
        sys.exit(f"There is no target called {', '.join(sorted(unknown))}. There are: {', '.join(names())}.")
    print("| target | seconds | inputs tried | branches reached | |\n|---|---|---|---|---|", flush=True)
    stood = True
    for name in given.names or names():
        line, well = run_apart(name, max(1, round(given.minutes * 60)))
        print(line, flush=True)
        stood = stood and well
    sys.exit(0 if stood else 1)


if __name__ == "__main__":
    main()
