PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(if $(shell $(p) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null | grep True),$(p))))
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
# Tests make registries by the hundred and throw them away: where memory has room for them (8 GB), a sync costs no time.
MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 8000000 {print $$6}')

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-docs demo test test-postgresql lint policy-tests mutation format policies docs messages site faults slow load bench bench-log bench-service bench-site lock clean

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup ## A registry of documented deployments, checked from outside and served (SERVE=0: not served; DESK=1: with a desk)
	$(BIN)/sightline demo $(if $(filter 0,$(SERVE)),--no-serve) $(if $(filter 1,$(DESK)),--desk)

test: export TMPDIR := $(or $(MEMORY),$(TMPDIR),/tmp)
test: setup-dev ## All tests
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not faults and not slow and not load" $(ARGS)

test-postgresql: setup-dev ## The tests that need a PostgreSQL server, alone
	$(BIN)/python -m pytest -n 2 -k postgresql tests/storage tests/operations/test_on_postgresql.py $(ARGS)

lint: setup-dev ## Style, types, the direction of imports, the policies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.policies.lint

policy-tests: setup-dev ## What the policies' tests are worth: coverage, relations, mutants
	$(BIN)/python -m tests.policies.report

mutation: setup-dev ## Break each rule in every small way; a test must fail (ARGS="aia_07 lib")
	$(BIN)/python -m tests.policies.mutation $(ARGS)

format: setup-dev ## Put the code in its one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

policies: setup ## Compile policies/ into policies/release/
	$(BIN)/sightline policies build

docs: setup-docs ## Write the generated pages and build the site into site/
	$(BIN)/sightline docs
	$(BIN)/mkdocs build --strict

messages: setup ## Write the templates of the translations, and merge them into the catalogues (ARGS="fr" begins one)
	$(BIN)/python -m registry.pages.messages $(ARGS)

OUT ?= site

site: setup-docs ## The published site, nothing fetched: DATA=folder of open data, CHECKPOINT=file, OUT=site (without DATA: the demo)
ifdef DATA
	$(BIN)/sightline docs --data $(DATA) $(if $(CHECKPOINT),--checkpoint $(CHECKPOINT))
	$(BIN)/mkdocs build --strict --site-dir $(abspath $(OUT))
else
	$(BIN)/sightline demo --no-serve
	rm -rf build/site && mkdir -p build/site
	$(BIN)/sightline publish build/site/open-data --home demo
	$(BIN)/sightline log checkpoint --home demo > build/site/checkpoint
	$(BIN)/sightline docs --data build/site/open-data --checkpoint build/site/checkpoint
	$(BIN)/mkdocs build --strict --site-dir $(abspath $(OUT))
	$(BIN)/sightline export pages $(OUT)/register --home demo
endif

faults: setup-dev ## Kills at every step of filing and publishing, and the other long fault tests
	$(BIN)/python -m pytest -m faults $(ARGS)

slow: export TMPDIR := $(or $(MEMORY),$(TMPDIR),/tmp)
slow: setup-dev ## The long tests of the log: fuzzing, large logs, outside verifiers, injected faults
	$(BIN)/python -m pytest -n 4 --dist worksteal -m "slow or faults" $(ARGS)

load: export TMPDIR := $(or $(MEMORY),$(TMPDIR),/tmp)
load: setup-dev ## Fifty who file and two hundred who read, alone on the machine; a database, an OPA, a disk that fail meanwhile
	$(BIN)/python -m pytest -m load -s $(ARGS)

bench: setup-dev ## Assessments a second, wasm against an OPA server
	$(BIN)/python -m benchmarks.engines

bench-log: setup-dev ## The log against Tessera's POSIX driver (needs Go; ARGS="--rounds 5 --memory 10000 1000000")
	$(BIN)/python -m benchmarks.log $(ARGS)

bench-service: setup-dev ## The service with many deployments (ARGS="--count 1000000 --postgresql")
	$(BIN)/python -m benchmarks.service $(ARGS)

bench-site: setup-dev setup-docs ## Pages as files against bare Jinja, and make site by size (ARGS="--counts 1000 10000")
	$(BIN)/python -m benchmarks.site $(ARGS)

lock: $(BIN)/python ## Resolve the dependencies again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q -c requirements.lock --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q -c requirements.lock --group docs pyproject.toml -o requirements-docs.lock

clean: ## Remove what was made, but not the registry
	rm -rf $(VENV) site .mypy_cache .ruff_cache

setup: $(VENV)/.runtime ## The environment, from the hash lock
setup-dev: $(VENV)/.dev
setup-docs: $(VENV)/.docs

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; name it with PYTHON=…"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.docs: requirements-docs.lock $(VENV)/.runtime
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-docs.lock
	@touch $@
