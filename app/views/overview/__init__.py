"""The family at a glance: who, whom to call, what comes next, what is missing."""
