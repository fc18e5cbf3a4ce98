"""What makes an answer fit to be seen: for whom, worked out, withheld, drawn, furnished, printed."""
