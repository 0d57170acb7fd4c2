"""The style sheet's parts, as templates: ``$name`` is a token, a size or an icon (see ``ui.theme.style_sheet``)."""

GROUNDS = """
QMainWindow, QDialog, QWidget[role="page"], QScrollArea[role="page"] { background: $window; }
QDialog[role="palette"] { border: 1px solid $edge; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[role="clear"] { background: transparent; }
QFrame[role="card"] { background: $card; border: 1px solid $border; border-radius: 8px; }
QFrame[role="rail"] { background: $rail; border: none; border-right: 1px solid $border; }
QFrame[role="status"] { background: $card; border: none; border-top: 1px solid $border; }
QFrame[role="notice"] { background: $card; border: 1px solid $border; border-left: 4px solid $accent;
    border-radius: 6px; }
QFrame[role="notice"][tone="red"] { border-left-color: $red; }
QFrame[role="line"] { background: $separator; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="row"] { background: transparent; border: none; border-bottom: 1px solid $separator; }
QFrame[role="row"][current="true"] { background: $accent_soft; }
QFrame[role="strip"] { background: transparent; border: none; }
QWidget[role="shared"] { background: $card; }
QFrame[role="marking"] { background: $marking; border: none; }
QToolTip { background: $card; color: $ink; border: 1px solid $border; padding: 4px 6px; }
"""

WORDS = """
QLabel { background: transparent; color: $ink; }
QLabel[role="title"] { font-size: $title_size; font-weight: 700; }
QLabel[role="heading"] { font-size: $heading_size; font-weight: 600; }
QLabel[role="verdict"] { font-size: $verdict_size; font-weight: 600; }
QLabel[role="figure"] { font-size: $figure_size; font-weight: 700; }
QLabel[role="bold"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $small_size; }
QLabel[role="column"] { color: $muted; font-size: $small_size; font-weight: 600; }
QLabel[role="problem"] { color: $red; font-size: $small_size; }
QLabel[role="brand"] { font-weight: 700; }
QLabel[role="marking"] { color: $on_marking; font-size: $small_size; font-weight: 600; }
QLabel[role="marking large"] { color: $on_marking; font-size: $large_size; font-weight: 600; }
QLabel[role="shared"] { font-size: $shared_size; }
QLabel[role="shared muted"] { font-size: $shared_size; color: $muted; }
QLabel[role="large muted"] { color: $muted; font-size: $verdict_size; }
QLabel[role="shared bold"] { font-size: $shared_size; font-weight: 700; }
QLabel[role="shared caption"] { font-size: $verdict_size; color: $muted; }
QLabel[role="shared title"] { font-size: $shared_title_size; font-weight: 700; }
QLabel[role="key"] { color: $muted; font-size: $small_size; background: $card; border: 1px solid $edge;
    border-bottom-width: 2px; border-radius: 4px; padding: 0px 3px; }
"""

CONTROLS = """
QPushButton, QToolButton[role="button"] { background: $card; color: $ink; border: 1px solid $edge;
    border-radius: 6px; padding: 6px 12px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton:disabled { color: $muted; background: $window; border-color: $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $grey_soft; color: $grey; border-color: $border; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent_text;
    padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: 2px 4px; }
QPushButton[role="link"][flush="true"], QPushButton[role="link"][flush="true"]:focus { border-left: 0;
    padding-left: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px;
    color: $ink; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:checked { background: $accent_soft; color: $accent_text; font-weight: 600; }
QToolButton[role="nav"] { text-align: left; padding: 7px 9px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $field; color: $ink;
    border: 1px solid $edge; border-radius: 6px; padding: 5px 8px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $window; color: $muted; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $red;
    padding: 4px 7px; }
QTextBrowser { background: $card; border: none; }
QComboBox { padding-right: $arrow_gap; }
QComboBox:focus { padding-right: $arrow_gap_focus; }
QComboBox::drop-down { border: none; width: $arrow_box; }
QComboBox::down-arrow { image: url($chevron); width: $arrow_size; height: $arrow_size; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $edge; padding: 4px; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 2px 8px; }
QCheckBox, QRadioButton { background: transparent; color: $ink; spacing: 8px; padding: 3px;
    border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator { width: 16px;
    height: 16px; background: $field; border: 1px solid $muted; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($dot); }
QProgressBar { background: $grey_soft; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QMenuBar { background: $rail; color: $ink; border-bottom: 1px solid $border; padding: 1px 8px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $separator; margin: 4px 6px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; border-radius: 3px; border: 1px solid $muted; }
QMenu::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent_text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_soft; }
QCalendarWidget QToolButton { color: $ink; background: transparent; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url($chevron_left); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url($chevron_right); }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
QCalendarWidget QAbstractItemView { background: $card; color: $ink; selection-background-color: $accent;
    selection-color: $on_accent; border: none; }
"""

LISTS = """
QTableView, QListView, QTreeView { background: $card; color: $ink; border: none; outline: 0;
    gridline-color: $separator; selection-background-color: $selection; selection-color: $on_selection; }
QListView::item, QTreeView::item { padding: 5px 8px; border-radius: 5px; }
QListView::item:disabled { color: $muted; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $on_selection; }
QListView[role="rail"]::item { border-radius: 6px; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $muted; font-size: $small_size; font-weight: 600; border: none;
    border-bottom: 2px solid $separator; padding: 5px 8px; }
QHeaderView::section:hover { color: $ink; }
QTableCornerButton::section { background: $card; border: none; }
"""

INSIDE_BUTTONS = """
QPushButton[role="primary"] QLabel[role="button"] { color: $on_accent; }
QPushButton QLabel[role="button"]:disabled { color: $muted; }
"""
