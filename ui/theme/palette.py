"""Qt's own palette from the tokens, for whatever the style sheet does not reach (dialogs, calendars, tooltips)."""

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens


def palette_of(tokens: Tokens) -> QPalette:
    """A complete palette: active, inactive and disabled."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window, role.WindowText: tokens.ink, role.Base: tokens.field,
        role.AlternateBase: tokens.hover, role.Text: tokens.ink, role.Button: tokens.card,
        role.ButtonText: tokens.ink, role.BrightText: tokens.red, role.Highlight: tokens.selection,
        role.HighlightedText: tokens.on_selection, role.ToolTipBase: tokens.card, role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.muted, role.Link: tokens.accent_text, role.LinkVisited: tokens.accent_text,
        role.Light: tokens.card, role.Midlight: tokens.separator, role.Mid: tokens.border, role.Dark: tokens.edge,
        role.Shadow: tokens.edge, role.Accent: tokens.accent,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.muted))
    return palette
