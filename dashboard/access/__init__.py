"""What the page Access audit makes of its answers: cards, counts and lists, in words."""
