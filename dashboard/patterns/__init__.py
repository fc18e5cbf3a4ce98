"""
Patterns that need a look: what stands out in who opened how much, and when, ranked, each in a sentence.

Never findings: a finding is an event that broke a rule. A pattern is a month unlike others, for which there are
innocent readings; it is a reason to ask, and nothing else. Settings were tuned on made logs with seeds from 1001 on,
and tried on seeds 1 to 40 (tests/patterns).
"""
