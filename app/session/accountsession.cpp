// Composition and passing on: what the window orders goes to the part that does it.
#include "session/accountsession.h"

#include "net/websocket.h"
#include "session/feed.h"
#include "session/roomtimeline.h"
#include "system/clock.h"

#include <QRandomGenerator>

namespace desk {

CoreOptions AccountSession::completed(CoreOptions options)
{
    if (!options.sockets) {
        options.sockets = [this] {
            WebSocketOptions socket;
            socket.route = m_route;
            return std::unique_ptr<Socket>(std::make_unique<WebSocket>(socket));
        };
    }
    if (!options.jitterSeed)
        options.jitterSeed = QRandomGenerator::global()->generate64();
    return options;
}

AccountSession::AccountSession(const Account &account, const CoreOptions &options, Clock &clock,
                               const QTimeZone &siteZone)
    : m_account(account), m_clock(clock), m_options(completed(options)), m_cacheKeeper(m_store, clock),
      m_intake(m_store), m_api(account.site, siteZone),
      m_pictures(
          {[this](const QString &url, qint64 mostBytes) { return m_api.fetch(url, mostBytes); },
           [this] { return m_link.state() == Link::State::Online || m_link.state() == Link::State::Connecting; }}),
      m_drafts(m_store, clock), m_replies(m_store), m_notes(m_store, clock), m_presence(clock, account.key.me),
      m_roomMarks(m_store), m_outbox(
                                m_store, m_intake, clock, [this](RoomId room) { return m_book.newest(room); },
                                [this](RoomId room) { return m_book.heard(room); }),
      m_book(account.me, account.staff, m_drafts, m_outbox, m_presence, m_roomMarks),
      m_marks(m_store, m_intake, clock, [this](RoomId room, MessageId upTo) { return m_api.markRead(room, upTo); }),
      m_cases([this](const protocol::SupportRequest &request) { return m_api.createSupportCase(request); }),
      m_sockets({m_options.sockets, [this](const QString &path) { return request(path); }}, m_book, m_intake,
                m_presence, clock, account.key.me, m_options.maxRoomSockets),
      m_desk({m_api, m_store, m_intake, m_outbox, m_book, clock, account.key.me,
              [this](RoomId room) { m_sockets.sendLooking(room); },
              [this](RoomId room) { return resolveSupport(room); },
              [this](RoomId room) { return reopenSupport(room); }},
             account.staff && !account.key.database.isNull()),
      m_link({[this] { return m_api.discover(); }, [this] { return m_api.me(); }}, account.key, clock,
             m_options.jitterSeed)
{
    m_status.since = clock.now();
    m_outbox.setDialect(account.key.database.isNull() ? Dialect::Deployed : Dialect::Full);
    wire();
}

AccountSession::~AccountSession()
{
    m_link.stop();
    m_sockets.stop();
    m_feed.reset();
    m_outbox.setDelivery(nullptr);
    m_drafts.flush();
    m_notes.flush();
    m_store.close();
}

void AccountSession::wire()
{
    connect(&m_store, &Store::committed, this, &AccountSession::take);
    connect(&m_store, &Store::failed, this, [this](const Error &error, bool ofCache) {
        m_status.storageError = error;
        m_failedFile = ofCache;
        refreshStatus();
    });
    connect(&m_store, &Store::written, this, [this](bool ofCache) {
        if (m_failedFile != ofCache)
            return;
        m_failedFile.reset(); // there is room again
        m_status.storageError.reset();
        refreshStatus();
    });
    connect(&m_store, &Store::rebuilt, this, [this] {
        if (!m_status.storageError || m_status.storageError->code != ErrorCode::UnsentDamaged)
            m_status.storageError = Error{ErrorCode::StorageDamaged, {}, {}, 0};
        m_failedFile.reset();
        refreshStatus();
    });
    connect(&m_store, &Store::deskRebuilt, this, [this] {
        m_outbox.writeAgain();
        m_drafts.writeAgain();
        m_replies.writeAgain();
        m_notes.writeAgain();
        m_marks.writeAgain();
        m_roomMarks.writeAgain();
        m_desk.writeAgain();
        m_status.storageError = Error{ErrorCode::UnsentDamaged, {}, {}, 0};
        m_failedFile.reset();
        refreshStatus();
    });
    connect(&m_api, &SiteApi::sessionChanged, this, &AccountSession::cookieChanged);
    connect(&m_outbox, &Outbox::changed, this, [this](RoomId room) {
        m_book.refresh(room);
        refreshStatus();
    });
    connect(&m_outbox, &Outbox::notKept, this, [this](RoomId room, const QString &text, const QString &filePath) {
        const QString begun = m_drafts.draft(room); // what has been typed since
        m_drafts.set(room, begun.isEmpty() || text.isEmpty() ? text + begun : text + QLatin1Char('\n') + begun);
        Q_EMIT notKept(room, filePath);
    });
    connect(&m_outbox, &Outbox::settledAs, this, [this](const OutboxRow &row, const Message &message) {
        if (!row.filePath.isEmpty() && message.attachment)
            Q_EMIT fileArrived(row.filePath, *message.attachment);
    });
    connect(&m_outbox, &Outbox::overtaken, this, &AccountSession::fetchNews);
    connect(&m_desk, &CaseDesk::overtaken, this, [this] { fetchNews({}); });
    connect(&m_drafts, &Drafts::changed, &m_book, &RoomBook::refresh);
    connect(&m_replies, &QuickReplies::changed, this, &Session::quickRepliesChanged);
    connect(&m_notes, &Notes::changed, this, &Session::noteChanged);
    connect(&m_presence, &Presence::changed, &m_book, &RoomBook::refresh);
    connect(&m_roomMarks, &RoomMarks::changed, &m_book, &RoomBook::refresh);
    connect(&m_sockets, &RoomSockets::suspectSignedOut, &m_link, &Link::suspect);
    connect(&m_sockets, &RoomSockets::stirred, this, &AccountSession::fetchNews);
    connect(&m_sockets, &RoomSockets::presence, &m_desk.presence(), &Colleagues::heard);
    connect(&m_sockets, &RoomSockets::opened, &m_desk.presence(), &Colleagues::reopened);
    connect(&m_cacheKeeper, &CacheKeeper::pruned, this, &Session::storageChanged);
    connect(&m_link, &Link::stateChanged, this, &AccountSession::linkChanged);
    connect(&m_link, &Link::established, this, &AccountSession::established);
}

void AccountSession::fetchNews(RoomId room)
{
    if (m_feed)
        m_feed->nudge(room);
}

FutureResult<void> AccountSession::open(const QString &folder)
{
    Promised<void> opened;
    m_pictures.open(folder + QStringLiteral("/pictures"));
    follow(m_store.open(folder, m_account.key.me), this, [this, opened, folder](const Result<void> &desk) {
        if (!desk)
            m_status.storageError = desk.error();
        follow(m_store.loadDesk(), this, [this, opened, desk, folder](const Result<DeskStart> &ours) {
            m_outgoing.open(folder + QStringLiteral("/outgoing"), ours.value_or(DeskStart{}).outbox);
            follow(m_store.loadCache(), this, [this, opened, desk, ours](const Result<CacheStart> &cache) {
                load(cache.value_or(CacheStart{}), ours.value_or(DeskStart{}));
                opened.finish(desk);
            });
        });
    });
    return opened.future();
}

void AccountSession::load(const CacheStart &cache, const DeskStart &desk)
{
    m_cursorAtStart = cache.cursor;
    m_drafts.load(desk.drafts);
    m_replies.load(desk.replies);
    m_notes.load(desk.notes);
    m_marks.load(desk.readMarks);
    m_roomMarks.load(desk.roomMarks);
    m_outbox.load(desk.outbox);
    m_book.load(cache.rooms);
    m_desk.load(desk);
    m_cacheKeeper.start();
    refreshStatus();
}

void AccountSession::take(const ChangeSet &changes)
{
    if (changes.reset)
        m_cursorAtStart = {}; // the cache that stood there is gone
    m_book.take(changes);
    m_desk.take(changes);
    for (const OutboxRow &row : changes.settled) {
        if (row.state == SendState::Sent)
            m_outgoing.arrived(row);
    }
    QHash<RoomId, MessageId> oldest;
    for (const Message &message : changes.messages) {
        if (m_book.isTheirs(message))
            m_roomMarks.heard(message.room, message.id);
        const MessageId known = oldest.value(message.room, message.id);
        oldest.insert(message.room, std::min(known, message.id));
    }
    for (auto it = oldest.cbegin(); it != oldest.cend(); ++it)
        Q_EMIT messagesStored(it.key(), it.value());
    for (const Message &message : changes.arrived) {
        m_presence.wrote(message.room, message.sender);
        if (const auto item = m_book.item(message.room))
            Q_EMIT messageArrived(message, *item);
    }
    if (!changes.rooms.isEmpty() || changes.reset)
        m_sockets.arrange();
}

std::unique_ptr<Timeline> AccountSession::openTimeline(RoomId room)
{
    const RoomTimeline::Fetch fetch = [this](RoomId id, MessageId before) { return fetchBefore(id, before); };
    const bool deployed = m_account.key.database.isNull();
    auto timeline = std::make_unique<RoomTimeline>(
        RoomTimeline::Parts{m_store, m_outbox, m_book, m_marks, fetch, m_account.key.me, m_account.staff, deployed},
        room);
    m_timelines.removeIf([](const QPointer<RoomTimeline> &each) { return each.isNull(); });
    m_timelines << timeline.get();
    return timeline;
}

FutureResult<void> AccountSession::fetchBefore(RoomId room, MessageId before)
{
    return m_feed ? m_feed->fetch(room, before) : readyResult<void>(fail(ErrorCode::Offline));
}

void AccountSession::setActiveRoom(RoomId room, bool newestInView)
{
    m_activeRoom = room;
    m_newestInView = newestInView;
    if (m_feed)
        m_feed->setActiveRoom(room, newestInView);
    m_sockets.setActiveRoom(room);
    m_desk.setActiveRoom(room);
}

void AccountSession::setWindowVisible(bool visible)
{
    m_visible = visible;
    if (m_feed)
        m_feed->setWindowVisible(visible);
}

void AccountSession::send(RoomId room, const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    m_outbox.enqueue(room, text);
}

FutureResult<QString> AccountSession::takeBack(OutboxId id, bool intoDraft)
{
    const auto row = m_outbox.row(id);
    if (!row || !intoDraft)
        return m_outbox.takeBack(id);
    const auto merged = [this, row] { return (row->text + QLatin1Char('\n') + m_drafts.draft(row->room)).trimmed(); };
    m_drafts.flush(); // what is still to be written there goes first
    Promised<QString> taken;
    follow(m_outbox.takeBack(id, merged()), this, [this, room = row->room, merged, taken](const Result<QString> &text) {
        if (text)
            m_drafts.set(room, merged()); // with what has been typed since
        taken.finish(text);
    });
    return taken.future();
}

void AccountSession::sendFile(RoomId room, const QString &filePath, const QString &text)
{
    m_outbox.enqueue(room, text, filePath);
}

void AccountSession::typing(RoomId room)
{
    m_presence.keystroke(room, [this, room] { m_sockets.sendTyping(room); });
}

FutureResult<RoomId> AccountSession::createSupportCase(const QString &subject, const QString &category,
                                                       const QString &text)
{
    Promised<RoomId> created;
    follow(m_cases.open(subject, category, text, !m_account.key.database.isNull()), this,
           [this, created](const Result<RoomId> &room) {
               if (room && m_feed)
                   m_feed->nudge(*room);
               created.finish(room);
           });
    return created.future();
}

/// A call that changes a room for good: then the feed looks at once.
FutureResult<void> AccountSession::afterwards(const FutureResult<void> &call, RoomId room)
{
    Promised<void> done;
    follow(call, this, [this, room, done](const Result<void> &outcome) {
        if (outcome && m_feed)
            m_feed->nudge(room);
        done.finish(outcome);
    });
    return done.future();
}

FutureResult<void> AccountSession::closeConversation(RoomId room)
{
    return afterwards(m_api.archive(room), room);
}
FutureResult<void> AccountSession::resolveSupport(RoomId room)
{
    return afterwards(m_api.resolveSupport(room), room);
}
FutureResult<void> AccountSession::reopenSupport(RoomId room)
{
    return afterwards(m_api.reopenSupport(room), room);
}

FutureResult<void> AccountSession::lookUpCase(RoomId id)
{
    Promised<void> found;
    follow(m_api.pollRoom(id, {}), this, [this, id, found](const Result<protocol::PollPage> &page) {
        if (!page)
            return found.finish(tl::make_unexpected(page.error()));
        if (m_book.room(id))
            return found.finish({});
        Room room;
        room.id = id;
        room.type = RoomType::PublisherAdmin;
        // A case begins with its publisher's words.
        if (!page->messages.isEmpty())
            room.publisher = User{page->messages.first().sender, page->messages.first().senderName, {}, {}, {}, {}};
        Incoming incoming;
        incoming.rooms << room;
        incoming.news = false;
        follow(m_intake.take(incoming), this, [found](const Result<void> &taken) { found.finish(taken); });
    });
    return found.future();
}

void AccountSession::setRoomState(RoomId room, RoomState state, bool on)
{
    m_roomMarks.set(room, state, on, m_book.newest(room));
}

void AccountSession::markRead(RoomId room)
{
    setRoomState(room, RoomState::MarkedUnread, false);
    m_marks.mark(room, m_book.newest(room), m_book.room(room).value_or(Room{}).myReadUpTo);
}

FutureResult<Ad> AccountSession::ad(AdId id)
{
    Promised<Ad> found;
    follow(m_store.ad(id), this, [this, id, found](const Result<std::optional<Ad>> &cached) {
        const std::optional<Ad> known = cached.value_or(std::nullopt);
        if (known)
            found.finish(*known);
        // What is cached is shown at once, and freshened when the site answers. It shows only ads that are active.
        follow(m_api.ad(id), this, [this, found, known](const Result<Ad> &fresh) {
            std::optional<Ad> now = fresh ? std::optional<Ad>(*fresh) : known;
            if (now && !fresh && fresh.error().code == ErrorCode::NotFound)
                now->status = adGone;
            if (now && known != now)
                m_store.putAd(*now);
            if (!known)
                found.finish(fresh);
            else if (known != now)
                Q_EMIT adChanged(*now);
        });
    });
    return found.future();
}

QUrl AccountSession::pageUrl(AdId ad, const QString &slug) const
{
    const QString language = m_isArabic ? QStringLiteral("ar") : QStringLiteral("en");
    return m_account.site.http(
        QStringLiteral("/%1/ads/%2/").arg(language, slug.isEmpty() ? QString::number(ad.value) : slug));
}

FutureResult<void> AccountSession::download(const Attachment &attachment, const QString &filePath,
                                            std::function<void(qint64, qint64)> progress)
{
    const Answer<void> answer; // a picture that was shown is here, also without a network
    follow(m_pictures.save(attachment.url, filePath), this,
           [this, answer, attachment, filePath, progress = std::move(progress)](const Result<void> &saved) {
               if (saved || saved.error().code != ErrorCode::NotFound)
                   return answer.give(saved);
               follow(m_api.download(attachment.url, filePath, m_limits.attachmentBytes, progress), this,
                      [answer](const Result<void> &fetched) { answer.give(fetched); });
           });
    return answer.future();
}

FutureResult<void> AccountSession::deleteCache()
{
    m_cursorAtStart = {}; // a feed that is made meanwhile begins at the beginning
    const FutureResult<void> cleared = m_feed ? m_feed->startOver() : m_store.clearCache();
    follow(cleared, this, [this](const Result<void> &outcome) {
        if (!outcome)
            return;
        m_store.shrinkCache();
        Q_EMIT storageChanged();
    });
    return cleared;
}

void AccountSession::retryNow()
{
    m_link.check();
    if (m_feed && m_link.state() == Link::State::Online)
        m_feed->resume();
    m_sockets.retryNow();
}

void AccountSession::setLanguage(bool arabic)
{
    m_isArabic = arabic;
    m_api.setLanguage(arabic ? Language::Arabic : Language::English);
}

} // namespace desk
