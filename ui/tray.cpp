// The tray's picture, words and menu.
#include "ui/tray.h"

#include "system/quiet.h"
#include "ui/format.h"

#include <QAction>
#include <QPainter>

namespace desk::ui {

namespace {

constexpr int hour = 60 * 60;
constexpr int side = 64;

void drawMark(QPainter &painter, const QRect &place, const QColor &ground, const QColor &ink, const QString &text,
              int size, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 18, 18);
    QFont font = theme.font(14, QFont::Bold);
    font.setPixelSize(size);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace

Tray::Tray(std::unique_ptr<TrayIcon> icon, Settings &settings, Clock &clock, const Theme &theme, QObject *parent)
    : QObject(parent), m_theme(theme), m_settings(settings), m_clock(clock), m_words(m_menu.addAction(QString())),
      m_show(m_menu.addAction(QString())), m_quiet(m_menu.addAction(QString())),
      m_quietHour(m_menu.addAction(QString())), m_quit(m_menu.addAction(QString())), m_icon(std::move(icon))
{
    m_words->setEnabled(false);
    m_menu.insertSeparator(m_quiet);
    m_menu.insertSeparator(m_quit);
    m_quiet->setCheckable(true);
    m_icon->setMenu(&m_menu);
    connect(m_show, &QAction::triggered, this, &Tray::showWanted);
    connect(m_quit, &QAction::triggered, this, &Tray::quitWanted);
    connect(m_quiet, &QAction::triggered, this, [this](bool on) { m_settings.setDoNotDisturb(on); });
    connect(m_quietHour, &QAction::triggered, this,
            [this] { m_settings.setDoNotDisturb(true, m_clock.now().addSecs(hour)); });
    connect(m_icon.get(), &TrayIcon::messageClicked, this, &Tray::messageClicked);
    connect(m_icon.get(), &TrayIcon::clicked, this, &Tray::showWanted);
    connect(&settings, &Settings::changed, this, &Tray::followQuiet);
    retranslate();
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
    State state = State::SignedOut;
    QString words = tr("Not signed in");
    if (m_session) {
        words = unread > 0 ? tr("%Ln unread message(s)", nullptr, unread) : tr("Nothing unread");
        switch (m_session->status().state) {
        case ConnectionStatus::State::Online:
            state = State::Reached;
            break;
        case ConnectionStatus::State::SignedOut:
            words = tr("%1 · signed out by the site").arg(words);
            break;
        case ConnectionStatus::State::Offline:
            state = State::Away;
            words = tr("%1 · offline").arg(words);
            break;
        case ConnectionStatus::State::Connecting:
            state = State::Away;
            words = tr("%1 · connecting…").arg(words);
            break;
        }
    }
    m_words->setText(words);
    m_icon->setWords(words);
    if (m_painted == std::pair(unread, state)) // a thousand rooms that come in are one picture
        return;
    m_painted = {unread, state};
    m_icon->setPicture(pictureOf(unread, state, m_theme));
}

void Tray::followQuiet()
{
    const bool quiet = isUndisturbed(m_settings, m_clock.now());
    const QDateTime until = m_settings.doNotDisturbUntil();
    m_quiet->setChecked(quiet);
    m_quiet->setText(quiet && until.isValid() ? tr("Do not disturb until %1").arg(isolated(timeOfDay(until)))
                                              : tr("Do not disturb"));
    m_quietHour->setVisible(!quiet);
    if (!quiet || !until.isValid())
        return;
    m_clock.after(std::chrono::milliseconds(m_clock.now().msecsTo(until) + 1), this, [this, wait = ++m_quietWait] {
        if (wait == m_quietWait)
            followQuiet();
    });
}

QIcon Tray::pictureOf(int count, State state, const Theme &theme)
{
    QPixmap pixmap = QIcon(QStringLiteral(":/app.svg")).pixmap(side, side);
    if (pixmap.isNull())
        return {};
    if (state != State::Reached) {
        QImage grey = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < grey.height(); ++y) {
            auto *line = reinterpret_cast<QRgb *>(grey.scanLine(y));
            for (int x = 0; x < grey.width(); ++x) {
                const int shade = qGray(line[x]);
                line[x] = qRgba(shade, shade, shade, qAlpha(line[x]));
            }
        }
        pixmap = QPixmap::fromImage(grey);
    }
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (count > 0)
        drawMark(painter, QRect(20, 24, 44, 40), theme.signal, theme.onSignal, badgeNumber(count), count > 99 ? 22 : 30,
                 theme);
    if (state == State::SignedOut)
        drawMark(painter, QRect(0, 0, 28, 30), theme.bad, theme.onSignal, QStringLiteral("!"), 26, theme);
    painter.end();
    return pixmap;
}

void Tray::retranslate()
{
    m_show->setText(tr("Show the window"));
    m_quietHour->setText(tr("Do not disturb for an hour"));
    m_quit->setText(tr("Quit"));
    followQuiet();
    follow();
}

} // namespace desk::ui
