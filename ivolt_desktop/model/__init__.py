"""What the panel keeps: one file per register. Importing this package declares them all."""

from ivolt_desktop.model.agencies import Agency, Member
from ivolt_desktop.model.calls import AsbCall
from ivolt_desktop.model.cases import CouncilCase
from ivolt_desktop.model.cohorts import Cohort, Membership
from ivolt_desktop.model.deliveries import Delivery, DeliveryRow, SavedLayout
from ivolt_desktop.model.documents import Document
from ivolt_desktop.model.fires import FireIncident
from ivolt_desktop.model.issues import Action, ActionUpdate, Issue
from ivolt_desktop.model.kept import Change, ChangeEntry, Setting, Snapshot
from ivolt_desktop.model.meetings import AgendaItem, Attendance, Meeting, MinuteLine
from ivolt_desktop.model.people import Judgement, Person
from ivolt_desktop.model.places import Place
from ivolt_desktop.model.provenance import (
    Delivered,
    PersonMention,
    PlaceMention,
    delivered_registers,
    links_to_people,
    links_to_places,
)
from ivolt_desktop.model.register import Register, RegisterSpec, Stored, all_registers, register_named, spec_of
from ivolt_desktop.model.suggestions import SuggestedPair

__all__ = [
    "Action", "ActionUpdate", "Agency", "AgendaItem", "AsbCall", "Attendance", "Change", "ChangeEntry", "Cohort",
    "CouncilCase", "Delivered", "Delivery", "DeliveryRow", "Document", "FireIncident", "Issue", "Judgement",
    "Meeting", "Member", "Membership", "MinuteLine", "Person", "PersonMention", "Place", "PlaceMention", "Register",
    "RegisterSpec", "SavedLayout", "Setting", "Snapshot", "Stored", "SuggestedPair", "all_registers",
    "delivered_registers", "links_to_people", "links_to_places", "register_named", "spec_of",
]  # fmt: skip
