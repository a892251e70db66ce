# Two commands do everything: `make glossary` builds Glosa and shows the main job, `make test` tests it.

PREFIX ?= /usr/local
EXAMPLE = Glossaries/ai-open-source/example
OUT = out
FUZZ_SECONDS = 60
FAULTS = 1000
GLOSA = .build/release/glosa
TEST_FLAGS = -c release -Xswiftc -enable-testing --scratch-path .build-tests
BUILD = swift build -c release --static-swift-stdlib

# Debian packages by name; each is installed only where it is missing.
PACKAGES = libicu-dev libxml2-dev zlib1g-dev pkg-config

.PHONY: glossary test build install install-files dist bench fuzz faults format lint clean packages

glossary: build
	@mkdir -p $(OUT)
	$(GLOSA) build $(EXAMPLE)/article.es.txt $(EXAMPLE)/article.en.txt \
	  --glossary Glossaries/ai-open-source/concepts.yml --max-terms 40 --output-format table
	$(GLOSA) build $(EXAMPLE)/article.es.txt $(EXAMPLE)/article.en.txt \
	  --glossary Glossaries/ai-open-source/concepts.yml -o $(OUT)/glossary.csv
	$(GLOSA) build $(EXAMPLE)/article.es.txt $(EXAMPLE)/article.en.txt \
	  --glossary Glossaries/ai-open-source/concepts.yml -o $(OUT)/glossary.tmx
	@echo "The whole glossary: $(OUT)/glossary.csv and $(OUT)/glossary.tmx"

# The tests read the data files of Unicode's own tests.
test: PACKAGES += unicode-data bzip2

# Optimised, as shipped: the aligners are slow without. A folder of its own keeps both kinds of build warm.
test: packages
	swift build $(TEST_FLAGS) --build-tests
	swift test $(TEST_FLAGS) --skip-build

build: packages
	$(BUILD) --product glosa

# Where bash, zsh and fish look for what completes commands, below share.
COMPLETIONS = bash-completion/completions/glosa zsh/site-functions/_glosa fish/vendor_completions.d/glosa.fish

install: PACKAGES += python3
install: build install-files

# What `install` does when the program is built.
install-files:
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(GLOSA) $(DESTDIR)$(PREFIX)/bin/glosa
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/,$(dir $(COMPLETIONS)))
	$(GLOSA) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/$(word 1,$(COMPLETIONS))
	$(GLOSA) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/$(word 2,$(COMPLETIONS))
	$(GLOSA) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/$(word 3,$(COMPLETIONS))
	.ci/dist/manual.py $(GLOSA) > $(DESTDIR)$(PREFIX)/share/man/man1/glosa.1

# What is published: out/dist.
dist: PACKAGES += python3 dpkg-dev xz-utils
dist: build
	.ci/dist/dist.sh $(GLOSA)

# The parts beside ICU and libxml2 in one process, then whole commands beside other programs. Peers are taken where they
# are found; PEERS is a Python with translate-toolkit and eflomal, and PAGE=docs/benchmarks.md writes the page anew.
BENCH_SIZES = 1000,10000,100000,1000000
PEERS = python3
PAGE =
bench: PACKAGES += python3 libxml2-utils
bench: build
	$(BUILD) --product Benchmarks
	Sources/Benchmarks/bench.py --parts .build/release/Benchmarks --glosa $(GLOSA) --sizes $(BENCH_SIZES) --python "$$(command -v $(PEERS))" $(if $(PAGE),--page $(PAGE))

# libFuzzer without its own `main`, as the toolchain brings it. The driver's `-sanitize=fuzzer` would link the one with
# `main` into every program, the build's own tools included, so only the compiler is told.
FUZZER = $(wildcard $(dir $(realpath $(shell command -v swiftc)))../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-$(shell uname -m).a)
FUZZ_FLAGS = -Xswiftc -Xfrontend -Xswiftc -sanitize=fuzzer -Xlinker $(FUZZER) -Xlinker -lstdc++ -Xswiftc -DFUZZING

# Every target for FUZZ_SECONDS, with libFuzzer.
fuzz: packages
	swift build -c release --scratch-path .build-fuzz $(FUZZ_FLAGS) --product Fuzz
	Tests/Fuzz/fuzz.sh $(FUZZ_SECONDS)

# Every fault FAULTS times; some kinds need the right to mount a small disk.
faults: build
	Tests/Faults/faults.py $(GLOSA) --count $(FAULTS)

format:
	swift format -i --configuration .swift-format -r Sources Plugins Tests Locales Package.swift

lint:
	swift format lint --strict --configuration .swift-format -r Sources Plugins Tests Locales Package.swift

clean:
	rm -rf .build .build-tests .build-fuzz $(OUT)

packages:
	@command -v swift >/dev/null || { echo "error: no swift on PATH; install Swift 6.2 or newer from swift.org" >&2; exit 2; }
	@missing=""; for name in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$name"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo="sudo"; fi; \
	  $$sudo apt-get update -q && $$sudo apt-get install -y -q --no-install-recommends $$missing; \
	fi
