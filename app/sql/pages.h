// The pages of a database file and of its log, read without SQLite: for a file that SQLite calls damaged. A page is
// taken for what it says itself, so one that is broken costs what stands on it and nothing else. Format:
// sqlite.org/fileformat2.html.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QList>

#include <optional>

namespace desk::sql {

struct StoredValue
{
    enum class Kind : quint8 { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    double real = 0;
    QByteArray bytes; ///< Text (UTF-8, not checked) and Blob
};

struct StoredRow
{
    qint64 id = 0;
    QList<StoredValue> values; ///< the column that is the row's id is Null here
};

class Pages
{
public:
    static constexpr qint64 pageSize = 4096; ///< SQLite's own since 3.12, which nothing here changes

    /// A file that is not there or cannot be read has no pages; a log is not read if it says that it is another file's
    /// (PRAGMA application_id; 0: says nothing).
    Pages(const QString &path, qint64 applicationId);
    /// In the file or its log, numbered from 1.
    qint64 count() const { return m_count; }
    /// What the log has last, up to its last whole transaction, else what the file has.
    QByteArray page(qint64 number);

    /// Of a leaf of a table; none: it is no leaf. Cells that cannot be are left out.
    std::optional<QList<StoredRow>> rows(const QByteArray &page, qint64 number);
    /// Of a branch of a table.
    static QList<qint64> children(const QByteArray &page, qint64 number);

private:
    void readLog();
    bool isOfAnotherFile(qint64 applicationId);
    std::optional<StoredRow> row(const QByteArray &page, qint64 at);
    std::optional<QByteArray> payload(const QByteArray &page, qint64 at, qint64 size);

    QFile m_file;
    QFile m_log;
    QHash<qint64, qint64> m_inLog; ///< page → offset
    qint64 m_count = 0;
};

} // namespace desk::sql
