"""What the pages of a family share: cards in groups, one selection, one inspector."""
