// The questions and the sentences of an export.
#include "ui/exporter.h"

#include "net/answer.h"
#include "net/filetype.h"
#include "session/exportfiles.h"
#include "store/follow.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/noticebar.h"
#include "ui/rooms/roomtext.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>

namespace desk::ui {

Exporter::Exporter(NoticeBar &bar, const Clock &clock, const QString &folder, std::function<void(const QUrl &)> openUrl,
                   QObject *parent)
    : QObject(parent), m_bar(bar), m_clock(clock), m_folder(folder), m_openUrl(std::move(openUrl))
{
}

void Exporter::setSession(Session *session)
{
    delete m_job; // what was written of it goes with it
    m_session = session;
}

QString Exporter::suggestedName(const RoomItem &item) const
{
    QString name = roomTitle(item);
    if (!item.room.adTitle.isEmpty() && !item.support)
        name += QStringLiteral(" - ") + item.room.adTitle;
    return safeFileName(oneLine(name).left(80) + QStringLiteral(" - ") +
                        m_clock.now().toLocalTime().date().toString(Qt::ISODate));
}

void Exporter::ask(RoomId room)
{
    const auto item = m_session && room.isValid() ? m_session->rooms().item(room) : std::nullopt;
    if (!item)
        return;
    if (m_job) {
        m_bar.tell(tr("An export is under way already."), {{tr("Cancel it"), [job = m_job] {
                                                                if (job)
                                                                    job->cancel();
                                                            }}});
        return;
    }
    auto *dialog = new QFileDialog(m_bar.window(), tr("Export the conversation"),
                                   QDir(m_folder).filePath(suggestedName(*item) + QStringLiteral(".html")));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters{tr("Page to read and print (*.html)"), tr("JSON for programs (*.json)"),
                              tr("Table (*.csv)")};
    dialog->setNameFilters(filters);
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, room, filters](const QString &chosen) {
        const QStringList endings{QStringLiteral("html"), QStringLiteral("json"), QStringLiteral("csv")};
        QString path = chosen;
        auto kind = endings.indexOf(QFileInfo(path).suffix().toLower());
        if (kind < 0) {
            kind = std::max<qsizetype>(filters.indexOf(dialog->selectedNameFilter()), 0);
            path += QLatin1Char('.') + endings[kind];
        }
        exportTo(room, path, ExportFormat(kind));
    });
    dialog->open();
}

ExportWords Exporter::words(const RoomItem &item) const
{
    ExportWords words;
    words.title = tr("Conversation with %1").arg(isolated(roomTitle(item)));
    words.subtitle = oneLine(item.room.adTitle);
    words.note = tr("Exported by %1 from %2, %3")
                     .arg(isolated(m_session->account().me.displayName()), isolated(m_session->account().site.host()),
                          isolated(QLocale().toString(m_clock.now().toLocalTime(), QLocale::ShortFormat)));
    words.you = tr("You (%1)").arg(isolated(m_session->account().me.displayName()));
    words.gap = tr("Messages are missing here: they were not on this computer when this was exported.");
    words.notSaved = tr("(the file was not saved)");
    words.rightToLeft = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    words.locale = QLocale();
    words.zone = QTimeZone::systemTimeZone();
    return words;
}

void Exporter::exportTo(RoomId room, const QString &path, ExportFormat format)
{
    const auto item = m_session ? m_session->rooms().item(room) : std::nullopt;
    if (!item || m_job)
        return;
    ExportRequest request{room,         path, format, words(*item), false, m_session->account().site.origin.toString(),
                          m_clock.now()};
    follow(m_session->stored(room, {}, 1), this, [this, request, asked = m_session](const Result<RoomSlice> &slice) {
        if (!asked || asked != m_session || m_job)
            return;
        if (slice && !missingStretches(*slice).isEmpty())
            offerLoading(request, m_session->status().state == ConnectionStatus::State::Online);
        else
            run(request);
    });
}

void Exporter::offerLoading(const ExportRequest &request, bool loadable)
{
    ExportRequest whole = request;
    whole.loadFirst = true;
    QList<NoticeBar::Choice> choices;
    if (loadable)
        choices << NoticeBar::Choice{tr("Load the rest first"), [this, whole] { run(whole); }};
    choices << NoticeBar::Choice{tr("Export what is here"), [this, request] { run(request); }};
    m_bar.tell(loadable ? tr("Not all of this conversation is on this computer.")
                        : tr("Not all of this conversation is on this computer, and the site cannot be reached now."),
               choices);
}

void Exporter::run(const ExportRequest &request)
{
    if (!m_session || m_job)
        return;
    m_shown = isolated(oneLine(QFileInfo(request.path).fileName()));
    m_job = new ExportJob(*m_session, request, this);
    connect(m_job, &ExportJob::progressed, this, &Exporter::tellProgress);
    connect(m_job, &ExportJob::finished, this, &Exporter::tellEnd);
    m_bar.tell(tr("Exporting to %1…").arg(m_shown), {{tr("Cancel"), [job = m_job] {
                                                          if (job)
                                                              job->cancel();
                                                      }}});
    m_job->start();
}

void Exporter::tellProgress(int percent)
{
    if (!m_bar.words().contains(m_shown))
        return; // something else is said there now
    m_bar.amend(percent < 0 ? tr("Loading what is missing before exporting to %1…").arg(m_shown)
                            : tr("Exporting to %1… %2 %").arg(m_shown, number(percent)));
}

QString Exporter::failure(const Error &error, const QString &file) const
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return tr("The export was cancelled. Nothing was left behind.");
    case ErrorCode::StorageFull:
        return tr("The disk is full. Nothing was exported to %1.").arg(file);
    case ErrorCode::StorageFailed:
        return tr("%1 could not be written (%2). Nothing was exported.").arg(file, isolated(oneLine(error.detail)));
    default:
        return tr("Nothing was exported to %1. %2").arg(file, errorSentence(error));
    }
}

void Exporter::askTable(NoticeBar &bar, const QString &name, const QByteArray &content)
{
    auto *dialog = new QFileDialog(bar.window(), tr("Save the table"), QDir(m_folder).filePath(safeFileName(name)));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, &bar,
            [this, &bar, content](const QString &path) { writeTable(bar, path, content); });
    dialog->open();
}

void Exporter::writeTable(NoticeBar &bar, const QString &path, const QByteArray &content)
{
    const auto write = [path, content]() -> Result<void> {
        ExportFiles file(path);
        if (auto opened = file.open(); !opened)
            return opened;
        if (auto written = file.write(content); !written)
            return written;
        return file.commit();
    };
    onPool(&bar, write, [this, &bar, path](const Result<void> &written) {
        const QString file = isolated(oneLine(QFileInfo(path).fileName()));
        if (!written) {
            bar.tell(failure(written.error(), file));
            return;
        }
        const QUrl folder = QUrl::fromLocalFile(QFileInfo(path).absolutePath());
        bar.tell(tr("Saved: %1").arg(file), {{tr("Show the folder"), [this, folder] { m_openUrl(folder); }}});
    });
}

void Exporter::tellEnd(const Result<ExportReport> &report)
{
    m_job->deleteLater();
    m_job = nullptr;
    if (!report) {
        m_bar.tell(failure(report.error(), m_shown));
        return;
    }
    QStringList said{
        tr("Exported to %1. Messages: %2, files: %3.").arg(m_shown, number(report->messages), number(report->files))};
    if (report->gaps > 0)
        said << tr("Not all of the conversation was on this computer; the file says where messages are missing.");
    if (!report->lostFiles.isEmpty()) {
        QStringList names;
        for (const QString &name : report->lostFiles.first(std::min<qsizetype>(report->lostFiles.size(), 3)))
            names << isolated(safeFileName(name));
        if (report->lostFiles.size() > names.size())
            names << QStringLiteral("…");
        said << tr("Files that could not be fetched: %1 (%2).")
                    .arg(number(report->lostFiles.size()), names.join(QStringLiteral(", ")));
    }
    const QUrl folder = QUrl::fromLocalFile(QFileInfo(report->path).absolutePath());
    m_bar.tell(said.join(QLatin1Char(' ')), {{tr("Show the folder"), [this, folder] { m_openUrl(folder); }}});
}

} // namespace desk::ui
