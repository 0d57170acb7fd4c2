"""Who issues notices, as lists write it: a word for the agency, a rank, or the team."""

ISSUERS = {
    "police": "police", "met": "police", "mps": "police", "metpolice": "police", "metropolitanpolice": "police",
    "metropolitanpoliceservice": "police", "p": "police", "pc": "police", "pcso": "police", "ps": "police",
    "sergeant": "police", "snt": "police", "saferneighbourhoodteam": "police", "policeofficer": "police",
    "policelicensing": "police", "policelicensingteam": "police", "metpolicelicensing": "police",
    "council": "council", "lbbd": "council", "la": "council", "c": "council", "localauthority": "council",
    "enforcement": "council", "enforcementofficer": "council", "counciloffice": "council", "councilofficer": "council",
    "warden": "council", "communitywarden": "council", "civilenforcement": "council", "ceo": "council",
    "streetenforcement": "council", "councillicensing": "council", "councillicensingteam": "council",
    "lbbdlicensing": "council", "licensingauthority": "council", "parks": "council", "asbteam": "council",
    "councilasbteam": "council", "housing": "housing", "housingofficer": "housing", "landlord": "housing",
    "fire": "fire", "lfb": "fire", "firebrigade": "fire",
}  # fmt: skip
"""As header keys, to the kind of agency."""
