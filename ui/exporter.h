// Exporting a conversation, from the question where to the last word of what came of it: all in the notice bar, and a save
// dialog that blocks nothing. The writing is session/exportjob's; a table of another page is written as it is.
#pragma once

#include "session/exportjob.h"
#include "system/clock.h"

#include <QPointer>

#include <functional>

namespace desk::ui {

class NoticeBar;

class Exporter : public QObject
{
    Q_OBJECT
public:
    Exporter(NoticeBar &bar, const Clock &clock, const QString &folder, std::function<void(const QUrl &)> openUrl,
             QObject *parent = nullptr);
    void setSession(Session *session);
    bool isExporting() const { return m_job; }

public Q_SLOTS:
    void ask(desk::RoomId room);

public:
    /// Where to is decided. Asks what to do if not all of the conversation is here.
    void exportTo(RoomId room, const QString &path, ExportFormat format);
    /// A file whose content is there: asks where to; `bar` tells what came of it.
    void askTable(NoticeBar &bar, const QString &name, const QByteArray &content);

private:
    void offerLoading(const ExportRequest &request, bool loadable);
    void run(const ExportRequest &request);
    void tellProgress(int percent);
    void tellEnd(const Result<ExportReport> &report);
    void writeTable(NoticeBar &bar, const QString &path, const QByteArray &content);
    QString failure(const Error &error, const QString &file) const;
    QString suggestedName(const RoomItem &item) const;
    ExportWords words(const RoomItem &item) const;

    NoticeBar &m_bar;
    const Clock &m_clock;
    QString m_folder;
    std::function<void(const QUrl &)> m_openUrl;
    QPointer<Session> m_session;
    QPointer<ExportJob> m_job;
    QString m_shown; ///< the file's name, isolated
};

} // namespace desk::ui
