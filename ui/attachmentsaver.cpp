// Downloading an attachment.
#include "ui/attachmentsaver.h"

#include "net/filetype.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/noticebar.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace desk::ui {

AttachmentSaver::AttachmentSaver(NoticeBar &bar, const QString &downloads, std::function<void(const QUrl &)> openUrl,
                                 QObject *parent)
    : QObject(parent), m_bar(&bar), m_downloads(downloads), m_openUrl(std::move(openUrl))
{
}

void AttachmentSaver::setSession(Session *session)
{
    m_session = session;
}

QString AttachmentSaver::freePath(const QString &name) const
{
    const QDir folder(m_downloads);
    const QFileInfo wanted(name);
    const QString ending = wanted.suffix().isEmpty() ? QString() : QLatin1Char('.') + wanted.suffix();
    QString candidate = name;
    for (int n = 2; folder.exists(candidate); ++n)
        candidate = QStringLiteral("%1 (%2)%3").arg(wanted.completeBaseName()).arg(n).arg(ending);
    return folder.filePath(candidate);
}

void AttachmentSaver::save(const Attachment &attachment)
{
    QDir().mkpath(m_downloads);
    fetch(attachment, freePath(safeFileName(attachment.name)));
}

void AttachmentSaver::saveAs(const Attachment &attachment)
{
    auto *dialog = new QFileDialog(m_bar->window(), tr("Save the file"), freePath(safeFileName(attachment.name)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, attachment](const QString &path) { fetch(attachment, path); });
    dialog->open();
}

void AttachmentSaver::fetch(const Attachment &attachment, const QString &path)
{
    if (!m_session)
        return;
    const QString shown = isolated(oneLine(QFileInfo(path).fileName()));
    const QPointer<NoticeBar> bar = m_bar;
    m_bar->tell(tr("Fetching %1…").arg(shown));
    const auto progress = [bar, shown](qint64 done, qint64 total) {
        if (bar && total > 0 && done < total)
            bar->tell(tr("Fetching %1… %2 %").arg(shown, number(done * 100 / total)));
    };
    m_session->download(attachment, path, progress).then(this, [this, shown, path](const Result<void> &result) {
        if (!result) {
            m_bar->tell(tr("%1 was not saved. %2").arg(shown, errorSentence(result.error())));
            return;
        }
        const QUrl folder = QUrl::fromLocalFile(QFileInfo(path).absolutePath());
        m_bar->tell(tr("Saved: %1").arg(shown), {{tr("Show the folder"), [this, folder] { m_openUrl(folder); }}});
    });
}

} // namespace desk::ui
