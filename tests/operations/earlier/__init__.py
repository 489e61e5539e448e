"""Registries that earlier states of the software made, kept to be upgraded (see `make.py`)."""
