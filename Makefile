# One command for each habit.
INSTANCE ?= instance
HOST ?= 127.0.0.1
PORT ?= 8000
export ADUAN_INSTANCE := $(abspath $(INSTANCE))
export ADUAN_HOST := $(HOST)
export ADUAN_PORT := $(PORT)

BIN := .venv/bin
CATALOGS := aduan/translations/en/LC_MESSAGES/messages

.PHONY: run start test lint browser postgres node lighthouse bench backup restore purge erase translations clean

## the demonstration: everything, with invented reports
run: .venv/ready $(CATALOGS).mo
	@$(BIN)/python -m aduan.installation --demonstration
	@$(BIN)/flask demo
	@$(BIN)/flask purge >/dev/null
	@$(BIN)/python build.py
	@$(BIN)/flask serve

## a real installation: starts empty
start: .venv/ready $(CATALOGS).mo
	@$(BIN)/python -m aduan.installation
	@$(BIN)/python build.py
	@$(BIN)/flask serve

## lint, types, every test, the browser journey included
test: .venv/tests $(CATALOGS).mo browser postgres node lint
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

## TinyDB's own tests on our storage; queue, server, privacy, gate, figures, build, search against their targets
bench: .venv/tests $(CATALOGS).mo postgres
	@missed=0; for name in upstream queue serve privacy gate figures build search; do \
	  $(BIN)/python bench/$$name.py || missed=1; done; exit $$missed

## one archive of everything; make restore FROM=archive INSTANCE=folder
backup: .venv/ready
	@$(BIN)/flask backup

restore: .venv/ready
	@$(BIN)/python -m aduan.restore $(FROM)

## what content/retention.md says has been kept long enough; make erase NUMBER=ADU-XXXX-XXXX-XXXX
purge: .venv/ready
	@$(BIN)/flask purge --scrub

erase: .venv/ready
	@$(BIN)/flask erase "$(NUMBER)"

## chromium and fonts for the browser tests: installed as root on Debian, else left to you
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; } \
	  || echo "no chromium: the browser tests will be skipped"

## PostgreSQL for the tests, which start one of their own: installed as root on Debian
postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } \
	  || echo "no PostgreSQL: its tests will be skipped"

## the Nu HTML checker, for the tests; needs npm, and Java to run
node:
	@[ -d tests/node_modules/vnu-jar ] || { command -v npm >/dev/null \
	  && npm install --silent --no-audit --no-fund --no-package-lock --prefix tests; } \
	  || echo "no npm: the markup is not checked"

## Lighthouse on the demonstration's pages; needs npm
lighthouse: .venv/tests $(CATALOGS).mo browser
	@[ -d bench/node_modules/lighthouse ] \
	  || npm install --silent --no-audit --no-fund --no-package-lock --prefix bench
	@$(BIN)/python bench/lighthouse.py

## after changing a text people read: collect it, translate it in messages.po
translations: .venv/ready
	@$(BIN)/pybabel -q extract -F pyproject.toml -o messages.pot --no-location --sort-output .
	@$(BIN)/pybabel -q update -i messages.pot -d aduan/translations --no-fuzzy-matching --ignore-obsolete -w 100 \
	  --ignore-pot-creation-date
	@rm messages.pot

$(CATALOGS).mo: $(CATALOGS).po .venv/ready
	@$(BIN)/pybabel -q compile -d aduan/translations

.venv/ready: requirements.txt
	@python3 -m venv .venv
	@$(BIN)/pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests: tests/requirements.txt deploy/postgresql.txt .venv/ready
	@$(BIN)/pip install -q --disable-pip-version-check -r tests/requirements.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
