"""The recovery code survives paper, and slips are told from wrong codes."""

import pytest

from app.models.vault_problems import RecoveryCodeMistyped
from app.storage.vault.recovery import new_code, read_code, same_code

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def is_read(typed: str) -> bool:
    try:
        read_code(typed)
    except RecoveryCodeMistyped:
        return False
    return True


def test_a_code_is_seven_groups_of_four_and_130_bits() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert len(read_code(code)) * 5 == 130
    assert len({new_code() for _ in range(50)}) == 50


def test_typing_is_forgiven() -> None:
    code = new_code()
    typed = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert read_code(typed) == read_code(code)
    assert same_code(code, code.replace("-", "").replace("1", "I"))


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 28, "Æ" * 28, "0" * 28, "0" * 60])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert not is_read(typed)


def test_slips_of_the_pen_are_noticed() -> None:
    code = new_code().replace("-", "")
    slips = {code[:at] + sign + code[at + 1 :] for at in range(28) for sign in SIGNS} - {code}
    swaps = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(27)} - {code}
    noticed = [slip for slip in slips | swaps if not is_read(slip)]
    assert len(noticed) / len(slips | swaps) > 0.99


def test_another_code_is_not_the_same() -> None:
    assert not same_code(new_code(), new_code())
