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

#include <array>

namespace desk::ui {

ConnectionSection::ConnectionSection(const Clock &clock, const Settings &settings, QWidget *parent)
    : SettingsSection(parent), m_clock(clock), m_settings(settings), m_words(plainLabel("", this)),
      m_copy(lookButton("", this)), m_copied(plainLabel("muted", this))
{
    m_words->setObjectName(QStringLiteral("connectionWords"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setObjectName(QStringLiteral("copyDiagnostics"));
    m_copied->hide();
    addWide(m_words);
    column()->addWidget(m_copy, 0, Qt::AlignLeading);
    addWide(m_copied);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(diagnostics());
        m_copied->show();
        m_copy->setAccessibleDescription(m_copied->text());
    });
    connect(&settings, &Settings::changed, this, &ConnectionSection::follow);
    follow();
}

void ConnectionSection::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_copied->hide();
    if (session)
        connect(session, &Session::statusChanged, this, &ConnectionSection::follow);
    follow();
}

/// An error's detail may be the site's own words: those are for the screen alone.
static QString sentenceOf(const Error &error, bool withDetail)
{
    return errorSentence(withDetail ? error : Error{error.code, {}, {}, error.httpStatus});
}

QString ConnectionSection::failureLine(Detail detail) const
{
    const ConnectionStatus &status = m_session->status();
    if (!status.lastFailure)
        return tr("Nothing has failed since the program was started.");
    return tr("What failed last, %1: %2")
        .arg(isolated(moment(status.failedAt, m_clock.now())),
             sentenceOf(*status.lastFailure, detail == Detail::Shown));
}

QStringList ConnectionSection::facts(Detail detail) const
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
        lines << failureLine(detail);
        if (status.storageError)
            lines << tr("Storage: %1").arg(sentenceOf(*status.storageError, detail == Detail::Shown));
        if (status.secretInMemory)
            lines << tr("The sign-in is kept in memory only.");
    }
    lines << tr("Program: Idrissimart Desk %1, Qt %2, %3")
                 .arg(isolated(QStringLiteral(DESK_VERSION)), isolated(QString::fromLatin1(qVersion())),
                      isolated(QSysInfo::prettyProductName()));
    return lines;
}

QString ConnectionSection::words() const
{
    return facts(Detail::Shown).join(QLatin1Char('\n'));
}

QString ConnectionSection::diagnostics() const
{
    QStringList lines = facts(Detail::LeftOut);
    const auto fact = [&lines](const char *name, const QString &value) {
        lines << QString::fromLatin1(name) + QStringLiteral(": ") + value;
    };
    const auto code = [](const std::optional<Error> &error) {
        return error ? QStringLiteral("%1 http %2").arg(int(error->code)).arg(error->httpStatus) : QStringLiteral("-");
    };
    constexpr std::array ways{"system", "none", "manual"};
    fact("time", m_clock.now().toString(Qt::ISODate));
    fact("proxy", QString::fromLatin1(ways[size_t(m_settings.proxy())]));
    fact("extra certificates", m_settings.extraCertificates().isEmpty() ? QStringLiteral("no") : QStringLiteral("yes"));
    fact("platform", QGuiApplication::platformName() + QLatin1Char(' ') + QSysInfo::currentCpuArchitecture());
    if (m_session) {
        const ConnectionStatus &status = m_session->status();
        fact("dialect",
             m_session->account().key.database.isNull() ? QStringLiteral("deployed") : QStringLiteral("full"));
        fact("error", code(status.lastFailure));
        fact("storage", code(status.storageError));
        fact("rooms", QString::number(m_session->rooms().items().size()));
        fact("waiting", QString::number(status.waiting));
    }
    return lines.join(QLatin1Char('\n'));
}

void ConnectionSection::follow()
{
    setTitle(tr("About this connection"));
    m_words->setText(words());
    m_copy->setText(tr("Copy this and the technical details"));
    m_copied->setText(tr("Copied. It holds no password and nothing of what was written."));
}

void ConnectionSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        follow();
}

} // namespace desk::ui
