// Saving, keeping and taking back of notes.
#include "ui/timeline/notewriter.h"

#include "store/follow.h"
#include "ui/composer/composer.h"

namespace desk::ui {

NoteWriter::NoteWriter(Composer &composer, QObject *parent) : QObject(parent), m_composer(composer)
{
    connect(&composer, &Composer::noteRequested, this, &NoteWriter::save);
}

void NoteWriter::setSession(Session *session)
{
    closeRoom();
    if (m_session)
        m_session->triage()->disconnect(this);
    m_session = session;
    m_unsaved.clear();
    m_saving.clear();
    if (session)
        connect(session->triage(), &Triage::availableChanged, this, &NoteWriter::follow);
}

Triage *NoteWriter::desk() const
{
    if (!m_session || !m_room.isValid() || !m_session->isStaff() || !m_session->triage()->available())
        return nullptr;
    const std::optional<RoomItem> item = m_session->rooms().item(m_room);
    return item && item->support ? m_session->triage() : nullptr;
}

void NoteWriter::openRoom(RoomId room)
{
    m_room = room;
    m_composer.setNoteText(m_unsaved.take(room));
    m_composer.setNoteBusy(m_saving.contains(room));
    follow();
}

void NoteWriter::closeRoom()
{
    if (m_room.isValid() && !m_composer.noteText().trimmed().isEmpty())
        m_unsaved.insert(m_room, m_composer.noteText());
    m_room = {};
    m_composer.setNotesAllowed(false);
    m_composer.setNoteText({});
    m_composer.setNoteBusy(false);
}

void NoteWriter::follow()
{
    m_composer.setNotesAllowed(desk());
    Q_EMIT changed();
}

void NoteWriter::save(const QString &text)
{
    Triage *triage = desk();
    if (!triage || m_saving.contains(m_room))
        return;
    m_saving.insert(m_room);
    m_composer.setNoteBusy(true);
    desk::follow(triage->addNote(m_room, text.trimmed()), triage,
                 [this, writer = QPointer<NoteWriter>(this), room = m_room, text](const Result<void> &kept) {
                     if (!writer)
                         return;
                     m_saving.remove(room);
                     if (room == m_room)
                         m_composer.setNoteBusy(false);
                     if (kept)
                         saved(room, text);
                     else
                         Q_EMIT failed(kept.error());
                 });
}

/// What was written on meanwhile stays.
void NoteWriter::saved(RoomId room, const QString &text)
{
    const QString now = unsaved(room);
    if (now.startsWith(text))
        put(room, now.mid(text.size()));
}

QString NoteWriter::unsaved(RoomId room) const
{
    return room == m_room ? m_composer.noteText() : m_unsaved.value(room);
}

void NoteWriter::put(RoomId room, const QString &text)
{
    if (room == m_room)
        m_composer.setNoteText(text);
    else if (text.trimmed().isEmpty())
        m_unsaved.remove(room);
    else
        m_unsaved.insert(room, text);
}

void NoteWriter::retry(const QUuid &nonce)
{
    if (Triage *triage = desk())
        triage->retryNote(nonce);
}

void NoteWriter::edit(const QUuid &nonce)
{
    Triage *triage = desk();
    if (!triage)
        return;
    desk::follow(triage->takeBackNote(nonce), triage,
                 [this, writer = QPointer<NoteWriter>(this), room = m_room](const Result<QString> &text) {
                     if (!writer)
                         return;
                     if (!text) {
                         Q_EMIT failed(text.error());
                         return;
                     }
                     const QString now = unsaved(room);
                     put(room, now.trimmed().isEmpty() ? *text : *text + QLatin1Char('\n') + now);
                     if (room != m_room)
                         return;
                     m_composer.setNoteMode(true);
                     m_composer.focusInput();
                 });
}

} // namespace desk::ui
