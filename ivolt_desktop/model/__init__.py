"""What the panel keeps: one file per register. Importing this package declares them all."""

from ivolt_desktop.model.agencies import Agency, Member
from ivolt_desktop.model.associations import Association
from ivolt_desktop.model.calls import AsbCall
from ivolt_desktop.model.cases import CouncilCase
from ivolt_desktop.model.cohorts import Cohort, Membership
from ivolt_desktop.model.counts import CrimeCount, FireCount, FlyTipping, Outline, StreetCrime
from ivolt_desktop.model.delivered import (
    delivered_keys,
    delivered_registers,
    links_to_people,
    links_to_places,
    person_links,
    place_links,
)
from ivolt_desktop.model.deliveries import Delivery, DeliveryRow, DeliveryText, SavedLayout
from ivolt_desktop.model.documents import Document
from ivolt_desktop.model.fires import FireIncident
from ivolt_desktop.model.issues import Action, ActionUpdate, Issue
from ivolt_desktop.model.kept import Change, ChangeEntry, Setting, Snapshot
from ivolt_desktop.model.licensing import LicensingRecord
from ivolt_desktop.model.meetings import AgendaItem, Attendance, Meeting, MinuteLine
from ivolt_desktop.model.needs import Need
from ivolt_desktop.model.notices import WarningNotice
from ivolt_desktop.model.other_records import DefinedFeed, OtherRecord
from ivolt_desktop.model.penalties import Penalty
from ivolt_desktop.model.people import Judgement, Person
from ivolt_desktop.model.places import Place
from ivolt_desktop.model.provenance import COMPLAINANT, OFFENDER, Delivered, PersonMention, PlaceMention, SentIn
from ivolt_desktop.model.register import Register, RegisterSpec, Stored, all_registers, register_named, spec_of
from ivolt_desktop.model.risk import RiskAssessment
from ivolt_desktop.model.suggestions import SuggestedPair
from ivolt_desktop.model.surveys import SurveyResponse

__all__ = [
    "COMPLAINANT", "OFFENDER", "Action", "ActionUpdate", "Agency", "AgendaItem", "AsbCall", "Association",
    "Attendance", "Change", "ChangeEntry", "Cohort", "CouncilCase", "CrimeCount", "DefinedFeed", "Delivered",
    "Delivery", "DeliveryRow", "DeliveryText", "Document", "FireCount", "FireIncident", "FlyTipping", "Issue",
    "Judgement", "LicensingRecord", "Meeting", "Member", "Membership", "MinuteLine", "Need", "OtherRecord", "Outline",
    "Penalty", "Person", "PersonMention", "Place", "PlaceMention", "Register", "RegisterSpec", "RiskAssessment",
    "SavedLayout", "SentIn", "Setting", "Snapshot", "Stored", "StreetCrime", "SuggestedPair", "SurveyResponse",
    "WarningNotice", "all_registers", "delivered_keys", "delivered_registers", "links_to_people", "links_to_places",
    "person_links", "place_links", "register_named", "spec_of",
]  # fmt: skip
