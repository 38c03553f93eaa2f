// Loading in the order of need; forgetting what was seen longest ago.
#include "ui/media/picturestock.h"

#include "store/follow.h"
#include "ui/media/imagedecoder.h"

#include <algorithm>

namespace desk::ui {

namespace {

constexpr int atOnce = 2; ///< a message to be sent must find a free connection
constexpr int mostTries = 3;
constexpr qint64 mostBytes = 64 * 1024 * 1024;

qint64 bytesOf(const QPixmap &pixmap)
{
    return qint64(pixmap.width()) * pixmap.height() * 4;
}

/// The way to the site failed, not the picture.
bool isOfTheWay(ErrorCode code)
{
    return code == ErrorCode::Offline || code == ErrorCode::HostNotFound || code == ErrorCode::TimedOut ||
           code == ErrorCode::SignedOut || code == ErrorCode::Cancelled || code == ErrorCode::RateLimited;
}

} // namespace

PictureStock::PictureStock(QObject *parent) : QObject(parent) {}

void PictureStock::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    ++m_generation;
    m_entries.clear();
    m_near.clear();
    m_bytes = 0;
    m_loading = 0;
    m_wasOnline = session && session->status().state == ConnectionStatus::State::Online;
    if (!session)
        return;
    connect(session, &Session::statusChanged, this, &PictureStock::follow);
    connect(session, &Session::fileArrived, this, &PictureStock::arrived);
}

void PictureStock::setBounds(const QSize &atMost)
{
    if (m_atMost == atMost)
        return;
    m_atMost = atMost;
    for (Entry &entry : m_entries) // sizes stay: nothing moves until the sharper one is there
        entry.pixmap = {};
    m_bytes = 0;
    next();
}

void PictureStock::want(const QList<PictureRef> &nearby)
{
    m_near = nearby;
    const bool online = m_session && m_session->status().state == ConnectionStatus::State::Online;
    for (const PictureRef &ref : nearby) {
        const auto entry = m_entries.find(ref);
        if (entry == m_entries.end())
            continue;
        entry->turn = ++m_turn;
        if (online && entry->state == State::Away && entry->tries < mostTries)
            entry->state = State::Unknown;
    }
    next();
}

void PictureStock::forgetFailures()
{
    m_entries.removeIf([](const QHash<PictureRef, Entry>::iterator &each) {
        return each.value().state == State::Failed && !each.value().loading;
    });
}

/// The site is reached again: what was away is asked for.
void PictureStock::follow()
{
    const bool online = m_session && m_session->status().state == ConnectionStatus::State::Online;
    if (online == std::exchange(m_wasOnline, online) || !online)
        return;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        if (it->state == State::Away) {
            it->state = State::Unknown;
            it->tries = 0;
        }
    }
    next();
}

/// The picture that was just sent stays in sight while the site's own is fetched: nothing flickers.
void PictureStock::arrived(const QString &filePath, const Attachment &attachment)
{
    const Entry sent = m_entries.value({filePath, true});
    const PictureRef ref{attachment.url, false};
    if (sent.pixmap.isNull() || m_entries.contains(ref))
        return;
    Entry entry;
    entry.state = State::Shown;
    entry.size = sent.size;
    entry.pixmap = sent.pixmap;
    entry.borrowed = true;
    entry.turn = ++m_turn;
    m_entries.insert(ref, entry);
    m_bytes += bytesOf(entry.pixmap);
}

void PictureStock::next()
{
    for (const PictureRef &ref : std::as_const(m_near)) {
        if (m_loading >= atOnce)
            return;
        const Entry entry = m_entries.value(ref);
        const bool open =
            entry.state == State::Unknown || (entry.state == State::Shown && (entry.pixmap.isNull() || entry.borrowed));
        if (open && !entry.loading)
            load(ref);
    }
}

void PictureStock::load(const PictureRef &ref)
{
    Entry &entry = m_entries[ref];
    entry.loading = true;
    entry.turn = ++m_turn;
    ++entry.tries;
    ++m_loading;
    const int asked = m_generation;
    if (ref.here) {
        desk::follow(decodeImageFile(ref.where, m_atMost), this, [this, ref, asked](const QImage &image) {
            if (asked == m_generation)
                came(ref, image);
        });
        return;
    }
    if (!m_session)
        return missed(ref, State::Away);
    desk::follow(m_session->picture(ref.where), this, [this, ref, asked](const Result<QByteArray> &bytes) {
        if (asked != m_generation)
            return;
        if (bytes)
            decode(ref, *bytes);
        else
            missed(ref, isOfTheWay(bytes.error().code) ? State::Away : State::Failed);
    });
}

void PictureStock::decode(const PictureRef &ref, const QByteArray &bytes)
{
    desk::follow(decodeImage(bytes, m_atMost), this, [this, ref, asked = m_generation](const QImage &image) {
        if (asked == m_generation)
            came(ref, image);
    });
}

void PictureStock::came(const PictureRef &ref, const QImage &image)
{
    if (image.isNull())
        return missed(ref, State::Failed);
    Entry &entry = m_entries[ref];
    m_bytes -= bytesOf(entry.pixmap);
    entry.pixmap = QPixmap::fromImage(image);
    m_bytes += bytesOf(entry.pixmap);
    entry.loading = false;
    entry.borrowed = false;
    entry.state = State::Shown;
    entry.tries = 0;
    if (entry.size.isEmpty()) // a sharper one does not move anything
        entry.size = image.size();
    --m_loading;
    makeRoom();
    Q_EMIT changed(ref);
    next();
}

void PictureStock::missed(const PictureRef &ref, State state)
{
    Entry &entry = m_entries[ref];
    entry.loading = false;
    --m_loading;
    if (std::exchange(entry.borrowed, false))
        return next(); // what was sent is seen all the same
    entry.state = state;
    Q_EMIT changed(ref);
    next();
}

bool PictureStock::isWanted(const PictureRef &ref) const
{
    return m_near.contains(ref);
}

/// What stands near the eye is never let go: it would be asked for again at once.
void PictureStock::makeRoom()
{
    while (m_bytes > mostBytes) {
        auto oldest = m_entries.end();
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
            const bool may = !it->pixmap.isNull() && !isWanted(it.key());
            if (may && (oldest == m_entries.end() || it->turn < oldest->turn))
                oldest = it;
        }
        if (oldest == m_entries.end())
            return;
        m_bytes -= bytesOf(oldest->pixmap);
        oldest->pixmap = {};
    }
}

} // namespace desk::ui
