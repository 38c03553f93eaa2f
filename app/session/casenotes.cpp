// The first that was not refused leaves; an answer settles it, the next follows.
#include "session/casenotes.h"

#include "session/delivery.h"
#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds firstPause = 1s;
constexpr int mostDoublings = 5;
} // namespace

CaseNotes::CaseNotes(Store &store, Clock &clock, Send send, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_send(std::move(send))
{
}

void CaseNotes::load(const QList<CaseNote> &notes)
{
    m_notes = notes;
    for (const CaseNote &note : notes)
        Q_EMIT changed(note.room);
    pump();
}

void CaseNotes::writeAgain()
{
    for (const CaseNote &note : std::as_const(m_notes))
        m_store.putCaseNote(note);
}

void CaseNotes::setOnline(bool online)
{
    m_online = online;
    if (!online)
        return;
    m_failures = 0;
    ++m_turn;
    pump();
}

FutureResult<void> CaseNotes::add(RoomId room, const QString &text, MessageId after)
{
    const CaseNote note{QUuid::createUuid(), room, text, after, m_clock.now(), {}};
    Promised<void> kept;
    follow(m_store.putCaseNote(note), this, [this, note, kept](const Result<void> &written) {
        if (written) {
            m_notes << note;
            Q_EMIT changed(note.room);
            pump();
        }
        kept.finish(written);
    });
    return kept.future();
}

void CaseNotes::retry(const QUuid &nonce)
{
    CaseNote *note = find(nonce);
    if (!note || m_underWay == nonce)
        return;
    note->error.reset();
    m_store.putCaseNote(*note);
    Q_EMIT changed(note->room);
    pump();
}

FutureResult<QString> CaseNotes::takeBack(const QUuid &nonce)
{
    const CaseNote *note = find(nonce);
    if (!note || retries(*note))
        return readyResult<QString>(fail(ErrorCode::Invalid, QStringLiteral("it has left")));
    const QString text = note->text;
    remove(nonce);
    return readyResult<QString>(text);
}

void CaseNotes::settledBy(const QList<CaseEntry> &entries)
{
    for (const CaseEntry &entry : entries) {
        if (!entry.nonce.isNull())
            remove(entry.nonce);
    }
}

QList<CaseNote> CaseNotes::of(RoomId room) const
{
    QList<CaseNote> notes;
    for (const CaseNote &note : m_notes) {
        if (note.room == room)
            notes << note;
    }
    return notes;
}

bool CaseNotes::retries(const CaseNote &note) const
{
    return m_underWay == note.nonce || !note.error || verdictOf(*note.error) != Verdict::Refused;
}

CaseNote *CaseNotes::find(const QUuid &nonce)
{
    const auto found =
        std::find_if(m_notes.begin(), m_notes.end(), [&nonce](const CaseNote &note) { return note.nonce == nonce; });
    return found == m_notes.end() ? nullptr : &*found;
}

void CaseNotes::remove(const QUuid &nonce)
{
    const CaseNote *note = find(nonce);
    if (!note)
        return;
    const RoomId room = note->room;
    m_notes.removeIf([&nonce](const CaseNote &each) { return each.nonce == nonce; });
    m_store.removeCaseNote(nonce);
    Q_EMIT changed(room);
}

void CaseNotes::pump()
{
    if (!m_online || !m_underWay.isNull())
        return;
    for (const CaseNote &note : std::as_const(m_notes)) {
        if (!retries(note))
            continue;
        m_underWay = note.nonce;
        follow(m_send(note), this,
               [this, nonce = note.nonce](const Result<void> &outcome) { answered(nonce, outcome); });
        return;
    }
}

void CaseNotes::answered(const QUuid &nonce, const Result<void> &outcome)
{
    m_underWay = {};
    CaseNote *note = find(nonce);
    if (outcome) {
        m_failures = 0;
        remove(nonce);
    } else if (note) {
        note->error = outcome.error();
        if (!retries(*note))
            m_store.putCaseNote(*note);
        Q_EMIT changed(note->room);
    }
    if (outcome || !note || !retries(*note))
        return pump();
    const auto pause = std::max<std::chrono::milliseconds>(firstPause * (1 << std::min(m_failures++, mostDoublings)),
                                                           outcome.error().retryAfter);
    m_clock.after(pause, this, [this, turn = ++m_turn] {
        if (turn == m_turn)
            pump();
    });
}

} // namespace desk
