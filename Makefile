# Everything runs from .venv, which each target makes for itself.  Needs python3 (3.11 or later) and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-slow lint score bench wheel clean lock

demo: .venv/installed
	$(BIN)/storyledger demo -o out

test: .venv/developing
	$(BIN)/python -m pytest -m "not slow"
	$(MAKE) --no-print-directory lint

test-slow: .venv/developing
	$(BIN)/python -m pytest -m slow

lint: .venv/developing
	$(BIN)/ruff check src tests bench training
	$(BIN)/ruff format --check src tests bench training
	$(BIN)/mypy
	$(BIN)/lint-imports

# make score GOLD=path/to/labelled/data
score: .venv/developing
	$(BIN)/python bench/score.py $(GOLD)

# Speed on made piles: copies against a bare join of their fingerprints, then grouping.  make bench PAGES=50000
PAGES ?= 10000
bench: .venv/benching
	mkdir -p build
	$(BIN)/python bench/make_pile.py $(PAGES) build/pile.jsonl --seed 7
	$(BIN)/python bench/copies.py build/pile.jsonl --bare
	$(BIN)/python bench/stories.py build/pile.jsonl

.venv/benching: requirements-bench.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	touch $@

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/developing: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/installed $@

# make lock UV=path/to/uv
UV ?= uv
LOCK = $(UV) pip compile -q --generate-hashes --no-emit-index-url --no-header --no-annotate --universal \
	--python-version 3.11 pyproject.toml
lock:
	$(LOCK) --group build -o requirements.txt
	$(LOCK) --group dev --extra pdf --extra bulk -o requirements-dev.txt
	$(LOCK) --group bench --extra bulk -o requirements-bench.txt

# The wheel, installed alone into an empty environment, must bring all that the demo needs.
wheel: .venv/developing
	rm -rf dist build/wheel
	$(BIN)/python -m hatchling build -t wheel
	$(PYTHON) -m venv build/wheel
	build/wheel/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	build/wheel/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	cd build/wheel && bin/storyledger demo -o out

clean:
	rm -rf .venv out build dist
