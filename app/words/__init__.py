"""How is it said? Danish sentences, plurals, dates and long texts."""
