"""How each kind of block becomes slices of a page and elements of the structure tree."""
