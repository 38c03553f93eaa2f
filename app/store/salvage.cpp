// First the leaves that a table's tree leads to, then those that no tree leads to any more but whose rows can only be
// of one table.
#include "store/salvage.h"

#include "sql/pages.h"
#include "sql/query.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringDecoder>

namespace desk {

namespace {

using sql::Pages;
using sql::StoredRow;
using sql::StoredValue;

constexpr int rowsPerCommit = 5'000;

QString newFile(const QString &path)
{
    return path + QStringLiteral(".salvaged");
}

/// A table of the new file, and what a row of it looks like.
struct Table
{
    struct Column
    {
        StoredValue::Kind kind;
        bool optional;
        bool isKey;
    };
    QString name;
    qint64 root = 0;
    QList<Column> columns;
    QString insert;

    bool fits(const StoredRow &row) const
    {
        if (row.id < 1 || row.values.size() > columns.size())
            return false;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const Column &column = columns[i];
            const StoredValue value = row.values.value(i); // columns that came later are not in older rows
            if (value.kind != (column.isKey ? StoredValue::Kind::Null : column.kind) &&
                !(column.optional && value.kind == StoredValue::Kind::Null))
                return false;
            if (value.kind == StoredValue::Kind::Text) { // a zeroed page at the end of a long text is UTF-8, too
                QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
                std::ignore = QString(decoder(value.bytes));
                if (decoder.hasError() || value.bytes.contains('\0'))
                    return false;
            }
        }
        return true;
    }
};

StoredValue::Kind kindOf(const QString &declared)
{
    return declared == QLatin1String("INTEGER") ? StoredValue::Kind::Integer
           : declared == QLatin1String("TEXT")  ? StoredValue::Kind::Text
           : declared == QLatin1String("REAL")  ? StoredValue::Kind::Real
                                                : StoredValue::Kind::Blob;
}

qint64 applicationId(sql::Database &db)
{
    sql::Query query = db.query(QStringLiteral("PRAGMA application_id"));
    return query.step() ? query.integer(0) : 0;
}

/// Those whose key is one number: their rows stand in leaves under that number. What an index over words keeps its own is not
/// among them: it is made anew.
QList<Table> tablesOf(sql::Database &db)
{
    QList<Table> tables;
    sql::Query names = db.query(QStringLiteral(
        "SELECT s.name, s.rootpage FROM sqlite_schema s JOIN pragma_table_list l ON l.schema='main' AND l.name=s.name "
        "WHERE s.type='table' AND l.type='table' AND s.name NOT LIKE 'sqlite_%'"));
    while (names.step()) {
        Table table{names.text(0), names.integer(1), {}, {}};
        bool keyed = false;
        sql::Query columns = db.query(QStringLiteral("SELECT type, \"notnull\", pk FROM pragma_table_info(?)"));
        columns.bind(table.name);
        while (columns.step()) {
            const bool isKey = columns.boolean(2) && kindOf(columns.text(0)) == StoredValue::Kind::Integer;
            table.columns << Table::Column{kindOf(columns.text(0)), !columns.boolean(1), isKey};
            keyed |= isKey;
        }
        table.insert = QStringLiteral("INSERT OR IGNORE INTO %1 VALUES (%2?)")
                           .arg(table.name, QStringLiteral("?,").repeated(table.columns.size() - 1));
        if (keyed && !table.name.isEmpty())
            tables << table;
    }
    return tables;
}

class Salvage
{
public:
    Salvage(const QString &path, sql::Database &to) : m_pages(path, applicationId(to)), m_to(to), m_tables(tablesOf(to))
    {
    }

    Result<void> run()
    {
        findRoots();
        const QStringList indexes = dropIndexes();
        if (auto begun = m_to.begin(); !begun)
            return begun;
        for (const Table &table : std::as_const(m_tables)) {
            if (auto done = takeTree(table); !done)
                return done;
        }
        for (qint64 number = 1; number <= m_pages.count(); ++number) {
            if (auto done = m_seen.contains(number) ? Result<void>() : takeLeaf(number, nullptr); !done)
                return done;
        }
        for (const QString &index : indexes) { // made at the end they cost a third
            if (auto done = m_to.exec(index); !done)
                return done;
        }
        return m_to.commit();
    }

private:
    QStringList dropIndexes()
    {
        QStringList names, made;
        sql::Query query =
            m_to.query(QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE type='index' AND sql IS NOT NULL"));
        while (query.step()) {
            names << query.text(0);
            made << query.text(1);
        }
        for (qsizetype i = names.size() - 1; i >= 0; --i) {
            if (!m_to.exec(QStringLiteral("DROP INDEX ") + names[i]))
                made.removeAt(i); // it stays
        }
        return made;
    }

    /// As the file's own first page says; where that is broken, as in a new file, which the same migrations made.
    void findRoots()
    {
        const auto schema = m_pages.rows(m_pages.page(1), 1).value_or(QList<StoredRow>());
        for (const StoredRow &row : schema) {
            if (row.values.size() != 5)
                continue;
            for (Table &table : m_tables) {
                if (row.values[0].bytes == "table" && QString::fromUtf8(row.values[1].bytes) == table.name &&
                    row.values[3].integer > 1)
                    table.root = row.values[3].integer;
            }
        }
    }

    Result<void> takeTree(const Table &table)
    {
        QList<qint64> ahead{table.root};
        while (!ahead.isEmpty()) {
            const qint64 number = ahead.takeLast();
            if (number < 1 || number > m_pages.count() || m_seen.contains(number))
                continue;
            m_seen.insert(number);
            if (auto done = takeLeaf(number, &table); !done)
                return done;
            const QList<qint64> children = Pages::children(m_pages.page(number), number);
            std::copy(children.crbegin(), children.crend(), std::back_inserter(ahead));
        }
        return {};
    }

    /// `of`: whose tree leads here; null: nobody's.
    Result<void> takeLeaf(qint64 number, const Table *of)
    {
        const auto rows = m_pages.rows(m_pages.page(number), number).value_or(QList<StoredRow>());
        for (const StoredRow &row : rows) {
            const Table *const table = of && of->fits(row) ? of : onlyOneFor(row);
            if (auto done = table ? put(*table, row) : Result<void>(); !done)
                return done;
        }
        return {};
    }

    const Table *onlyOneFor(const StoredRow &row) const
    {
        const Table *only = nullptr;
        for (const Table &table : m_tables) {
            if (!table.fits(row))
                continue;
            if (only)
                return nullptr;
            only = &table;
        }
        return only;
    }

    Result<void> put(const Table &table, const StoredRow &row)
    {
        {
            sql::Query query = m_to.query(table.insert);
            for (qsizetype i = 0; i < table.columns.size(); ++i) {
                const StoredValue value = row.values.value(i);
                switch (value.kind) {
                case StoredValue::Kind::Null:
                    table.columns[i].isKey ? query.bind(row.id) : query.bindNull();
                    break;
                case StoredValue::Kind::Integer:
                    query.bind(value.integer);
                    break;
                case StoredValue::Kind::Real:
                    query.bind(value.real);
                    break;
                case StoredValue::Kind::Text:
                    query.bind(QString::fromUtf8(value.bytes));
                    break;
                case StoredValue::Kind::Blob:
                    query.bind(value.bytes);
                    break;
                }
            }
            if (auto done = query.exec(); !done)
                return done;
        }
        if (++m_taken % rowsPerCommit)
            return {};
        if (auto done = m_to.commit(); !done)
            return done;
        return m_to.begin();
    }

    Pages m_pages;
    sql::Database &m_to;
    QList<Table> m_tables;
    QSet<qint64> m_seen;
    qint64 m_taken = 0;
};

void removeFile(const QString &path)
{
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(path + suffix);
}

Result<void> fill(const QString &path, const Prepare &migrated, const Prepare &finished)
{
    sql::Database db;
    if (auto opened = db.open(newFile(path), {.fullSync = false, .cacheKib = 16'384, .foreignKeys = false}); !opened)
        return opened;
    Result<void> done = migrated(db);
    if (done)
        done = Salvage(path, db).run();
    if (done)
        done = finished(db);
    if (done)
        done =
            db.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); // into the file alone, which is what is renamed
    return done;
}

} // namespace

Result<void> salvage(const QString &path, const Prepare &migrated, const Prepare &finished)
{
    removeFile(newFile(path));
    if (auto filled = fill(path, migrated, finished); !filled) {
        removeFile(newFile(path));
        return filled;
    }
    setAside(path);
    if (!QFile::rename(newFile(path), path))
        return fail(ErrorCode::StorageFailed, newFile(path));
    return {};
}

void setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    const QString aside = path + QStringLiteral(".damaged-") + stamp;
    QFile::rename(path, aside);
    QFile::rename(path + QStringLiteral("-wal"), aside + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
}

void finishSalvage(const QString &path)
{
    if (QFileInfo::exists(path) || !QFileInfo::exists(newFile(path)))
        return;
    setAside(path);
    QFile::rename(newFile(path), path);
}

} // namespace desk
