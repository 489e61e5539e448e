"""The log against Tessera's POSIX driver; see benchmarks/README.md."""
