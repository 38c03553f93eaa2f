// What is written and in which mode: a reply, or a private note. The text of the other mode lies aside meanwhile.
#include "ui/composer/composer.h"

#include "system/settings.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/emojimenu.h"
#include "ui/composer/filetray.h"
#include "ui/composer/replychips.h"
#include "ui/composer/replymenu.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace desk::ui {

/// What stands in the field.
QString Composer::written() const
{
    return m_edit->toPlainText();
}

QString Composer::text() const
{
    return m_isNote ? m_aside : written();
}

QString Composer::noteText() const
{
    return m_isNote ? written() : m_aside;
}

void Composer::setText(const QString &text)
{
    if (m_isNote)
        m_aside = text;
    else
        put(text);
}

void Composer::setNoteText(const QString &text)
{
    if (m_isNote)
        put(text);
    else
        m_aside = text;
    restyleNote();
}

void Composer::put(const QString &text)
{
    m_quiet = true;
    m_edit->setPlainText(text); // also forgets its steps: undo brings nothing from one mode into the other
    m_edit->moveCursor(QTextCursor::End);
    m_quiet = false;
    m_menu->dismiss();
    m_emojiMenu->dismiss();
    sayWhatLeaves();
    updateState();
}

void Composer::setNotesAllowed(bool allowed)
{
    m_notesAllowed = allowed;
    if (!allowed)
        setNoteMode(false);
    restyleNote();
}

void Composer::setNoteBusy(bool busy)
{
    m_noteBusy = busy;
    updateState();
}

void Composer::setNoteMode(bool on)
{
    const bool wanted = on && m_notesAllowed && !isClosed();
    if (wanted == m_isNote)
        return restyleNote(); // the button may say otherwise
    m_leaveWhenReady = false; // a file that is looked at no longer takes anything along
    const QString shown = written();
    m_isNote = wanted;
    put(std::exchange(m_aside, shown));
    showNote({}, false);
    showParts();
    restyle();
    update();
    Q_EMIT noteModeChanged(wanted);
}

void Composer::submitNote()
{
    const QString text = written();
    const int over = int(text.trimmed().size()) - m_limits.messageChars;
    if (isClosed() || m_noteBusy || text.trimmed().isEmpty())
        return;
    if (over > 0) {
        showNote(
            tr("This note is %Ln character(s) too long. Nothing was saved; shorten it and save again.", nullptr, over),
            true);
        return;
    }
    Q_EMIT noteRequested(text);
}

/// A note has no quick replies and no files; they wait for the reply.
void Composer::showParts()
{
    const bool reply = !isClosed() && !m_isNote;
    m_chips->setVisible(reply && !m_chips->isEmpty());
    m_files->setVisible(reply && !m_files->isEmpty());
}

void Composer::restyleNote()
{
    const bool unsaved = !m_isNote && !m_aside.trimmed().isEmpty();
    m_lock->setVisible(m_notesAllowed);
    m_lock->setChecked(m_isNote);
    m_lock->setIcon(icon(QStringLiteral("lock"), m_theme));
    m_lock->setIconSize(QSize(m_theme.px(20), m_theme.px(20)));
    m_lock->setText(tr("Note unsaved"));
    m_lock->setToolButtonStyle(unsaved ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_lock->setToolTip(plainToolTip(tr("Write a private note")));
    m_lock->setAccessibleName(unsaved ? tr("Write a private note, one is unsaved") : tr("Write a private note"));
    setLook(*m_send, m_isNote ? "note" : "primary");
    setLook(*m_edit, m_isNote ? "note" : "");
    if (!m_isNote)
        return;
    m_edit->setHint(tr("Write a private note… only the team sees it"));
    m_edit->setAccessibleName(tr("Private note, only the team sees it"));
    m_edit->setAccessibleDescription(m_settings.enterSends() ? tr("Enter saves, Shift+Enter breaks the line")
                                                             : tr("Ctrl+Enter saves, Enter breaks the line"));
    m_send->setText(tr("Save note"));
}

} // namespace desk::ui
