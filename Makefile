# Everything a person types here. The work is in scripts/ and tools/; `make help` tells the names.

SHELL := /bin/bash
export PATH := $(HOME)/.cargo/bin:$(PATH)

# Where cargo builds. Set CARGO_TARGET_DIR to build elsewhere; every script honours it.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
THROUGHLINE := $(TARGET)/release/throughline

.DEFAULT_GOAL := help
.PHONY: help run build dev test bench budget model scale soak ready

help: ## tells what can be typed
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 16

run: build ## builds everything, seeds the demo shop when there is none, and serves it
	@echo "== the demo shop: seeding it when the database is empty"
	@$(THROUGHLINE) seed demo --if-empty
	@echo "== serving (Ctrl-C ends it)"
	@exec $(THROUGHLINE) serve --demo

build: ready ## leaves one binary, target/release/throughline, with the site inside it
	@echo "== the site: WASM, JavaScript, CSS"
	@cargo run --package site -- build
	@echo "== the server, with the site inside it"
	@THROUGHLINE_EMBED_SITE=$(TARGET)/site cargo build --release --package server
	@echo "== built: $(THROUGHLINE)"

dev: ready ## serves the demo shop from a debug build; rebuilds and reloads on every change
	@cargo build --package site --package server
	@$(TARGET)/debug/throughline seed demo --if-empty
	@cargo run --quiet --package site -- dev

test: ## runs everything: format, lints, tests on both databases, browser journeys
	@scripts/test

bench: build ## measures against the figures we aim for
	@THROUGHLINE_BIN=$(THROUGHLINE) cargo run --quiet --release --package measure -- bench

budget: build ## weighs what a page costs its reader
	@THROUGHLINE_BIN=$(THROUGHLINE) cargo run --quiet --release --package measure -- budget

model: ## returns against a plain model (SEQUENCES=100000) and under races (RACES=500), on both databases
	THROUGHLINE_SEQUENCES=$${SEQUENCES:-100000} THROUGHLINE_RACES=$${RACES:-500} cargo nextest run --workspace --profile model -E 'binary(return_model) + binary(stock_model) + binary(return_races)'

scale: build ## what staff read, over logs of ten thousand and a million touchpoints
	@THROUGHLINE_BIN=$(THROUGHLINE) cargo run --quiet --release --package measure -- scale

soak: build ## an hour under load, watching memory
	@THROUGHLINE_BIN=$(THROUGHLINE) cargo run --quiet --release --package measure -- soak

ready:
	@scripts/ready
