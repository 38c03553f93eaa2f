// What comes in above the newest message seen is asked for alone; what comes in below it (older pages) begins anew.
#include "models/findsmodel.h"

#include "store/follow.h"

#include <algorithm>

namespace desk {

namespace {
constexpr qsizetype page = 12;
constexpr int pagesAtOnce = 5; ///< the store looks through so many at most, then the person says whether to go on
constexpr auto pause = std::chrono::milliseconds(250);
} // namespace

FindsModel::FindsModel(FindKind kind, QObject *parent) : QAbstractListModel(parent), m_kind(kind)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_looking || !m_unseen)
            return;
        const MessageId oldest = *std::exchange(m_unseen, std::nullopt);
        if (!m_newestSeen.isValid() || oldest <= m_newestSeen)
            return restart();
        m_looking = true;
        ask({}, m_newestSeen);
    });
}

void FindsModel::setRoom(Session *session, RoomId room)
{
    if (session == m_session && room == m_room)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms().disconnect(this);
    }
    m_session = session;
    m_room = session ? room : RoomId{};
    clear(); // it was another one's
    if (m_room.isValid()) {
        connect(session, &Session::messagesStored, this, [this](RoomId changed, MessageId oldest) {
            if (changed == m_room)
                stored(oldest);
        });
        connect(&session->rooms(), &Rooms::reset, this, [this] { stored({}); });
    }
    m_wanted = page;
    restart();
}

void FindsModel::restart()
{
    ++m_turn;
    m_pause.stop();
    m_unseen.reset();
    m_newestSeen = m_next = {};
    m_pages = 0;
    m_looking = m_room.isValid();
    Q_EMIT stateChanged();
    if (m_looking)
        ask({}, {});
}

void FindsModel::clear()
{
    if (m_finds.isEmpty())
        return;
    beginResetModel();
    m_finds.clear();
    endResetModel();
}

void FindsModel::stored(MessageId oldest)
{
    m_unseen = m_unseen ? std::min(*m_unseen, oldest) : oldest;
    if (!m_pause.isActive())
        m_pause.start();
}

void FindsModel::ask(MessageId before, MessageId after)
{
    ++m_pages;
    const bool first = !before.isValid() && !after.isValid();
    const qsizetype have = first ? 0 : m_finds.size();
    FindsQuery query{m_room, m_kind, before, after, int(std::max(page, m_wanted - have))};
    follow(m_session->finds(query), this, [this, turn = m_turn, first, after](const Result<FindsPage> &found) {
        if (turn != m_turn)
            return;
        if (first)
            clear(); // what was shown stood there until now
        take(found.value_or(FindsPage{}), after);
    });
}

void FindsModel::take(const FindsPage &found, MessageId after)
{
    if (after.isValid() && found.next.isValid())
        return restart(); // more came than one page holds
    if (!found.finds.isEmpty()) {
        QList<Find> finds = found.finds;
        if (oldestFirst()) {
            std::stable_sort(finds.begin(), finds.end(),
                             [](const Find &a, const Find &b) { return a.message < b.message; });
        }
        const bool above = after.isValid() != oldestFirst();
        const int at = above ? 0 : int(m_finds.size());
        beginInsertRows({}, at, at + int(finds.size()) - 1);
        m_finds = above ? finds + m_finds : m_finds + finds;
        endInsertRows();
    }
    m_newestSeen = std::max(m_newestSeen, found.newest);
    if (!after.isValid())
        m_next = found.next;
    const bool goesOn =
        !after.isValid() && m_next.isValid() && m_finds.size() < m_wanted && m_pages < pagesAtOnce && m_session;
    if (goesOn)
        return ask(m_next, {});
    m_looking = false;
    if (m_unseen)
        m_pause.start();
    Q_EMIT stateChanged();
}

void FindsModel::more()
{
    if (!hasMore() || m_looking || !m_session)
        return;
    m_wanted = m_finds.size() + page;
    m_pages = 0;
    m_looking = true;
    Q_EMIT stateChanged();
    ask(m_next, {});
}

int FindsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_finds.size());
}

QVariant FindsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_finds.size())
        return {};
    const Find &find = m_finds[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return m_kind == FindKind::Prices  ? find.price.amount
               : m_kind == FindKind::Links ? find.link.toString()
                                           : find.file.value_or(Attachment{}).name;
    case MessageIdRole:
        return find.message.value;
    default:
        return {};
    }
}

} // namespace desk
