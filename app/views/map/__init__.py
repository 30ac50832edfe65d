"""The contact map as a page: the drawing, its equal twin as a table, and what can be done there."""
