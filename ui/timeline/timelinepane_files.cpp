// The pane's files and pictures: what is dropped, kept, taken back and opened.
#include "models/timelinemodel.h"
#include "ui/composer/composer.h"
#include "ui/composer/filetray.h"
#include "ui/timeline/dropveil.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace desk::ui {

namespace {

/// As a copy, whatever was proposed: nobody's file goes from where it was.
void accepted(QDropEvent &event)
{
    event.setDropAction(Qt::CopyAction);
    event.accept();
}

} // namespace

void TimelinePane::giveKeeper()
{
    m_composer->files()->setKeeper([this](const QString &name, const QByteArray &bytes) {
        return m_session ? m_session->keepFile(name, bytes)
                         : QtFuture::makeReadyFuture(Result<QString>(fail(ErrorCode::SignedOut)));
    });
}

/// What was to go with the next message waits for the room to be opened again, like its draft, until the program ends.
void TimelinePane::keepFiles()
{
    if (m_room.isValid()) {
        const QStringList files = m_composer->files()->paths();
        if (files.isEmpty())
            m_unsentFiles.remove(m_room);
        else
            m_unsentFiles.insert(m_room, files);
    }
    m_composer->setFiles({});
}

void TimelinePane::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_room.isValid() || m_composer->isClosed() || m_composer->isNote() || !Composer::mayDrop(*event->mimeData()))
        return;
    accepted(*event);
    m_veil->lay();
}

void TimelinePane::dragLeaveEvent(QDragLeaveEvent *)
{
    m_veil->hide();
}

void TimelinePane::dropEvent(QDropEvent *event)
{
    m_veil->hide();
    if (m_composer->takeDrop(*event->mimeData()))
        accepted(*event);
}

void TimelinePane::showPicture(MessageId id)
{
    if (!m_timeline)
        return;
    for (const Message &message : m_timeline->snapshot().messages) {
        if (message.id != id)
            continue;
        Message shown = message;
        shown.room = m_room;
        Q_EMIT pictureActivated(shown);
        return;
    }
}

QString TimelinePane::fileOf(OutboxId row) const
{
    for (int i = 0; m_model && i < m_model->rowCount(); ++i) {
        if (m_model->row(i).outbox == row)
            return m_model->row(i).localFile;
    }
    return {};
}

bool TimelinePane::isSending(OutboxId row) const
{
    for (int i = 0; m_model && i < m_model->rowCount(); ++i) {
        if (m_model->row(i).outbox == row)
            return m_model->row(i).delivery == DeliveryState::Sending;
    }
    return false;
}

void TimelinePane::edit(OutboxId row)
{
    if (!m_session)
        return;
    m_session->takeBack(row, true).then(this, [this, room = m_room, file = fileOf(row)](const Result<QString> &text) {
        if (!text) {
            Q_EMIT failed(text.error());
        } else if (room == m_room) { // else it waits there as the draft
            m_composer->giveBack(*text);
            if (!file.isEmpty())
                m_composer->takeFiles({file});
        } else if (!file.isEmpty()) {
            m_unsentFiles[room] << file;
        }
    });
}

void TimelinePane::takeBack(OutboxId row)
{
    if (!m_session)
        return;
    const bool sending = isSending(row);
    m_session->takeBack(row).then(this, [this, sending](const Result<QString> &text) {
        if (text)
            return;
        if (sending && text.error().code == ErrorCode::Invalid)
            Q_EMIT told(tr("Too late to cancel: the file has left already. Its message shows whether it arrives."));
        else
            Q_EMIT failed(text.error());
    });
}

} // namespace desk::ui
