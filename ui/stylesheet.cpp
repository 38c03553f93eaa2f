// The one style sheet of the program, made of the theme's colours. Widgets opt in by object name or by the dynamic
// property `look` ("primary", "quiet", "chip", "field", "title", "muted", "error", "card", "banner").
#include "theme.h"

#include <QMap>

namespace desk::ui {

namespace {

// fields name no colour of their text: with one Qt paints their hints in half of it, which nobody can read
// buttons name their height: the lines of Arabic fonts are far higher than their letters, and so would the buttons be
// fields put their line at the top of the room it has: in the middle Qt shifts taller scripts up twice
const char sheet[] = R"(
* { outline: 0; }
QToolTip { background: @panel; color: @ink; border: 1px solid @line; padding: 4px 7px; }
QSplitter::handle { background: @line; }
QLabel[look="title"] { font-size: @17px; font-weight: 700; }
QLabel[look="heading"] { font-size: @12px; font-weight: 600; color: @muted; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="muted"] { color: @muted; font-size: @13px; }
QLabel[look="error"] { color: @bad; font-size: @13px; }
QLabel[look="ok"] { color: @ok; font-size: @13px; }

QPushButton { background: @panel; color: @ink; border: 1px solid @line; border-radius: @9px; padding: @4px @14px; height: @24px; }
QPushButton:hover { background: @chip; }
QPushButton:pressed { background: @selection; }
QPushButton:focus { border: 2px solid @accent; padding: @3px @13px; }
QPushButton:disabled { color: @muted; }
QPushButton[look="primary"] { background: @accent; color: @onAccent; border: 2px solid @accent; border-radius: @12px; padding: @6px @18px; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[look="primary"]:focus { border-color: @ink; padding: @6px @18px; }
QPushButton[look="primary"]:disabled { background: @chip; border-color: @chip; color: @muted; }
QPushButton[look="note"] { background: @noteInk; color: @noteBackground; border: 2px solid @noteInk; border-radius: @12px; padding: @6px @18px; font-weight: 600; }
QPushButton[look="note"]:focus { border-color: @ink; padding: @6px @18px; }
QPushButton[look="note"]:disabled { background: @noteBackground; border-color: @noteLine; color: @noteInk; }
QPushButton[look="command"] { background: transparent; border: 2px solid transparent; text-align: left; padding: @4px @8px; }
QPushButton[look="command"]:hover { background: @chip; }
QPushButton[look="command"]:focus { border-color: @tick; }
QPushButton[look="chip"] { background: @chip; color: @muted; border: 2px solid @chip; border-radius: @12px; padding: @1px @9px; font-size: @12px; height: @20px; }
QPushButton[look="chip"]:hover { color: @ink; }
QPushButton[look="chip"]:checked { background: @accent; border-color: @accent; color: @onAccent; }
QPushButton[look="chip"]:focus { border-color: @tick; padding: @1px @9px; }
QPushButton[look="reply"] { color: @muted; border-radius: @11px; padding: @1px @9px; font-size: @12px; height: @19px; }
QPushButton[look="reply"]:hover { color: @ink; }
QPushButton[look="reply"]:focus { color: @ink; border: 2px solid @accent; padding: 0 @8px; }
QPushButton[look="link"] { background: transparent; border: 2px solid transparent; border-radius: @6px; padding: 0 @4px; color: @tick; text-align: left; height: @20px; }
QPushButton[look="link"]:focus { border-color: @accent; }
QPushButton[look="bannerlink"] { background: transparent; border: 2px solid transparent; border-radius: @6px; padding: 0 @4px; color: @bannerInk; font-weight: 600; text-decoration: underline; font-size: @13px; height: @18px; }
QPushButton[look="bannerlink"]:focus { border-color: @bannerInk; }
QPushButton[look="account"] { text-align: left; padding: @6px @12px; }
QPushButton[look="danger"] { color: @bad; }
QPushButton[look="danger"]:disabled { color: @muted; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: @9px; padding: @5px; color: @muted; }
QToolButton:hover { background: @chip; }
QToolButton:checked { background: @selection; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: @chip; border: 2px solid @chip; border-radius: @10px; padding: @6px @10px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox { qproperty-alignment: "AlignLeft|AlignTop"; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border-color: @accent; }
QTextEdit[look="note"] { background: @panel; border-color: @noteLine; }
QTextEdit[look="note"]:focus { border-color: @noteInk; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: @muted; }
QComboBox::drop-down { border: 0; width: @24px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: padding; border: 0; background: transparent; width: @24px; height: @14px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: @2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: @2px; }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { width: @12px; height: @12px; }
QAbstractSpinBox::up-arrow { image: url(:/icons/fixed/up-@theme.svg); }
QAbstractSpinBox::down-arrow { image: url(:/icons/fixed/arrow-@theme.svg); }
QComboBox QAbstractItemView { background: @panel; color: @ink; border: 1px solid @line; selection-background-color: @selection; selection-color: @ink; }
QCheckBox, QRadioButton { spacing: @8px; padding: 2px; height: @20px; border: 2px solid transparent; border-radius: @6px; }
QCheckBox::indicator { width: @16px; height: @16px; border: 1px solid @muted; border-radius: @4px; background: @panel; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/fixed/tick-@theme.svg); }
QCheckBox::indicator:disabled { background: @chip; border-color: @line; }
QComboBox::down-arrow { image: url(:/icons/fixed/arrow-@theme.svg); width: @14px; height: @14px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }

QMenu { background: @panel; color: @ink; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: @6px @22px; border-radius: @6px; }
QMenu::item:selected { background: @selection; color: @ink; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: @handle; border-radius: 2px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: @muted; border-radius: 3px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle:horizontal { background: @handle; border-radius: 2px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QWidget#rail { background: @rail; }
QToolButton[look="rail"] { border: 2px solid transparent; border-radius: @12px; padding: 0; }
QToolButton[look="rail"]:hover { background: @railSelected; }
QToolButton[look="rail"]:checked { background: @railSelected; }
QToolButton[look="rail"]:focus { border-color: @railInk; }
QWidget#listPane, QWidget#contextPane, QWidget#settingsPage, QWidget#notificationsPane { background: @panel; }
QWidget#stage, QWidget#loginPage { background: @background; }
QLabel#keyHint { border: 1px solid @line; border-radius: @5px; padding: 0 @5px; font-size: @11px; background: @panel; color: @muted; }
QFrame#card, QFrame#sheet { background: @panel; border: 1px solid @line; border-radius: @12px; }
QFrame#hintLine { background: @panel; border: 0; border-top: 1px solid @line; }
QFrame#caseStrip { background: @panel; border: 0; border-top: 1px solid @line; }
QFrame#banner { background: @bannerBackground; border: 0; }
QFrame#banner QLabel { color: @bannerInk; font-size: @13px; }
QFrame#passwordPanel { background: @bannerBackground; border: 0; border-bottom: 1px solid @line; }
QFrame#passwordPanel QLabel { color: @bannerInk; }
QFrame#passwordPanel QLineEdit { background: @panel; border-color: @line; }
QListView, QScrollArea, QStackedWidget { background: transparent; border: 0; }
QFrame[look="popup"] { background: @panel; border: 1px solid @line; border-radius: @10px; }
QListView[look="completion"] { background: @panel; border: 1px solid @line; border-radius: @10px; padding: 3px; }
)";

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    const auto mix = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

QString Theme::styleSheet() const
{
    const QMap<QString, QColor> colours{
        {QStringLiteral("panel"), panel},
        {QStringLiteral("ink"), ink},
        {QStringLiteral("line"), line},
        {QStringLiteral("muted"), muted},
        {QStringLiteral("bad"), bad},
        {QStringLiteral("ok"), ok},
        {QStringLiteral("chip"), chip},
        {QStringLiteral("selection"), selection},
        {QStringLiteral("accent"), accent},
        {QStringLiteral("accentHover"), mixed(accent, dark ? ink : railSelected, 0.18)},
        {QStringLiteral("onAccent"), onAccent},
        {QStringLiteral("tick"), tick},
        {QStringLiteral("handle"), mixed(line, muted, 0.25)},
        {QStringLiteral("rail"), rail},
        {QStringLiteral("railSelected"), railSelected},
        {QStringLiteral("railInk"), railInk},
        {QStringLiteral("background"), background},
        {QStringLiteral("bannerBackground"), bannerBackground},
        {QStringLiteral("bannerInk"), bannerInk},
        {QStringLiteral("noteInk"), noteInk},
        {QStringLiteral("noteLine"), noteLine},
        {QStringLiteral("noteBackground"), noteBackground},
    };
    // @name is a colour, @theme the theme's name, @12px a length at the chosen text size
    const QString source = QString::fromLatin1(sheet);
    QString result;
    result.reserve(source.size() * 2);
    for (qsizetype i = 0; i < source.size();) {
        if (source.at(i) != QLatin1Char('@')) {
            result.append(source.at(i++));
            continue;
        }
        qsizetype end = ++i;
        while (end < source.size() && source.at(end).isLetterOrNumber())
            ++end;
        const QString name = source.mid(i, end - i);
        if (name == QLatin1String("theme"))
            result.append(dark ? QStringLiteral("dark") : QStringLiteral("light"));
        else if (name.endsWith(QLatin1String("px")))
            result.append(QStringLiteral("%1px").arg(px(name.chopped(2).toInt())));
        else
            result.append(cssName(colours.value(name)));
        i = end;
    }
    return result;
}

} // namespace desk::ui
