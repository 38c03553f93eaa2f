// What a search has found so far, the newest first. Asks for a page, and for more when a view scrolls on; a new
// question makes the answers to the old one void.
#pragma once

#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>

namespace desk {

class SearchModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { MessageIdRole = Qt::UserRole + 1, RoomIdRole };
    struct Hit
    {
        Message message;
        RoomItem room; ///< as it was when this was found
    };

    using QAbstractListModel::QAbstractListModel;
    /// Not owned; null: nothing is found.
    void setSession(Session *session);
    void setQuery(const SearchQuery &query);
    const SearchQuery &query() const { return m_query; }
    const QStringList &words() const { return m_words; } ///< folded
    const Hit &hit(int row) const { return m_hits.at(row); }
    bool isSearching() const { return m_searching; }
    bool hasMore() const { return m_next.isValid(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged(); ///< searching, or done
    void failed(const desk::Error &error);

private:
    void ask(MessageId before);
    void take(const SearchPage &page);

    QPointer<Session> m_session;
    SearchQuery m_query;
    QStringList m_words;
    QList<Hit> m_hits;
    MessageId m_next;       ///< where the next page begins; 0: there is none
    qsizetype m_wanted = 0; ///< hits to find before it rests
    bool m_searching = false;
    quint64 m_turn = 0;
};

} // namespace desk
