"""How much each level of agreement says, as data, with the record of how the numbers were made.

For each level three chances: ``same`` that a pair shows it when it is one person, ``other`` when it is two
who have nothing to do with each other, ``family`` when it is two of one household. A level's weight is
log2(same / other). The chance that two of one family would look like that is taken off in a row of its
own, so that twins, father and son and shared phones are not merged by what families share.

How they were made (version 1): set by hand from general knowledge of British records and from the
orders of size in public accounts of Fellegi-Sunter linkage; nothing was fitted or trained. Invented
traps (twins, father and son, a name in two orders) were looked at as a check, and what they showed to be
missing (a level, or the chance that a family shares something) was put in. The ``other`` chance of an
equal name is not here: it is the frequency of that name among the records themselves. Change a number
only together with this account.
"""

from dataclasses import dataclass

PRIOR = 1 / 2000
"""The chance that a pair drawn for comparison by nothing at all is one person."""

FAMILY = 1 / 2000
"""The chance that such a pair is two of one household."""


@dataclass(frozen=True)
class Chances:
    """The three chances of one level."""

    same: float
    other: float
    family: float


MISSING = Chances(1.0, 1.0, 1.0)

PEOPLE: dict[str, dict[str, Chances]] = {
    "surname": {
        "same": Chances(0.84, 0.01, 0.60),  # other: replaced by the surname's frequency
        "part": Chances(0.04, 0.002, 0.04),
        "alike": Chances(0.07, 0.004, 0.03),
        "different": Chances(0.03, 0.98, 0.33),
    },
    "forename": {
        "same": Chances(0.70, 0.02, 0.03),  # other: replaced by the forename's frequency
        "short form": Chances(0.08, 0.003, 0.01),
        "alike": Chances(0.06, 0.004, 0.015),
        "middle": Chances(0.03, 0.003, 0.006),
        "initial": Chances(0.14, 0.012, 0.02),
        "initial differs": Chances(0.004, 0.10, 0.10),
        "different": Chances(0.004, 0.86, 0.83),
    },
    "swapped": {
        "swapped": Chances(0.02, 0.00005, 0.0001),
        "initial": Chances(0.01, 0.0003, 0.0005),
    },
    "suffix": {"different": Chances(0.02, 0.5, 0.9)},
    "title": {"different": Chances(0.012, 0.5, 0.7)},
    "born": {
        "same": Chances(0.90, 0.00008, 0.03),
        "new year": Chances(0.90, 0.01, 0.03),
        "swapped": Chances(0.02, 0.00008, 0.0003),
        "one part": Chances(0.05, 0.004, 0.006),
        "near": Chances(0.012, 0.03, 0.05),
        "different": Chances(0.004, 0.96, 0.93),
    },
    "phone": {
        "same mobile": Chances(0.55, 0.0006, 0.15),
        "same": Chances(0.55, 0.0006, 0.45),
        "one digit": Chances(0.02, 0.001, 0.05),  # families buy numbers that follow each other
        "many share": Chances(1.0, 1.0, 1.0),
        "another mobile": Chances(0.20, 0.99, 0.90),
        "different": Chances(0.40, 0.99, 0.70),
    },
    "email": {
        "same": Chances(0.75, 0.00005, 0.08),
        "different": Chances(0.25, 0.99, 0.92),
    },
    "address": {
        "same flat": Chances(0.58, 0.001, 0.93),
        "same": Chances(0.58, 0.001, 0.90),
        "same building": Chances(0.10, 0.004, 0.05),
        "another flat": Chances(0.006, 0.015, 0.01),
        "number miskeyed": Chances(0.03, 0.008, 0.005),
        "same street": Chances(0.02, 0.012, 0.01),
        "another number": Chances(0.002, 0.03, 0.01),
        "many share": Chances(0.60, 0.20, 0.60),
        "different": Chances(0.24, 0.93, 0.02),
    },
    "postcode": {
        "same": Chances(0.70, 0.003, 0.95),
        "same, as the address says": Chances(0.95, 0.60, 0.97),
        "near": Chances(0.06, 0.02, 0.02),
        "different": Chances(0.24, 0.97, 0.03),
        "different, as the address says": Chances(0.95, 0.99, 0.97),
    },
    "role": {
        "same": Chances(0.70, 0.55, 0.60),
        "different": Chances(0.30, 0.45, 0.40),
    },
}

PLACES: dict[str, dict[str, Chances]] = {
    "name": {
        "same": Chances(0.70, 0.003, 1.0),
        "alike": Chances(0.20, 0.008, 1.0),
        "different": Chances(0.10, 0.95, 1.0),
    },
    "address": {
        "same flat": Chances(0.75, 0.00005, 1.0),
        "same": Chances(0.75, 0.00005, 1.0),
        "street only": Chances(0.55, 0.0008, 1.0),
        "same building": Chances(0.005, 0.01, 1.0),
        "another flat": Chances(0.0005, 0.02, 1.0),
        "number miskeyed": Chances(0.02, 0.008, 1.0),
        "same street": Chances(0.005, 0.05, 1.0),
        "another number": Chances(0.0005, 0.05, 1.0),
        "different": Chances(0.05, 0.93, 1.0),
    },
    "postcode": {
        "same": Chances(0.85, 0.01, 1.0),
        "same, as the address says": Chances(0.95, 0.02, 1.0),
        "same, as the street says": Chances(0.95, 0.60, 1.0),
        "near": Chances(0.08, 0.03, 1.0),
        "different": Chances(0.07, 0.96, 1.0),
    },
    "where": {
        "at the spot": Chances(0.75, 0.002, 1.0),
        "close by": Chances(0.20, 0.02, 1.0),
        "far": Chances(0.05, 0.98, 1.0),
    },
}
