# Easydown. "make run" runs it, "make test" tests it; both install what is missing.
PORT       ?= 8080
STATE      ?= $(CURDIR)/.state
RECORDINGS ?=
PREFIX     ?= /usr/local
SYSCONFDIR ?= /etc
WEB_GROUP  ?= www-data
export SHARED ?= ../shared

SECONDS    ?= 60

.PHONY: run docs test build install deb try-deb check-nginx operations lint format conformance peers bench bench-media chaos fuzz sanitize setup clean help

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: ## build and run everything in the foreground: PORT=8080 STATE=.state RECORDINGS=folder
	@scripts/setup run
	@swift build -c release --static-swift-stdlib --product easydown
	@.build/release/easydown site --source site --output public
	@scripts/run --port "$(PORT)" --state "$(STATE)" --recordings "$(RECORDINGS)"

docs: ## write the site to public/: documentation, demo, console
	@scripts/setup build
	@swift build -c release --static-swift-stdlib --product easydown
	@.build/release/easydown site --source site --output public

test: ## build and run every test
	@scripts/setup test
	@swift build --build-tests
	@scripts/test

build: ## build the release binary
	@scripts/setup build
	swift build -c release --static-swift-stdlib --product easydown

lint: ## check the format
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

format: ## mend the format
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

conformance: ## judge every recording below RECORDINGS
	@scripts/setup build
	@swift build -c release --static-swift-stdlib --product easydown
	@.build/release/easydown conformance "$(if $(RECORDINGS),$(RECORDINGS),$(SHARED)/recordings)" --disputed Tests/disputed-recordings.txt

peers: ## hold our fixtures against yt-dlp and gallery-dl
	@scripts/setup bench
	@scripts/peers "$(if $(RECORDINGS),$(RECORDINGS),$(CURDIR)/Tests/Fixtures/recordings)"

bench: ## measure parses and write their section of docs/benchmarks.md
	@scripts/setup bench
	@swift build -c release --static-swift-stdlib --product easydown
	@swift build -c release --static-swift-stdlib --product ParseBenchmark
	@scripts/bench "$(if $(RECORDINGS),$(RECORDINGS),$(SHARED)/recordings)"

bench-media: ## measure the media proxy and write its section of docs/benchmarks.md
	@scripts/setup bench-media
	@swift build -c release --static-swift-stdlib --product easydown
	@swift build -c release --static-swift-stdlib --product MediaClient
	@scripts/bench-media

chaos: ## break a whole service at random under load for SECONDS
	@scripts/setup test
	@swift build --product easydown
	@python3 -B Tests/Chaos/chaos.py $(SECONDS)

fuzz: ## fuzz every input surface for SECONDS each
	@scripts/setup build
	@scripts/fuzz $(SECONDS)

sanitize: ## run the Swift tests under AddressSanitizer and ThreadSanitizer; takes an hour
	@scripts/setup test
	@scripts/test-sanitized address
	@scripts/test-sanitized thread

install: ## install what was built: PREFIX=/usr/local DESTDIR= SYSCONFDIR=/etc WEB_GROUP=www-data
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" SYSCONFDIR="$(SYSCONFDIR)" WEB_GROUP="$(WEB_GROUP)" scripts/install

try-deb: ## try that package in a Debian of its own: install, upgrade under load, remove; as root, some minutes
	@scripts/setup try-deb
	@packaging/deb/try

deb: ## build a Debian package into .build/deb
	@scripts/setup deb
	@swift build -c release --static-swift-stdlib --product easydown
	@packaging/deb/build

check-nginx: ## judge nginx's configuration with gixy-ng
	@scripts/setup check-nginx
	@scripts/check-nginx

operations: ## test logs, metrics, installation, units, alert rules and the capacity model, on the debug build
	@scripts/setup operations
	@swift build --product easydown
	@scripts/test-operations

setup: ## install what building, testing and running need
	@scripts/setup test

clean: ## remove what was built; the state folder stays
	rm -rf .build public
