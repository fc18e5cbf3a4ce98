"""The sentences that pages open with and charts stand under, by page: made from answers, the finding first."""
