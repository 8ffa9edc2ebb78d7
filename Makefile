# Each target is a few lines over commands that work without make; README.md and CONTRIBUTING.md name them.

PYTHON ?= python3
VENV := .venv
WORKERS ?= 2
ROUNDS ?= 20
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

# A stamp file says what .venv holds; an installation for the tests is good for the demo too.
INSTALLED := $(or $(wildcard $(VENV)/for-tests),$(VENV)/for-demo)
SHIPPED := $(shell find surveybot alembic surveys docs/problems -type f -not -path '*/__pycache__/*')

unexport PYTHONDONTWRITEBYTECODE  # else every process that a test starts compiles all of it

.PHONY: help demo test bench soak pictures clean

help:
	@echo 'make demo      the bot and a chat page on this computer; Ctrl-C stops it'
	@echo 'make test      everything that a change must pass'
	@echo 'make bench     the speed figures, measured longer'
	@echo 'make soak      all tests again and again, searching longer by chance; ROUNDS=20'
	@echo 'make pictures  the picture in the README, from a real browser'
	@echo 'make clean     removes what the others have made, but no database'
	@echo 'Another Python: make demo PYTHON=python3.12'

demo: $(INSTALLED)
	$(BIN)/surveybot demo

test: $(VENV)/for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > $(VENV)/contracts || { cat $(VENV)/contracts; exit 1; }
	@tail -n 1 $(VENV)/contracts
	$(BIN)/interrogate surveybot
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST)

bench: $(VENV)/for-tests
	SURVEYBOT_BENCH=long $(BIN)/python -m pytest tests/benchmarks

soak: $(VENV)/for-tests
	for round in $$(seq $(ROUNDS)); do echo "round $$round"; SURVEYBOT_SOAK=1 $(BIN)/python -m pytest -n $(WORKERS) || exit 1; done

pictures: $(VENV)/for-tests
	SURVEYBOT_PICTURES=1 $(BIN)/python -m pytest tests/pictures

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find surveybot alembic tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'surveybot needs Python 3.11 or newer, as in: make demo PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2> /dev/null || \
		{ echo 'This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/for-demo: $(VENV)/made constraints.txt pyproject.toml $(SHIPPED)
	$(PIP) install -c constraints.txt .
	@touch $@

$(VENV)/for-tests: $(VENV)/made constraints.txt pyproject.toml
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@
