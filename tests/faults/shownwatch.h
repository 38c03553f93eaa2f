// Watches what one timeline shows: nothing twice, nothing that vanishes, nothing that the site never said.
#pragma once

#include "session/roomtimeline.h"
#include "tests/faults/modelsite.h"

#include <QSet>

namespace desk {

class ShownWatch : public QObject
{
public:
    using Complain = std::function<void(const char *kind, const QString &words)>;

    /// `make` builds the timeline. The watch hears of a reset before the timeline does.
    ShownWatch(const ModelSite &site, Store &store, const std::function<std::unique_ptr<RoomTimeline>()> &make,
               Complain complain)
        : m_site(site), m_complain(std::move(complain))
    {
        connect(&store, &Store::committed, this, [this](const ChangeSet &changes) {
            if (changes.reset)
                forget();
        });
        m_timeline = make();
        connect(m_timeline.get(), &Timeline::changed, this, &ShownWatch::look);
    }

    RoomTimeline &timeline() { return *m_timeline; }
    const TimelineSnapshot &shown() const { return m_timeline->snapshot(); }
    /// The person goes elsewhere in the room: until arrived() another window is no wonder.
    void jumps() { m_jumping = true; }
    void arrived()
    {
        if (std::exchange(m_jumping, false))
            forget();
    }
    quint64 looks() const { return m_looks; }

private:
    void forget()
    {
        m_seen.clear();
        m_pending.clear();
    }
    void look()
    {
        ++m_looks;
        const TimelineSnapshot &now = shown();
        QSet<MessageId> ids;
        QSet<OutboxId> brought;
        MessageId last;
        for (const Message &message : now.messages) {
            if (message.id <= last)
                m_complain("doubled",
                           QStringLiteral("message %1 is shown after %2").arg(message.id.value).arg(last.value));
            last = message.id;
            ids.insert(message.id);
            brought.insert(m_site.originOf(now.room, message.id));
            const Message *said = m_site.find(now.room, message.id);
            if (!said || said->text != message.text || said->sender != message.sender)
                m_complain("stale",
                           QStringLiteral("message %1 is shown otherwise than it was said").arg(message.id.value));
        }
        if (m_jumping)
            return;
        // A window of full size loses at one side what it gains at the other.
        const bool trims = now.messages.size() >= fullWindow;
        for (const MessageId id : std::as_const(m_seen)) {
            const bool inside = !now.messages.isEmpty() && id >= now.messages.first().id && id <= last;
            if (!ids.contains(id) && (inside || !trims))
                m_complain("lost", QStringLiteral("message %1 was shown and is not any more").arg(id.value));
        }
        m_seen = ids;
        QSet<OutboxId> pending;
        for (const OutboxRow &row : now.pending) {
            pending.insert(row.id);
            if (m_site.isFull() && brought.contains(row.id))
                m_complain("doubled", QStringLiteral("row %1 is shown beside its message").arg(row.id.value));
        }
        for (const OutboxId id : std::as_const(m_pending)) {
            const bool sent = !m_site.broughtBy(now.room, id).isEmpty();
            if (!pending.contains(id) && now.atNewest && m_wasNewest && sent && !brought.contains(id))
                m_complain("lost",
                           QStringLiteral("row %1 is not shown any more, and its message not yet").arg(id.value));
        }
        m_pending = pending;
        m_wasNewest = now.atNewest;
    }

    static constexpr qsizetype fullWindow = 400;
    const ModelSite &m_site;
    Complain m_complain;
    std::unique_ptr<RoomTimeline> m_timeline;
    QSet<MessageId> m_seen;
    QSet<OutboxId> m_pending;
    bool m_jumping = false;
    bool m_wasNewest = true;
    quint64 m_looks = 0;
};

} // namespace desk
