# Everything a newcomer needs: `make demo`, `make test`. Both make their own environment in .venv.
# Windows has no make: the README gives the same steps as plain pip lines.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED := seeds/can-tho-2020/source.txt

.PHONY: demo test lint bench wheel golden clean

demo: $(VENV)/.run  ## the press report of the seed into meeting.yaml, brief.docx, scorecard.pdf
	$(BIN)/briefgen make $(SEED)

test: $(VENV)/.dev lint  ## everything CI runs
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## ratios against peers, both run in turn
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

wheel: $(VENV)/.dev
	$(BIN)/python -m build --no-isolation --wheel

golden: $(VENV)/.dev  ## renew the golden files, then read the difference
	$(BIN)/python -m pytest -q tests --update-golden
	git diff --stat tests/golden

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("briefgen needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q briefgen
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	$(BIN)/python -m compileall -q briefgen
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
