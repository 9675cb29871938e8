# The two commands: `make demo` shows what a review claims, `make test` runs everything.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: demo test lint format bench packages check-lexicon

SWIFT_FILES := Sources Tests Benchmarks/Sources Package.swift Benchmarks/Package.swift

# Mines the texts in Corpus, writes claims.csv, and prints a summary.
demo: packages
	swift build -c release --product attest
	@rm -rf .build/demo && mkdir -p .build/demo
	@bin="$$(swift build -c release --show-bin-path)"; store=.build/demo/attest.sqlite; \
	"$$bin/attest" mine Corpus/*/article.txt --store "$$store" --output claims.csv; \
	echo; "$$bin/attest" summary --store "$$store"; \
	echo; echo "All claims, one row each:  $(CURDIR)/claims.csv"; \
	echo "The store:                 $(CURDIR)/$$store"; \
	echo "Ask it more:               $$bin/attest --help"

# Builds with imports checked, tests, and checks the format.
test: packages
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --parallel
	$(MAKE) lint

# Megabytes a second of every stage, against counting words in the same run.
bench: packages
	swift run --package-path Benchmarks -c release attest-bench

# Compares every identifier of Lexicons/entities with the files of its reference, and counts them.
check-lexicon: packages
	ATTEST_REFERENCE="$(abspath $(REFERENCE))" swift test --filter LexiconReferenceTests 2>&1 \
	| grep -E 'checked|Test run|Expectation'

lint:
	swift format lint --strict --recursive $(SWIFT_FILES)

format:
	swift format --in-place --recursive $(SWIFT_FILES)

# The system's libraries; installed only where they are missing.
packages:
	@missing=""; \
	command -v pkg-config >/dev/null || missing="pkg-config"; \
	for pair in libxml-2.0:libxml2-dev sqlite3:libsqlite3-dev zlib:zlib1g-dev; do \
	  pkg-config --exists "$${pair%%:*}" 2>/dev/null || missing="$$missing $${pair##*:}"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	  echo "Install these first:$$missing" >&2; exit 1; \
	fi; \
	sudo=""; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	echo "Installing $$missing"; \
	$$sudo apt-get update -q; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing
