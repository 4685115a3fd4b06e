# Needs Python 3.11 or later with pip, and make; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
NODE_PEERS := tests/node/node_modules/ready
WIRE_PEER := tests/wire/.venv/ready
PEERS := $(NODE_PEERS) $(WIRE_PEER)
PARITY ?= tests/parity/collections/*.json

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
PIP := -m pip install -qq

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help generate test check lint format types stale wheel check-wheel golden bench parity wire truth corpus clients schemas suite several clean

help:  ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) --editable '.[dev]'
	@touch $@

# What the tests compare with runs on Node or in an environment of its own, since it
# wants packages that nothing else should see; where it can't be had they skip, aloud.
$(NODE_PEERS): tests/node/package-lock.json
	@npm ci --prefix tests/node --no-audit --no-fund --loglevel=error && touch $@ \
	    || echo '*** no npm, or no packages for it: the tests beside Postman are skipped'

$(WIRE_PEER): tests/wire/requirements.txt
	@$(PYTHON) -m venv tests/wire/.venv \
	    && tests/wire/.venv/bin/python $(PIP) --requirement $< && touch $@ \
	    || echo "*** no packages: the tests beside ServiceStack's own client are skipped"

generate: $(READY)  ## remake the clients in generated/
	$(BIN)/specloom generate

test: $(READY) $(PEERS)  ## run the tests
	$(BIN)/python -m pytest

check: lint format types test stale check-wheel  ## all that a change must pass

lint: $(READY)
	$(BIN)/ruff check

format: $(READY)
	$(BIN)/black --quiet --check .

types: $(READY)
	$(BIN)/mypy
	$(BIN)/basedpyright --level error

stale: $(READY)
	$(BIN)/specloom generate --check

wheel: $(READY)  ## build the wheel in dist/
	rm -rf dist
	$(BIN)/python -m build --wheel . >/dev/null

# Names are held by the locks, so only these go along.
check-wheel: wheel
	@set -e; there=$$(mktemp -d); trap 'rm -rf "$$there"' EXIT; \
	$(PYTHON) -m venv "$$there/venv"; \
	"$$there/venv/bin/python" $(PIP) dist/*.whl; \
	find specloom.yaml specs generated -name specloom.lock -o -path 'spec*' -type f \
	    | tar -cf - -T - | tar -xf - -C "$$there"; \
	(cd "$$there" && venv/bin/specloom --quiet generate); \
	diff -r --exclude=__pycache__ generated "$$there/generated"; \
	echo 'the installed wheel makes generated/ byte for byte'

golden: $(READY)  ## remake what the golden cases expect
	$(BIN)/python -m tests.golden

bench: $(READY) $(PEERS)  ## measure
	@for bench in startup generate peers decode; do \
	    $(BIN)/python -m tests.bench.$$bench || exit; done

parity: $(READY) $(PEERS)  ## compare what is sent for the files PARITY with Postman
	@$(BIN)/python -m tests.parity $(PARITY)

wire: $(READY)  ## compare what is sent with what was recorded of ServiceStack's clients
	@$(BIN)/python -m tests.wire

truth: $(READY) $(PEERS)  ## score the types recovered from the OpenAPI files TRUTH
	@$(BIN)/python -m tests.truth $(TRUTH)

corpus: $(READY)  ## inspect every file in the folder CORPUS
	@$(BIN)/python -m tests.corpus '$(CORPUS)'

schemas: $(READY)  ## make and judge packages of the public schemas in CORPUS
	@$(BIN)/python -m tests.schemas '$(CORPUS)' $(SETS)

suite: $(READY)  ## run the tests for JSON Schema in SUITE, with the documents in REMOTES
	@$(BIN)/python -m tests.suite '$(SUITE)' $(if $(REMOTES),--remotes '$(REMOTES)')

several: $(READY)  ## make one client of all the files in SEVERAL; RETURNS='CALL=CLASS'
	@$(BIN)/python -m tests.several $(SEVERAL) $(if $(RETURNS),--returns '$(RETURNS)')

clients: $(READY)  ## make a client of every file in CLIENTS, and judge them all
	@$(BIN)/python -m tests.clients $(CLIENTS)

clean:  ## take away all that make made, but for generated/
	rm -rf $(VENV) tests/node/node_modules tests/wire/.venv .specloom build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
