"""Mødedag: the families of one day in order."""
