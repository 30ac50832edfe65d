"""The meeting: points, what we talk about, what we agreed."""
