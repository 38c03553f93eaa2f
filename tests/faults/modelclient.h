// The parts of one account, put together as AccountSession does it, but every call of the site is a function. No HTTP.
#pragma once

#include "session/changesfeed.h"
#include "session/drafts.h"
#include "session/link.h"
#include "session/nonce.h"
#include "session/outbox.h"
#include "session/pollingfeed.h"
#include "session/presence.h"
#include "session/readback.h"
#include "session/readmarks.h"
#include "session/roombook.h"
#include "session/roommarks.h"
#include "session/roomsockets.h"
#include "session/roomtimeline.h"

#include <QPointer>

namespace desk {

class ModelClient : public QObject
{
public:
    struct Site
    {
        ChangesFeed::Site changes;
        PollingFeed::Site polling;
        Sender sender;
        ReadMarks::Tell markRead;
        Link::Site link;
        Connection::SocketFactory sockets;
    };
    static AccountKey keyOf(Dialect dialect, UserId me)
    {
        const QUuid database = dialect == Dialect::Full ? QUuid::fromRfc4122(QByteArray(16, 'd')) : QUuid();
        return {database, QStringLiteral("https://site.example"), me};
    }

    ModelClient(const Site &site, Dialect dialect, const User &me, Clock &clock, quint64 seed)
        : m_site(site), m_dialect(dialect), m_me(me.id), m_clock(clock), m_intake(m_store), m_drafts(m_store, clock),
          m_presence(clock, m_me), m_roomMarks(m_store),
          m_outbox(
              m_store, m_intake, clock, [this](RoomId room) { return m_book.newest(room); },
              [this](RoomId room) { return m_book.heard(room); }),
          m_book(me, false, m_drafts, m_outbox, m_presence, m_roomMarks),
          m_marks(m_store, m_intake, clock, m_site.markRead),
          m_sockets({m_site.sockets, &ModelClient::request}, m_book, m_intake, m_presence, clock, m_me, 2),
          m_link(m_site.link, keyOf(dialect, m_me), clock, seed)
    {
        m_outbox.setDialect(dialect);
        connect(&m_store, &Store::committed, this, &ModelClient::take);
        connect(&m_outbox, &Outbox::changed, &m_book, &RoomBook::refresh);
        connect(&m_sockets, &RoomSockets::suspectSignedOut, &m_link, &Link::suspect);
        connect(&m_sockets, &RoomSockets::stirred, this, [this](RoomId room) {
            if (m_feed)
                m_feed->nudge(room);
        });
        connect(&m_link, &Link::stateChanged, this, &ModelClient::linkChanged);
        connect(&m_link, &Link::established, this, &ModelClient::established);
    }
    ~ModelClient() override
    {
        m_link.stop();
        m_sockets.stop();
        m_feed.reset();
        m_outbox.setDelivery(nullptr);
        m_store.close();
    }

    /// Nothing else is asked of it before this is done.
    FutureResult<void> open(const QString &folder)
    {
        const Promised<void> opened;
        follow(m_store.open(folder, m_me), this, [this, opened](const Result<void> &) {
            follow(m_store.loadDesk(), this, [this, opened](const Result<DeskStart> &ours) {
                follow(m_store.loadCache(), this, [this, opened, ours](const Result<CacheStart> &cache) {
                    m_cursorAtStart = cache->cursor;
                    m_marks.load(ours->readMarks);
                    m_outbox.load(ours->outbox);
                    m_book.load(cache->rooms);
                    m_link.check();
                    opened.finish({});
                });
            });
        });
        return opened.future();
    }
    void signInAgain()
    {
        if (m_feed)
            m_feed->stop();
        m_sockets.stop();
        m_link.check();
    }
    void retryNow()
    {
        m_link.check();
        if (m_feed && m_link.state() == Link::State::Online)
            m_feed->resume();
        m_sockets.retryNow();
    }
    void setActiveRoom(RoomId room, bool newestInView)
    {
        m_activeRoom = room;
        m_newestInView = newestInView;
        if (m_feed)
            m_feed->setActiveRoom(room, newestInView);
        m_sockets.setActiveRoom(room);
    }
    void setWindowVisible(bool visible)
    {
        m_visible = visible;
        if (m_feed)
            m_feed->setWindowVisible(visible);
    }
    std::unique_ptr<RoomTimeline> openTimeline(RoomId room)
    {
        const RoomTimeline::Fetch fetch = [this](RoomId id, MessageId before) {
            return m_feed ? m_feed->fetch(id, before) : readyResult<void>(fail(ErrorCode::Offline));
        };
        auto timeline = std::make_unique<RoomTimeline>(
            RoomTimeline::Parts{m_store, m_outbox, m_book, m_marks, fetch, m_me, false, m_dialect == Dialect::Deployed},
            room);
        m_timelines.removeIf([](const QPointer<RoomTimeline> &each) { return each.isNull(); });
        m_timelines << timeline.get();
        return timeline;
    }

    Store &store() { return m_store; }
    Outbox &outbox() { return m_outbox; }
    const RoomBook &book() const { return m_book; }
    const ReadMarks &marks() const { return m_marks; }
    const Link &link() const { return m_link; }

private:
    static SocketRequest request(const QString &path)
    {
        return {QUrl(QStringLiteral("wss://site.example") + path), {}, {}};
    }
    void take(const ChangeSet &changes)
    {
        if (changes.reset)
            m_cursorAtStart = {};
        m_book.take(changes);
        if (!changes.rooms.isEmpty() || changes.reset)
            m_sockets.arrange();
    }
    void makeDialect()
    {
        if (m_feed)
            return;
        if (m_dialect == Dialect::Full) {
            ConnectionOptions options;
            options.pings = true;
            auto connection = std::make_unique<Connection>(
                m_site.sockets, [] { return request(QStringLiteral("/ws/notifications/")); }, m_clock, options);
            m_delivery = std::make_unique<Nonce>(m_site.sender);
            m_feed = std::make_unique<ChangesFeed>(m_site.changes, std::move(connection), m_intake, m_store, m_clock,
                                                   m_cursorAtStart);
        } else {
            m_marks.setWholeRooms([this](RoomId room) { return m_book.newest(room); });
            m_delivery = std::make_unique<ReadBack>(
                m_site.sender,
                [this](const OutboxRow &row, const QList<MessageId> &ids) { return m_store.claimFirst(row, ids); },
                m_me, m_clock, std::chrono::seconds(120));
            m_feed = std::make_unique<PollingFeed>(m_site.polling, m_intake, m_store, m_book, m_clock, m_me);
        }
        m_feed->setActiveRoom(m_activeRoom, m_newestInView);
        m_feed->setWindowVisible(m_visible);
        connect(m_feed.get(), &Feed::connected, this, [this] {
            if (m_link.state() == Link::State::Offline || m_link.state() == Link::State::Connecting)
                m_link.check();
        });
        connect(m_feed.get(), &Feed::lost, &m_link, &Link::lost);
        connect(m_feed.get(), &Feed::suspectSignedOut, &m_link, &Link::suspect);
    }
    void established(Dialect, const std::optional<Discovery> &)
    {
        makeDialect();
        m_sockets.start(m_dialect);
        m_outbox.setDelivery(m_delivery.get());
        if (!std::exchange(m_wasAway, false))
            return m_feed->start();
        m_feed->resume();
        m_sockets.retryNow();
        m_outbox.setPaused(false);
        m_marks.setOnline(true);
        for (const QPointer<RoomTimeline> &timeline : std::as_const(m_timelines)) {
            if (timeline)
                timeline->siteReached();
        }
    }
    void linkChanged()
    {
        if (m_link.state() == Link::State::Online)
            return;
        m_wasAway = true;
        m_marks.setOnline(false);
        m_outbox.setPaused(true);
        if (m_link.state() == Link::State::SignedOut) {
            m_sockets.stop();
            if (m_feed)
                m_feed->stop();
        }
    }

    Site m_site;
    Dialect m_dialect;
    UserId m_me;
    Clock &m_clock;
    Store m_store;
    Intake m_intake;
    Drafts m_drafts;
    Presence m_presence;
    RoomMarks m_roomMarks;
    Outbox m_outbox;
    RoomBook m_book;
    ReadMarks m_marks;
    RoomSockets m_sockets;
    Link m_link;
    std::unique_ptr<Feed> m_feed;
    std::unique_ptr<Delivery> m_delivery;
    Cursor m_cursorAtStart;
    RoomId m_activeRoom;
    bool m_newestInView = false;
    bool m_visible = true;
    bool m_wasAway = true;
    QList<QPointer<RoomTimeline>> m_timelines;
};

} // namespace desk
