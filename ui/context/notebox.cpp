// The same plain field as the composer's, with Enter for a new line.
#include "ui/context/notebox.h"

#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace desk::ui {

NoteBox::NoteBox(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_edit(new ComposerEdit(theme, this))
{
    m_edit->setObjectName(QStringLiteral("noteEdit"));
    m_edit->setEnterSends(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_edit);
    connect(m_edit, &QTextEdit::textChanged, this, [this] {
        if (!m_filling && m_session && m_room.isValid())
            m_session->setNote(m_room, m_edit->toPlainText());
    });
    retranslate();
    setRoom({});
}

void NoteBox::setSession(Session *session)
{
    setRoom({});
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session)
        return;
    connect(session, &Session::noteChanged, this, [this](RoomId room) {
        if (room == m_room)
            fill(m_session->note(room));
    });
}

void NoteBox::setRoom(RoomId room)
{
    const bool open = m_session && room.isValid();
    if (open && room == m_room)
        return;
    m_room = open ? room : RoomId{};
    fill(open ? m_session->note(room) : QString());
    m_edit->document()->clearUndoRedoStacks(); // what is undone here must not be another conversation's
    setVisible(open);
}

void NoteBox::setBesideTeamNotes(bool beside)
{
    m_besideTeamNotes = beside;
    retranslate();
}

void NoteBox::fill(const QString &note)
{
    if (m_edit->toPlainText() == note)
        return;
    m_filling = true;
    m_edit->setPlainText(note);
    m_edit->moveCursor(QTextCursor::End);
    m_filling = false;
}

void NoteBox::retranslate()
{
    m_edit->setHint(tr("Only you see this"));
    m_edit->setAccessibleName(m_besideTeamNotes ? tr("My own note") : tr("Private note"));
    setAccessibleName(m_edit->accessibleName());
    m_edit->setAccessibleDescription(tr("Kept on this computer and never sent"));
    m_edit->setToolTip(plainToolTip(m_edit->accessibleDescription()));
}

void NoteBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        m_edit->restyle();
}

} // namespace desk::ui
