// The steps of the tour.
#include "ui/tour.h"

#include "models/timelinemodel.h"

#include "ui/composer/composer.h"
#include "ui/context/contextpane.h"
#include "ui/mainwindow.h"
#include "ui/rooms/listpane.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QDir>
#include <QPixmap>
#include <QPushButton>

#include <algorithm>
#include <chrono>
#include <tuple>

namespace desk::ui {

namespace {

constexpr qint64 patience = 60'000; ///< ms for each fact
constexpr qint64 buyerPatience = 15'000;
constexpr qint64 replyTime = 3'000;
constexpr qint64 restTime = 2'000;    ///< older messages come in meanwhile
constexpr qint64 readingTime = 4'000; ///< the candidates are compared by what is there after it
constexpr qsizetype candidatesAtMost = 16;
constexpr qsizetype fullView = 10; ///< messages
constexpr qint64 searchTime = 800;
constexpr qint64 adPatience = 5'000; ///< an ad may have no picture: then the tour goes on without one

struct Face
{
    LanguageChoice language;
    ThemeChoice theme;
    const char *name;
};

constexpr Face faces[]{
    {LanguageChoice::English, ThemeChoice::Light, "en-light"},
    {LanguageChoice::English, ThemeChoice::Dark, "en-dark"},
    {LanguageChoice::Arabic, ThemeChoice::Light, "ar-light"},
    {LanguageChoice::Arabic, ThemeChoice::Dark, "ar-dark"},
};

} // namespace

Tour::Tour(MainWindow &window, Accounts &accounts, Settings &settings, const QString &folder, QObject *parent)
    : QObject(parent), m_window(window), m_accounts(accounts), m_settings(settings), m_folder(folder),
      m_language(settings.language()), m_theme(settings.theme())
{
    m_timer.setInterval(std::chrono::milliseconds(100));
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
    connect(&accounts, &Accounts::currentChanged, this,
            [this] { m_candidates.clear(); }); // they go before their session
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder))
        return end(QStringLiteral("the folder %1 cannot be made").arg(m_folder));
    m_window.resize(1280, 800);
    next(Step::WaitForList);
    m_timer.start();
}

void Tour::next(Step step)
{
    m_step = step;
    m_inStep.start();
}

void Tour::end(const QString &problem)
{
    m_timer.stop();
    m_step = Step::Done;
    m_candidates.clear();
    m_settings.setLanguage(m_language);
    m_settings.setTheme(m_theme);
    Q_EMIT finished(problem);
}

bool Tour::arabic() const
{
    return faces[m_face].language == LanguageChoice::Arabic;
}

QList<RoomId> Tour::candidates() const
{
    const bool staff = m_accounts.current()->isStaff();
    QList<RoomItem> items = m_accounts.current()->rooms().itemsThat([staff](const RoomItem &item) {
        return item.room.isActive && item.support == staff && !item.lastText.isEmpty() && !item.iAmBuyer;
    });
    const auto worth = [rtl = arabic()](const RoomItem &item) {
        return std::tuple(item.lastText.isRightToLeft() == rtl, item.unread > 0, item.lastAt);
    };
    std::sort(items.begin(), items.end(), [&](const RoomItem &a, const RoomItem &b) { return worth(a) > worth(b); });
    QList<RoomId> rooms;
    for (const RoomItem &item : items.first(std::min<qsizetype>(items.size(), candidatesAtMost)))
        rooms.append(item.room.id);
    return rooms;
}

void Tour::lookAtCandidates()
{
    m_candidates.clear();
    const QList<RoomId> rooms = candidates();
    for (RoomId room : rooms)
        m_candidates.push_back(m_accounts.current()->openTimeline(room));
}

/// Every candidate shows a view full of messages, or all it has.
bool Tour::candidatesRead()
{
    bool read = true;
    for (const std::unique_ptr<Timeline> &timeline : m_candidates) {
        const TimelineSnapshot &now = timeline->snapshot();
        if (now.messages.size() >= fullView || (now.atOldest && !now.messages.isEmpty()))
            continue;
        read = false;
        timeline->loadOlder();
    }
    return read;
}

/// Most messages in the interface's script, enough of them, and one of the other script among them.
RoomId Tour::bestCandidate() const
{
    int most = -1;
    RoomId best;
    for (const std::unique_ptr<Timeline> &timeline : m_candidates) {
        const QList<Message> &messages = timeline->snapshot().messages;
        const auto own = std::count_if(messages.cbegin(), messages.cend(), [rtl = arabic()](const Message &message) {
            return message.text.isRightToLeft() == rtl;
        });
        const int worth = (2 * own > messages.size() ? 4 : 0) + (messages.size() >= fullView ? 3 : 0) +
                          (own > 0 && own < messages.size() ? 1 : 0);
        if (worth > most) {
            most = worth;
            best = timeline->room();
        }
    }
    return best;
}

void Tour::open(RoomId room)
{
    m_candidates.clear();
    m_room = room;
    m_window.openRoom(room);
    readNotices();
    next(Step::WaitForTalk);
}

void Tour::answer()
{
    const auto item = m_accounts.current()->rooms().item(m_room);
    const bool arabic = item && item->lastText.isRightToLeft();
    m_answer = arabic ? QStringLiteral("أهلًا بحضرتك، نعم متاح. تحب تعاينه إمتى؟")
                      : QStringLiteral("Hello, yes, it is available. When would you like to see it?");
    if (m_accounts.current()->isStaff()) {
        m_answer = arabic ? QStringLiteral("أهلًا بحضرتك، نراجع الطلب الآن ونرد عليك خلال دقائق.")
                          : QStringLiteral("Hello, we are looking into it and will answer within minutes.");
    }
    m_window.timelinePane().composer()->giveBack(m_answer);
    m_window.timelinePane().composer()->submit();
}

void Tour::readNotices()
{
    const QList<QPushButton *> buttons = m_window.findChildren<QPushButton *>(QStringLiteral("noticeRead"));
    for (QPushButton *button : buttons) {
        if (button->isVisible())
            button->click();
    }
}

bool Tour::settled() const
{
    const auto item = m_accounts.current()->rooms().item(m_room);
    if (!item || item->waitingToSend > 0 || item->notSent > 0)
        return false;
    // or the buyer was quick, and his next word is the last one
    return item->lastText == m_answer || (!item->lastIsMine && m_inStep.elapsed() > replyTime);
}

bool Tour::save(const QString &what)
{
    const bool staff = m_accounts.current()->isStaff();
    const QString name = QStringLiteral("%1-%2%3.png")
                             .arg(staff ? QStringLiteral("admin") : QStringLiteral("publisher"),
                                  QString::fromLatin1(faces[m_face].name), what);
    return m_window.grab().save(QDir(m_folder).filePath(name));
}

void Tour::look()
{
    if (m_inStep.elapsed() > patience) {
        static const char *const facts[]{"the conversations",
                                         "a conversation to show",
                                         "the messages",
                                         "the answer to reach the site",
                                         "the ad",
                                         "the pictures",
                                         "the search",
                                         ""};
        return end(QStringLiteral("waited too long for %1").arg(QString::fromLatin1(facts[int(m_step)])));
    }
    if (!m_accounts.current())
        return; // still signing in: main tells if it fails
    switch (m_step) {
    case Step::WaitForList:
        if (candidates().isEmpty() || m_accounts.current()->status().state != ConnectionStatus::State::Online)
            return;
        // the buyers are alive: soon one of them waits for an answer
        if (m_accounts.current()->rooms().totalUnread() == 0 && m_inStep.elapsed() < buyerPatience)
            return;
        lookAtCandidates();
        next(Step::Choose);
        return;
    case Step::Choose:
        if (!candidatesRead() && m_inStep.elapsed() < readingTime)
            return;
        open(bestCandidate());
        return;
    case Step::WaitForTalk: {
        const QAbstractItemModel *rows = m_window.timelinePane().view()->model();
        if (!rows || rows->rowCount() < 2)
            return;
        if (m_answered.contains(m_room))
            return next(Step::WaitForAd);
        m_answered.append(m_room);
        answer();
        next(Step::WaitForAnswer);
        return;
    }
    case Step::WaitForAnswer:
        if (settled())
            next(Step::WaitForAd);
        return;
    case Step::WaitForAd:
        if ((m_window.contextPane().settled() && m_inStep.elapsed() > restTime) || m_inStep.elapsed() > adPatience)
            next(Step::Pictures);
        return;
    case Step::Pictures:
        if (!m_faceSet) {
            m_settings.setLanguage(faces[m_face].language);
            m_settings.setTheme(faces[m_face].theme);
            m_faceSet = true; // painted by the next look
            return;
        }
        if (!m_window.contextPane().settled() && m_inStep.elapsed() < adPatience)
            return;
        if (!save())
            return end(QStringLiteral("a picture could not be saved in %1").arg(m_folder));
        m_window.listPane().seek(arabic() ? QStringLiteral("السعر") : QStringLiteral("price"));
        next(Step::Search);
        return;
    case Step::Search:
        if (m_inStep.elapsed() < searchTime)
            return;
        if (!save(QStringLiteral("-search")))
            return end(QStringLiteral("a picture could not be saved in %1").arg(m_folder));
        m_window.listPane().seek({});
        m_step = Step::Pictures;
        m_faceSet = false;
        if (++m_face == int(std::size(faces)))
            end({});
        else if (faces[m_face].language != faces[m_face - 1].language)
            next(Step::WaitForList);
        return;
    case Step::Done:
        return;
    }
}

} // namespace desk::ui
