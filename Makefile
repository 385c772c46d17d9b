# Dodolan. `make start` opens the market; `make test` proves it.
# CITY, PORT, DATABASE_URL and DODOLAN_DATA may be given: make start CITY=3404

.PHONY: start check test standards shots bench measure lock messages reference
.DEFAULT_GOAL := start

start:          ## open the demo city, until Ctrl-C
	@exec scripts/start

check:          ## lint, types, directions and the rules of the house
	@scripts/prepare test
	@exec scripts/check

test:           ## everything: check, both databases, journeys in a real browser
	@scripts/prepare test
	@exec .venv/bin/python -m scripts.run_tests

standards:      ## measure against the development sets beside this folder, where they are
	@scripts/prepare test
	@exec .venv/bin/python -m standards.run

shots:          ## pictures of every page into build/shots
	@scripts/prepare test
	@exec .venv/bin/python -m scripts.shots

bench:          ## the benchmarks, with the machine they ran on
	@scripts/prepare test
	@exec .venv/bin/python -m benchmarks.run

measure:        ## the house in figures, beside its budgets
	@scripts/prepare test
	@exec .venv/bin/python -m scripts.measure

messages:       ## collect the sentences of the screens and compile their translations
	@scripts/prepare test
	@exec .venv/bin/python -m scripts.messages

reference:      ## write the description of the API into docs/reference
	@scripts/prepare test
	@mkdir -p docs/reference build
	@DODOLAN_DATA=build/check-data .venv/bin/dodolan describe_api > build/openapi.json
	@mv build/openapi.json docs/reference/openapi.json

lock:           ## pin every package anew
	@exec scripts/lock
