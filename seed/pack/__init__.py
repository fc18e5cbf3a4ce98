"""Packs: the one door by which every row enters."""

from seed.pack.load import load_pack
from seed.pack.report import BadRow, LoadReport

__all__ = ["BadRow", "LoadReport", "load_pack"]
