// The end of a run: the site has no faults any more, and the client's state must be the server's.
#include "tests/faults/interleaving.h"

#include <QCoreApplication>

namespace desk {

using namespace std::chrono_literals;

/// The site has no faults any more: time passes until the judge has nothing to say, and a little further.
void Interleaving::quiesce(const std::function<void(Findings &)> &judge)
{
    constexpr int longest = 400;
    int calm = 0;
    for (int i = 0; i < longest && calm < 3; ++i) {
        advance(i < 20 ? 1s : 5s);
        if (m_client->link().state() == Link::State::SignedOut)
            m_client->signInAgain();
        Findings found;
        judge(found);
        calm = found.none() ? calm + 1 : 0;
    }
    Findings found;
    judge(found);
    for (const QString &words : std::as_const(found.words))
        m_findings.add(qUtf8Printable(words.section(QLatin1Char(':'), 0, 0)),
                       words.section(QLatin1Char(':'), 1).trimmed());
}

void Interleaving::judgeOutbox(Findings &found)
{
    m_undecided = m_refused = 0;
    QMap<OutboxId, OutboxRow> rows;
    for (const ModelSite::Place &place : m_site.places()) {
        const QList<OutboxRow> ofRoom = m_client->outbox().rows(place.room.id);
        for (const OutboxRow &row : ofRoom)
            rows.insert(row.id, row);
    }
    for (const Typed &typed : std::as_const(m_typed)) {
        const QString name = QStringLiteral("row %1 \"%2\" of room %3")
                                 .arg(typed.row.value)
                                 .arg(typed.text.left(20))
                                 .arg(typed.room.value);
        const qsizetype times = m_site.broughtBy(typed.room, typed.row).size();
        const bool kept = rows.contains(typed.row);
        const OutboxRow row = rows.take(typed.row);
        if (!typed.row.isValid())
            found.add("lost", name + QStringLiteral(" was never written down"));
        else if (times > 1 || (times > 0 && typed.takenBack))
            found.add("doubled", name + QStringLiteral(" arrived %1 times").arg(times));
        else if (times == 0 && !kept && !typed.takenBack && !typed.taking)
            found.add("lost", name + QStringLiteral(" did not arrive"));
        if (!kept)
            continue;
        // A room that was closed can be read back no more.
        const bool unreadable = !isFull() && !m_site.places()[typed.room].isActive;
        const bool undecided = !isFull() && row.state == SendState::Uncertain && (row.undecided || unreadable);
        const bool queuedBehind = unreadable && row.state == SendState::Queued;
        const bool saidNo = row.state == SendState::Refused || row.state == SendState::Asking;
        m_undecided += undecided || queuedBehind;
        m_refused += saidNo;
        if (row.error && row.error->code == ErrorCode::UnsentDamaged)
            found.add("stale", name + QStringLiteral(" is called damaged"));
        if (row.text != typed.text)
            found.add("stale", name + QStringLiteral(" is kept with another text"));
        if (!undecided && !queuedBehind && !saidNo)
            found.add("stale", name + QStringLiteral(" is still in state %1").arg(int(row.state)));
        else if (times > 0 && !unreadable)
            found.add("stale", name + QStringLiteral(" arrived, and is kept in state %1").arg(int(row.state)));
    }
    for (const OutboxRow &row : std::as_const(rows))
        found.add("stale", QStringLiteral("row %1 was never typed").arg(row.id.value));
    for (const ModelSite::Place &place : m_site.places()) {
        OutboxId last;
        for (const ModelSite::Written &written : place.written) {
            if (!written.origin.isValid() || typedAs(written.origin)->again)
                continue;
            if (written.origin < last)
                found.add("misordered",
                          QStringLiteral("row %1 arrived after row %2").arg(written.origin.value).arg(last.value));
            last = std::max(last, written.origin);
        }
    }
}

/// As the site counts, but for what I have seen here: the deployed site hears of it only when I have seen all.
int Interleaving::unreadOf(const ModelSite::Place &place) const
{
    const QList<Message> said = m_site.messages(place.room.id);
    const MessageId seen = isFull() ? place.myReadUpTo : m_client->marks().upTo(place.room.id);
    return int(std::count_if(said.cbegin(), said.cend(), [this, seen](const Message &each) {
        return each.sender != ModelSite::me && each.id > seen && (isFull() || !each.isRead);
    }));
}

void Interleaving::judgeRooms(Findings &found, bool opened)
{
    for (const ModelSite::Place &place : m_site.places()) {
        const QString name = QStringLiteral("room %1").arg(place.room.id.value);
        const Room truth = m_site.roomOf(place);
        const bool hidden = !isFull() && !place.isActive; // the deployed site shows it no more
        const std::optional<Room> known = m_client->book().room(place.room.id);
        if (!known) {
            if (!hidden)
                found.add("lost", name + QStringLiteral(" is not known"));
            continue;
        }
        if (known->isActive != truth.isActive)
            found.add("stale", name + QStringLiteral(" is open here or there alone"));
        if (const int unread = unreadOf(place); known->unread != unread && !hidden)
            found.add("stale", QStringLiteral("%1: %2 unread, should be %3").arg(name).arg(known->unread).arg(unread));
        if (known->myReadUpTo != truth.myReadUpTo && isFull())
            found.add("stale", QStringLiteral("%1: read to %2, the site says %3")
                                   .arg(name)
                                   .arg(known->myReadUpTo.value)
                                   .arg(truth.myReadUpTo.value));
        if (known->theirReadUpTo != truth.theirReadUpTo)
            found.add("stale", name + QStringLiteral(": their mark differs"));
        if (!opened)
            continue;
        std::optional<RoomSlice> slice;
        follow(m_client->store().openRoom(place.room.id, 100'000), &m_context,
               [&slice](const Result<RoomSlice> &read) { slice = *read; });
        while (!slice)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        for (const Hole &hole : std::as_const(slice->holes))
            found.add("holes", QStringLiteral("%1: %2 to %3").arg(name).arg(hole.after.value).arg(hole.before.value));
        QMap<MessageId, Message> here;
        MessageId last;
        for (const Message &message : std::as_const(slice->messages)) {
            if (message.id <= last)
                found.add("misordered",
                          QStringLiteral("message %1 stands after %2").arg(message.id.value).arg(last.value));
            last = message.id;
            here.insert(message.id, message);
        }
        const QList<Message> there = m_site.messages(place.room.id);
        for (const Message &said : there) {
            const bool stored = here.contains(said.id);
            const Message message = here.take(said.id);
            if (!stored && !hidden)
                found.add("lost", QStringLiteral("%1: message %2 \"%3\"").arg(name).arg(said.id.value).arg(said.text));
            if (stored && (message.text != said.text || message.sender != said.sender || message.room != said.room))
                found.add("stale", QStringLiteral("message %1 is not what was said").arg(said.id.value));
        }
        if (!here.isEmpty())
            found.add("stale", QStringLiteral("%1: message %2 was never said").arg(name).arg(here.firstKey().value));
    }
}

/// Every room is opened, read to its beginning and seen to its end.
void Interleaving::readEverything()
{
    for (const RoomId room : m_site.places().keys()) {
        if (!m_client->book().room(room))
            continue;
        m_watches.clear();
        openTimeline(room);
        m_client->setActiveRoom(room, true);
        advance(1s);
        for (int i = 0; i < 60 && !m_watches.front()->shown().atOldest; ++i) {
            m_watches.front()->timeline().loadOlder();
            advance(100ms);
        }
        if (!m_watches.front()->shown().atOldest)
            m_findings.add("holes", QStringLiteral("room %1 has no beginning").arg(room.value));
        m_watches.front()->jumps();
        m_watches.front()->timeline().jumpToNewest();
        advance(5s);
        m_watches.front()->arrived();
        if (const QList<Message> shown = m_watches.front()->shown().messages; !shown.isEmpty())
            m_watches.front()->timeline().markSeen(shown.last().id);
        drain();
        // A closed room of the deployed site is told of by the page's call alone, and that rests after a refusal.
        for (int i = 0; i < 200 && m_client->book().room(room)->unread > 0; ++i)
            advance(5s);
    }
}

} // namespace desk
