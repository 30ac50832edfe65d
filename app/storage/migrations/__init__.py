"""How the tables came to be: revisions of the database, run by ``app.storage.migrate``."""
