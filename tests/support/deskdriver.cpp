// Orders: sign_in open_account clock accounts open close active send send_file retry take_back read page newest typing draft
// support state retry_now sign_out quit. Every message is told once, when it is first shown.
#include "tests/support/deskdriver.h"

#include "store/follow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>

namespace desk {

namespace {

QString stateName(SendState state)
{
    switch (state) {
    case SendState::Queued:
        return QStringLiteral("queued");
    case SendState::Sending:
        return QStringLiteral("sending");
    case SendState::Sent:
        return QStringLiteral("sent");
    case SendState::Uncertain:
        return QStringLiteral("uncertain");
    case SendState::Refused:
        return QStringLiteral("refused");
    case SendState::Asking:
        return QStringLiteral("asking");
    }
    return {};
}

QString stateName(ConnectionStatus::State state)
{
    switch (state) {
    case ConnectionStatus::State::Offline:
        return QStringLiteral("offline");
    case ConnectionStatus::State::Connecting:
        return QStringLiteral("connecting");
    case ConnectionStatus::State::Online:
        return QStringLiteral("online");
    case ConnectionStatus::State::SignedOut:
        return QStringLiteral("signed_out");
    }
    return {};
}

QJsonObject describe(const Message &message)
{
    return {{QStringLiteral("id"), message.id.value},
            {QStringLiteral("room"), message.room.value},
            {QStringLiteral("sender"), message.sender.value},
            {QStringLiteral("name"), message.senderName},
            {QStringLiteral("text"), message.text},
            {QStringLiteral("at"), message.createdAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("file"), message.attachment ? message.attachment->name : QString()}};
}

QJsonObject describe(const OutboxRow &row)
{
    QJsonObject object{{QStringLiteral("outbox"), row.id.value},
                       {QStringLiteral("room"), row.room.value},
                       {QStringLiteral("text"), row.text},
                       {QStringLiteral("state"), stateName(row.state)}};
    if (row.error)
        object.insert(QStringLiteral("error"), int(row.error->code));
    return object;
}

QJsonObject describe(const RoomItem &item)
{
    return {{QStringLiteral("room"), item.room.id.value},
            {QStringLiteral("title"), item.title},
            {QStringLiteral("ad"), item.room.ad.value},
            {QStringLiteral("support"), item.support},
            {QStringLiteral("active"), item.room.isActive},
            {QStringLiteral("last"), item.lastText},
            {QStringLiteral("last_id"), item.room.lastMessageId.value},
            {QStringLiteral("unread"), item.unread},
            {QStringLiteral("their_read_up_to"), item.room.theirReadUpTo.value},
            {QStringLiteral("draft"), item.draft},
            {QStringLiteral("waiting"), item.waitingToSend},
            {QStringLiteral("not_sent"), item.notSent}};
}

} // namespace

DeskDriver::DeskDriver(Accounts &accounts, Write write, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_write(std::move(write))
{
    connect(&m_accounts, &Accounts::currentChanged, this, [this] { follow(m_accounts.current()); });
}

void DeskDriver::say(const QString &event, QJsonObject details)
{
    details.insert(QStringLiteral("event"), event);
    m_write(details);
}

void DeskDriver::sayError(const QString &order, const Error &error)
{
    say(QStringLiteral("error"), {{QStringLiteral("order"), order},
                                  {QStringLiteral("code"), int(error.code)},
                                  {QStringLiteral("detail"), error.detail},
                                  {QStringLiteral("status"), error.httpStatus}});
}

void DeskDriver::obey(const QByteArray &line)
{
    const QJsonObject order = QJsonDocument::fromJson(line).object();
    const QString what = order.value(QStringLiteral("order")).toString();
    const RoomId room{order.value(QStringLiteral("room")).toInteger()};
    const QString text = order.value(QStringLiteral("text")).toString();
    const qint64 id = order.value(QStringLiteral("id")).toInteger();
    if (what == QLatin1String("quit"))
        return Q_EMIT quit();
    if (what == QLatin1String("sign_in"))
        return signIn(order);
    if (what == QLatin1String("open_account"))
        return openAccount(order);
    if (what == QLatin1String("clock") && m_setClock)
        return m_setClock(std::chrono::seconds(order.value(QStringLiteral("wrong_by")).toInteger()));
    if (!m_session)
        return sayError(what, Error{ErrorCode::SignedOut, QStringLiteral("no session"), {}, 0});
    const auto timeline = m_timelines.find(room);
    const bool isOpen = timeline != m_timelines.end();
    if (what == QLatin1String("open")) {
        openRoom(room);
    } else if (what == QLatin1String("close")) {
        m_timelines.erase(room);
    } else if (what == QLatin1String("active")) {
        m_session->setActiveRoom(room, order.value(QStringLiteral("newest_in_view")).toBool(true));
    } else if (what == QLatin1String("send")) {
        m_session->send(room, text);
    } else if (what == QLatin1String("send_file")) {
        m_session->sendFile(room, order.value(QStringLiteral("file")).toString(), text);
    } else if (what == QLatin1String("retry")) {
        m_session->retry(OutboxId{id});
    } else if (what == QLatin1String("take_back")) {
        desk::follow(m_session->takeBack(OutboxId{id}), this, [this, what](const Result<QString> &taken) {
            if (taken)
                say(QStringLiteral("taken_back"), {{QStringLiteral("text"), *taken}});
            else
                sayError(what, taken.error());
        });
    } else if (what == QLatin1String("read") && isOpen) {
        timeline->second->markSeen(MessageId{id});
    } else if (what == QLatin1String("page") && isOpen) {
        page(room);
    } else if (what == QLatin1String("newest") && isOpen) {
        timeline->second->jumpToNewest();
    } else if (what == QLatin1String("typing")) {
        m_session->typing(room);
    } else if (what == QLatin1String("draft")) {
        m_session->setDraft(room, text);
    } else if (what == QLatin1String("support")) {
        desk::follow(m_session->createSupportCase(order.value(QStringLiteral("subject")).toString(),
                                                  order.value(QStringLiteral("category")).toString(), text),
                     this, [this, what](const Result<RoomId> &created) {
                         if (created)
                             say(QStringLiteral("case"), {{QStringLiteral("room"), created->value}});
                         else
                             sayError(what, created.error());
                     });
    } else if (what == QLatin1String("state")) {
        tellState();
    } else if (what == QLatin1String("retry_now")) {
        m_session->retryNow();
    } else if (what == QLatin1String("sign_out")) {
        desk::follow(m_accounts.signOut(order.value(QStringLiteral("delete")).toBool()), this,
                     [this](const Result<SignedOut> &out) {
                         say(QStringLiteral("signed_out"), {{QStringLiteral("at_site"), out && out->atSite}});
                     });
    } else {
        sayError(what, Error{ErrorCode::Invalid, QStringLiteral("no such order, or the room is not open"), {}, 0});
    }
}

void DeskDriver::signIn(const QJsonObject &order)
{
    SignInRequest request;
    request.site = order.value(QStringLiteral("site")).toString();
    request.user = order.value(QStringLiteral("user")).toString();
    request.password = order.value(QStringLiteral("password")).toString();
    request.keepSignedIn = order.value(QStringLiteral("keep")).toBool(true);
    desk::follow(m_accounts.signIn(request), this, [this](const Result<Session *> &session) {
        if (!session)
            return sayError(QStringLiteral("sign_in"), session.error());
        follow(*session);
        say(QStringLiteral("signed_in"), {{QStringLiteral("me"), (*session)->account().me.id.value},
                                          {QStringLiteral("staff"), (*session)->isStaff()}});
    });
}

void DeskDriver::openAccount(const QJsonObject &order)
{
    const QString user = order.value(QStringLiteral("user")).toString();
    const QList<Account> known = m_accounts.known();
    for (const Account &account : known) {
        if (!user.isEmpty() && account.me.username != user)
            continue;
        desk::follow(m_accounts.open(account), this, [this](const Result<Session *> &session) {
            if (!session)
                return sayError(QStringLiteral("open_account"), session.error());
            follow(*session);
            say(QStringLiteral("opened_account"), {{QStringLiteral("me"), (*session)->account().me.id.value}});
        });
        return;
    }
    sayError(QStringLiteral("open_account"), Error{ErrorCode::NotFound, user, {}, 0});
}

void DeskDriver::follow(Session *session)
{
    if (m_session == session)
        return;
    m_timelines.clear();
    m_session = session;
    if (!session)
        return;
    connect(session, &Session::statusChanged, this, [this, session] {
        const ConnectionStatus &status = session->status();
        say(QStringLiteral("status"),
            {{QStringLiteral("state"), stateName(status.state)},
             {QStringLiteral("waiting"), status.waiting},
             {QStringLiteral("live"), status.liveUpdates},
             {QStringLiteral("syncing"), status.syncing},
             {QStringLiteral("storage_error"), status.storageError ? int(status.storageError->code) : -1}});
    });
    connect(&session->rooms(), &Rooms::itemChanged, this, [this](const RoomItem &item) {
        if (m_typingTold.value(item.room.id) != item.typingNames) {
            m_typingTold.insert(item.room.id, item.typingNames);
            say(QStringLiteral("typing"), {{QStringLiteral("room"), item.room.id.value},
                                           {QStringLiteral("names"), QJsonArray::fromStringList(item.typingNames)}});
        }
        say(QStringLiteral("room"), describe(item));
    });
    connect(session, &Session::messageArrived, this,
            [this](const Message &message, const RoomItem &) { say(QStringLiteral("arrived"), describe(message)); });
}

void DeskDriver::openRoom(RoomId room)
{
    auto timeline = m_session->openTimeline(room);
    connect(timeline.get(), &Timeline::changed, this, [this, room] { tellTimeline(room); });
    connect(timeline.get(), &Timeline::opened, this, [this, room] {
        const auto open = m_timelines.find(room);
        if (open == m_timelines.end())
            return;
        const TimelineSnapshot &shown = open->second->snapshot();
        say(QStringLiteral("opened"), {{QStringLiteral("room"), room.value},
                                       {QStringLiteral("count"), shown.messages.size()},
                                       {QStringLiteral("first_unread"), shown.firstUnread.value},
                                       {QStringLiteral("at_oldest"), shown.atOldest}});
    });
    m_timelines[room] = std::move(timeline);
    m_shown.remove(room);
    m_told.remove(room);
}

/// Pages up to the room's first message, then says how many there are.
void DeskDriver::page(RoomId room)
{
    Timeline *timeline = m_timelines.at(room).get();
    auto *asking = new QObject(timeline); // lives until the answer is there
    const auto tell = [this, room, timeline, asking] {
        const TimelineSnapshot &shown = timeline->snapshot();
        if (shown.loadingOlder)
            return;
        timeline->disconnect(asking);
        asking->deleteLater();
        say(QStringLiteral("paged"), {{QStringLiteral("room"), room.value},
                                      {QStringLiteral("told"), m_shown.value(room).size()},
                                      {QStringLiteral("window"), shown.messages.size()},
                                      {QStringLiteral("at_oldest"), shown.atOldest},
                                      {QStringLiteral("error"), shown.loadError ? int(shown.loadError->code) : -1}});
    };
    if (timeline->snapshot().atOldest)
        return tell(); // nothing will change
    connect(timeline, &Timeline::changed, asking, tell);
    timeline->loadOlder();
}

void DeskDriver::tellTimeline(RoomId room)
{
    const auto open = m_timelines.find(room);
    if (open == m_timelines.end())
        return;
    const TimelineSnapshot &shown = open->second->snapshot();
    QSet<qint64> &told = m_shown[room];
    for (const Message &message : shown.messages) {
        if (told.contains(message.id.value))
            continue;
        told.insert(message.id.value);
        say(QStringLiteral("message"), describe(message));
    }
    QHash<qint64, int> &states = m_told[room];
    for (const OutboxRow &row : shown.pending) {
        if (states.value(row.id.value, -1) == int(row.state))
            continue;
        states.insert(row.id.value, int(row.state));
        say(QStringLiteral("outbox"), describe(row));
    }
    if (shown.theirReadUpTo.value > m_readTold.value(room)) {
        m_readTold.insert(room, shown.theirReadUpTo.value);
        say(QStringLiteral("read"),
            {{QStringLiteral("room"), room.value}, {QStringLiteral("up_to"), shown.theirReadUpTo.value}});
    }
}

void DeskDriver::tellState()
{
    QJsonArray rooms;
    const QList<RoomItem> items = m_session->rooms().items();
    for (const RoomItem &item : items)
        rooms << describe(item);
    QJsonArray timelines;
    for (const auto &[room, timeline] : m_timelines) {
        const TimelineSnapshot &shown = timeline->snapshot();
        QJsonArray ids;
        for (const Message &message : shown.messages)
            ids << message.id.value;
        QJsonArray pending;
        for (const OutboxRow &row : shown.pending)
            pending << describe(row);
        timelines << QJsonObject{
            {QStringLiteral("room"), room.value},          {QStringLiteral("ids"), ids},
            {QStringLiteral("pending"), pending},          {QStringLiteral("holes"), shown.holes.size()},
            {QStringLiteral("at_oldest"), shown.atOldest}, {QStringLiteral("at_newest"), shown.atNewest}};
    }
    const ConnectionStatus &status = m_session->status();
    say(QStringLiteral("state"), {{QStringLiteral("status"), stateName(status.state)},
                                  {QStringLiteral("waiting"), status.waiting},
                                  {QStringLiteral("syncing"), status.syncing},
                                  {QStringLiteral("unread"), m_session->rooms().totalUnread()},
                                  {QStringLiteral("rooms"), rooms},
                                  {QStringLiteral("timelines"), timelines}});
}

} // namespace desk
