// Every number that a page gives is checked before it is followed: nothing in a damaged file is to be believed.
#include "sql/pages.h"

#include <QtEndian>

#include <bit>

namespace desk::sql {

namespace {

constexpr qint64 logHeader = 32;
constexpr qint64 frameHeader = 24;
constexpr qint64 largestRow = 16 * 1024 * 1024;
constexpr char tableLeaf = 0x0d;
constexpr char tableBranch = 0x05;

template <typename T> qint64 numberAt(const QByteArray &bytes, qint64 at)
{
    return qFromBigEndian<T>(bytes.constData() + at);
}

/// SQLite's variable-length integer; moves `at` behind it. None: the bytes end before it does.
std::optional<qint64> varint(const QByteArray &bytes, qint64 &at)
{
    quint64 value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at >= bytes.size())
            return std::nullopt;
        const auto byte = static_cast<quint8>(bytes[at++]);
        if (i == 8)
            return static_cast<qint64>(value << 8 | byte);
        value = value << 7 | (byte & 0x7f);
        if (!(byte & 0x80))
            break;
    }
    return static_cast<qint64>(value);
}

qint64 signedNumber(const QByteArray &bytes, qint64 at, int size)
{
    quint64 value = static_cast<qint8>(bytes[at]) < 0 ? ~quint64(0) : 0;
    for (int i = 0; i < size; ++i)
        value = value << 8 | static_cast<quint8>(bytes[at + i]);
    return static_cast<qint64>(value);
}

std::optional<QList<StoredValue>> record(const QByteArray &payload)
{
    qint64 type = 0;
    const auto headerSize = varint(payload, type);
    if (!headerSize || *headerSize < type || *headerSize > payload.size())
        return std::nullopt;
    QList<StoredValue> values;
    qint64 at = *headerSize;
    while (type < *headerSize) {
        const auto serial = varint(payload, type);
        if (!serial || *serial < 0 || *serial == 10 || *serial == 11)
            return std::nullopt;
        static constexpr int sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
        const qint64 size = *serial < 10 ? sizes[*serial] : (*serial - 12) / 2;
        if (size > payload.size() - at)
            return std::nullopt;
        StoredValue value;
        if (*serial == 7) {
            value.kind = StoredValue::Kind::Real;
            value.real = std::bit_cast<double>(signedNumber(payload, at, 8));
        } else if (*serial >= 12) {
            value.kind = *serial % 2 ? StoredValue::Kind::Text : StoredValue::Kind::Blob;
            value.bytes = payload.mid(at, size);
        } else if (*serial > 0) {
            value.kind = StoredValue::Kind::Integer;
            value.integer = size ? signedNumber(payload, at, int(size)) : *serial - 8;
        }
        at += size;
        values << value;
    }
    return at == payload.size() ? std::optional(values) : std::nullopt;
}

/// The running sum of the log, over pairs of words.
struct Sum
{
    quint32 first = 0, second = 0;
    bool bigEndian = false;
    void add(const char *data, qint64 size)
    {
        for (qint64 i = 0; i + 8 <= size; i += 8) {
            first += word(data + i) + second;
            second += word(data + i + 4) + first;
        }
    }
    quint32 word(const char *data) const
    {
        return bigEndian ? qFromBigEndian<quint32>(data) : qFromLittleEndian<quint32>(data);
    }
};

} // namespace

Pages::Pages(const QString &path, qint64 applicationId) : m_file(path), m_log(path + QStringLiteral("-wal"))
{
    if (m_log.open(QIODevice::ReadOnly))
        readLog();
    if (isOfAnotherFile(applicationId))
        m_inLog.clear();
    if (m_file.open(QIODevice::ReadOnly))
        m_count = m_file.size() / pageSize;
    for (auto it = m_inLog.cbegin(); it != m_inLog.cend(); ++it)
        m_count = std::max(m_count, it.key());
}

bool Pages::isOfAnotherFile(qint64 applicationId)
{
    const QByteArray first = m_inLog.contains(1) ? page(1) : QByteArray();
    const qint64 said = first.isEmpty() ? 0 : numberAt<quint32>(first, 68);
    return said != 0 && said != applicationId;
}

/// As far as every frame continues the sum of the one before, which is as far as SQLite reads.
void Pages::readLog()
{
    const QByteArray header = m_log.read(logHeader);
    if (header.size() < logHeader || numberAt<quint32>(header, 8) != pageSize)
        return;
    Sum sum;
    sum.bigEndian = numberAt<quint32>(header, 0) & 1;
    sum.add(header.constData(), 24);
    QHash<qint64, qint64> transaction;
    for (qint64 at = logHeader;; at += frameHeader + pageSize) {
        const QByteArray frame = m_log.read(frameHeader + pageSize);
        if (frame.size() < frameHeader + pageSize || frame.mid(8, 8) != header.mid(16, 8))
            return;
        sum.add(frame.constData(), 8);
        sum.add(frame.constData() + frameHeader, pageSize);
        if (numberAt<quint32>(frame, 16) != sum.first || numberAt<quint32>(frame, 20) != sum.second)
            return;
        transaction.insert(numberAt<quint32>(frame, 0), at + frameHeader);
        if (numberAt<quint32>(frame, 4) == 0)
            continue;
        m_inLog.insert(transaction);
        transaction.clear();
    }
}

QByteArray Pages::page(qint64 number)
{
    const auto inLog = m_inLog.constFind(number);
    QFile &file = inLog == m_inLog.constEnd() ? m_file : m_log;
    if (number < 1 || !file.isOpen() || !file.seek(inLog == m_inLog.constEnd() ? (number - 1) * pageSize : *inLog))
        return {};
    const QByteArray read = file.read(pageSize);
    return read.size() == pageSize ? read : QByteArray();
}

std::optional<QList<StoredRow>> Pages::rows(const QByteArray &page, qint64 number)
{
    const qint64 start = number == 1 ? 100 : 0;
    if (page.isEmpty() || page[start] != tableLeaf)
        return std::nullopt;
    const qint64 cells = std::min(numberAt<quint16>(page, start + 3), (pageSize - start - 8) / 2);
    QList<StoredRow> found;
    for (qint64 i = 0; i < cells; ++i) {
        const qint64 at = numberAt<quint16>(page, start + 8 + 2 * i);
        if (auto one = row(page, at))
            found << *one;
    }
    return found;
}

std::optional<StoredRow> Pages::row(const QByteArray &page, qint64 at)
{
    const auto size = varint(page, at);
    const auto id = varint(page, at);
    if (!size || !id || *size < 1 || *size > largestRow)
        return std::nullopt;
    const auto bytes = payload(page, at, *size);
    auto values = bytes ? record(*bytes) : std::nullopt;
    if (!values)
        return std::nullopt;
    return StoredRow{*id, std::move(*values)};
}

/// The part on the leaf, then the chain of pages that has the rest.
std::optional<QByteArray> Pages::payload(const QByteArray &page, qint64 at, qint64 size)
{
    constexpr qint64 most = pageSize - 35;
    constexpr qint64 least = (pageSize - 12) * 32 / 255 - 23;
    constexpr qint64 perPage = pageSize - 4;
    qint64 here = size;
    if (size > most) {
        here = least + (size - least) % perPage;
        if (here > most)
            here = least;
    }
    if (at + here + (here < size ? 4 : 0) > page.size())
        return std::nullopt;
    QByteArray bytes = page.mid(at, here);
    qint64 next = here < size ? numberAt<quint32>(page, at + here) : 0;
    while (bytes.size() < size) {
        const QByteArray more = next ? this->page(next) : QByteArray();
        if (more.isEmpty())
            return std::nullopt;
        bytes += more.mid(4, std::min(perPage, size - bytes.size()));
        next = numberAt<quint32>(more, 0);
    }
    if (next != 0)
        return std::nullopt; // the chain leads on: it is not this row's
    return bytes;
}

QList<qint64> Pages::children(const QByteArray &page, qint64 number)
{
    const qint64 start = number == 1 ? 100 : 0;
    if (page.isEmpty() || page[start] != tableBranch)
        return {};
    const qint64 cells = std::min(numberAt<quint16>(page, start + 3), (pageSize - start - 12) / 2);
    QList<qint64> found;
    for (qint64 i = 0; i < cells; ++i) {
        const qint64 at = numberAt<quint16>(page, start + 12 + 2 * i);
        if (at + 4 <= page.size())
            found << numberAt<quint32>(page, at);
    }
    return found << numberAt<quint32>(page, start + 8);
}

} // namespace desk::sql
