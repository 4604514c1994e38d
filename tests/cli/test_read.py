from __future__ import annotations

import json
import subprocess
import sys

LINE = {"id": "a", "written": "2024-05-12", "text": "He called me yesterday. We broke up two weeks ago."}


def _read(*options: str, given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from healing_journal.cli import main; main()", "read", *options]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def test_each_line_is_answered_with_its_findings() -> None:
    """Findings carry their quote, where it starts, and how sure the reader is."""
    answer = _read("--jsonl", given=json.dumps(LINE) + "\n")
    assert answer.returncode == 0
    told = json.loads(answer.stdout)
    assert told["id"] == "a"
    assert {"contact", "milestone"} <= {finding["kind"] for finding in told["findings"]}
    for finding in told["findings"]:
        assert LINE["text"][finding["start"] :].startswith(finding["quote"])
        assert 0 <= finding["confidence"] <= 1


def test_times_are_resolved_against_the_day_of_writing() -> None:
    """With --times, every time expression is given as days."""
    told = json.loads(_read("--jsonl", "--times", given=json.dumps(LINE) + "\n").stdout)
    yesterday = next(time for time in told["times"] if time["quote"] == "yesterday")
    assert (yesterday["first"], yesterday["last"], yesterday["start"]) == ("2024-05-11", "2024-05-11", 13)


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    """One sentence on standard error with its number; exit status 1."""
    answer = _read("--jsonl", given="not json\n" + json.dumps(LINE) + "\n" + '{"id": "b"}\n')
    assert answer.returncode == 1
    assert [json.loads(line)["id"] for line in answer.stdout.splitlines()] == ["a"]
    assert [line.split(" was")[0] for line in answer.stderr.splitlines()] == ["Line 1", "Line 3"]


def test_every_finding_can_be_explained() -> None:
    """--explain names the rule or weight that led to each finding."""
    answer = _read("--jsonl", "--explain", given=json.dumps(LINE) + "\n")
    assert "because" in answer.stdout
