// Turns one list of keyed rows into another with Qt's insert, remove and change signals: the common beginning and end
// stay, what lies between is matched by key. For lists of a few hundred to a few thousand rows.
#pragma once

#include <QList>
#include <QSet>

#include <algorithm>

namespace desk {

/// `Host` offers beginInsert(first,last), endInsert(), beginRemove(first,last), endRemove(), rowChanged(row).
/// Rows that keep their relative order are kept; others are removed and inserted anew. Keys should be unique; with doubles the
/// outcome is right all the same.
template <typename Row, typename Key, typename Host>
void applyDiff(QList<Row> &shown, QList<Row> next, Key key, Host &&host)
{
    const auto put = [&](qsizetype at, const Row &row) {
        if (shown[at] == row)
            return;
        shown[at] = row;
        host.rowChanged(int(at));
    };
    const qsizetype least = std::min(shown.size(), next.size());
    qsizetype head = 0, tail = 0;
    for (; head < least && key(shown[head]) == key(next[head]); ++head)
        put(head, next[head]);
    for (; tail < least - head; ++tail) {
        const qsizetype at = shown.size() - 1 - tail;
        const Row &row = next[next.size() - 1 - tail];
        if (key(shown[at]) != key(row))
            break;
        put(at, row);
    }
    const qsizetype stop = next.size() - tail; // of the wanted rows between
    const auto stopShown = [&] { return shown.size() - tail; };
    QSet<decltype(key(next.front()))> wanted;
    wanted.reserve(stop - head);
    for (qsizetype i = head; i < stop; ++i)
        wanted.insert(key(next[i]));
    // what is gone, from the end, in runs
    for (qsizetype last = stopShown() - 1; last >= head;) {
        if (wanted.contains(key(shown[last]))) {
            --last;
            continue;
        }
        qsizetype first = last;
        while (first > head && !wanted.contains(key(shown[first - 1])))
            --first;
        host.beginRemove(int(first), int(last));
        shown.remove(first, last - first + 1);
        host.endRemove();
        last = first - 1;
    }
    QSet<decltype(key(next.front()))> present;
    present.reserve(stopShown() - head);
    for (qsizetype i = head; i < stopShown(); ++i)
        present.insert(key(shown[i]));
    // walk the wanted order
    for (qsizetype i = head; i < stop; ++i) {
        const auto wantedKey = key(next[i]);
        if (i < stopShown() && key(shown[i]) == wantedKey) {
            put(i, next[i]);
            continue;
        }
        if (present.contains(wantedKey)) { // it moved: it leaves its old place first
            qsizetype from = i + 1;
            while (from < stopShown() && key(shown[from]) != wantedKey)
                ++from;
            if (from < stopShown()) {
                host.beginRemove(int(from), int(from));
                shown.removeAt(from);
                host.endRemove();
            }
        }
        qsizetype end = i + 1;
        while (end < stop && !present.contains(key(next[end])) && !present.contains(wantedKey))
            ++end;
        host.beginInsert(int(i), int(end - 1));
        for (qsizetype j = i; j < end; ++j)
            shown.insert(j, next[j]);
        host.endInsert();
        i = end - 1;
    }
    if (stopShown() > stop) { // a key that was there more often than it is wanted
        const qsizetype first = stop, count = stopShown() - stop;
        host.beginRemove(int(first), int(first + count - 1));
        shown.remove(first, count);
        host.endRemove();
    }
}

} // namespace desk
