"""Forms: what the inspector shows of one record, and which operation a changed field becomes."""
