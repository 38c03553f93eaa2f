// One step after the other: a page is read, its files are fetched, it is written; then the next.
#include "session/exportjob.h"

#include "session/exportfiles.h"
#include "store/follow.h"

#include <QThreadPool>

namespace desk {

namespace {
constexpr int pageSize = 200;
} // namespace

QList<Hole> missingStretches(const RoomSlice &slice)
{
    QList<Hole> missing = slice.holes;
    const bool later =
        slice.room && (slice.room->lastMessageId > slice.newest || (slice.room->last && !slice.newest.isValid()));
    if (later)
        missing << Hole{slice.room->id, slice.newest, {}};
    return missing;
}

ExportJob::ExportJob(Session &session, ExportRequest request, QObject *parent)
    : QObject(parent), m_session(&session), m_request(std::move(request))
{
}

ExportJob::~ExportJob()
{
    // the last to hold the files may be the pool; if it is this one, somebody else removes them
    if (m_files)
        QThreadPool::globalInstance()->start([files = std::move(m_files)] {});
}

void ExportJob::start()
{
    m_report.path = m_request.path;
    if (m_request.loadFirst)
        load();
    else
        begin();
}

void ExportJob::load()
{
    if (!m_session || m_done)
        return stop(Error{ErrorCode::Cancelled, {}, {}, 0});
    Q_EMIT progressed(-1);
    follow(m_session->stored(m_request.room, {}, 1), this, [this](const Result<RoomSlice> &slice) {
        if (m_done)
            return;
        if (!slice || !m_session)
            return stop(slice ? Error{ErrorCode::Cancelled, {}, {}, 0} : slice.error());
        const QList<Hole> missing = missingStretches(*slice);
        if (missing.isEmpty() || missing == m_lastMissing) // all is here, or asking changes nothing
            return begin();
        m_lastMissing = missing;
        follow(m_session->fetchBefore(m_request.room, missing.last().before), this,
               [this](const Result<void> &fetched) {
                   if (m_done)
                       return;
                   if (fetched)
                       return load();
                   m_report.notLoaded = fetched.error();
                   begin();
               });
    });
}

void ExportJob::begin()
{
    if (!m_session || m_done)
        return stop(Error{ErrorCode::Cancelled, {}, {}, 0});
    const auto item = m_session->rooms().item(m_request.room);
    if (!item)
        return stop(Error{ErrorCode::NotFound, {}, {}, 0});
    const ExportHead head{item->room, m_session->account().me, m_request.site, m_request.now};
    m_files = std::make_shared<ExportFiles>(m_request.path);
    m_writer = makeExportWriter(m_request.format, head, m_request.words);
    offThread(
        [files = m_files, writer = m_writer]() -> Result<void> {
            if (auto opened = files->open(); !opened)
                return opened;
            return files->write(writer->begin());
        },
        [this] { readPage(); });
}

void ExportJob::readPage()
{
    if (!m_session)
        return stop(Error{ErrorCode::Cancelled, {}, {}, 0});
    follow(m_session->stored(m_request.room, m_last, pageSize), this, [this](const Result<RoomSlice> &slice) {
        if (m_done)
            return;
        if (!slice)
            return stop(slice.error());
        m_page = *slice;
        const MessageId written = m_last;
        m_holes = missingStretches(*slice);
        m_holes.removeIf([written](const Hole &hole) { return hole.before.isValid() && hole.before <= written; });
        m_saved.clear();
        m_next = 0;
        fetchFiles();
    });
}

/// One after the other: a room of ten thousand pictures is no reason to open ten thousand connections.
void ExportJob::fetchFiles()
{
    while (m_next < m_page.messages.size() && !m_page.messages[m_next].attachment)
        ++m_next;
    if (m_next >= m_page.messages.size())
        return writePage();
    const Message message = m_page.messages[m_next++];
    const Attachment attachment = *message.attachment;
    const auto lose = [this, attachment](const Error &error) {
        m_report.lostFiles << attachment.name;
        m_report.lostBy = error;
        const ErrorCode code = error.code;
        m_unreachable = m_unreachable || code == ErrorCode::Offline || code == ErrorCode::SignedOut ||
                        code == ErrorCode::TimedOut || code == ErrorCode::HostNotFound;
    };
    if (m_unreachable) {
        m_report.lostFiles << attachment.name;
        return fetchFiles();
    }
    auto place = std::make_shared<ExportFiles::Place>();
    offThread(
        [files = m_files, place, attachment]() -> Result<void> {
            auto found = files->place(attachment.name);
            if (!found)
                return tl::make_unexpected(found.error());
            *place = *found;
            return {};
        },
        [this, place, attachment, message, lose] {
            if (!m_session)
                return stop(Error{ErrorCode::Cancelled, {}, {}, 0});
            follow(m_session->download(attachment, place->path, {}), this,
                   [this, place, message, lose](const Result<void> &outcome) {
                       if (m_done)
                           return;
                       if (outcome) {
                           m_saved.insert(message.id, place->name);
                           ++m_report.files;
                           return fetchFiles();
                       }
                       if (outcome.error().code == ErrorCode::StorageFull)
                           return stop(outcome.error());
                       lose(outcome.error());
                       offThread(
                           [files = m_files, place]() -> Result<void> {
                               files->giveUp(*place);
                               return {};
                           },
                           [this] { fetchFiles(); });
                   });
        });
}

void ExportJob::writePage()
{
    const QList<Message> messages = m_page.messages;
    QList<Hole> before; // gaps above a message of this page
    for (const Hole &hole : std::as_const(m_holes)) {
        if (hole.before.isValid() && !messages.isEmpty() && hole.before <= messages.last().id)
            before << hole;
    }
    m_report.gaps += int(before.size());
    const bool last = messages.size() < pageSize;
    if (!messages.isEmpty())
        m_last = messages.last().id;
    m_report.messages += messages.size();
    for (const Message &message : messages)
        m_latest = std::max(m_latest, message.createdAt);
    QList<Hole> after;
    if (last) {
        for (const Hole &hole : std::as_const(m_holes)) {
            if (!before.contains(hole))
                after << hole;
        }
        // the deployed site tells of a last message by its time alone
        const bool later = m_page.room && m_page.room->last && m_latest.isValid() &&
                           m_page.room->last->createdAt > m_latest.addSecs(1);
        if (later && after.isEmpty())
            after << Hole{m_request.room, m_last, {}};
        m_report.gaps += int(after.size());
    }
    offThread(
        [files = m_files, writer = m_writer, messages, before, after, saved = m_saved]() -> Result<void> {
            QByteArray bytes;
            auto hole = before.cbegin();
            for (const Message &message : messages) {
                while (hole != before.cend() && hole->before <= message.id)
                    bytes += writer->gap(*hole++);
                bytes += writer->message(message, saved.value(message.id));
            }
            for (const Hole &gap : after)
                bytes += writer->gap(gap);
            return files->write(bytes);
        },
        [this, last] {
            const double all = double(m_page.newest.value - m_page.oldest.value);
            Q_EMIT progressed(all > 0 ? int(100 * double(m_last.value - m_page.oldest.value) / all) : 100);
            if (m_done) // cancelled by who heard it
                return;
            if (last)
                end();
            else
                readPage();
        });
}

void ExportJob::end()
{
    offThread(
        [files = m_files, writer = m_writer]() -> Result<void> {
            if (auto written = files->write(writer->end()); !written)
                return written;
            return files->commit();
        },
        [this] {
            m_done = true;
            Q_EMIT finished(m_report);
        });
}

void ExportJob::cancel()
{
    stop(Error{ErrorCode::Cancelled, {}, {}, 0});
}

void ExportJob::stop(const Error &error)
{
    if (m_done)
        return;
    m_done = true;
    m_stopped = error;
    if (!m_busy)
        remove();
}

/// What was written goes first, then it is said.
void ExportJob::remove()
{
    Promised<void> removed;
    QThreadPool::globalInstance()->start([files = std::exchange(m_files, nullptr), removed]() mutable {
        files.reset();
        removed.finish({});
    });
    follow(removed.future(), this, [this](const Result<void> &) { Q_EMIT finished(tl::make_unexpected(*m_stopped)); });
}

void ExportJob::offThread(std::function<Result<void>()> work, std::function<void()> then)
{
    Promised<void> done;
    m_busy = true;
    QThreadPool::globalInstance()->start([work = std::move(work), done]() mutable {
        const Result<void> outcome = work();
        work = nullptr; // it holds the files
        done.finish(outcome);
    });
    follow(done.future(), this, [this, then = std::move(then)](const Result<void> &outcome) {
        m_busy = false;
        if (m_done)
            return remove();
        if (!outcome)
            return stop(outcome.error());
        then();
    });
}

} // namespace desk
