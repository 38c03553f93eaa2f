// The banner's lines and their words.
#include "ui/statusbanner.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::ui {

BannerLine::BannerLine(const QString &iconName, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_iconName(iconName), m_icon(new QLabel(this)), m_words(plainLabel("", this)),
      m_button(lookButton("bannerlink", this))
{
    setObjectName(QStringLiteral("banner"));
    m_words->setObjectName(QStringLiteral("bannerWords"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setFocusPolicy(Qt::NoFocus);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_words, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    follow();
    hide();
}

void BannerLine::setWords(const QString &words, const QString &button)
{
    m_words->setText(words);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

QString BannerLine::words() const
{
    return m_words->text();
}

void BannerLine::follow()
{
    layout()->setContentsMargins(m_theme.px(18), m_theme.px(2), m_theme.px(14), m_theme.px(2));
    layout()->setSpacing(m_theme.px(8));
    const int side = m_theme.px(16);
    m_icon->setPixmap(icon(m_iconName, m_theme.bannerInk).pixmap(QSize(side, side), devicePixelRatioF()));
}

void BannerLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        follow();
}

StatusBanner::StatusBanner(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_storage(new BannerLine(QStringLiteral("warning"), theme, this)),
      m_connection(new BannerLine(QStringLiteral("offline"), theme, this)),
      m_notice(new BannerLine(QStringLiteral("info"), theme, this))
{
    setObjectName(QStringLiteral("statusBanner"));
    m_connection->button()->setObjectName(QStringLiteral("retryNow"));
    m_notice->button()->setObjectName(QStringLiteral("noticeRead"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    for (BannerLine *line : {m_storage, m_connection, m_notice})
        column->addWidget(line);
    connect(m_connection->button(), &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    connect(m_notice->button(), &QPushButton::clicked, this, [this] {
        m_noticeRead = true;
        follow();
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void StatusBanner::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_noticeRead = false;
    if (session)
        connect(session, &Session::statusChanged, this, &StatusBanner::follow);
    follow();
}

QString StatusBanner::connectionWords(const ConnectionStatus &status, const QDateTime &now)
{
    using State = ConnectionStatus::State;
    if (status.state == State::Online || status.state == State::SignedOut)
        return {};
    // a short reconnect with nothing waiting is not worth a word
    if (status.state == State::Connecting && status.waiting == 0 && !status.lastError)
        return {};
    QStringList sentences;
    if (status.state == State::Connecting)
        sentences << tr("Connecting…");
    else if (status.since.isValid())
        sentences << tr("You are offline since %1.").arg(isolated(moment(status.since, now)));
    else
        sentences << tr("You are offline.");
    if (status.waiting > 0)
        sentences << tr("%Ln message(s) will be sent when the connection returns.", nullptr, status.waiting);
    if (status.lastError && status.lastError->code != ErrorCode::Offline &&
        status.lastError->code != ErrorCode::Cancelled)
        sentences << errorSentence(*status.lastError);
    return sentences.join(QLatin1Char(' '));
}

void StatusBanner::follow()
{
    if (!m_session) {
        for (BannerLine *line : {m_storage, m_connection, m_notice})
            line->setWords({}, {});
        return;
    }
    const ConnectionStatus &status = m_session->status();
    m_storage->setWords(status.storageError ? errorSentence(*status.storageError) : QString(), {});
    m_connection->setWords(connectionWords(status, m_clock.now()), tr("Retry now"));
    QStringList notices;
    if (status.secretInMemory)
        notices << errorSentence({ErrorCode::NoSecretService, {}, {}, 0});
    if (!status.liveUpdates && status.state == ConnectionStatus::State::Online)
        notices << tr("Live updates are off at this site: new messages appear with a short delay.");
    m_notice->setWords(m_noticeRead ? QString() : notices.join(QLatin1Char(' ')), tr("Understood"));
}

void StatusBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        follow();
}

} // namespace desk::ui
