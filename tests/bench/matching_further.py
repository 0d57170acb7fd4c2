"""Further invented sets for the bench of matching, each with an error process of its own.

``notables``: persons of history under several names and titles, up to twenty records each, ever worse kept.
``short_list``: a thousand rows of names, dates, cities and e-mail with slips in every other cell.
``agencies``: four agencies' ways of writing one address list: whole names, whole addresses, ages for dates.
Nothing here was taken from a set of records; ``who`` is the truth, which matching never sees.
"""

from random import Random

import pandas as pd

_GIVEN = {
    "male": """william john thomas george henry james charles robert edward richard arthur francis walter frederick hugh
        alexander david samuel joseph philip edmund ralph roger nicholas andrew peter anthony benjamin matthew
        christopher simon gilbert lawrence humphrey ambrose cuthbert archibald alfred ernest harold reginald percy
        stanley leonard cecil basil augustus horace rupert evelyn""".split(),
    "female": """elizabeth mary anne margaret jane catherine frances sarah dorothy charlotte emily alice eleanor harriet
        florence edith ellen louisa caroline helen isabella maria agnes beatrice constance winifred mabel ethel gertrude
        violet lucy julia martha rachel susanna bridget honor""".split(),
}  # fmt: skip
_PET = {
    "william": ["bill", "will", "willie"], "john": ["jack", "johnny", "jon"], "thomas": ["tom", "tommy"],
    "henry": ["harry", "hal"], "james": ["jim", "jamie"], "charles": ["charlie"], "robert": ["bob", "rob", "bobby"],
    "edward": ["ted", "ned", "eddie"], "richard": ["dick", "rick"], "francis": ["frank"], "walter": ["wally", "walt"],
    "frederick": ["fred", "freddie"], "alexander": ["alec", "alex", "sandy"], "samuel": ["sam"], "joseph": ["joe"],
    "elizabeth": ["bess", "betty", "eliza", "liz"], "mary": ["polly", "molly"], "anne": ["ann", "annie", "nan"],
    "margaret": ["peggy", "maggie", "meg"], "catherine": ["kate", "kitty", "katharine"], "frances": ["fanny"],
    "sarah": ["sally"], "dorothy": ["dolly", "dora"], "charlotte": ["lottie"], "eleanor": ["nell", "ellen"],
    "florence": ["flo", "florrie"], "ellen": ["nellie"], "archibald": ["archie"], "alfred": ["alf"],
}  # fmt: skip
_SYLLABLES = (
    """al an ar as bal bar bel ben ber bran bren car cal col con cor dal dan der don dun el en fal far fen gal gar gil
    glen har hal her hol hor in kel ken kil lan lar lin lon mal mar mel mer mor nor or pal par pen per pol quin ral
    ran rol ros sal san sel shan sin tal tan tar tor tre val van ver wal wan war wil win wor yar""".split(),
    """burn by bury combe cott dale den don ford gate grave ham hurst land leigh ley low man more ner ney ning rick
    ridge row sey shaw son stead stock stone ter ton tree twick well wick wood worth yard""".split(),
)  # fmt: skip
_USUAL = """smith jones brown taylor wilson clark walker hall wright green baker hill cooper ward king turner parker
    cook bell price bennett wood barnes ross grey murray hamilton stewart campbell graham scott russell howard
    percy seymour herbert stanley cavendish spencer villiers""".split()
_PLACES = """london edinburgh dublin bath bristol norwich york exeter lincoln chester glasgow aberdeen cardiff swansea
    belfast plymouth leeds manchester liverpool birmingham nottingham derby leicester oxford cambridge canterbury
    winchester salisbury gloucester worcester hereford shrewsbury durham carlisle kent surrey sussex essex devon
    cornwall dorset somerset norfolk suffolk yorkshire lancashire cheshire fife perthshire ayrshire hampstead
    kensington westminster chelsea islington hackney dulwich lewisham greenwich deptford""".split()
_CALLINGS = """politician painter writer cricketer botanist lawyer officer engineer priest musician architect physician
    actor explorer banker poet historian photographer chemist playwright rower footballer suffragette diplomat
    philosopher singer""".split()
_AREAS = """ab b ba bd bn bs ca cb cf ch ct de dh dt ec eh ex g gl gu hr ip kt l le ln m n ne ng nr ox pl s sa sw w wc
    yo""".split()
_CODE = "abdefghjlnpqrstuwxyz"
_NEAR = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqwrtyuiosasdfghjkxzxcvbn", strict=False))


def _surname(draw: Random) -> str:
    if draw.random() < 0.3:
        return draw.choice(_USUAL)
    return draw.choice(_SYLLABLES[0]) + draw.choice(_SYLLABLES[1])


def _given(draw: Random, sex: str) -> str:
    names = _GIVEN[sex]
    return names[min(int(draw.expovariate(0.09)), len(names) - 1)]


def _mangle(draw: Random, text: str) -> str:
    if len(text) < 2:
        return text
    at = draw.randrange(len(text) - 1)
    return draw.choice((
        text[:at] + _NEAR.get(text[at], "e") + text[at + 1 :], text[:at] + text[at + 1 :],
        text[:at] + text[at + 1] + text[at] + text[at + 2 :], text[:at] + draw.choice("aeioulnrst") + text[at:],
    ))  # fmt: skip


def _date(draw: Random, first: int, last: int) -> tuple[int, int, int]:
    return draw.randint(first, last), draw.randint(1, 12), draw.randint(1, 28)


def _iso(day: tuple[int, int, int]) -> str:
    return f"{day[0]}-{day[1]:02}-{day[2]:02}"


def _shift(draw: Random, day: tuple[int, int, int], most: int) -> tuple[int, int, int]:
    """The date some days away, all months having 28 of them."""
    number = (day[0] * 12 + day[1] - 1) * 28 + day[2] - 1 + draw.randint(-most, most)
    return number // 28 // 12, number // 28 % 12 + 1, number % 28 + 1


def _names(draw: Random, sex: str, family: str) -> list[str]:
    """The full names one person of history goes by, the usual one first."""
    first, last = _given(draw, sex), family
    middle = [_given(draw, sex) for _ in range(draw.choices((0, 1, 2), (5, 4, 1))[0])]
    if draw.random() < 0.2:
        middle.append(_surname(draw))
    usual = " ".join([first, *(middle if draw.random() < 0.4 else []), last])
    found = [usual, " ".join([first, *middle, last]), f"{first} {last}"]
    if middle:
        found += [f"{first} {middle[0][0]}. {last}", f"{first[0]}. {middle[0]} {last}"]
    if draw.random() < 0.15:
        number = draw.choice(("1st", "2nd", "3rd", "4th", "5th"))
        title = draw.choice(("baronet", f"baron {last}", f"earl of {_surname(draw)}", f"viscount {_surname(draw)}"))
        found[0] = draw.choice((f"sir {usual}, {number} {title}", f"{usual}, {number} {title}"))
        found.append(f"{number} {title}")
    elif draw.random() < 0.08:
        found.append(f"{draw.choice(('sir', 'dame', 'lady', 'rev.', 'dr', 'captain'))} {first} {last}")
    if sex == "female" and draw.random() < 0.5:
        found.append(f"{first} {_surname(draw)}")
        found.append(f"{first} {_surname(draw)} {last}")
    if draw.random() < 0.1:
        found.append(f"{_given(draw, sex)} {_surname(draw)}")
    return found


def notables(people: int = 1600, seed: int = 2161) -> pd.DataFrame:
    """Persons of history as several sources have them; the later records of each are the worse ones."""
    draw = Random(seed)
    rows: list[dict[str, object]] = []
    kin: list[tuple[str, str, str]] = []
    for who in range(people):
        sex = "male" if draw.random() < 0.8 else "female"
        place = draw.choice(_PLACES)
        family, place, area = (
            draw.choice(kin) if kin and draw.random() < 0.12
            else (_surname(draw), place, f"{draw.choice(_AREAS)}{draw.randint(1, 30)}")
        )  # fmt: skip
        kin.append((family, place, area))
        names, day = _names(draw, sex, family), _date(draw, 1600, 1930)
        if draw.random() < 0.25:
            day = (day[0], 1, 1)
        calling = draw.choice(_CALLINGS)
        homes = [
            f"{area} {draw.randint(1, 9)}{draw.choice(_CODE)}{draw.choice(_CODE)}" for _ in range(draw.randint(1, 4))
        ]
        many = min(int(draw.paretovariate(0.7)), 20) if draw.random() < 0.4 else draw.randint(6, 20)
        for number in range(many):
            worse = number / max(many, 8)
            rows.append(_notable(draw, who, names, sex, day, place, homes, calling, worse))
    draw.shuffle(rows)
    return pd.DataFrame(rows)


def _notable(
    draw: Random, who: int, names: list[str], sex: str, day: tuple[int, int, int], place: str, homes: list[str],
    calling: str, worse: float,
) -> dict[str, object]:  # fmt: skip
    def hit(low: float, high: float) -> bool:
        return draw.random() < low + (high - low) * worse

    full = names[0]
    if hit(0.05, 0.6):
        full = draw.choice(names)
    if hit(0.02, 0.3):
        full = " ".join(draw.choice(_PET.get(word, [word])) if draw.random() < 0.7 else word for word in full.split())
    if hit(0.0, 0.2):
        full = _mangle(draw, full)
    if hit(0.0, 0.25) and len(full.split()) > 2:
        words = full.split()
        words.pop(draw.randrange(len(words)))
        full = " ".join(words)
    if hit(0.0, 0.04):
        full = " ".join(reversed(full.replace(",", "").split()))
    words = full.replace(",", "").split()
    when = _iso(day)
    if hit(0.0, 0.2):
        when = f"{day[0]}-01-01"
    elif hit(0.0, 0.2):
        when = _iso(_shift(draw, day, 50))
    elif hit(0.0, 0.1):
        when = _mangle(draw, when)
    sexes = sex if not hit(0.0, 0.1) else draw.choice(("male", "female", "trans woman", "organisation"))
    code = homes[0] if not hit(0.0, 0.6) else draw.choice(homes)
    if hit(0.0, 0.1):
        code = _mangle(draw, code)
    return {
        "who": who, "full_name": full if not hit(0.0, 0.01) else "",
        "first_name": words[0] if words else "", "surname": words[-1] if len(words) > 1 and not hit(0.02, 0.15) else "",
        "dob": when if not hit(0.05, 0.4) else "", "birth_place": place if not hit(0.05, 0.25) else "",
        "postcode": code if not hit(0.05, 0.4) else "", "gender": sexes if not hit(0.05, 0.4) else "",
        "occupation": "" if hit(0.3, 0.65) else calling if not hit(0.0, 0.2) else draw.choice(_CALLINGS),
    }  # fmt: skip


def short_list(people: int = 260, seed: int = 77) -> pd.DataFrame:
    """About a thousand rows with a slip or a gap in every other cell; few columns to go by."""
    draw = Random(seed)
    rows: list[dict[str, object]] = []
    for who in range(people):
        sex = draw.choice(("male", "female"))
        first, last, day = _given(draw, sex), _surname(draw), _iso(_date(draw, 1930, 2012))
        city = draw.choices(["london", *_PLACES[1:30]], [14, *[1] * 29])[0]
        mail = f"{first}{last[0]}{draw.randint(10, 99)}@{_surname(draw)}.example"
        for _ in range(draw.choices((1, 2, 3, 4, 5, 6, 8), (3, 3, 3, 3, 3, 2, 1))[0]):
            one, two = (last, first) if draw.random() < 0.08 else (first, last)

            def said(text: str, slip: float, gone: float) -> str:
                if draw.random() < gone:
                    return ""
                while draw.random() < slip:
                    text = _mangle(draw, text)
                return text

            rows.append({
                "who": who, "first_name": said(one, 0.3, 0.17), "surname": said(two, 0.3, 0.18),
                "dob": said(day, 0.18, 0.0) if draw.random() < 0.97 else _iso(_date(draw, 1930, 2012)),
                "city": said(city, 0.25, 0.19), "email": said(mail, 0.22, 0.21),
            })  # fmt: skip
    draw.shuffle(rows)
    return pd.DataFrame(rows)


_NOBODY = ("Anonymous", "N/K", "Withheld", "Mr Unknown")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def agencies(people: int = 1500, seed: int = 905) -> pd.DataFrame:
    """A borough's households in four agencies' words: up to fifty records a person, hostels, shared phones."""
    draw = Random(seed)
    rows: list[dict[str, object]] = []
    streets = [
        (f"{_surname(draw).title()} {draw.choice(('Road', 'Street', 'Avenue', 'Close', 'Way', 'Gardens'))}",
         f"RM{draw.randint(1, 10)} {draw.randint(1, 9)}{draw.choice(_CODE).upper()}{draw.choice(_CODE).upper()}")
        for _ in range(160)
    ]  # fmt: skip
    hostel, who = ("Beacon House", "12", *streets[0]), 0
    while who < people:
        street, code = draw.choice(streets)
        flat = f"Flat {draw.randint(1, 30)}, " if draw.random() < 0.35 else ""
        family = _surname(draw).title()
        home = (flat, str(draw.randint(1, 140)), street, code)
        landline = f"020 7946 {draw.randint(0, 9999):04}"
        lead = _given(draw, "male").title()
        for number in range(draw.choices((1, 2, 3, 4, 5), (40, 25, 15, 15, 5))[0]):
            sex = draw.choice(("male", "female")) if number else "male"
            fore = lead if number == 2 and sex == "male" else _given(draw, sex).title() if number else lead
            born = _date(draw, 1945, 1975) if number < 2 else _date(draw, 1976, 2008)
            where = home if draw.random() < 0.97 else hostel
            person = (fore, draw.choice((_given(draw, sex).title(), "")), family, sex, born, where,
                      draw.choice(streets) if draw.random() < 0.2 else None,
                      f"07700 9{draw.randint(0, 99999):05}" if draw.random() < 0.8 else landline)  # fmt: skip
            many = draw.choices((1, 2, 3, draw.randint(4, 12), draw.randint(13, 50)), (50, 20, 15, 13, 2))[0]
            for _ in range(many):
                rows.append(_agency_row(draw, rows, who, person, landline))
            who += 1
    draw.shuffle(rows)
    return pd.DataFrame(rows)


def _agency_row(
    draw: Random, rows: list[dict[str, object]], who: int, person: tuple, landline: str
) -> dict[str, object]:  # type: ignore[type-arg]
    fore, middle, family, sex, born, home, moved, phone = person
    agency = draw.randrange(4)
    title = {"male": "Mr", "female": draw.choice(("Mrs", "Ms", "Miss"))}[sex]
    if draw.random() < 0.12:
        fore = draw.choice(_PET.get(fore.lower(), [fore])).title()
    if draw.random() < 0.06:
        family = _mangle(draw, family.lower()).title()
    name = [
        f"{family.upper()}, {fore}", f"{title} {fore[0] if draw.random() < 0.3 else fore} {family}",
        f"{fore} {middle} {family}".replace("  ", " "),
        f"{family} {fore}" if draw.random() < 0.1 else f"{fore} {family}",
    ][agency]  # fmt: skip
    if draw.random() < 0.02:
        name = draw.choice(_NOBODY)
    flat, number, street, code = home
    if moved and draw.random() < 0.4:
        flat, number, street, code = "", str(draw.randint(1, 140)), *moved
    road = street.replace("Road", "Rd").replace("Street", "St") if agency == 1 else street
    where = f"{flat}{', ' if flat and not flat.endswith(' ') else ''}{number} {road}"
    if agency == 3 and flat.startswith("Flat "):
        where = f"{flat.split()[1].strip(',')}/{number} {road}"
    if draw.random() < 0.1:
        where = road
    said = {
        0: f"{born[2]:02}/{born[1]:02}/{born[0]}", 1: _iso(born), 2: f"{born[2]} {_MONTHS[born[1] - 1]} {born[0]}",
        3: "",
    }[agency]  # fmt: skip
    if draw.random() < 0.08:
        said = f"01/01/{born[0]}" if draw.random() < 0.5 else f"{born[1]:02}/{born[2]:02}/{born[0]}"
    call = phone if draw.random() < 0.75 else landline
    call = draw.choice((call, call.replace(" ", ""), "+44 " + call[1:], call.replace(" ", "").lstrip("0")))
    if draw.random() < 0.03:
        call = draw.choice(("withheld", "07000 000000", "N/A"))
    if name in _NOBODY:
        who = -1 - len(rows)  # nobody knows who that was
    return {
        "who": who, "name": name, "dob": said if draw.random() < 0.75 else "",
        "age": str(2024 - born[0] + draw.choice((0, 0, 0, 1))) if agency == 3 else "",
        "phone": call if draw.random() < 0.6 else "", "address": where if draw.random() < 0.9 else "",
        "postcode": (code if draw.random() < 0.7 else code.replace(" ", "").lower()) if draw.random() < 0.8 else "",
        "email": f"{fore.lower()}.{person[2].lower()}@mail.example" if draw.random() < 0.2 else "",
    }  # fmt: skip
