# Everything a person or a developer does with this repository, one word each. Windows: see README.md.
PYTHON ?= python3
BIN := .venv/bin
JOURNAL_OPTIONS ?=
MINUTES ?= 1

.PHONY: journal demo test check fmt bench fuzz pictures release lock setup clean

journal: setup ## open the journal in the browser
	@$(BIN)/healing-journal web $(JOURNAL_OPTIONS)

demo: setup ## open a throw-away journal of an invented writer
	@$(BIN)/healing-journal demo $(JOURNAL_OPTIONS)

setup: .venv/ready

# The stamp is newer than the lock: a second start does no work. uv installs what the lock names, hashes checked.
.venv/ready: pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch .venv/ready

test: setup check ## every check and every test
	@$(BIN)/pytest

check: setup
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fmt: setup
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: setup ## measured figures, one table
	@$(BIN)/python benchmarks/run.py

fuzz: setup ## made-up bytes for whatever reads files and fields; MINUTES=5 for each target, FUZZ="keys days" for some
	@$(BIN)/python tests/fuzz/run.py --minutes $(MINUTES) $(FUZZ)

pictures: setup ## every page in three themes, into pictures/
	@$(BIN)/python tests/browser/pictures.py

release: test ## refuses while a help line was not checked with its service in the last 180 days
	@$(BIN)/python -m healing_journal.care.release
	@$(BIN)/uv build --quiet

lock: .venv/ready ## resolve the newest releases that are at least a week old
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --all-extras --group dev \
		--exclude-newer "7 days" --upgrade pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache pictures
