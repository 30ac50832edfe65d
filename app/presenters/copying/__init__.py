"""The journal as plain text for the specialist system (*Kopiér til fagsystem*): nothing is typed twice.

``sections`` says what can be copied and who writes it; ``setting`` how such a text is set; the others
write: ``family`` the overview, contacts and plan, ``consented`` the consents, ``prepared`` what was known
before, ``minutes`` what was said at a meeting, ``advised`` recommendations, ``decided`` decisions and what
comes of them.
"""
