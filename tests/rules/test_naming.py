"""Whom a text names: in doubt somebody, but never by a part of another word."""

import string
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.people import Person
from app.rules.naming import Lexicon, Naming
from tests.rules.families import KEY, WORDS, contact, family, home, lives, with_
from tests.rules.worlds import few


def named(text: str | None, **about: str) -> bool:
    """Whether a text names one person with these fields."""
    one = Person(id=Id("p"), case_id=KEY, **{"name": "Bo", **about})  # type: ignore[arg-type]  # texts by name
    case = with_(family(), one)
    return Id("p") in Naming(case, WORDS).people_in(text)


HITS: Mapping[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "first name": (
        {"name": "David"},
        ("David", "david", "DAVID", "Davids hat", "David's", "David’s", "DAVIDS", "(David)",
         "_David_", "David-agtig", "hos David.", "Da\u00advid", "Da\u200bvid"),
    ),
    "genitive of s": ({"name": "Jens"}, ("Jens bil", "Jens' bil", "Jens’ bil", "Jens's bil")),
    "full name": ({"name": "Anne-Marie van der Holm"}, ("Anne-Marie", "annes", "fru Holm", "HOLMS")),
    "middle name": ({"name": "Hans Peter Lund"}, ("Peter", "PETER", "Lunds")),
    "nickname": ({"nickname": "Lille Bjørn"}, ("lille bjørn", "Lille\n Bjørns")),
    "signs": ({"name": "A.J. (Mus)", "nickname": "C++"}, ("a.j. ringer", "c++", "(Mus)")),
    "composed": ({"name": "Åse"}, ("A\u030ase", "a\u030ases")),
    "decomposed": ({"name": "A\u030ase"}, ("Åse",)),
    "phone": (
        {"phone": "22 33 44 55"},
        ("22334455", "22 33 44 55", "22.33.44.55", "22-33-44-55", "(22) 334455", "+4522334455",
         "22\u00a033\u00a044\u00a055", "0045 2233 4455"),
    ),
    "phone abroad": ({"phone": "+45 22 33 44 55"}, ("22334455", "+45 22 33 44 55")),
    "identifier": ({"identifier": "010185-1234"}, ("0101851234", "010185-1234", "010185 1234")),
    "replacement": ({"identifier": "010185-0AB1"}, ("0101850AB1", "010185-0ab1")),
    "address": (
        {"address": "Strandvej  3, 2. tv, 4000 Roskilde"},
        ("strandvej 3", "Strandvej\n3", "Strandvej 3, 2. tv, 4000 Roskilde", "på Strandvej 3."),
    ),
}  # fmt: skip

MISSES: Mapping[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "inside a word": ({"name": "Bo"}, ("Bobil", "bor", "taboret", "Bosse", "Bø", "Bo2", "2Bo")),
    "no genitive": ({"name": "Eva"}, ("Evas2", "Evan", "Evass")),
    "surnames small": ({"name": "Eva af Skov"}, ("en tur i skov", "af", "skovs")),
    "empty": ({"name": " ", "nickname": " ", "address": " "}, (" ", "Bo", "s", "'s")),
    "signs": ({"nickname": ".*"}, ("alt", "noget helt andet")),
    "house number": ({"address": "Strandvej 3"}, ("Strandvej 31", "Strandvej 3b")),
    "short number": ({"phone": "12345", "identifier": "12-34"}, ("12345", "1234")),
    "dates": ({"phone": "22334455"}, ("22.3.2024", "22334", "2233445")),
}  # fmt: skip


def cases(table: Mapping[str, tuple[dict[str, str], tuple[str, ...]]]) -> list[object]:
    return [
        pytest.param(about, text, id=f"{title}: {text!r}")
        for title, (about, texts) in table.items()
        for text in texts
    ]


@pytest.mark.parametrize(("about", "text"), cases(HITS))
def test_a_text_names(about: dict[str, str], text: str) -> None:
    assert named(text, **about)


@pytest.mark.parametrize(("about", "text"), cases(MISSES))
def test_a_text_does_not_name(about: dict[str, str], text: str) -> None:
    assert not named(text, **about)


@pytest.mark.parametrize("text", [None, ""])
def test_no_text_names_nobody(text: str | None) -> None:
    assert not named(text)


def test_nobody_to_name() -> None:
    case = with_(family().having(Person, ()))
    assert Naming(case, WORDS).people_in("Sanne Holm, 22334455") == frozenset()


def holms() -> Naming:
    names = {"s": "Sanne Marie Holm", "d": "David van der Holm", "m": "Mille Berg Holm"}
    people = tuple(Person(id=Id(key), case_id=KEY, name=name) for key, name in names.items())
    return Naming(family().having(Person, people), WORDS)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sanne Holm får støtte", "s"),
        ("SANNE MARIE HOLMS støtte", "s"),
        ("Sanne og Mille Holm", "ms"),
        ("Hr. Holm", "dms"),
        ("Familien Holms hus", "dms"),
        ("Sanne og Holm", "dms"),
        ("David van der Holm", "d"),
        ("Sanne Holm og hr. Holm", "dms"),
        ("Berg", "m"),
    ],
)
def test_a_surname_names_all_who_bear_it_unless_a_first_name_stands_before_it(
    text: str, who: str
) -> None:
    assert holms().people_in(text) == set(who)


def test_a_homes_address_names_those_who_live_there() -> None:
    case = family(
        home("h", address="Skovvej 7, 4000 Roskilde"), lives("h", "sanne"), lives("h", "mille"),
        home("none"), lives("none", "david"),
    )  # fmt: skip
    assert Naming(case, WORDS).people_in("mødes på skovvej 7") == {"sanne", "mille"}


@few(40)
@given(st.text(string.printable + "æøåÆØÅé.*+?()[]{}\\^$|", min_size=1, max_size=12), st.text())
def test_any_name_names_itself_and_breaks_nothing(name: str, around: str) -> None:
    if name.strip() and name.strip() == name:
        assert named(f"hos {name} i dag", nickname=name)
    named(around, name=name, nickname=name, address=name, phone=name, identifier=name)


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (None, None),
        (contact("c", "Mentor"), None),
        (contact("c", "Rusmiddelkonsulent"), Kind.SUBSTANCE),
        (contact("c", "RUSMIDDELCENTRET"), Kind.SUBSTANCE),
        (contact("c", "Rådgiver", organisation="Det lokale krisecenter"), Kind.SHELTER),
        (contact("c", "Rusmiddelrådgiver", organisation="Krisecenter"), Kind.SUBSTANCE),
    ],
)
def test_a_role_or_an_organisation_gives_a_kind_away(
    one: Contact | None, kind: Kind | None
) -> None:
    assert Naming(family(), WORDS).revealed(one) is kind


def test_without_words_nothing_is_given_away() -> None:
    assert Naming(family(), Lexicon()).revealed(contact("c", "Rusmiddelkonsulent")) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mødte KRISECENTRET", {Kind.SHELTER}),
        ("Krisecenter og rusmiddelbehandling", {Kind.SHELTER, Kind.SUBSTANCE}),
        ("en ppr-psykolog", {Kind.SCHOOL}),
        ("oppretter transformation", set()),
        (None, set()),
    ],
)
def test_which_kinds_the_words_of_a_text_may_give_away(text: str | None, kinds: set[Kind]) -> None:
    table = {"krisecent": Kind.SHELTER, "rusmiddel": Kind.SUBSTANCE, "ppr": Kind.SCHOOL,
             "sfo": Kind.SCHOOL}  # fmt: skip
    assert Naming(family(), Lexicon(table)).kinds_in(text) == kinds


def test_an_address_or_number_locates_and_a_name_does_not() -> None:
    one = Person(id=Id("p"), case_id=KEY, name="Bo", address="Strandvej 3", phone="22334455")
    naming = Naming(with_(family(), one), WORDS)
    assert naming.located_in("Bo") == set()
    assert naming.located_in("Strandvej 3") == naming.located_in("22 33 44 55") == {"p"}
