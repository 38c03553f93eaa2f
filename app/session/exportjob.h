// Writes one conversation into a file: page by page from the store, attachments from the site, formatted and written off
// the GUI thread. Holds one page at a time. What could not be had is in the report and in the file.
#pragma once

#include "session/exportwriter.h"
#include "session/session.h"

#include <QPointer>

namespace desk {

class ExportFiles;

struct ExportRequest
{
    RoomId room;
    QString path;
    ExportFormat format = ExportFormat::Html;
    ExportWords words;
    bool loadFirst = false; ///< asks the site for what is missing before it begins
    QString site;
    QDateTime now;
};

struct ExportReport
{
    QString path;
    qint64 messages = 0;
    int files = 0;                  ///< saved
    QStringList lostFiles;          ///< their names
    std::optional<Error> lostBy;    ///< the last reason
    int gaps = 0;                   ///< stretches of the history that are missing in the file
    std::optional<Error> notLoaded; ///< why they could not be loaded first
    friend bool operator==(const ExportReport &, const ExportReport &) = default;
};

/// The stretches of a room that are not stored here; the last may be everything after the newest (`before` 0).
QList<Hole> missingStretches(const RoomSlice &slice);

class ExportJob : public QObject
{
    Q_OBJECT
public:
    ExportJob(Session &session, ExportRequest request, QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    /// Nothing is left of it; told as finished with Cancelled.
    void cancel();

Q_SIGNALS:
    /// 0…100; -1: still loading from the site.
    void progressed(int percent);
    /// Once.
    void finished(const desk::Result<desk::ExportReport> &report);

private:
    void load();
    void begin();
    void readPage();
    void fetchFiles();
    void writePage();
    void end();
    void stop(const Error &error);
    void remove();
    /// Runs `work` on the pool, then `then` here unless it failed or the job was cancelled meanwhile.
    void offThread(std::function<Result<void>()> work, std::function<void()> then);

    QPointer<Session> m_session;
    ExportRequest m_request;
    std::shared_ptr<ExportFiles> m_files;
    std::shared_ptr<ExportWriter> m_writer;
    ExportReport m_report;
    RoomSlice m_page;
    QHash<MessageId, QString> m_saved; ///< of this page: where each attachment is
    qsizetype m_next = 0;              ///< message of this page whose attachment is looked at
    MessageId m_last;                  ///< written
    QDateTime m_latest;                ///< of what was written
    QList<Hole> m_holes;               ///< not written yet
    QList<Hole> m_lastMissing;         ///< before the last asking of the site
    bool m_unreachable = false;        ///< the site: no other file is asked for
    bool m_busy = false;               ///< the pool is at work for this job
    bool m_done = false;
    std::optional<Error> m_stopped;
};

} // namespace desk
