"""Sightline: the public register of face recognition and other AI surveillance."""

__version__ = "0.1.0"
