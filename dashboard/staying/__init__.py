"""
How long people stay on the Matrix: stays joined from entries, watched over two years, and the curves made of them.

The curve tells how long somebody would stay who was added now, were everything to go on as in those two years.
"""
