// The program within the model: its site, its starts and ends, its clock; and how a run is played.
#include "tests/faults/interleaving.h"

#include <QCoreApplication>
#include <QEvent>

namespace desk {

using namespace std::chrono_literals;

ModelClient::Site Interleaving::siteOfClient()
{
    ModelClient::Site site;
    site.changes.changes = [this](Cursor since) {
        return m_wire.ask<protocol::ChangesPage>(QStringLiteral("changes"), false,
                                                 [this, since] { return m_site.changes(since, 9); });
    };
    site.changes.messagesBefore = [this](RoomId room, MessageId before, int limit) {
        return m_wire.ask<protocol::MessagePage>(
            QStringLiteral("page of %1").arg(room.value), false,
            [this, room, before, limit] { return m_site.messagesBefore(room, before, std::min(limit, 15)); });
    };
    site.polling.rooms = [this](int page, int size) {
        return m_wire.ask<protocol::RoomPage>(QStringLiteral("list"), false, [this, page, size] {
            return m_site.rooms(page, size > 20 && m_seed % 4 == 1 ? 2 : size); // the walk sees many pages
        });
    };
    site.polling.room = [this](RoomId room) {
        return m_wire.ask<protocol::RoomDetail>(QStringLiteral("room %1").arg(room.value), false,
                                                [this, room] { return m_site.room(room); });
    };
    site.polling.poll = [this](RoomId room, const QDateTime &after) {
        return m_wire.ask<protocol::PollPage>(QStringLiteral("poll %1").arg(room.value), true,
                                              [this, room, after] { return m_site.poll(room, after, m_clock.now()); });
    };
    site.sender.send = [this](const OutboxRow &row, bool withNonce) {
        return m_wire.ask<Message>(QStringLiteral("send to %1").arg(row.room.value), true,
                                   [this, row, withNonce] { return m_site.send(row, withNonce, m_clock.now()); });
    };
    site.sender.readBack = site.polling.room;
    site.markRead = [this](RoomId room, MessageId upTo) {
        return m_wire.ask<void>(QStringLiteral("mark %1").arg(room.value), true, [this, room, upTo] {
            return m_site.markRead(ModelSite::me, room, upTo, m_clock.now());
        });
    };
    site.sender.me = site.link.me = [this] {
        return m_wire.ask<User>(QStringLiteral("me"), false, [] { return ModelSite::personOf(ModelSite::me); });
    };
    site.link.discover = [this] {
        return m_wire.ask<std::optional<Discovery>>(QStringLiteral("discover"), false, [this] {
            Discovery discovery;
            discovery.database = ModelClient::keyOf(m_dialect, ModelSite::me).database;
            discovery.me = ModelSite::personOf(ModelSite::me);
            return isFull() ? std::optional(discovery) : std::nullopt;
        });
    };
    site.sockets = m_wire.factory();
    return site;
}

void Interleaving::start()
{
    m_client =
        std::make_unique<ModelClient>(siteOfClient(), m_dialect, ModelSite::personOf(ModelSite::me), m_clock, m_seed);
    QObject::connect(&m_client->store(), &Store::written, &m_context, [this] { ++m_heard; });
    QObject::connect(&m_client->store(), &Store::committed, &m_context, [this](const ChangeSet &changes) {
        ++m_heard;
        for (const Message &message : changes.arrived) {
            if (m_announced.contains(message.id) || message.sender == ModelSite::me)
                m_findings.add("doubled", QStringLiteral("message %1 is announced again").arg(message.id.value));
            m_announced.insert(message.id);
        }
    });
    bool isOpen = false;
    follow(m_client->open(m_dir.path()), &m_context, [&isOpen](const Result<void> &) { isOpen = true; });
    while (!isOpen)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void Interleaving::end()
{
    m_watches.clear();
    m_client.reset();
    m_wire.hangUp();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// What the two files were told before this has been told to everybody after it.
void Interleaving::barrier()
{
    int waiting = 2;
    follow(m_client->store().loadDesk(), &m_context, [&waiting](const Result<DeskStart> &) { --waiting; });
    follow(m_client->store().ad({}), &m_context, [&waiting](const Result<std::optional<Ad>> &) { --waiting; });
    while (waiting > 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Until nothing moves but what waits for the wire or the clock.
void Interleaving::drain(int rounds)
{
    const auto moved = [this] {
        quint64 moves = m_heard + m_wire.moves() + m_clock.asked();
        for (const auto &watch : m_watches)
            moves += watch->looks();
        return moves;
    };
    for (int quiet = 0; quiet < 2 && rounds > 0; --rounds) {
        const quint64 before = moved();
        barrier();
        quiet = moved() == before ? quiet + 1 : 0;
    }
    for (Typed &typed : m_typed) {
        const QList<OutboxRow> rows = typed.row.isValid() ? QList<OutboxRow>() : m_client->outbox().rows(typed.room);
        for (const OutboxRow &row : rows) {
            const bool known = typedAs(row.id) != nullptr;
            if (!known && !typed.row.isValid())
                typed.row = row.id;
        }
    }
}

void Interleaving::advance(std::chrono::milliseconds by)
{
    m_clock.advance(by);
    drain();
}

Typed *Interleaving::typedAs(OutboxId row)
{
    const auto found =
        std::find_if(m_typed.begin(), m_typed.end(), [row](const Typed &each) { return each.row == row; });
    return found == m_typed.end() ? nullptr : &*found;
}

bool Interleaving::act()
{
    struct Choice
    {
        int weight;
        bool (Interleaving::*does)(int);
        int what;
    };
    static const QList<Choice> choices{
        {12, &Interleaving::people, 0},  {12, &Interleaving::people, 1},  {4, &Interleaving::people, 2},
        {4, &Interleaving::people, 3},   {2, &Interleaving::people, 4},   {3, &Interleaving::people, 5},
        {4, &Interleaving::people, 6},   {2, &Interleaving::people, 7},   {2, &Interleaving::people, 8},
        {50, &Interleaving::network, 0}, {6, &Interleaving::network, 1},  {4, &Interleaving::network, 2},
        {10, &Interleaving::network, 3}, {25, &Interleaving::network, 4}, {4, &Interleaving::network, 5},
        {7, &Interleaving::window, 0},   {1, &Interleaving::window, 1},   {2, &Interleaving::window, 2},
        {6, &Interleaving::window, 3},   {2, &Interleaving::window, 4},   {3, &Interleaving::window, 5},
        {6, &Interleaving::window, 6},   {14, &Interleaving::program, 0}, {10, &Interleaving::program, 1},
        {3, &Interleaving::program, 2},  {1, &Interleaving::program, 3},  {10, &Interleaving::program, 4},
        {3, &Interleaving::program, 5}};
    int left = m_dice.below(std::accumulate(choices.cbegin(), choices.cend(), 0,
                                            [](int sum, const Choice &each) { return sum + each.weight; }));
    for (const Choice &choice : choices) {
        left -= choice.weight;
        if (left < 0)
            return (this->*choice.does)(choice.what);
    }
    return false;
}

void Interleaving::play()
{
    furnish();
    m_badness = m_dice.oneOf(QList<int>{5, 20, 45});
    start();
    drain();
    for (int wanted = 40 + m_dice.below(41), done = 0; done < wanted;) {
        if (!act())
            continue;
        ++done;
        drain();
        for (const auto &watch : m_watches)
            watch->arrived();
    }
    note(QStringLiteral("the site is faultless now"));
    while (!m_notVisibleYet.isEmpty())
        becomeVisible(m_notVisibleYet.first().number);
    m_wire.becomeFaultless();
    m_client->setWindowVisible(true);
    drain();
    quiesce([this](Findings &found) {
        judgeOutbox(found);
        judgeRooms(found, false);
    });
    note(QStringLiteral("every room is read"));
    readEverything();
    quiesce([this](Findings &found) {
        judgeOutbox(found);
        judgeRooms(found, true);
        for (const ModelSite::Place &place : m_site.places()) {
            if (const auto room = m_client->book().room(place.room.id); room && room->unread > 0)
                found.add("stale",
                          QStringLiteral("room %1 was read and counts %2").arg(place.room.id.value).arg(room->unread));
        }
    });
    end();
}

} // namespace desk
