# Guitu. `make help` lists what can be made.

SHELL := /bin/bash
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
export UV_PROJECT_ENVIRONMENT := .venv
WORKERS ?= 2

.PHONY: help run setup test check format bench messages docs screenshots browser clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup  ## install what is missing and start Guitu with the demonstration year
	@exec $(BIN)/guitu run

setup: .venv/.ready  ## install Python packages, Node and the front end

.venv/.ready: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --frozen
	$(BIN)/python -m guitu.web.build
	@touch $@

$(UV):
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools uv

test: setup browser  ## run every test, browser journeys included
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

browser:
	@command -v chromium >/dev/null || { \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    chromium fonts-noto-cjk; }

check: setup  ## style, types, layers, migrations, translations, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/guitu messages --check

format: setup  ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup  ## measure speed with an invented population
	$(BIN)/guitu bench

messages: setup  ## collect texts for translation and compile them
	$(BIN)/guitu messages

docs: setup  ## write the generated reference pages
	$(BIN)/guitu reference
	$(BIN)/guitu statediagram

screenshots: setup browser  ## take the pictures of the documentation from the running app
	$(BIN)/python -m tests.journeys.screenshots

clean:  ## remove what was built, but no data
	rm -rf .venv .tools node_modules src/guitu/web/static/web/dist
