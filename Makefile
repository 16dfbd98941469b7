# Everything that is made here. On Debian as root nothing need be installed first but Rust.

REFEREES = tests/referees

.PHONY: leaflets test quick program faults fuzz deny sbom bench pictures fmt clean

# Every leaflet of the library, in every edition, to dist/.
leaflets:
	cargo build --locked --release
	target/release/leaflet build --edition all

# Our own tests, then the outside referees over what the tests and the library made.
test: leaflets
	rm -rf target/test-output
	mkdir -p target/test-output
	# Licences are read of the crates of every platform, which no build downloads.
	cargo fetch --locked
	cargo test --locked --release
	python3 tests/faults/run.py target/release/leaflet
	$(REFEREES)/setup
	$(REFEREES)/check dist target/test-output
	$(REFEREES)/preview target/release/leaflet
	$(REFEREES)/idle target/release/leaflet
	$(REFEREES)/library target/release/leaflet

# What a small change most likely breaks, in under a minute on two cores: 15 seconds to compile one changed line without
# optimising, 20 to run all tests but those that build every leaflet, hostile sources and broken PDFs by the hundred.
SLOW = leaflets:: hostile:: conformance:: what_paths_cannot_show
quick:
	cargo test --locked --lib --test outside -- $(SLOW:%=--skip %)

# Every fault that can be injected, many times, and a load of LOAD leaflets: half an hour and more.
LOAD = 1000
faults:
	cargo build --locked --release
	python3 tests/faults/run.py target/release/leaflet --long --leaflets $(LOAD)

# Everything that takes bytes, each for FUZZ seconds, with what leads to code not yet run. On stable Rust: the compiler
# is asked for coverage with the flags that cargo-fuzz gives a nightly one. Needs a C++ compiler.
# Before, the pages of FRAMES leaflets from a grammar, on every paper and in every size, are held to their frames.
FUZZ = 600
FRAMES = 10000
FUZZED = leaflet markdown picture records settings
HOST = $(shell rustc -vV | sed -n 's/^host: //p')
COVERAGE = -Cpasses=sancov-module --cfg fuzzing \
	$(patsubst %,-Cllvm-args=-sanitizer-coverage-%,level=4 inline-8bit-counters pc-table trace-compares)
fuzz:
	FRAMES=$(FRAMES) cargo test --locked --release --test outside -- --ignored nothing_leaves_the_page_of
	cd fuzz && RUSTFLAGS="$(COVERAGE)" cargo build --locked --release --target $(HOST) --target-dir ../target/fuzz \
		--config profile.release.package.leaflet.debug-assertions=true \
		--config profile.release.package.leaflet.overflow-checks=true $(FUZZED:%=--bin %)
	for entry in $(FUZZED); do \
		mkdir -p fuzz/corpus/$$entry fuzz/artifacts && \
		target/fuzz/$(HOST)/release/$$entry -max_total_time=$(FUZZ) -timeout=60 -rss_limit_mb=3000 -max_len=20000 \
			-artifact_prefix=fuzz/artifacts/$$entry- fuzz/corpus/$$entry tests/hostile/corpus/$$entry || exit 1; \
	done

# What other people's code may be taken, asked of the network too: advisories and yanked versions.
deny:
	cargo deny --version >/dev/null 2>&1 || cargo install --locked cargo-deny
	cargo deny --locked check

# What the program is made of, as CycloneDX, to go with a release. The same sources give the same bytes.
sbom:
	cargo cyclonedx --version >/dev/null 2>&1 || cargo install --locked cargo-cyclonedx
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) cargo cyclonedx --format json --spec-version 1.5 \
		--target all --no-build-deps --override-filename leaflet.cdx
	sed 's|path+file://$(CURDIR)|path+file:///leaflet|g' leaflet.cdx.json >target/leaflet.cdx.json
	rm leaflet.cdx.json

# The program as others are given it, in target/shipped: the same as any other, in less time.
program:
	cargo build --locked --profile shipped

# Holds leaflet against other programs, and a library of leaflets against a larger one: writes BENCHMARKS.md.
SIZE = 1000
LARGE = 10000
bench: program
	python3 tests/bench/run.py $(SIZE) $(LARGE)

# The picture of first pages in the README. Needs pdftoppm (poppler-utils) and montage (ImageMagick).
LEAFLET = bone-marrow-and-stem-cells
SHOWN = ur ar bn pa zh-Hans cy

pictures: leaflets
	for tag in $(SHOWN); do \
		pdftoppm -r 48 -f 1 -l 1 -singlefile -png dist/$(LEAFLET)/$(LEAFLET).$$tag.large.pdf target/$$tag; done
	montage $(SHOWN:%=target/%.png) -tile 3x2 -geometry +6+6 -background '#777' images/readme/languages.png

fmt:
	cargo fmt

clean:
	cargo clean
	rm -rf dist .leaflet-cache
