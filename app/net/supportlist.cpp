#include "net/supportlist.h"

#include "net/htmltags.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype longestPage = 16 * 1024 * 1024;
constexpr qsizetype longestName = 200;

bool hasClass(const html::Tag &tag, QLatin1String name)
{
    return tag.value(QLatin1String("class")).split(QLatin1Char(' '), Qt::SkipEmptyParts).contains(name);
}

int numberIn(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit() && digits.size() < 6)
            digits += QString::number(c.digitValue()); // Arabic digits too
    }
    return digits.toInt();
}

// The text of one small element inside an item, until it closes.
struct Field
{
    QString name;
    QString text;
    int depth = 0;

    void open(const QString &element) { *this = {element, {}, 1}; }
    /// True when this tag closed it.
    bool closes(const html::Tag &tag)
    {
        if (depth == 0 || tag.name != name || html::isVoid(tag.name))
            return false;
        depth += tag.isClosing ? -1 : 1;
        return depth == 0;
    }
    void add(const QString &piece)
    {
        if (depth > 0 && text.size() < 4 * longestName)
            text += piece;
    }
};

} // namespace

QList<SupportEntry> parseSupportList(const QByteArray &bytes)
{
    QList<SupportEntry> entries;
    bool isInEntry = false;
    Field name;
    Field unread;
    html::Reader reader(QString::fromUtf8(bytes.left(longestPage)));
    while (const auto token = reader.next()) {
        if (!token->tag) {
            name.add(token->text);
            unread.add(token->text);
            continue;
        }
        const html::Tag &tag = *token->tag;
        if (isInEntry && name.closes(tag))
            entries.last().name = name.text.simplified().left(longestName);
        if (isInEntry && unread.closes(tag))
            entries.last().unread = numberIn(unread.text);
        if (tag.isClosing)
            continue;
        if (hasClass(tag, QLatin1String("chat-list-item"))) {
            const RoomId room{tag.value(QLatin1String("data-room-id")).toLongLong()};
            isInEntry = room.isValid();
            if (isInEntry)
                entries.append({room, {}, 0, tag.value(QLatin1String("data-status")) != QLatin1String("resolved")});
            name = unread = {};
        } else if (isInEntry && hasClass(tag, QLatin1String("chat-item-name"))) {
            name.open(tag.name);
        } else if (isInEntry && hasClass(tag, QLatin1String("unread-count"))) {
            unread.open(tag.name);
        }
    }
    return entries;
}

} // namespace desk
