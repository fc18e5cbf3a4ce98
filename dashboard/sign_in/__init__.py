"""Who is here: the form, the guard at every door, sessions, and `viewer()`, which every run asks anew."""
