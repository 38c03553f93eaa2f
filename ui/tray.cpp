// The tray icon.
#include "ui/tray.h"

#include "ui/format.h"

#include <QAction>
#include <QPainter>

namespace desk::ui {

Tray::Tray(const Theme &theme, QObject *parent)
    : QObject(parent), m_theme(theme), m_show(m_menu.addAction(QString())), m_quit(m_menu.addAction(QString()))
{
    m_icon.setContextMenu(&m_menu);
    connect(m_show, &QAction::triggered, this, &Tray::showWanted);
    connect(m_quit, &QAction::triggered, this, &Tray::quitWanted);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT showWanted();
    });
    retranslate();
    if (isThere())
        m_icon.show();
}

bool Tray::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms().disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::statusChanged, this, &Tray::follow);
        connect(&session->rooms(), &Rooms::reset, this, &Tray::follow);
        connect(&session->rooms(), &Rooms::itemChanged, this, &Tray::follow);
        connect(&session->rooms(), &Rooms::itemRemoved, this, &Tray::follow);
    }
    follow();
}

void Tray::follow()
{
    const int unread = m_session ? m_session->rooms().totalUnread() : 0;
    m_icon.setIcon(countedIcon(unread, m_theme));
    QString words = unread > 0 ? tr("%Ln unread message(s)", nullptr, unread) : tr("Idrissimart Desk");
    if (m_session && m_session->status().state == ConnectionStatus::State::SignedOut)
        words = tr("Signed out by the site");
    else if (m_session && m_session->status().state == ConnectionStatus::State::Offline)
        words = tr("%1 · offline").arg(words);
    m_icon.setToolTip(words);
}

QIcon Tray::countedIcon(int count, const Theme &theme)
{
    QPixmap pixmap = QIcon(QStringLiteral(":/app.svg")).pixmap(64, 64);
    if (count > 0 && !pixmap.isNull()) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.signal);
        const QRect spot(20, 24, 44, 40);
        painter.drawRoundedRect(spot, 18, 18);
        QFont font = theme.font(14, QFont::Bold);
        font.setPixelSize(count > 99 ? 22 : 30);
        painter.setFont(font);
        painter.setPen(theme.onSignal);
        painter.drawText(spot, Qt::AlignCenter, badgeNumber(count));
    }
    return pixmap;
}

void Tray::showMessage(const QString &title, const QString &text)
{
    if (isThere())
        m_icon.showMessage(title, text, QIcon(QStringLiteral(":/app.svg")));
}

void Tray::retranslate()
{
    m_show->setText(tr("Show the window"));
    m_quit->setText(tr("Quit"));
    follow();
}

} // namespace desk::ui
