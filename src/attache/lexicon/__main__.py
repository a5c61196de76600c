"""`python -m attache.lexicon` writes the compiled form of the TOML files anew."""

from attache.lexicon import compile as compiled

compiled.COMPILED.write_bytes(compiled.encode(compiled.sources()))
