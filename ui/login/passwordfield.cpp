// The password field.
#include "ui/login/passwordfield.h"

#include "ui/format.h"
#include "ui/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace desk::ui {

PasswordField::PasswordField(const Theme &theme, QWidget *parent)
    : HintField(parent), m_theme(theme), m_toggle(addAction(QIcon(), TrailingPosition))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(m_toggle, &QAction::triggered, this, [this] { setShown(!shown()); });
    follow();
}

void PasswordField::setShown(bool shown)
{
    setEchoMode(shown ? Normal : Password);
    follow();
}

void PasswordField::follow()
{
    m_toggle->setIcon(icon(shown() ? QStringLiteral("eye-off") : QStringLiteral("eye"), m_theme));
    m_toggle->setText(shown() ? tr("Hide the password") : tr("Show the password"));
    m_toggle->setToolTip(plainToolTip(m_toggle->text()));
}

void PasswordField::keyPressEvent(QKeyEvent *event)
{
    // no portable way asks the keyboard: a capital without Shift, or a small letter with it, tells
    const QString text = event->text();
    if (text.size() == 1 && text.at(0).isLetter() && text.at(0).toUpper() != text.at(0).toLower()) {
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        Q_EMIT capsLockGuessed(text.at(0).isUpper() != shift);
    }
    HintField::keyPressEvent(event);
}

void PasswordField::changeEvent(QEvent *event)
{
    HintField::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        follow();
}

} // namespace desk::ui
