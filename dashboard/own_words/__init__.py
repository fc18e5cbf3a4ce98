"""The Oversight Group's own words, entered on a page: what it assessed, was shown, decided and asked for."""
