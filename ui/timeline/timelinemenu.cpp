// What can be done with one message.
#include "ui/timeline/timelinemenu.h"

#include "models/timelinemodel.h"
#include "ui/timeline/textselection.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace desk::ui {

namespace {

void addCopies(QMenu &menu, TimelineView &view, int row, const QUrl &link)
{
    if (!view.selectedText().isEmpty()) {
        menu.addAction(TimelineView::tr("Copy &selection"), QKeySequence(QKeySequence::Copy), &view,
                       &TimelineView::copy);
    }
    const QString text = copiedText(*view.model(), row);
    if (!text.isEmpty())
        menu.addAction(TimelineView::tr("&Copy message"), &view, [text] { QApplication::clipboard()->setText(text); });
    if (link.isValid())
        menu.addAction(TimelineView::tr("Copy &link"), &view,
                       [link] { QApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded)); });
}

void addOutbox(QMenu &menu, TimelineView &view, const TimelineRow &message)
{
    // what may have left already can only be settled, not changed
    if (message.upload && message.upload->stoppable) {
        menu.addSeparator();
        menu.addAction(TimelineView::tr("&Cancel sending"), &view,
                       [&view, id = message.outbox] { Q_EMIT view.takeBackRequested(id); });
        return;
    }
    const bool stopped = message.delivery == DeliveryState::Refused || message.delivery == DeliveryState::Asking;
    if (!message.outbox.isValid() || (!stopped && !message.undecided && message.delivery != DeliveryState::Queued))
        return;
    const OutboxId id = message.outbox;
    menu.addSeparator();
    if (stopped)
        menu.addAction(TimelineView::tr("&Retry"), &view, [&view, id] { Q_EMIT view.retryRequested(id); });
    if (message.undecided) { // it cannot be found out whether it arrived: the person decides, and knows what may come
                             // of it
        menu.addAction(TimelineView::tr("&Send again (may arrive twice)"), &view,
                       [&view, id] { Q_EMIT view.retryRequested(id); });
        menu.addAction(TimelineView::tr("&Take back (may have arrived)"), &view,
                       [&view, id] { Q_EMIT view.takeBackRequested(id); });
        return;
    }
    menu.addAction(TimelineView::tr("&Edit"), &view, [&view, id] { Q_EMIT view.editRequested(id); });
    menu.addAction(TimelineView::tr("&Take back"), &view, [&view, id] { Q_EMIT view.takeBackRequested(id); });
}

} // namespace

void showTimelineMenu(TimelineView &view, int row, const QUrl &link, const QPoint &globalPosition)
{
    const TimelineRow message = view.model()->row(row);
    auto *menu = new QMenu(&view);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCopies(*menu, view, row, link);
    if (message.attachment && message.message.isValid()) {
        const Attachment attachment = *message.attachment;
        if (view.showsPicture(row)) {
            menu->addAction(TimelineView::tr("&Open picture"), &view,
                            [&view, id = message.message] { Q_EMIT view.pictureActivated(id); });
        }
        menu->addAction(TimelineView::tr("Save &file…"), &view,
                        [&view, attachment] { Q_EMIT view.saveRequested(attachment); });
    }
    addOutbox(*menu, view, message);
    if (message.kind == TimelineRow::Kind::Note && message.delivery == DeliveryState::Refused) {
        menu->addSeparator();
        menu->addAction(TimelineView::tr("&Retry"), &view,
                        [&view, nonce = message.nonce] { Q_EMIT view.noteRetryRequested(nonce); });
        menu->addAction(TimelineView::tr("&Edit"), &view,
                        [&view, nonce = message.nonce] { Q_EMIT view.noteEditRequested(nonce); });
    }
    if (menu->isEmpty())
        menu->deleteLater();
    else
        menu->popup(globalPosition);
}

} // namespace desk::ui
