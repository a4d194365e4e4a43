# What people and CI run here. `make` alone lists it. Nothing needs a terminal; everything works from any folder
# with `make -C`.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help demo check test test-later build lint format arrows interface sanitize fuzz docs profile-pages bench \
	setup setup-test install uninstall clean

# Swift's own test framework only: the XCTest half is empty, and it leaks under the leak checker.
swift_test := swift test --disable-xctest
# Thousands of test cases would start at once, and their time limits with them; so many keep two processors busy.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 6
# What swift-format reads; folders that are not there yet are left out.
formatted := $(wildcard Package.swift Sources Tests Examples Fuzzing/Package.swift Fuzzing/Sources/RequestFuzzing)

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## install what is missing (apt or brew); says what, and does nothing when nothing is
	@Scripts/setup

setup-test:
	@Scripts/setup --test

demo: setup ## build, then check one pair of sample files that passes and one that fails
	@Scripts/demo

test: setup-test ## run every test
	@swift build --build-tests
	@$(swift_test) --skip-build --parallel
	@echo "test: passed"

check: setup-test ## build, and run the fast tests
	@swift build --build-tests
	@slow=$$(Scripts/tagged slow) && $(swift_test) --skip-build --parallel --skip "$$slow"
	@echo "check: passed"

# What depends on the day shows on another one. The clocks that tell how long something takes are left alone.
test-later: setup-test ## run the tests that ask for the day as if it were the year 2030
	@swift build --build-tests
	@dated=$$(Scripts/tagged asksForTheDay) && DONT_FAKE_MONOTONIC=1 faketime '2030-06-01 12:00:00' \
		$(swift_test) --skip-build --parallel --filter "$$dated"
	@echo "test-later: passed"

build: setup ## build the release binary
	@swift build -c release --product preflight
	@echo "build: $$(swift build -c release --show-bin-path)/preflight"

# PREFIX, DESTDIR and BINARY reach the script through the environment, so that blanks in them need no care here.
install: ## build and install with manual and completions (PREFIX=/usr/local, DESTDIR=, BINARY=)
	@test -n "$$BINARY" || Scripts/setup
	@Scripts/install

uninstall: ## remove what was installed (PREFIX=, DESTDIR=)
	@Scripts/install --uninstall

lint: ## check the format of every Swift file
	@swift format lint --strict --parallel --recursive $(formatted)
	@echo "lint: passed"

format: ## put every Swift file into the project's format
	@swift format --in-place --parallel --recursive $(formatted)

arrows: ## check that no target imports what Package.swift does not give it
	@Scripts/check-arrows --self-test
	@Scripts/check-arrows

interface: setup-test ## check that the public library is the one of Scripts/interface.txt
	@swift build --target MediaPreflight
	@Scripts/check-interface

sanitize: setup-test ## run the tests of what reads strangers' bytes under AddressSanitizer and its leak checker
	@# A filter that finds nothing passes too, so the count is looked at.
	@set -eo pipefail; log=$$(mktemp); trap 'rm -f "$$log"' EXIT; suites=$$(Scripts/tagged readsStrangersBytes); \
		$(swift_test) --sanitize=address --scratch-path .build-asan --filter "$$suites" 2>&1 | tee "$$log"; \
		! grep -q "Test run with 0 tests" "$$log" || { echo "sanitize: no test ran"; exit 1; }
	@echo "sanitize: passed"

# What was found before stays in the corpus, and is tried first.
fuzz: SECONDS ?= 60
fuzz: ## give the request reader hostile texts for 60 seconds (or SECONDS=…)
	@# Without --disable-dead-strip the linker drops the counters that tell libFuzzer which code ran.
	@cd Fuzzing && swift build -c release --product RequestFuzzing --scratch-path ../.build-fuzz \
		--sanitize fuzzer --sanitize address --disable-dead-strip \
		-Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp,indirect-calls
	@mkdir -p .build-fuzz/corpus && .build-fuzz/release/RequestFuzzing -max_total_time=$(SECONDS) -timeout=10 \
		-dict=Fuzzing/JSON.dict -artifact_prefix=.build-fuzz/ .build-fuzz/corpus Fuzzing/Seeds
	@echo "fuzz: passed"

docs: setup ## build the documentation; a warning is an error
	@swift package --disable-sandbox --allow-writing-to-directory .build/docs \
		generate-documentation --target MediaPreflight --warnings-as-errors --output-path .build/docs
	@echo "docs: in .build/docs"

profile_pages := Sources/MediaPreflight/MediaPreflight.docc/Providers

profile-pages: setup ## write the documentation's pages on providers anew, from their profiles
	@swift build --product preflight
	@# Those of profiles that are gone go too.
	@mkdir -p $(profile_pages) && rm -f $(profile_pages)/*.md
	@"$$(swift build --show-bin-path)/preflight" profiles pages $(profile_pages)
	@echo "profile-pages: in $(profile_pages)"

bench: ## measure speed beside other tools (needs ffmpeg, mediainfo, exiftool and nginx)
	@Benchmarks/run
	@Benchmarks/folder
	@Benchmarks/urls

clean: ## remove everything that was built
	rm -rf .build .build-asan .build-fuzz
