// What may happen: the people at the site, the network, the person at the window, the program itself.
#include "tests/faults/interleaving.h"

#include <QDir>

namespace desk {

using namespace std::chrono_literals;

// ---- the people

void Interleaving::furnish()
{
    const QDateTime start = m_clock.now().addDays(-2);
    const bool isLong = m_dice.percent(10);
    for (qint64 id = 1; id <= 3; ++id) {
        Room room;
        room.id = RoomId{id};
        const UserId other{10 + id};
        room.publisher = ModelSite::personOf(id == 2 ? other : ModelSite::me);
        if (id == 3)
            room.type = RoomType::PublisherAdmin;
        else
            room.client = ModelSite::personOf(id == 2 ? ModelSite::me : other);
        room.ad = AdId{id == 3 ? 0 : 100 + id};
        room.adTitle = id == 3 ? QString() : QStringLiteral("Bicycle");
        room.createdAt = start;
        m_site.addRoom(room, other);
        const int old = m_dice.below(isLong && id == 1 ? 450 : 30);
        for (int i = 0; i < old; ++i) {
            m_site.writeOld(room.id, m_dice.percent(50) ? other : ModelSite::me,
                            QStringLiteral("old %1").arg(++m_words), start.addSecs(60 * i + id));
        }
        for (int i = m_dice.below(12); i >= 0; --i)
            m_site.write(room.id, m_dice.percent(50) ? other : ModelSite::me, QStringLiteral("early %1").arg(++m_words),
                         m_clock.now(), false);
    }
}

void Interleaving::othersWrite(int count)
{
    const RoomId room = anyRoom();
    const ModelSite::Place place = m_site.places()[room];
    if (!place.isActive)
        return;
    for (int i = 0; i < count; ++i) {
        const QString text = m_dice.percent(10) ? QStringLiteral("ok") : QStringLiteral("said %1").arg(++m_words);
        m_site.write(room, place.other, text, m_clock.now().addMSecs(i), m_dice.percent(40));
    }
    note(QStringLiteral("others write %1 to %2").arg(count).arg(room.value));
}

void Interleaving::iWrite()
{
    const RoomId room = anyRoom();
    // The same words again are another message.
    QString text = m_dice.percent(25) ? QStringLiteral(" ok ") : QStringLiteral("typed %1").arg(++m_words);
    if (m_dice.percent(3))
        text += QString(ModelSite::longestText, QLatin1Char('x'));
    note(QStringLiteral("I write \"%1\" to %2").arg(text.left(20)).arg(room.value));
    m_typed << Typed{room, {}, text};
    m_client->outbox().enqueue(room, text);
}

void Interleaving::iWriteElsewhere()
{
    const RoomId room = anyRoom();
    if (!m_site.places()[room].isActive)
        return;
    // Where no nonce tells whose they are, the same words from two devices are the same.
    const bool same = isFull() && m_dice.percent(40);
    const QString text = same ? QStringLiteral("ok") : QStringLiteral("other device %1").arg(++m_words);
    m_site.write(room, ModelSite::me, text, m_clock.now(), m_dice.percent(50));
    note(QStringLiteral("I write to %1 from another device").arg(room.value));
}

/// The site's rows get their time before they can be seen, here up to twenty seconds. Only the others' rows: of mine
/// from another device no summary and no count tells, but the next reading of the whole room.
void Interleaving::writeLate()
{
    const RoomId room = anyRoom();
    const ModelSite::Place place = m_site.places()[room];
    if (!place.isActive)
        return;
    const int number = ++m_words;
    m_notVisibleYet << Late{number, room, QStringLiteral("late %1").arg(number), m_clock.now()};
    m_clock.after(20s, &m_context, [this, number] { becomeVisible(number); });
}

void Interleaving::becomeVisible(int number)
{
    const auto found = std::find_if(m_notVisibleYet.begin(), m_notVisibleYet.end(),
                                    [number](const Late &each) { return each.number == number; });
    if (found == m_notVisibleYet.end())
        return;
    const Late late = *found;
    m_notVisibleYet.erase(found);
    m_site.write(late.room, m_site.places()[late.room].other, late.text, late.at, false);
}

bool Interleaving::people(int what)
{
    switch (what) {
    case 0:
        othersWrite(1 + m_dice.below(2));
        return true;
    case 1:
        iWrite();
        return true;
    case 2:
        iWriteElsewhere();
        return true;
    case 3: {
        const RoomId room = anyRoom();
        const ModelSite::Place place = m_site.places()[room];
        const MessageId upTo =
            m_dice.percent(50) ? place.written.last().message.id : m_dice.oneOf(place.written).message.id;
        m_site.markRead(place.other, room, upTo, m_clock.now());
        note(QStringLiteral("somebody reads %1").arg(room.value));
        return true;
    }
    case 4:
        m_site.beBusyElsewhere();
        return true;
    case 5:
        if (isFull() || m_notVisibleYet.size() > 2)
            return false;
        writeLate();
        note(QStringLiteral("a row waits to be seen"));
        return true;
    case 6:
        if (m_notVisibleYet.isEmpty())
            return false;
        becomeVisible(m_dice.oneOf(m_notVisibleYet).number);
        note(QStringLiteral("a row can be seen"));
        return true;
    case 7:
        if (m_closedOne || !m_dice.percent(25))
            return false;
        m_closedOne = true;
        m_site.close(RoomId{2});
        note(QStringLiteral("room 2 is closed"));
        return true;
    case 8:
        if (!m_dice.percent(20))
            return false;
        othersWrite(55);
        return true;
    default:
        return false;
    }
}

// ---- the network

bool Interleaving::network(int what)
{
    switch (what) {
    case 0:
        if (!m_wire.hasCalls())
            return false;
        if (m_dice.percent(m_badness)) {
            const bool done = m_dice.percent(50);
            const QString name = m_wire.failOne(done);
            note((done ? QStringLiteral("done, answer lost: ") : QStringLiteral("fails: ")) + name);
        } else {
            note(QStringLiteral("answered: ") + m_wire.answerOne());
        }
        return true;
    case 1:
        if (!m_wire.hasCalls())
            return false;
        note(QStringLiteral("done, answer late: ") + m_wire.serveOne());
        return true;
    case 2:
        if (!m_wire.hasLateRequests())
            return false;
        m_wire.settleOneLate();
        note(QStringLiteral("a late request arrives or never will"));
        return true;
    case 3: {
        const auto waiting = m_wire.sockets(ModelSocket::State::Waiting);
        if (waiting.isEmpty())
            return false;
        ModelSocket &socket = *m_dice.oneOf(waiting);
        note(QStringLiteral("socket opens: ") + socket.url().path());
        if (!m_dice.percent(m_badness))
            m_wire.accept(socket);
        else if (m_dice.percent(20))
            socket.end(0, Error{ErrorCode::Forbidden, {}, {}, 403});
        else
            socket.end(0, Error{ErrorCode::ServerFault, {}, {}, 500});
        return true;
    }
    case 4: {
        QList<ModelSocket *> speaking = m_wire.sockets(ModelSocket::State::Open);
        speaking.removeIf([](const ModelSocket *each) { return each->m_frames.empty(); });
        if (speaking.isEmpty())
            return false;
        ModelSocket &socket = *m_dice.oneOf(speaking);
        const bool lost = m_dice.percent(m_badness / 2);
        note((lost ? QStringLiteral("a frame is lost: ") : QStringLiteral("a frame arrives: ")) + socket.url().path());
        if (lost) {
            socket.m_frames.pop_front();
            return true;
        }
        if (m_dice.percent(10))
            socket.m_frames.push_front(socket.m_frames.front());
        m_wire.deliver(socket);
        return true;
    }
    case 5: {
        const auto open = m_wire.sockets(ModelSocket::State::Open);
        if (open.isEmpty() || !m_dice.percent(m_badness))
            return false;
        ModelSocket &socket = *m_dice.oneOf(open);
        note(QStringLiteral("socket drops: ") + socket.url().path());
        socket.end(0, Error{ErrorCode::Offline, {}, {}, 0});
        return true;
    }
    default:
        return false;
    }
}

// ---- the window

void Interleaving::openTimeline(RoomId room)
{
    m_watches.push_back(std::make_unique<ShownWatch>(
        m_site, m_client->store(), [this, room] { return m_client->openTimeline(room); },
        [this](const char *kind, const QString &words) { m_findings.add(kind, words); }));
}

bool Interleaving::window(int what)
{
    ShownWatch *watch = anyTimeline();
    if (what > 1 && !watch)
        return false;
    switch (what) {
    case 0: {
        const RoomId room = anyRoom();
        if (m_watches.size() > 2 || !m_client->book().room(room))
            return false;
        note(QStringLiteral("open %1").arg(room.value));
        openTimeline(room);
        m_client->setActiveRoom(room, m_dice.percent(50));
        return true;
    }
    case 1:
        note(QStringLiteral("the window shows or hides"));
        m_client->setWindowVisible(m_dice.percent(60));
        return true;
    case 2:
        note(QStringLiteral("close %1").arg(watch->shown().room.value));
        m_client->setActiveRoom({}, false);
        std::erase_if(m_watches, [watch](const auto &each) { return each.get() == watch; });
        return true;
    case 3:
        note(QStringLiteral("page up in %1").arg(watch->shown().room.value));
        watch->timeline().loadOlder();
        return true;
    case 4:
        note(QStringLiteral("page down in %1").arg(watch->shown().room.value));
        watch->timeline().loadNewer();
        return true;
    case 5: {
        note(QStringLiteral("jump in %1").arg(watch->shown().room.value));
        watch->jumps();
        const QList<Message> shown = watch->shown().messages;
        if (shown.isEmpty() || m_dice.percent(50))
            watch->timeline().jumpToNewest();
        else
            watch->timeline().jumpTo(m_dice.oneOf(shown).id);
        return true;
    }
    case 6: {
        const QList<Message> shown = watch->shown().messages;
        if (shown.isEmpty())
            return false;
        note(QStringLiteral("I read %1").arg(watch->shown().room.value));
        m_client->setActiveRoom(watch->shown().room, true);
        watch->timeline().markSeen(m_dice.percent(70) ? shown.last().id : m_dice.oneOf(shown).id);
        return true;
    }
    default:
        return false;
    }
}

// ---- the scheduler

bool Interleaving::program(int what)
{
    switch (what) {
    case 0: {
        const QList<std::chrono::milliseconds> times{100ms, 1s, 4s, 5s, 15s, 31s, 60s, 125s, 600s};
        const auto by = m_dice.oneOf(times);
        note(QStringLiteral("%1 s pass").arg(double(by.count()) / 1000));
        m_clock.advance(by);
        return true;
    }
    case 1: {
        if (!m_dice.percent(30))
            return false;
        const int rounds = m_dice.below(4);
        const bool inTheMiddle = m_dice.percent(50) && act();
        if (inTheMiddle && rounds > 0)
            drain(rounds);
        note(inTheMiddle ? QStringLiteral("restart after %1 rounds").arg(rounds) : QStringLiteral("restart"));
        end();
        if (m_dice.percent(15)) {
            note(QStringLiteral("the cache is deleted"));
            m_announced.clear(); // what is unread may be told anew
            const QStringList files = QDir(m_dir.path()).entryList({QStringLiteral("cache.db*")});
            for (const QString &file : files)
                QFile::remove(m_dir.filePath(file));
        }
        start();
        return true;
    }
    case 2:
        if (!m_dice.percent(10))
            return false;
        note(QStringLiteral("asleep for seven hours"));
        m_wire.settleAll();
        m_clock.jumpWallClock(7h);
        return true;
    case 3:
        note(QStringLiteral("retry now"));
        m_client->retryNow();
        return true;
    case 4:
        if (m_client->link().state() != Link::State::SignedOut)
            return false;
        note(QStringLiteral("sign in again"));
        m_client->signInAgain();
        return true;
    case 5: {
        const RoomId room = anyRoom();
        const QList<OutboxRow> rows = m_client->outbox().rows(room);
        if (rows.isEmpty())
            return false;
        const OutboxRow &row = m_dice.oneOf(rows);
        Typed *typed = typedAs(row.id);
        if (row.state == SendState::Asking) {
            note(QStringLiteral("send row %1 all the same").arg(row.id.value));
            typed->again = true;
            m_client->outbox().retry(row.id);
        } else if (row.state == SendState::Queued) {
            note(QStringLiteral("take back row %1").arg(row.id.value));
            typed->taking = true;
            follow(m_client->outbox().takeBack(row.id), &m_context, [this, id = row.id](const Result<QString> &text) {
                Typed *of = typedAs(id);
                of->taking = false;
                of->takenBack = text.has_value();
            });
        } else {
            return false;
        }
        return true;
    }
    default:
        return false;
    }
}

} // namespace desk
