"""What was recommended and what was decided."""
