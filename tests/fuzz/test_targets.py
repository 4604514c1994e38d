"""What `make fuzz` runs for minutes, for a moment: each target over its own examples, whole and broken."""

import random

import pytest

from fuzz.run import load, names, seeds_of

TIMES = 40


def broken(content: bytes, dice: random.Random) -> bytes:
    """Return the bytes with a part cut out, doubled or made anew."""
    at, until = sorted(dice.randint(0, len(content)) for _ in range(2))
    middle = dice.choice([b"", content[at:until] * 2, dice.randbytes(min(40, until - at)), b"\0", b"\xff"])
    return content[:at] + middle + content[until:]


@pytest.mark.parametrize("name", names())
def test_no_input_breaks_it(name: str) -> None:
    """A target lets nothing out of itself but real faults, whatever it is given."""
    target, dice = load(name), random.Random(name)
    for seed in [*seeds_of(target), b"", dice.randbytes(1_000)]:
        target.target(seed)
        for _ in range(TIMES):
            target.target(broken(seed, dice))
