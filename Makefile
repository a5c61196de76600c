# `make demo` and `make test` need Python 3.11 or newer, git, make and a package registry: nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO_DB := .demo/demo.db
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check lint types tests format lock bench bench-startup bench-main-job bench-store bench-model bench-gate bench-coding bench-support clean

help:  ## what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it as in: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { echo "python -m venv failed; on Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }
	$(BIN)/python -m pip install --quiet --editable '.[dev]' --constraint constraints.txt
	@touch $@

demo: $(READY)  ## install, read the built-in dossier, show what it adds up to
	@rm -rf .demo && mkdir -p .demo
	$(BIN)/attache --db $(DEMO_DB) demo

test: check tests  ## install, lint, types, all tests: what CI runs

check: lint types

lint: $(READY)  ## ruff, rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy --strict
	$(BIN)/mypy

tests: $(READY)  ## pytest, two processes
	$(BIN)/python -m pytest -n 2

format: $(READY)  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(READY)  ## write the installed versions into constraints.txt
	@head -n 1 constraints.txt > constraints.new
	@$(BIN)/python -m pip freeze --exclude-editable | LC_ALL=C sort -f >> constraints.new
	@mv constraints.new constraints.txt

bench: bench-startup bench-main-job bench-store  ## all benchmarks that need no outside data

bench-startup: $(READY)  ## CPU-seconds of `attache --help` and of one article from a cold start
	$(BIN)/python benchmarks/startup.py

bench-main-job: $(READY)  ## words per CPU-second from file to stored claims, memory of a worker
	$(BIN)/python benchmarks/main_job.py

bench-store: $(READY)  ## insert and as-of query rates at 1,000,000 claims
	$(BIN)/python benchmarks/store.py

bench-model: $(READY)  ## every number of the model card; DATA=folder holds the development parts (see training/README.md)
	@test -d "$(DATA)" || { echo "say where the data sets are: make bench-model DATA=folder" >&2; exit 1; }
	$(BIN)/python benchmarks/model.py --labels \
		--newswire $(DATA)/ner/enww.dev.jsonl --politics $(DATA)/ner/crossner_politics.dev.jsonl \
		--re3d $(DATA)/ner/re3d.dev.jsonl --quotes $(DATA)/quotes/polnear.dev.jsonl --acts $(DATA)/events/m2e2.dev.jsonl \
		--syntax $(DATA)/syntax/ud_ewt.dev.conllu --syntax $(DATA)/syntax/gum.dev.conllu --only GUM_news_ \
		--roles $(DATA)/srl/propbank_ewt.dev.jsonl $(addprefix --own ,$(sort $(wildcard training/corpus/settled/*.txt)))

bench-gate: $(READY)  ## how fast the relevance gate is, what it keeps and what it loses; DATA as for bench-model
	@test -d "$(DATA)" || { echo "say where the data sets are: make bench-gate DATA=folder" >&2; exit 1; }
	$(BIN)/python benchmarks/gate.py --data $(DATA)

bench-coding: $(READY)  ## how well claims are coded, on our own corpus and on public sets; DATA as for bench-model
	@test -d "$(DATA)" || { echo "say where the data sets are: make bench-coding DATA=folder" >&2; exit 1; }
	$(BIN)/python benchmarks/coding.py --own $(sort $(wildcard training/corpus/settled/*.txt)) --acts $(DATA)/events/m2e2.dev.jsonl
	$(BIN)/python benchmarks/timex.py $(DATA)/docs/meantime.dev.jsonl
	$(BIN)/python benchmarks/places.py --geovirus $(DATA)/geo/geovirus.dev.jsonl

bench-support: $(READY)  ## how well `check` tells what a text says; PAIRS=file.jsonl of claim, evidence, label
	@test -f "$(PAIRS)" || { echo "say where the pairs are: make bench-support PAIRS=file.jsonl" >&2; exit 1; }
	$(BIN)/python benchmarks/support.py --pairs $(PAIRS)

clean:  ## remove what the targets above made, the environment too
	rm -rf $(VENV) .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
