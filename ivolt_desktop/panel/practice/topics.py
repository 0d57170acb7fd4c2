"""What calls and cases are about: the police code, the council's word for it, and a line of details."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """One kind of trouble. ``weight`` is how common it is; ``busy`` are months that see twice as much."""

    key: str
    code: str
    category: str
    council: str
    details: tuple[str, ...]
    weight: int
    at_home: bool
    busy: tuple[int, ...] = ()


TOPICS: tuple[Topic, ...] = (
    Topic("rowdy", "215", "Rowdy behaviour", "Rowdy behaviour",
          ("Group shouting outside", "Large group drinking and shouting", "Fight about to start, group dispersed",
           "Noise and shouting for an hour"), 24, False, (6, 7, 8)),
    Topic("youths", "216", "Youths gathering", "Youth nuisance",
          ("Youths knocking on doors and running off", "Group of youths in the stairwell",
           "Stones thrown at windows", "Balls kicked at the fence for an hour"), 15, True, (4, 7, 8, 10)),
    Topic("neighbour", "220", "Nuisance neighbour", "Neighbour dispute",
          ("Banging on the wall through the night", "Neighbour shouting abuse over the fence",
           "Dispute over the shared hall", "Threats made through the door"), 13, True),
    Topic("noise", "302", "Noise", "Noise",
          ("Loud music since 11 pm", "Party in the back garden", "Car stereo outside the block"), 13, True,
          (6, 7, 8)),
    Topic("street drinking", "228", "Street drinking", "Street drinking",
          ("Street drinkers in the doorway", "Drinkers asking customers for money", "Bottles left and broken"),
          9, False, (5, 6, 7, 8)),
    Topic("drug dealing", "231", "Drug dealing or use", "Drugs",
          ("Dealing from the steps", "Smell of cannabis in the stairwell", "People using drugs by the bins"),
          9, False),
    Topic("vehicle nuisance", "240", "Vehicle nuisance", "Vehicle nuisance",
          ("Moped up and down the pavement", "Off-road bike in the park", "Cars racing late at night"), 8, False,
          (4, 5, 6)),
    Topic("begging", "310", "Begging", "Begging",
          ("Aggressive begging at the cash machine", "Begging outside the station"), 4, False),
    Topic("fireworks", "250", "Fireworks", "Fireworks",
          ("Fireworks thrown towards people", "Fireworks let off in the street"), 1, False, (10, 11, 12)),
    Topic("refuse fires", "260", "Refuse set alight", "Fire setting",
          ("Bin store alight, fire brigade called", "Youths lighting rubbish by the bins"), 2, False),
    Topic("harassment", "245", "Harassment", "Harassment",
          ("Followed home again by the same man", "Messages through the letter box", "Waiting outside her door"),
          3, True),
    Topic("night calls", "205", "Concern, repeated calls", "Welfare concern",
          ("Says people are in the loft; none found", "Hears voices through the wall; officers attended",
           "Caller distressed, nobody seen"), 1, True),
)  # fmt: skip

BY_KEY: dict[str, Topic] = {topic.key: topic for topic in TOPICS}
