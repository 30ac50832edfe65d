"""What is wrong with the vault, and what to do about it."""

from app.models import vault_problems as problems
from app.words.translate import _

__all__ = ["vault_sentence"]


def vault_sentence(problem: problems.VaultProblem) -> str:
    """What happened and what to do, for whoever sits at the desk."""
    table = {**_secrets(), **_files(), **_keyring(), **_surroundings()}
    return table[type(problem)]


def _secrets() -> dict[type[problems.VaultProblem], str]:
    return {
        problems.WrongPassphrase: _(
            "Adgangssætningen passer ikke. Prøv igen, og se efter, om Caps Lock er slået til."
        ),
        problems.PassphraseTooShort: _(
            "Adgangssætningen er for kort. Brug mindst 12 tegn, eller tag den, som programmet"
            " foreslår."
        ),
        problems.WrongRecoveryCode: _(
            "Gendannelseskoden er skrevet rigtigt, men hører ikke til denne boks. Se efter, om"
            " du har en nyere kode liggende."
        ),
        problems.RecoveryCodeMistyped: _(
            "Der er en slåfejl i gendannelseskoden. Sammenlign den med papiret, en gruppe ad"
            " gangen."
        ),
        problems.NoSuchSlot: _(
            "Boksen kan ikke åbnes på den måde. Brug adgangssætningen eller gendannelseskoden."
        ),
        problems.LastSlot: _(
            "Den adgang kan ikke fjernes, for så kunne boksen ikke åbnes sikkert mere. Tilføj en"
            " anden først."
        ),
    }


def _files() -> dict[type[problems.VaultProblem], str]:
    return {
        problems.VaultMissing: _(
            "Der er ingen boks i mappen. Vælg en anden mappe, eller opret en ny boks."
        ),
        problems.VaultExists: _(
            "Der ligger allerede en boks i mappen. Åbn den, eller vælg en anden mappe til en ny."
        ),
        problems.HeaderMissing: _(
            "Boksens nøglefil (vault.json) mangler, så den kan ikke åbnes. Hent filen fra en"
            " sikkerhedskopi."
        ),
        problems.HeaderTampered: _(
            "Boksens nøglefil (vault.json) er beskadiget eller ændret. Intet er åbnet. Hent filen"
            " fra en sikkerhedskopi."
        ),
        problems.DatabaseMissing: _(
            "Boksens database (vault.db) mangler. Der er ikke lavet en ny. Hent filen fra en"
            " sikkerhedskopi."
        ),
        problems.DatabaseDamaged: _(
            "Boksens database (vault.db) er beskadiget. Intet er vist. Gendan boksen fra en"
            " sikkerhedskopi."
        ),
        problems.NotEncrypted: _(
            "Databasen (vault.db) er ikke krypteret og er ikke lavet af dette program. Intet er"
            " åbnet. Spørg jeres it-afdeling."
        ),
        problems.NewerVersion: _(
            "Boksen er gemt af en nyere udgave af programmet. Opdater programmet, og åbn den igen."
        ),
        problems.RecentWorkMissing: _(
            "Det sidste, der blev gemt, er ikke i databasen. Gendan boksen fra en"
            " sikkerhedskopi, eller gå videre uden det."
        ),
        problems.AnchorDamaged: _(
            "Mærket for den sidste lagring (vault.anchor) mangler eller er ændret. Se efter, om"
            " det nyeste arbejde er der, før du går videre."
        ),
        problems.MinutesChanged: _(
            "Et lukket referat siger noget andet, end da det blev lukket. Nogen har skrevet i databasen"
            " (vault.db) uden om programmet. Gem boksen, som den er, og spørg jeres it-afdeling."
        ),
        problems.MinutesMissing: _(
            "Et lukket referat eller beviset for, at det er slettet, er væk, og loggen kender ingen"
            " sletning. Gem boksen, som den er, og spørg jeres it-afdeling."
        ),
        problems.MigrationFailed: _(
            "Boksen kunne ikke opdateres til denne udgave af programmet. Den er, som den var."
            " Spørg jeres it-afdeling."
        ),
    }


def _keyring() -> dict[type[problems.VaultProblem], str]:
    return {
        problems.KeyringUnavailable: _(
            "Computerens nøglering svarer ikke, eller den er en anden end før. Log på computeren"
            " igen, eller brug gendannelseskoden."
        ),
        problems.KeyringItemLost: _(
            "Boksens del af nøglen er ikke i computerens nøglering mere. Brug"
            " gendannelseskoden, og vælg en ny adgangssætning."
        ),
    }


def _surroundings() -> dict[type[problems.VaultProblem], str]:
    return {
        problems.VaultBusy: _(
            "Boksen er allerede åben i et andet vindue. Brug det, eller luk det først."
        ),
        problems.VaultClosed: _("Boksen er låst. Lås den op, og prøv igen."),
        problems.DiskFull: _(
            "Der er ikke plads på disken, så ændringen blev ikke gemt. Det, der var gemt, er der"
            " stadig. Ryd op, og prøv igen."
        ),
        problems.ReadOnly: _(
            "Der kan ikke skrives i boksens mappe, så ændringen blev ikke gemt. Se efter, om"
            " mappen er skrivebeskyttet."
        ),
        problems.NotEnoughMemory: _(
            "Computeren har ikke hukommelse nok fri til at låse op. Luk andre programmer, og prøv"
            " igen."
        ),
        problems.UnsafeDriver: _(
            "Programmets databasedel er for gammel eller mangler kryptering. Intet er åbnet."
            " Installer programmet igen."
        ),
    }
