# One word sets up, one word checks; .ci/run uses the same words.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run setup setup-dev test check format eval bench requirements clean

run: setup ## Start the bot: http://127.0.0.1:8080
	@exec $(BIN)/concierge run

setup: .venv/run.stamp ## Install what running needs
setup-dev: .venv/dev.stamp ## Install what testing and checking need

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	@test -e .venv/dev.stamp || $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.txt pyproject.toml | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/run.stamp

test: setup-dev ## Run the whole suite
	$(BIN)/pytest -q -rs

check: setup-dev ## Format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev ## Put the code into its one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: setup-dev ## Score the understanding: a table per language, every miss, the public rows where present
	$(BIN)/python -m tests.evaluation

bench: setup-dev ## Measure speed against the yardsticks
	$(BIN)/python -m benchmarks

requirements: ## Pin all dependencies anew, with hashes and no download addresses (needs uv)
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build -o requirements/run.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build --group test --group check -o requirements/dev.txt

clean: ## Remove the environment and what tools left
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
