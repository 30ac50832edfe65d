"""Giving families to a deputy, and taking back what was done."""
