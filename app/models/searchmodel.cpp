// A page of the store may be empty without being the last: it asks on until a page of its own is full.
#include "models/searchmodel.h"

#include "store/follow.h"

namespace desk {

namespace {
constexpr qsizetype page = 50;
}

void SearchModel::setSession(Session *session)
{
    m_session = session;
    setQuery({});
}

void SearchModel::setQuery(const SearchQuery &query)
{
    if (m_query == query && m_session)
        return;
    ++m_turn;
    m_query = query;
    m_words = searchWords(query.text);
    beginResetModel();
    m_hits.clear();
    m_next = {};
    endResetModel();
    m_wanted = page;
    m_searching = m_session && !query.isEmpty();
    Q_EMIT stateChanged();
    if (m_searching)
        ask({});
}

void SearchModel::ask(MessageId before)
{
    SearchQuery asking = m_query;
    asking.before = before;
    asking.limit = int(m_wanted - m_hits.size());
    follow(m_session->search(asking), this, [this, turn = m_turn](const Result<SearchPage> &found) {
        if (turn != m_turn)
            return;
        if (found)
            return take(*found);
        m_searching = false;
        Q_EMIT stateChanged();
        Q_EMIT failed(found.error());
    });
}

void SearchModel::take(const SearchPage &found)
{
    QList<Hit> hits;
    for (const Message &message : found.messages) {
        if (const auto room = m_session ? m_session->rooms().item(message.room) : std::nullopt)
            hits << Hit{message, *room};
    }
    if (!hits.isEmpty()) {
        beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + hits.size() - 1));
        m_hits << hits;
        endInsertRows();
    }
    m_next = found.next;
    if (m_next.isValid() && m_hits.size() < m_wanted && m_session)
        return ask(m_next);
    m_searching = false;
    Q_EMIT stateChanged();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_hits.size())
        return {};
    const Hit &hit = m_hits[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return hit.message.text;
    case MessageIdRole:
        return hit.message.id.value;
    case RoomIdRole:
        return hit.message.room.value;
    default:
        return {};
    }
}

bool SearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && hasMore() && !m_searching;
}

void SearchModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || !m_session)
        return;
    m_wanted = m_hits.size() + page;
    m_searching = true;
    Q_EMIT stateChanged();
    ask(m_next);
}

} // namespace desk
