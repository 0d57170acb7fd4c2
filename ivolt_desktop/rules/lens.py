"""How a reader sees the panel: the surface, the edition, and whether a name is revealed by a held key.

Only carries the settings; what is shown is decided in ``ivolt_desktop.rules.masking`` alone.
"""

from dataclasses import dataclass, replace

from ivolt_desktop.rules.masking import Edition, Sensitive, Surface, is_masked, shown


@dataclass(frozen=True)
class Lens:
    """A way of seeing: hand it to a table or a page, and every value goes through ``see``."""

    surface: Surface = Surface.OWN
    edition: Edition = Edition.RESTRICTED
    revealed: bool = False

    def see(self, value: str, sensitive: Sensitive, reference: str = "") -> str:
        """The words to show for a value; ``reference`` is its record's panel reference, if it has one."""
        return shown(value, sensitive, self.surface, self.edition, reference or None, self.revealed)

    @property
    def sees_names(self) -> bool:
        """Whether names and details are shown as they are."""
        return not is_masked(Sensitive.NAME, self.surface, self.edition, self.revealed)

    def on(self, surface: Surface) -> "Lens":
        """The same reader on another surface; what belongs to a shared window stays as masked as that is."""
        return self if self.surface is Surface.SHARED else replace(self, surface=surface)


OWN = Lens()
SHARED = Lens(surface=Surface.SHARED)
