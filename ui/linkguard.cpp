// The allow-list of links.
#include "ui/linkguard.h"

#include "net/linkpolicy.h"

#include "ui/format.h"
#include "ui/noticebar.h"

namespace desk::ui {

LinkGuard::LinkGuard(Settings &settings, NoticeBar &bar, std::function<void(const QUrl &)> openUrl, QObject *parent)
    : QObject(parent), m_settings(settings), m_bar(bar), m_openUrl(std::move(openUrl))
{
}

void LinkGuard::open(const QUrl &url)
{
    if (!mayOpenLink(url)) {
        m_bar.tell(tr("This link is not a web page, so it is not opened."));
        return;
    }
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("mailto") || scheme == QLatin1String("tel")) {
        openPerson(scheme, oneLine(url.path(QUrl::FullyDecoded)));
        return;
    }
    const QString host = shownHost(url);
    if (m_settings.allowedLinkHosts().contains(host)) {
        m_openUrl(url);
        return;
    }
    m_bar.tell(tr("Open %1 in the browser?").arg(isolated(host)),
               {{tr("Open"), [this, url] { m_openUrl(url); }}, {tr("Always open this site"), [this, url, host] {
                                                                    m_settings.allowLinkHost(host);
                                                                    m_openUrl(url);
                                                                }}});
}

/// Asked every time, and only the address goes: what else such a link may name (copies, files, a text) stays out.
void LinkGuard::openPerson(const QString &scheme, const QString &address)
{
    const bool mail = scheme == QLatin1String("mailto");
    QUrl url;
    url.setScheme(scheme);
    url.setPath(address);
    m_bar.tell((mail ? tr("Write an e-mail to %1?") : tr("Call %1?")).arg(isolated(address)),
               {{tr("Open"), [this, url] { m_openUrl(url); }}});
}

} // namespace desk::ui
