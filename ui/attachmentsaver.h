// Saves files that people sent, under harmless names, and never opens them: only the folder.
#pragma once

#include "session/session.h"

#include <QPointer>

#include <functional>

namespace desk::ui {

class NoticeBar;

class AttachmentSaver : public QObject
{
    Q_OBJECT
public:
    AttachmentSaver(NoticeBar &bar, const QString &downloads, std::function<void(const QUrl &)> openUrl,
                    QObject *parent = nullptr);
    void setSession(Session *session);

    /// Where it says how it goes.
    void setBar(NoticeBar &bar) { m_bar = &bar; }

public Q_SLOTS:
    void save(const desk::Attachment &attachment);   ///< into the download folder, never over another file
    void saveAs(const desk::Attachment &attachment); ///< asks where

private:
    void fetch(const Attachment &attachment, const QString &path);
    QString freePath(const QString &name) const;

    NoticeBar *m_bar;
    QString m_downloads;
    std::function<void(const QUrl &)> m_openUrl;
    QPointer<Session> m_session;
};

} // namespace desk::ui
