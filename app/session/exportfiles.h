// Where an export is written: one file that appears whole or not at all, and a folder beside it for the attachments that
// does the same. All its calls do file I/O: never on the GUI thread, one at a time.
#pragma once

#include "protocol/result.h"

#include <QSaveFile>
#include <QSet>

namespace desk {

class ExportFiles
{
public:
    explicit ExportFiles(const QString &path);
    ~ExportFiles(); ///< what was not committed is gone
    ExportFiles(const ExportFiles &) = delete;
    ExportFiles &operator=(const ExportFiles &) = delete;

    Result<void> open();
    Result<void> write(const QByteArray &bytes);
    /// Where an attachment of this name is to be written: its path now, and how the file names it.
    struct Place
    {
        QString path;
        QString name; ///< relative, with '/'
    };
    Result<Place> place(const QString &attachmentName);
    /// The attachment was not written after all.
    void giveUp(const Place &place);
    Result<void> commit();

private:
    Result<void> failed(const QFileDevice &file) const;

    QString m_path;
    QSaveFile m_file;
    QString m_folderName; ///< of the attachments, beside the file
    QString m_folder;     ///< where they wait; empty: there is none yet
    QSet<QString> m_taken;
    int m_written = 0;
    bool m_committed = false;
};

} // namespace desk
