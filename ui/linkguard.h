// Links that people wrote: what net/linkpolicy lets through, and a site not allowed before, a mail address or a phone
// number is asked about first, in the window.
#pragma once

#include "system/settings.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace desk::ui {

class NoticeBar;

class LinkGuard : public QObject
{
    Q_OBJECT
public:
    LinkGuard(Settings &settings, NoticeBar &bar, std::function<void(const QUrl &)> openUrl, QObject *parent = nullptr);

public Q_SLOTS:
    void open(const QUrl &url);

private:
    void openPerson(const QString &scheme, const QString &address);

    Settings &m_settings;
    NoticeBar &m_bar;
    std::function<void(const QUrl &)> m_openUrl;
};

} // namespace desk::ui
