// One pass over the text for the variables, one over its lines for the messages.
#include "session/replytext.h"

#include "store/fold.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype longestShortcut = 32;

struct Variable
{
    QLatin1String mark;
    QString ReplyValues::*value;
};
constexpr Variable variables[] = {{QLatin1String("{name}"), &ReplyValues::name},
                                  {QLatin1String("{ad}"), &ReplyValues::ad}};

} // namespace

ReplyValues replyValues(const RoomItem &item, bool staff)
{
    // a publisher's own case is titled by its subject: who will answer is not known
    return {item.support && !staff ? QString() : item.title, item.room.adTitle};
}

QString filled(const QString &text, const ReplyValues &values)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const Variable *found = nullptr;
        for (const Variable &each : variables) {
            if (QStringView(text).mid(i).startsWith(each.mark) && !(values.*each.value).simplified().isEmpty())
                found = &each;
        }
        if (found) {
            result += (values.*found->value).simplified();
            i += found->mark.size();
        } else {
            result += text.at(i++);
        }
    }
    return result;
}

QStringList variablesOf(const QString &text)
{
    QList<std::pair<qsizetype, QString>> found;
    for (const Variable &each : variables) {
        if (const qsizetype at = text.indexOf(each.mark); at >= 0)
            found.append({at, each.mark});
    }
    std::sort(found.begin(), found.end());
    QStringList names;
    for (const auto &each : std::as_const(found))
        names << each.second;
    return names;
}

QStringList messagesOf(const QString &text)
{
    QStringList messages;
    QStringList lines;
    const auto end = [&messages, &lines] {
        const QString message = lines.join(QLatin1Char('\n')).trimmed();
        if (!message.isEmpty())
            messages << message;
        lines.clear();
    };
    const QStringList all = text.split(QLatin1Char('\n'));
    for (const QString &line : all) {
        if (line.trimmed() == QLatin1String("---"))
            end();
        else
            lines << line;
    }
    end();
    return messages;
}

bool isShortcut(const QString &word)
{
    const auto fits = [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c == QLatin1Char('-') || c == QLatin1Char('_');
    };
    return !word.isEmpty() && word.size() <= longestShortcut && std::all_of(word.cbegin(), word.cend(), fits) &&
           !fold(word).isEmpty();
}

bool isSameShortcut(const QString &a, const QString &b)
{
    return fold(a) == fold(b);
}

QList<QuickReply> matching(const QList<QuickReply> &replies, const QString &typed)
{
    const QString wanted = fold(typed.trimmed());
    QList<QuickReply> first;
    QList<QuickReply> others;
    for (const QuickReply &reply : replies) {
        const QString shortcut = fold(reply.shortcut);
        if (shortcut.startsWith(wanted))
            first << reply;
        else if (shortcut.contains(wanted) || fold(reply.title).contains(wanted))
            others << reply;
    }
    return first + others;
}

} // namespace desk
