"""What is asked for under which law."""
