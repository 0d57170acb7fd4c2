"""The repeat rule: who counts as a repeat caller; presets, a plain explanation, and a trial before saving."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.rule_trial import RuleTrial, try_rule
from ivolt_desktop.rules.repeat_calls import KINDS, PRESETS, RepeatRule
from ui.desk import Desk
from ui.pages.settings.pane import SettingsPane
from ui.widgets.accessible import label_for
from ui.widgets.steady_box import SteadyBox
from ui.widgets.text import words

FIELDS = (
    Field("Calls", Kind.NUMBER, name="calls", required=True, help="So many calls or more."),
    Field("Within days", Kind.NUMBER, name="days", required=True, help="The day of the last call counts."),
    Field("Same person", Kind.YES_NO, name="person"),
    Field("Same phone", Kind.YES_NO, name="phone"),
    Field("Same address", Kind.YES_NO, name="address", help="A hostel or a call box never makes a repeat caller."),
    Field("Only these codes", Kind.TEXT, name="codes", help="Parted by commas; empty means every code."),
)
_OWN = "A rule of our own"


class RepeatPane(SettingsPane):
    """Presets above, the rule's parts below, and what it makes of the month."""

    def __init__(self, desk: Desk) -> None:
        self.presets = SteadyBox()
        self.presets.addItems([*PRESETS, _OWN])
        self._trial = words("", "muted", wrap=True)
        self._told = words("", wrap=True)
        self._wait = QTimer(singleShot=True, interval=300)
        super().__init__(
            desk, "Repeat rule", "When somebody counts as a repeat caller. Forces count differently, so the rule is "
            "yours to set; every figure and list follows it at once.", FIELDS)
        self._wait.setParent(self)
        self._wait.timeout.connect(self.try_it)
        top = QVBoxLayout()
        top.setSpacing(3)
        top.addWidget(label_for(self.presets, "Usual rules"))
        top.addWidget(self.presets)
        self.column.insertLayout(2, top)
        self.column.insertWidget(4, self._told)
        self.column.insertWidget(5, self._trial)
        self.presets.activated.connect(self._take_preset)
        self._explain()
        self.try_it()

    # ------------------------------------------------------------ the form and the rule
    def shown(self, settings: Any) -> dict[str, Any]:
        return _values(settings.repeat_rule)

    def typed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"repeat_rule": _rule(values)}

    @property
    def rule(self) -> RepeatRule | None:
        """The rule as it stands in the form, ``None`` while it makes no sense."""
        values = self.form.values()
        whole = values["calls"] and values["days"] and any(values[kind] for kind in KINDS)
        return _rule(values) if whole and values["calls"] >= 2 else None

    def _take_preset(self, at: int) -> None:
        rule = PRESETS.get(self.presets.itemText(at))
        if rule is not None:
            for name, value in _values(rule).items():
                self.form.editor(name).set_value(value)

    def _changed(self) -> None:
        super()._changed()
        if hasattr(self, "_wait"):
            self._explain()

    def _explain(self) -> None:
        rule = self.rule
        named = next((name for name, each in PRESETS.items() if each == rule), _OWN)
        self.presets.setCurrentText(named)
        self._told.setText(f"A repeat caller makes at least {rule.words}." if rule else
                           "Give at least 2 calls, the days, and what must be the same.")
        self._wait.start()

    def try_it(self) -> None:
        """Count by the rule in the form, without saving it."""
        rule, panel = self.rule, self.desk.panel
        if rule is None:
            self._trial.setText("")
            return

        def count(_progress: object, _cancelled: object) -> RuleTrial:
            with panel.reading() as session:
                return try_rule(session, rule, panel.clock().date())

        def tell(trial: RuleTrial) -> None:
            if self.rule == rule:
                self._trial.setText(trial.sentence)

        self.desk.runner.run("Trying the rule", count, then=tell, quiet=True)


def _values(rule: RepeatRule) -> dict[str, Any]:
    return {"calls": rule.calls, "days": rule.days, "codes": ", ".join(sorted(rule.codes)),
            **{kind: kind in rule.same for kind in KINDS}}


def _rule(values: Mapping[str, Any]) -> RepeatRule:
    codes = frozenset(code.strip() for code in str(values["codes"] or "").split(",") if code.strip())
    return RepeatRule(int(values["calls"] or 0), int(values["days"] or 0),
                      tuple(kind for kind in KINDS if values[kind]), codes)
