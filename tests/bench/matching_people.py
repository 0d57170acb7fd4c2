"""Invented people for the bench of matching: British names, families, moves, many slips, clusters up to dozens.

Nothing here was taken from a set of records. Each maker returns a frame of texts ('' where missing) with the
column ``who``, the truth, which matching never sees. The same seed makes the same frame.
"""

from random import Random

import pandas as pd

_MEN = """
    john william james george thomas charles henry robert edward joseph david richard arthur peter michael paul
    frederick alfred samuel albert walter andrew mark stephen alexander anthony daniel christopher matthew
    benjamin frank philip patrick ernest francis harold kenneth ronald leonard sidney herbert hugh simon edmund
    ralph percy nathaniel abraham isaac mohammed ahmed ali hassan omar yusuf raj arjun kofi kwame emeka chidi
    wojciech piotr ivan andrei
""".split()
_WOMEN = """
    mary elizabeth sarah ann margaret jane alice emma florence annie ellen dorothy susan catherine charlotte
    edith emily hannah harriet lucy martha patricia barbara jean joan christine rebecca eliza frances helen ruth
    rose victoria agnes grace caroline kathleen eleanor amelia isabella louisa fatima aisha khadija priya anita
    ngozi adaeze blessing agnieszka katarzyna elena maria olena zofia
""".split()
_SHORT = {
    "john": "jack", "william": "bill", "james": "jim", "thomas": "tom", "charles": "charlie", "henry": "harry",
    "robert": "bob", "edward": "ted", "joseph": "joe", "david": "dave", "richard": "dick", "michael": "mike",
    "frederick": "fred", "alfred": "alf", "samuel": "sam", "albert": "bert", "andrew": "andy", "stephen": "steve",
    "alexander": "alec", "anthony": "tony", "daniel": "dan", "christopher": "chris", "benjamin": "ben",
    "mary": "polly", "elizabeth": "liz", "sarah": "sally", "margaret": "maggie", "catherine": "kate",
    "charlotte": "lottie", "emily": "em", "susan": "sue", "patricia": "pat", "rebecca": "becky", "eleanor": "nell",
    "mohammed": "muhammad", "yusuf": "yousef", "piotr": "peter", "dorothy": "dot", "florence": "flo",
}  # fmt: skip
_COMMON = """
    smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts
    green hall wood jackson clarke patel khan lewis james phillips mason mitchell rose davis rodgers palmer
    stone begum ali hussain singh ahmed kaur okafor mensah kowalski nowak ward turner hill harris cooper king
    lee martin
""".split()
_FRONT = """
    ash brad hol whit nor sut mid har wal pem thorn lang stan bar cran red gold shel wood mar bur chat den ed
    fen gar hay ing kirk lock mel nut oak pres ral sher tem up wen yar birk cot drax els farn grim
""".split()
_BACK = """
    ley ton ham ford worth by well wood field land stead more shaw bury den combe ridge burn er man son gate
""".split()
_TOWNS = """
    london leeds york bristol exeter derby norwich lincoln durham bath oxford cambridge hull bolton dover
    ipswich reading luton preston stoke truro wells ripon ely chester carlisle barking dagenham romford ilford
""".split()
_COUNTY = """
    essex kent devon surrey yorkshire norfolk lancashire cornwall durham sussex dorset suffolk
""".split()
_WORK = """
    politician writer painter cricketer footballer architect engineer soldier priest composer botanist lawyer
    physician actor merchant photographer teacher judge sculptor historian
""".split()
_KINDS = ["road", "street", "avenue", "close", "lane", "gardens", "way", "grove", "crescent", "drive"]
_AREAS = """
    rm ig e se n nw sw ln yo bs ex de nr dh ba ox cb hu bl dv ip rg lu pr st tr
""".split()
_KEYS = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "t": "ry", "n": "bm", "s": "ad", "r": "et", "l": "ko"}


class _World:
    """Names as common and as rare as names are, and places that many share."""

    def __init__(self, seed: int, places: int = 400) -> None:
        self.random = Random(seed)
        rare = [front + back for front in _FRONT for back in _BACK]
        self.random.shuffle(rare)
        self.surnames = _COMMON + rare
        self.surname_weights = [1 / (rank + 4) for rank in range(len(self.surnames))]
        self.streets = [
            (f"{self.random.choice(rare)} {self.random.choice(_KINDS)}", self.postcode(), self.random.choice(_TOWNS))
            for _ in range(places)
        ]

    def surname(self) -> str:
        return self.random.choices(self.surnames, self.surname_weights)[0]

    def forename(self, sex: str) -> str:
        names = _MEN if sex == "m" else _WOMEN
        return self.random.choices(names, [1 / (rank + 3) for rank in range(len(names))])[0]

    def postcode(self) -> str:
        random = self.random
        letters = "abdefghjlnpqrstuwxyz"
        return (
            f"{random.choice(_AREAS)}{random.randint(1, 20)} "
            f"{random.randint(0, 9)}{random.choice(letters)}{random.choice(letters)}"
        )

    def born(self, first: int, last: int) -> str:
        random = self.random
        return f"{random.randint(first, last)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"

    def home(self) -> tuple[str, str, str, str]:
        street, code, town = self.random.choice(self.streets)
        return str(self.random.randint(1, 120)), street, town, code

    def phone(self) -> str:
        return f"01000{self.random.randint(0, 999999):06}"

    def slip(self, text: str) -> str:
        """One slip of the hand: a letter changed, dropped, doubled, or swapped with its neighbour."""
        if len(text) < 3:
            return text
        random, place = self.random, self.random.randrange(1, len(text) - 1)
        kind = random.randrange(4)
        if kind == 0:
            near = _KEYS.get(text[place], "xzvk") if text[place].isalpha() else "0123456789"
            return text[:place] + random.choice(near) + text[place + 1 :]
        if kind == 1:
            return text[:place] + text[place + 1 :]
        if kind == 2:
            return text[:place] + text[place] + text[place:]
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]

    def date_slip(self, born: str) -> str:
        random = self.random
        year, month, day = born.split("-")
        kind = random.randrange(5)
        if kind == 0:
            return f"{year}-01-01"
        if kind == 1 and int(day) <= 12:
            return f"{year}-{day}-{month}"
        if kind == 2:
            return f"{int(year) + random.choice((-1, 1, 10, -10))}-{month}-{day}"
        if kind == 3:
            return f"{year}-{random.randint(1, 12):02}-{day}"
        return f"{year}-{month}-{random.randint(1, 28):02}"

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def historical(people: int = 2500, seed: int = 11) -> pd.DataFrame:
    """Notable people in several sources, two to forty records each: titles, short forms, dates half known."""
    world = _World(seed)
    random, rows = world.random, []
    for who in range(people):
        sex = "m" if world.chance(0.75) else "f"
        fore, sur, middle = world.forename(sex), world.surname(), world.forename(sex) if world.chance(0.4) else ""
        other_sur = world.surname() if world.chance(0.25) else sur
        born, code, town = world.born(1750, 1920), world.postcode(), random.choice(_TOWNS + _COUNTY)
        work = random.choice(_WORK)
        for _ in range(min(40, 1 + int(random.expovariate(0.16)))):
            given = random.choices([fore, _SHORT.get(fore, fore), fore[0], middle or fore, ""], [70, 12, 4, 6, 4])[0]
            family = random.choices([sur, other_sur, ""], [84, 12, 4])[0]
            given = world.slip(given) if world.chance(0.1) else given
            family = world.slip(family) if world.chance(0.1) else family
            whole = " ".join(part for part in (given, middle if world.chance(0.4) else "", family) if part)
            when = "" if world.chance(0.14) else world.date_slip(born) if world.chance(0.22) else born
            where = "" if world.chance(0.12) else code
            if where and world.chance(0.25):
                where = world.slip(where) if world.chance(0.4) else f"{code.split()[0]} {world.postcode().split()[1]}"
            rows.append({
                "who": who, "whole_name": whole, "first_name": given, "last_name": family, "dob": when,
                "birth_place": "" if world.chance(0.15) else random.choice(_TOWNS) if world.chance(0.1) else town,
                "postcode": where, "gender": "" if world.chance(0.1) else {"m": "male", "f": "female"}[sex],
                "occupation": "" if world.chance(0.2) else random.choice(_WORK) if world.chance(0.15) else work,
            })  # fmt: skip
    return _shuffled(rows, random)


def _households(world: _World, people: int) -> list[dict[str, str]]:
    """People who live together: father and son of one name, twins, couples, shared phones; some have moved."""
    random, made = world.random, []
    while len(made) < people:
        home, family, landline = world.home(), world.surname(), f"01001{random.randint(0, 999999):06}"
        lead = world.forename("m")
        parents = [("m", lead, world.born(1940, 1975)), ("f", world.forename("f"), world.born(1940, 1975))]
        children = [
            (sex := random.choice("mf"), world.forename(sex), world.born(1976, 2010))
            for _ in range(random.randrange(4))
        ]
        if children and world.chance(0.15):
            children[0] = ("m", lead, children[0][2])
        if len(children) > 1 and world.chance(0.1):
            children[1] = (children[1][0], children[1][1], children[0][2])
        for sex, fore, born in random.sample(parents + children, random.randint(1, 2 + len(children))):
            second = world.home() if world.chance(0.25) else home
            made.append({
                "fore": fore, "sur": family, "sex": sex, "born": born,
                "phone": world.phone() if world.chance(0.7) else landline,
                "number": home[0], "street": home[1], "town": home[2], "code": home[3],
                "number2": second[0], "street2": second[1], "town2": second[2], "code2": second[3],
                "new": world.surname() if sex == "f" and world.chance(0.12) else family,
            })  # fmt: skip
    return made[:people]


def _written(world: _World, person: dict[str, str], who: int, missing: float, slips: float) -> dict[str, object]:
    """One record of a person, as one agency wrote it."""
    later = "2" if world.chance(0.35) else ""
    fore, sur = person["fore"], person["new"] if later else person["sur"]
    if world.chance(0.12):
        fore = _SHORT.get(fore, fore)
    elif world.chance(0.05):
        fore = fore[0]
    if world.chance(0.03):
        fore, sur = sur, fore

    def said(text: str, share: float = 1.0) -> str:
        if world.chance(missing * share):
            return ""
        return world.slip(text) if world.chance(slips) else text

    born = "" if world.chance(missing) else world.date_slip(person["born"]) if world.chance(slips) else person["born"]
    mail = f"{person['fore']}.{person['sur']}{person['born'][2:4]}@mail.example"
    return {
        "who": who, "first_name": said(fore, 0.15), "last_name": said(sur, 0.1), "dob": born,
        "gender": said(person["sex"].upper(), 0.5), "phone": said(person["phone"]), "email": said(mail, 1.8),
        "house_number": said(person["number" + later], 0.4), "street": said(person["street" + later], 0.3),
        "town": said(person["town" + later], 0.6), "postcode": said(person["code" + later], 0.6),
    }  # fmt: skip


def families(people: int = 2500, seed: int = 12, missing: float = 0.3, slips: float = 0.1) -> pd.DataFrame:
    """One list in which households stand, each person one to thirty times."""
    world = _World(seed)
    rows = []
    for who, person in enumerate(_households(world, people)):
        times = 1 + int(world.random.expovariate(0.7 if world.chance(0.9) else 0.1))
        rows += [_written(world, person, who, missing, slips) for _ in range(min(times, 30))]
    return _shuffled(rows, world.random)


def callers(records: int = 100_000, seed: int = 13) -> pd.DataFrame:
    """Many who call once and some who call often, whole names in several orders; much is missing."""
    world = _World(seed, places=4000)
    rows: list[dict[str, object]] = []
    for who, person in enumerate(_households(world, records)):
        times = 1 + int(world.random.expovariate(0.9 if world.chance(0.95) else 0.08))
        rows += [_written(world, person, who, 0.35, 0.08) for _ in range(min(times, 50))]
        if len(rows) >= records:
            break
    return _shuffled(rows[:records], world.random)


def two_lists(people: int = 3000, seed: int = 14) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two agencies' lists without duplicates of their own, half of whose people are on both."""
    world = _World(seed)
    first, second = [], []
    for who, person in enumerate(_households(world, people)):
        where = world.random.randrange(4)
        if where != 0:
            first.append(_written(world, person, who, 0.2, 0.12))
        if where != 1:
            second.append(_written(world, person, who, 0.2, 0.12))
    return _shuffled(first, world.random), _shuffled(second, world.random)


def _shuffled(rows: list[dict[str, object]], random: Random) -> pd.DataFrame:
    random.shuffle(rows)
    return pd.DataFrame(rows)
