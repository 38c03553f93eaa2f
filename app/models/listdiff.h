// Turns one list of keyed rows into another with Qt's insert, remove and change signals: the common beginning and end
// stay, what lies between is matched by key. For lists of a few hundred to a few thousand rows.
#pragma once

#include <QList>
#include <QSet>

namespace desk {

/// `Host` offers beginInsert(first,last), endInsert(), beginRemove(first,last), endRemove(), rowChanged(row).
/// Rows that keep their relative order are kept; others are removed and inserted anew. Keys should be unique; with doubles the
/// outcome is right all the same.
template <typename Row, typename Key, typename Host>
void applyDiff(QList<Row> &shown, QList<Row> next, Key key, Host &&host)
{
    QSet<decltype(key(next.front()))> wanted;
    wanted.reserve(next.size());
    for (const Row &row : next)
        wanted.insert(key(row));
    // what is gone, from the end, in runs
    for (qsizetype last = shown.size() - 1; last >= 0;) {
        if (wanted.contains(key(shown[last]))) {
            --last;
            continue;
        }
        qsizetype first = last;
        while (first > 0 && !wanted.contains(key(shown[first - 1])))
            --first;
        host.beginRemove(int(first), int(last));
        shown.remove(first, last - first + 1);
        host.endRemove();
        last = first - 1;
    }
    QSet<decltype(key(next.front()))> present;
    present.reserve(shown.size());
    for (const Row &row : shown)
        present.insert(key(row));
    // walk the wanted order
    for (qsizetype i = 0; i < next.size(); ++i) {
        const auto wantedKey = key(next[i]);
        if (i < shown.size() && key(shown[i]) == wantedKey) {
            if (!(shown[i] == next[i])) {
                shown[i] = next[i];
                host.rowChanged(int(i));
            }
            continue;
        }
        if (present.contains(wantedKey)) { // it moved: it leaves its old place first
            qsizetype from = i + 1;
            while (from < shown.size() && key(shown[from]) != wantedKey)
                ++from;
            if (from < shown.size()) {
                host.beginRemove(int(from), int(from));
                shown.removeAt(from);
                host.endRemove();
            }
        }
        qsizetype end = i + 1;
        while (end < next.size() && !present.contains(key(next[end])) && !present.contains(wantedKey))
            ++end;
        host.beginInsert(int(i), int(end - 1));
        for (qsizetype j = i; j < end; ++j)
            shown.insert(j, next[j]);
        host.endInsert();
        i = end - 1;
    }
    if (shown.size() > next.size()) { // a key that was there more often than it is wanted
        host.beginRemove(int(next.size()), int(shown.size() - 1));
        shown.remove(next.size(), shown.size() - next.size());
        host.endRemove();
    }
}

} // namespace desk
