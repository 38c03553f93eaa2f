// Decides what is worth a desktop notification, when it is told and when it is withdrawn, and its words.
#include "ui/notifier.h"

#include "system/quiet.h"
#include "ui/format.h"
#include "ui/rooms/roomtext.h"

#include <algorithm>

namespace desk::ui {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds silence{300};          ///< a message is told when none has followed for so long
constexpr milliseconds silenceBelated{1'500}; ///< after sleep the rooms are asked one by one
constexpr milliseconds longestWait{3'000};
constexpr milliseconds longestBelated{10'000};
constexpr int belatedSeconds = 60;
constexpr int mostApart = 3; ///< more at once are one notice
constexpr int mostNames = 4;
constexpr int longestText = 200;
const QString mergedTag = QStringLiteral("many");

QString tagOf(RoomId room, MessageId message)
{
    return QStringLiteral("%1/%2").arg(room.value).arg(message.value);
}

} // namespace

Notifier::Notifier(Settings &settings, Clock &clock, Notifications &notifications,
                   std::function<bool(RoomId)> isFocused, QObject *parent)
    : QObject(parent), m_settings(settings), m_clock(clock), m_notifications(notifications),
      m_isFocused(std::move(isFocused)), m_withPreview(settings.notificationPreview())
{
    connect(&notifications, &Notifications::activated, this, &Notifier::activated);
    connect(&notifications, &Notifications::closed, this, &Notifier::closed);
    connect(&settings, &Settings::changed, this, &Notifier::followSettings);
}

void Notifier::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms().disconnect(this);
    }
    withdraw([](const Arrival &) { return true; });
    m_session = session;
    if (!session)
        return;
    connect(session, &Session::messageArrived, this, &Notifier::gather);
    connect(&session->rooms(), &Rooms::itemChanged, this, &Notifier::follow);
    connect(&session->rooms(), &Rooms::reset, this, &Notifier::followAll);
    connect(&session->rooms(), &Rooms::itemRemoved, this,
            [this](RoomId room) { withdraw([room](const Arrival &each) { return each.room == room; }); });
}

void Notifier::gather(const Message &message, const RoomItem &item)
{
    const QString name = message.senderName.isEmpty() ? roomTitle(item) : oneLine(message.senderName);
    const QString subtitle = roomSubtitle(item);
    Arrival arrival{item.room.id,
                    message.id,
                    subtitle.isEmpty() ? name : tr("%1 · %2").arg(isolated(name), subtitle),
                    {},
                    item.unread > 0};
    arrival.text = oneLine(message.text).left(longestText);
    if (arrival.text.isEmpty())
        arrival.text = tr("Sent a file");
    if (!isToBeTold(arrival))
        return;
    if (m_gathered.isEmpty())
        m_gatheringSince = m_clock.monotonic();
    m_gathered << arrival;
    m_belated = m_belated || message.createdAt.secsTo(m_clock.now()) > belatedSeconds;
    waitForMore();
}

void Notifier::waitForMore()
{
    const milliseconds longest = m_belated ? longestBelated : longestWait;
    const milliseconds left = m_gatheringSince + longest - m_clock.monotonic();
    const milliseconds pause = std::clamp(left, milliseconds(0), m_belated ? silenceBelated : silence);
    m_clock.after(pause, this, [this, wait = ++m_wait] {
        if (wait == m_wait)
            flush();
    });
}

void Notifier::flush()
{
    QList<Arrival> arrivals = std::exchange(m_gathered, {});
    arrivals.removeIf([this](const Arrival &each) { return !isToBeTold(each); });
    const bool belated = std::exchange(m_belated, false);
    if (arrivals.size() > (belated ? 1 : mostApart))
        tellMany(arrivals);
    else
        tellEach(arrivals);
}

bool Notifier::isToBeTold(const Arrival &arrival) const
{
    if (!m_session || !m_settings.notificationsEnabled() || isQuiet(m_settings, m_clock.now()))
        return false;
    const auto item = m_session->rooms().item(arrival.room);
    return item && !item->muted && !m_isFocused(arrival.room) && !isRead(arrival, *item);
}

bool Notifier::isRead(const Arrival &arrival, const RoomItem &item) const
{
    return (arrival.counted && item.unread == 0) ||
           (arrival.message.isValid() && arrival.message <= item.room.myReadUpTo);
}

void Notifier::tellEach(const QList<Arrival> &arrivals)
{
    bool sound = m_settings.notificationSound(); // one for all of them
    for (const Arrival &each : arrivals) {
        const QString tag = tagOf(each.room, each.message);
        m_each.insert(tag, each);
        const QString body = m_settings.notificationPreview() ? each.text : tr("New message");
        m_notifications.show(Notice{tag, each.title, body, {}, std::exchange(sound, false)});
    }
}

void Notifier::tellMany(const QList<Arrival> &arrivals)
{
    m_merged += arrivals;
    Notice notice = mergedNotice();
    notice.sound = m_settings.notificationSound();
    m_notifications.show(notice);
}

Notice Notifier::mergedNotice() const
{
    QStringList names;
    QList<RoomId> rooms;
    for (const Arrival &each : m_merged) {
        if (rooms.contains(each.room))
            continue;
        rooms << each.room;
        if (const auto item = m_session->rooms().item(each.room))
            names << isolated(oneLine(roomTitle(*item)));
    }
    const int count = int(m_merged.size());
    if (rooms.size() == 1)
        return {mergedTag, m_merged.last().title, tr("%Ln new message(s)", nullptr, count), {}, false};
    const QString title = tr("%1 in %2", "5 new messages in 3 conversations")
                              .arg(tr("%Ln new message(s)", nullptr, count),
                                   tr("%Ln conversation(s)", "after \"in\"", int(rooms.size())));
    QString body = names.mid(0, mostNames).join(tr(", "));
    if (names.size() > mostNames)
        body += tr(", ") + QStringLiteral("…");
    return {mergedTag, title, body, {}, false};
}

void Notifier::follow(const RoomItem &item)
{
    const bool silent = item.muted || m_isFocused(item.room.id);
    withdraw([&](const Arrival &each) { return each.room == item.room.id && (silent || isRead(each, item)); });
}

void Notifier::followAll()
{
    withdraw([this](const Arrival &each) {
        const auto item = m_session->rooms().item(each.room);
        return !item || item->muted || isRead(each, *item);
    });
}

void Notifier::followSettings()
{
    const bool hides = std::exchange(m_withPreview, m_settings.notificationPreview()) && !m_withPreview;
    if (hides || !m_settings.notificationsEnabled())
        withdraw([](const Arrival &) { return true; });
}

void Notifier::withdraw(const std::function<bool(const Arrival &)> &which)
{
    m_gathered.removeIf(which);
    for (auto each = m_each.begin(); each != m_each.end();) {
        if (which(*each)) {
            m_notifications.close(each.key());
            each = m_each.erase(each);
        } else {
            ++each;
        }
    }
    if (m_merged.removeIf(which) == 0)
        return;
    if (m_merged.isEmpty())
        m_notifications.close(mergedTag);
    else
        m_notifications.show(mergedNotice()); // says the true number, without a sound
}

void Notifier::activated(const QString &tag)
{
    if (tag == mergedTag && !m_merged.isEmpty()) {
        const RoomId first = m_merged.first().room;
        const bool one = std::all_of(m_merged.cbegin(), m_merged.cend(),
                                     [first](const Arrival &each) { return each.room == first; });
        m_merged.clear();
        m_notifications.close(tag);
        Q_EMIT openWanted(one ? first : RoomId{});
    } else if (m_each.contains(tag)) {
        const RoomId room = m_each.take(tag).room;
        m_notifications.close(tag);
        Q_EMIT openWanted(room);
    }
}

void Notifier::closed(const QString &tag)
{
    if (tag == mergedTag)
        m_merged.clear();
    m_each.remove(tag);
}

} // namespace desk::ui
