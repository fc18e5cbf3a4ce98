"""What the page Methods and data is made of: how each figure is made, and the state of what it is made from."""
