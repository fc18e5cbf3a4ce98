"""
Who is on the Matrix beside who lives in London: the groups in words, comparators, the two ratios and their caution.

A ratio never stands without its comparator's name and both of its parts, and never of fewer than ten people.
"""
