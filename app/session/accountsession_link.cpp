// The part of AccountSession that follows the link: which feed, which delivery, and what the status line says.
#include "net/httpclient.h"
#include "session/accountsession.h"
#include "session/changesfeed.h"
#include "session/nonce.h"
#include "session/pollingfeed.h"
#include "session/readback.h"
#include "session/roomtimeline.h"
#include "system/clock.h"

namespace desk {

void AccountSession::connectWith(const SessionCookie &cookie, bool secretInMemory)
{
    m_api.setSession(cookie);
    m_status.secretInMemory = secretInMemory;
    connectAnew();
}

/// What the old session was refused is asked again, and open sockets carry the old cookie or stand on the old road.
void AccountSession::connectAnew()
{
    if (m_feed)
        m_feed->stop();
    m_sockets.stop();
    m_link.check();
}

void AccountSession::setRoute(const Route &route)
{
    if (m_route == route)
        return;
    m_route = route;
    m_api.setRoute(route);
    if (m_api.session().isValid())
        connectAnew();
}

void AccountSession::stayOffline(const Error &error)
{
    m_link.signedOut(error);
}

FutureResult<void> AccountSession::signOutAtSite()
{
    m_outbox.setPaused(true);
    m_link.stop();
    m_sockets.stop();
    if (m_feed)
        m_feed->stop();
    return m_api.signOut();
}

void AccountSession::setAccount(const Account &account)
{
    m_account = account;
    m_book.setStaff(account.staff);
}

SocketRequest AccountSession::request(const QString &path) const
{
    return {m_account.site.websocket(path), "sessionid=" + m_api.session().sessionId,
            m_account.site.originHeader().toUtf8()};
}

std::unique_ptr<Feed> AccountSession::makeFeed(Dialect dialect)
{
    if (dialect == Dialect::Deployed) {
        std::function<FutureResult<QList<SupportEntry>>()> queue;
        if (m_account.staff)
            queue = [this] { return m_api.supportPage(); };
        return std::make_unique<PollingFeed>(
            PollingFeed::Site{[this](int page, int size) { return m_api.rooms(page, size); },
                              [this](RoomId room) { return m_api.room(room); },
                              [this](RoomId room, const QDateTime &after) { return m_api.pollRoom(room, after); },
                              queue},
            m_intake, m_store, m_book, m_clock, m_account.key.me);
    }
    ConnectionOptions options;
    options.pings = true;
    auto connection = std::make_unique<Connection>(
        m_options.sockets, [this] { return request(QStringLiteral("/ws/notifications/")); }, m_clock, options);
    return std::make_unique<ChangesFeed>(ChangesFeed::Site{[this](Cursor since) { return m_api.changes(since); },
                                                           [this](RoomId room, MessageId before, int limit) {
                                                               return m_api.messagesBefore(room, before, limit);
                                                           }},
                                         std::move(connection), m_intake, m_store, m_clock, m_cursorAtStart);
}

FutureResult<Message> AccountSession::sendRow(const OutboxRow &row, const QUuid &nonce)
{
    const MessageId seen = nonce.isNull() ? MessageId() : row.seen; // the deployed site knows neither
    if (row.filePath.isEmpty())
        return m_api.send(row.room, row.text, nonce, seen);
    const auto stop = std::make_shared<UploadStop>(); // lives as long as its call
    m_stops.removeIf(
        [](const QHash<OutboxId, std::weak_ptr<UploadStop>>::iterator &each) { return each.value().expired(); });
    m_stops.insert(row.id, stop);
    return m_api.sendFile(
        row.room, row.text, nonce, seen, row.filePath,
        [this, id = row.id](qint64 done, qint64 total) { m_outbox.uploaded(id, done, total); }, stop);
}

std::unique_ptr<Delivery> AccountSession::makeDelivery(Dialect dialect)
{
    Sender sender;
    sender.send = [this](const OutboxRow &row, bool withNonce) {
        return sendRow(row, withNonce ? row.nonce : QUuid());
    };
    sender.stop = [this](OutboxId row) {
        const std::shared_ptr<UploadStop> stop = m_stops.value(row).lock();
        return stop && (*stop)();
    };
    sender.readBack = [this](RoomId room) { return m_api.room(room); };
    sender.me = [this] { return m_api.me(); };
    if (dialect == Dialect::Full)
        return std::make_unique<Nonce>(std::move(sender));
    return std::make_unique<ReadBack>(
        std::move(sender),
        [this](const OutboxRow &row, const QList<MessageId> &ids) { return m_store.claimFirst(row, ids); },
        m_account.key.me, m_clock, m_options.settleTime);
}

void AccountSession::makeDialect(Dialect dialect)
{
    if (m_dialect == dialect)
        return;
    m_outbox.setDelivery(nullptr);
    m_dialect = dialect;
    m_marks.setWholeRooms(nullptr);
    if (dialect == Dialect::Deployed)
        m_marks.setWholeRooms([this](RoomId room) { return m_book.newest(room); });
    m_outbox.setDialect(dialect);
    m_delivery = makeDelivery(dialect);
    m_feed = makeFeed(dialect);
    m_feed->setActiveRoom(m_activeRoom, m_newestInView);
    m_feed->setWindowVisible(m_visible);
    connect(m_feed.get(), &Feed::connected, this, [this] {
        if (m_link.state() == Link::State::Offline || m_link.state() == Link::State::Connecting)
            m_link.check(); // the road is open again: is it still the same site?
    });
    connect(m_feed.get(), &Feed::lost, &m_link, &Link::lost);
    connect(m_feed.get(), &Feed::suspectSignedOut, &m_link, &Link::suspect);
    connect(m_feed.get(), &Feed::liveChanged, this, [this](bool live) {
        m_status.liveUpdates = live;
        refreshStatus();
    });
    m_status.casesByNumber = false;
    connect(m_feed.get(), &Feed::casesHidden, this, [this](bool hidden) {
        m_status.casesByNumber = hidden;
        refreshStatus();
    });
    connect(m_feed.get(), &Feed::syncingChanged, this, [this](bool syncing) {
        m_status.syncing = syncing;
        refreshStatus();
    });
    connect(m_feed.get(), &Feed::notificationArrived, this, &AccountSession::notificationArrived);
}

void AccountSession::established(Dialect dialect, const std::optional<Discovery> &discovery)
{
    if (discovery) {
        m_limits = discovery->limits;
        m_attachments = discovery->features.testFlag(Feature::Attachments);
        const bool staff = discovery->me.isStaff.value_or(m_account.staff);
        if (staff != m_account.staff) {
            m_account.staff = staff;
            m_book.setStaff(staff);
        }
    } else {
        m_attachments = true; // the deployed site takes files too
    }
    if (const User &me = m_link.me();
        me.username != m_account.me.username || me.displayName() != m_account.me.displayName()) {
        m_account.me.username = me.username;
        m_account.me.firstName = me.firstName;
        m_account.me.lastName = me.lastName;
        m_book.setMe(m_account.me);
    }
    m_desk.setAvailable(discovery && m_account.staff && discovery->features.testFlag(Feature::Triage));
    makeDialect(dialect);
    m_sockets.start(dialect);
    m_outbox.setDelivery(m_delivery.get());
    if (!std::exchange(m_wasAway, false))
        return m_feed->start(); // we were only asked who we are: no wait of anybody's is cut short
    m_feed->resume();
    m_sockets.retryNow();
    m_outbox.setPaused(false);
    m_marks.setOnline(true);
    m_desk.setOnline(true);
    for (const QPointer<RoomTimeline> &timeline : std::as_const(m_timelines)) {
        if (timeline)
            timeline->siteReached();
    }
}

void AccountSession::linkChanged()
{
    if (m_link.state() != Link::State::Online) {
        m_wasAway = true;
        m_marks.setOnline(false);
        m_desk.setOnline(false);
        m_outbox.setPaused(true);
        if (m_link.state() == Link::State::SignedOut) {
            m_sockets.stop();
            if (m_feed)
                m_feed->stop();
        }
    }
    refreshStatus();
}

void AccountSession::refreshStatus()
{
    ConnectionStatus next = m_status;
    switch (m_link.state()) {
    case Link::State::Offline:
        next.state = ConnectionStatus::State::Offline;
        break;
    case Link::State::Connecting:
        next.state = ConnectionStatus::State::Connecting;
        break;
    case Link::State::Online:
        next.state = ConnectionStatus::State::Online;
        break;
    case Link::State::SignedOut:
        next.state = ConnectionStatus::State::SignedOut;
        break;
    }
    next.since = m_link.since();
    next.retryAt = m_link.retryAt();
    next.lastError = m_link.lastError();
    next.lastFailure = m_link.lastFailure();
    next.failedAt = m_link.failedAt();
    next.waiting = m_outbox.waiting();
    m_status = next;
    if (m_told == m_status)
        return;
    m_told = m_status;
    Q_EMIT statusChanged();
}

} // namespace desk
