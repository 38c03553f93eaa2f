// The allow-list of links.
#include "ui/linkguard.h"

#include "ui/format.h"
#include "ui/noticebar.h"

namespace desk::ui {

LinkGuard::LinkGuard(Settings &settings, NoticeBar &bar, std::function<void(const QUrl &)> openUrl, QObject *parent)
    : QObject(parent), m_settings(settings), m_bar(bar), m_openUrl(std::move(openUrl))
{
}

void LinkGuard::open(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() || (scheme != QLatin1String("https") && scheme != QLatin1String("http"))) {
        m_bar.tell(tr("This link is not a web page, so it is not opened."));
        return;
    }
    // letters of other scripts that look like Latin ones stay visible as what they are
    const QString host = QString::fromLatin1(QUrl::toAce(url.host()));
    if (m_settings.allowedLinkHosts().contains(host)) {
        m_openUrl(url);
        return;
    }
    m_bar.tell(tr("Open %1 in the browser?").arg(isolated(host)),
               {{tr("Open"), [this, url] { m_openUrl(url); }},
                {tr("Always open this site"), [this, url, host] {
                     m_settings.allowLinkHost(host);
                     m_openUrl(url);
                 }}});
}

} // namespace desk::ui
