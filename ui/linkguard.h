// Links that people wrote: web pages only, and a site not allowed before is asked about first, in the window.
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
    Settings &m_settings;
    NoticeBar &m_bar;
    std::function<void(const QUrl &)> m_openUrl;
};

} // namespace desk::ui
