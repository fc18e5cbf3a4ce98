# From a fresh clone each of these sets up what it needs; nothing else has to be typed.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
INSTALLED := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help setup run test prove bench pictures check lock

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

setup: $(INSTALLED) ## installs everything, for running and for testing
	@tools/machine chromium postgresql fonts

run: $(INSTALLED) ## serves the dashboard; the first time on a synthetic London, with its sign-ins printed
	@$(BIN)/oversight serve

test: setup check ## checks the code and runs every test
	@$(BIN)/pytest -n 2 --dist loadgroup

check: $(INSTALLED) ## reads the code without running it: ruff, its formatter, mypy, import-linter
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

prove: setup ## runs every proof at full count and writes docs/proof.md
	@rm -f docs/proof.md
	@OVERSIGHT_PROVE=1 $(BIN)/pytest -n 2 --dist loadgroup

bench: setup ## measures what costs how much, as ratios of one run, and writes docs/benchmarks.md
	@$(BIN)/pytest tests/browser/benchmarks.py

pictures: setup ## writes one picture for each page and role to docs/pictures
	@$(BIN)/pytest tests/browser/pictures.py

lock: $(INSTALLED) ## renews requirements.lock after a change of pyproject.toml
	@$(BIN)/uv pip compile --quiet --python-version 3.11 --extra develop --generate-hashes --no-annotate \
	  --no-emit-index-url --custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml

$(INSTALLED): requirements.lock pyproject.toml
	@PYTHON=$(PYTHON) tools/machine venv
	@echo 'Installing the packages of requirements.lock into .venv: a minute or two.'
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
	  --config-settings editable_mode=compat --editable .
	@touch $(INSTALLED)
