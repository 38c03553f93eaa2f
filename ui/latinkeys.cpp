// The keys of an Arabic keyboard, and the way of a shortcut pressed on one.
#include "ui/latinkeys.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace desk::ui {

namespace {

// row by row, as the keys lie
constexpr std::u16string_view arabicKeys = u"ضصثقفغعهخح"
                                           u"شسيبلاتنم"
                                           u"ئءؤرىةوز"
                                           u"\uFEFB";
constexpr std::u16string_view latinKeys = u"QWERTYUIOP"
                                          u"ASDFGHJKL"
                                          u"ZXCVNM,."
                                          u"B";
static_assert(arabicKeys.size() == latinKeys.size());

} // namespace

int latinKey(int key)
{
    if (key >= 0x660 && key <= 0x669) // where digits are typed as ٠١٢
        return Qt::Key_0 + key - 0x660;
    if (key <= 0 || key > 0xFFFF)
        return 0;
    const size_t place = arabicKeys.find(char16_t(key));
    return place == std::u16string_view::npos ? 0 : int(latinKeys[place]);
}

LatinKeys::LatinKeys(QWidget &window) : QObject(&window), m_window(window)
{
    qApp->installEventFilter(this);
}

bool LatinKeys::triggers(int keys) const
{
    const QKeySequence wanted(keys);
    const QList<QAction *> actions = m_window.actions();
    for (QAction *action : actions) {
        if (action->isEnabled() && action->shortcuts().contains(wanted)) {
            action->trigger();
            return true;
        }
    }
    return false;
}

/// As Qt treats a shortcut: whoever has the focus may want the key for himself, then the actions, then he gets it after
/// all.
bool LatinKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    const auto &pressed = static_cast<const QKeyEvent &>(*event);
    const Qt::KeyboardModifiers held = pressed.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const int key = latinKey(pressed.key());
    // AltGr writes
    if (!key || held == (Qt::ControlModifier | Qt::AltModifier) || widget->window() != &m_window)
        return false;
    QKeyEvent override(QEvent::ShortcutOverride, key, pressed.modifiers());
    override.ignore();
    QCoreApplication::sendEvent(widget, &override);
    if (!override.isAccepted() && triggers(int(pressed.modifiers()) | key)) {
        event->accept();
        return true;
    }
    if (!held)
        return false; // a letter is a letter
    QKeyEvent latin(QEvent::KeyPress, key, pressed.modifiers(), QString(), pressed.isAutoRepeat());
    QCoreApplication::sendEvent(widget, &latin);
    event->accept(); // it went all the way up already
    return true;
}

} // namespace desk::ui
