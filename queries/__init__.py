"""Everything that speaks SQL, and nothing else: the tables, the migrations, the questions."""
