"""Dreams, goals and what is done."""
