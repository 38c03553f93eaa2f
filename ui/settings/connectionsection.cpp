// The words about the connection.
#include "ui/settings/connectionsection.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace desk::ui {

ConnectionSection::ConnectionSection(const Clock &clock, QWidget *parent)
    : SettingsSection(parent), m_clock(clock), m_words(plainLabel("", this)), m_copy(lookButton("", this))
{
    m_words->setObjectName(QStringLiteral("connectionWords"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName(QStringLiteral("copyDiagnostics"));
    addWide(m_words);
    column()->addWidget(m_copy, 0, Qt::AlignLeading);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(words()); });
    follow();
}

void ConnectionSection::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::statusChanged, this, &ConnectionSection::follow);
    follow();
}

QString ConnectionSection::words() const
{
    using State = ConnectionStatus::State;
    QStringList lines;
    if (m_session) {
        const ConnectionStatus &status = m_session->status();
        const QDateTime now = m_clock.now();
        const QString since = status.since.isValid() ? isolated(moment(status.since, now)) : QString();
        lines << tr("Site: %1").arg(isolated(m_session->account().site.originHeader()));
        switch (status.state) {
        case State::Online:
            lines << tr("Connected since %1.").arg(since);
            break;
        case State::Connecting:
            lines << tr("Connecting since %1.").arg(since);
            break;
        case State::Offline:
            lines << tr("Not connected since %1.").arg(since);
            break;
        case State::SignedOut:
            lines << tr("Signed out by the site since %1.").arg(since);
            break;
        }
        if (status.state == State::Online)
            lines << (status.liveUpdates ? tr("New messages arrive at once.")
                                         : tr("The site is asked for new messages every few seconds."));
        if (status.retryAt.isValid() && status.state == State::Offline)
            lines << tr("Next attempt: %1").arg(isolated(moment(status.retryAt, now)));
        if (status.waiting > 0)
            lines << tr("%Ln message(s) wait to be sent.", nullptr, status.waiting);
        if (status.lastError)
            lines << tr("What failed last: %1").arg(errorSentence(*status.lastError));
        if (status.storageError)
            lines << tr("Storage: %1").arg(errorSentence(*status.storageError));
        if (status.secretInMemory)
            lines << tr("The sign-in is kept in memory only.");
    }
    lines << tr("Program: Idrissimart Desk %1, Qt %2, %3")
                 .arg(isolated(QStringLiteral(DESK_VERSION)), isolated(QString::fromLatin1(qVersion())),
                      isolated(QSysInfo::prettyProductName()));
    return lines.join(QLatin1Char('\n'));
}

void ConnectionSection::follow()
{
    setTitle(tr("About this connection"));
    m_words->setText(words());
    m_copy->setText(tr("Copy this text"));
}

void ConnectionSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        follow();
}

} // namespace desk::ui
