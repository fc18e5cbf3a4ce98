"""
Statistical methods as pure functions of numbers: no page, no database, no date of today.

Only the page that needs them imports these modules: scipy and statsmodels take a second to load.
"""
