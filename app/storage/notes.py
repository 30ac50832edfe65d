"""What the store keeps besides cases: drafts of typing, and the vault's own settings."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from app.models.base import Id
from app.storage.tables import Schema
from app.storage.vault.engine import Vault
from app.storage.vault.errors import database_problems

__all__ = ["StoredDrafts", "StoredSettings"]


class StoredDrafts:
    """Text being typed, kept encrypted until it becomes an operation."""

    def __init__(self, vault: Vault, tables: Schema) -> None:
        """Bind to the vault."""
        self._vault = vault
        self._table = tables.drafts

    def keep(self, case_id: Id, place: str, text: str) -> None:
        """Keep the text of a field; the newest one stands."""
        here = (self._table.c.case_id == case_id) & (self._table.c.place == place)
        with database_problems(), self._vault.engine.begin() as connection:
            connection.execute(delete(self._table).where(here))
            connection.execute(
                self._table.insert(), {"case_id": case_id, "place": place, "text": text}
            )

    def drop(self, case_id: Id, place: str) -> None:
        """Forget the text of a field."""
        here = (self._table.c.case_id == case_id) & (self._table.c.place == place)
        with database_problems(), self._vault.engine.begin() as connection:
            connection.execute(delete(self._table).where(here))

    def all(self, case_id: Id) -> Mapping[str, str]:
        """The texts of a case, by place."""
        query = select(self._table.c.place, self._table.c.text).where(
            self._table.c.case_id == case_id
        )
        with database_problems(), self._vault.engine.begin() as connection:
            return {row.place: row.text for row in connection.execute(query)}


class StoredSettings:
    """Settings that belong to the vault, such as the law profile new cases begin under."""

    def __init__(self, vault: Vault, tables: Schema) -> None:
        """Bind to the vault."""
        self._vault = vault
        self._table = tables.settings

    def get(self, key: str) -> str | None:
        """The value of a setting, None if it was never set."""
        query = select(self._table.c.value).where(self._table.c.key == key)
        with database_problems(), self._vault.engine.begin() as connection:
            found: str | None = connection.execute(query).scalar()
        return found

    def set(self, key: str, value: str) -> None:
        """Set a setting."""
        with database_problems(), self._vault.engine.begin() as connection:
            connection.execute(delete(self._table).where(self._table.c.key == key))
            connection.execute(self._table.insert(), {"key": key, "value": value})
