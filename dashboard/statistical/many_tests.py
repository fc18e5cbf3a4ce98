"""
What is asked of many at once: p-values, and which of them still stand.

A p-value of 1 in 1,000 among 300 users comes up every third month by chance. Benjamini and Hochberg's method
keeps the expected share of false ones among those named at a level.
"""

from collections.abc import Sequence

import numpy as np
from scipy.stats import false_discovery_control, hypergeom

Numbers = np.ndarray


def adjusted(p_values: Sequence[float] | Numbers) -> Numbers:
    """
    Each p-value adjusted for how many were looked at, by scipy: at most `q` are named where those at or below `q`
    are. Source: Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57.
    """
    if not len(p_values):
        return np.empty(0)
    return np.asarray(false_discovery_control(np.asarray(p_values, float), method="bh"))


def exceeds(count: Numbers, of: Numbers, others_count: Numbers, others_of: Numbers) -> Numbers:
    """
    One-sided p-values of Fisher's exact test: that a share this much above the others' comes up by chance.

    It is the upper tail of the hypergeometric distribution, by scipy, for many pairs in one call. Where either
    side has nothing nothing is said: the p-value is 1.
    """
    both = (of > 0) & (others_of > 0)
    return np.where(both, hypergeom.sf(count - 1, of + others_of, count + others_count, of), 1.0)
