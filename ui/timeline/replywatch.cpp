// What is told, and when a reply waits.
#include "ui/timeline/replywatch.h"

#include "session/session.h"
#include "system/clock.h"
#include "ui/composer/composer.h"
#include "ui/composer/filetray.h"
#include "ui/format.h"
#include "ui/rooms/roomtext.h"

namespace desk::ui {

namespace {

constexpr qsizetype mostShown = 3;

}

ReplyWatch::ReplyWatch(const Theme &theme, const Clock &clock, Composer &composer, QWidget *parent)
    : QObject(parent), m_clock(clock), m_composer(composer), m_strip(new ReplyStrip(theme, parent))
{
    m_strip->hide();
    composer.setGate([this] { return mayLeave(); });
    connect(&composer, &Composer::edited, this, &ReplyWatch::followDraft);
    connect(&composer, &Composer::fileChanged, this, &ReplyWatch::followDraft);
    connect(m_strip, &ReplyStrip::sendWanted, &composer, &Composer::submit);
    connect(m_strip, &ReplyStrip::backWanted, this, [this] {
        m_composer.focusInput();
        dismiss();
    });
}

void ReplyWatch::setSession(Session *session)
{
    closeRoom();
    m_guard = {};
    m_session = session;
}

void ReplyWatch::openRoom(Timeline &timeline)
{
    closeRoom();
    m_timeline = &timeline;
    m_guard.openRoom(timeline.room(), !m_composer.text().isEmpty());
    connect(&timeline, &Timeline::opened, this, &ReplyWatch::follow);
    connect(&timeline, &Timeline::changed, this, &ReplyWatch::follow);
    connect(&timeline, &Timeline::arrived, this, [this](const Message &message) {
        m_guard.hear(message, m_clock.monotonic());
        if (m_guard.isBegun() && isColleague(message))
            tellColleague(message);
    });
    if (!timeline.snapshot().messages.isEmpty())
        follow();
}

void ReplyWatch::closeRoom()
{
    m_strip->clear();
    if (m_timeline)
        m_timeline->disconnect(this);
    m_timeline = nullptr;
    m_told = {};
    m_guard.closeRoom(m_clock.monotonic());
}

void ReplyWatch::setReading(bool reading)
{
    m_guard.setReading(reading, m_clock.monotonic());
}

bool ReplyWatch::isOvertaken() const
{
    return m_guard.isBegun() && !m_guard.unread(m_clock.monotonic()).isEmpty();
}

bool ReplyWatch::dismiss()
{
    if (m_strip->isHidden())
        return false;
    m_strip->clear();
    return true;
}

void ReplyWatch::follow()
{
    if (m_timeline)
        m_guard.follow(m_timeline->snapshot(), m_clock.monotonic());
}

void ReplyWatch::followDraft()
{
    const bool before = m_guard.isBegun();
    m_guard.setBegun(!m_composer.text().isEmpty() || !m_composer.files()->paths().isEmpty());
    const bool begun = m_guard.isBegun();
    if (!begun)
        m_strip->clear();
    if (before || !begun || !m_timeline || !m_session)
        return;
    follow();
    const std::optional<RoomItem> item = m_session->rooms().item(m_timeline->room());
    if (!item)
        return;
    if (const std::optional<Message> answer = freshAnswer(m_timeline->snapshot(), item->room, m_clock.now()))
        tellColleague(*answer);
}

void ReplyWatch::tellColleague(const Message &message)
{
    if (message.id <= m_told)
        return;
    m_told = message.id;
    say(tr("%1 has just answered this case:").arg(isolated(nameOf(message))), {message}, false);
}

/// Nothing leaves before what it does not know of was shown once.
bool ReplyWatch::mayLeave()
{
    const QList<Message> unread = m_guard.unread(m_clock.monotonic());
    if (unread.isEmpty())
        return true;
    QStringList names;
    bool colleagues = true;
    for (const Message &message : unread) {
        const QString name = isolated(nameOf(message));
        if (!names.contains(name))
            names << name;
        colleagues = colleagues && isColleague(message);
    }
    const QString title =
        colleagues ? tr("%1 answered this case while you were typing:") : tr("%1 wrote while you were typing:");
    say(title.arg(names.join(tr(", ", "between names"))), unread, true);
    m_guard.accept();
    return false;
}

QString ReplyWatch::nameOf(const Message &message) const
{
    const QString name = oneLine(message.senderName);
    if (!name.isEmpty() || !m_session || !m_timeline)
        return name;
    const std::optional<RoomItem> item = m_session->rooms().item(m_timeline->room());
    return item && !isColleague(message) ? oneLine(roomTitle(*item)) : tr("Somebody");
}

bool ReplyWatch::isColleague(const Message &message) const
{
    if (!m_session || !m_timeline)
        return false;
    const std::optional<RoomItem> item = m_session->rooms().item(m_timeline->room());
    return item && desk::isColleague(item->room, message, m_session->account().me.id);
}

void ReplyWatch::say(const QString &title, const QList<Message> &messages, bool asks)
{
    ReplyStrip::Words words;
    words.title = title;
    const qsizetype first = std::max<qsizetype>(0, messages.size() - mostShown);
    for (const Message &message : messages.mid(first)) {
        const bool file = message.text.trimmed().isEmpty() && message.attachment;
        words.said << (file ? tr("File: %1").arg(isolated(oneLine(message.attachment->name))) : message.text);
    }
    if (first > 0)
        words.more = tr("and %n earlier message(s) in the talk above", nullptr, int(first));
    m_strip->say(words, asks);
}

} // namespace desk::ui
