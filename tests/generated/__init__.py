"""Packs that nobody has seen, made by hypothesis, with every nasty shape that FIGURES.md and DATA.md allow."""
