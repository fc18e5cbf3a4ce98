"""What is due in a BCU: from the rows of the register and the log to the lines of one list, by date."""
