// JSON and CSV.
#include "session/exportwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace desk {

namespace {

QString utc(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonObject person(const User &user)
{
    return {{QStringLiteral("id"), user.id.value},
            {QStringLiteral("user_name"), user.username},
            {QStringLiteral("name"), user.displayName()}};
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

class JsonWriter : public ExportWriter
{
public:
    using ExportWriter::ExportWriter;

    QByteArray begin() override
    {
        const Room &room = m_head.room;
        QJsonArray people{person(room.publisher)};
        if (room.client)
            people << person(*room.client);
        const QJsonObject ad{{QStringLiteral("id"), room.ad.value}, {QStringLiteral("title"), room.adTitle}};
        const QJsonObject conversation{{QStringLiteral("id"), room.id.value},
                                       {QStringLiteral("kind"), room.type == RoomType::PublisherAdmin
                                                                    ? QStringLiteral("support")
                                                                    : QStringLiteral("ad")},
                                       {QStringLiteral("ad"), room.ad.isValid() ? QJsonValue(ad) : QJsonValue()},
                                       {QStringLiteral("subject"), room.support.value_or(Support{}).subject},
                                       {QStringLiteral("begun_at"), utc(room.createdAt)},
                                       {QStringLiteral("people"), people}};
        const QJsonObject head{{QStringLiteral("format"), QStringLiteral("idrissimart-conversation")},
                               {QStringLiteral("version"), 1},
                               {QStringLiteral("exported_at"), utc(m_head.at)},
                               {QStringLiteral("exported_by"), person(m_head.me)},
                               {QStringLiteral("site"), m_head.site},
                               {QStringLiteral("conversation"), conversation}};
        return json(head).chopped(1) + ",\n\"messages\":[";
    }

    QByteArray message(const Message &message, const QString &file) override
    {
        QJsonObject entry{{QStringLiteral("id"), message.id.value},
                          {QStringLiteral("sent_at"), utc(message.createdAt)},
                          {QStringLiteral("sender"), QJsonObject{{QStringLiteral("id"), message.sender.value},
                                                                 {QStringLiteral("name"), senderName(message)}}},
                          {QStringLiteral("text"), message.text},
                          {QStringLiteral("attachment"), QJsonValue()}};
        if (const auto &attachment = message.attachment) {
            entry[QStringLiteral("attachment")] = QJsonObject{
                {QStringLiteral("name"), attachment->name},
                {QStringLiteral("bytes"), attachment->bytes < 0 ? QJsonValue() : QJsonValue(attachment->bytes)},
                {QStringLiteral("type"), attachment->type},
                {QStringLiteral("file"), file.isEmpty() ? QJsonValue() : QJsonValue(file)}};
        }
        return std::exchange(m_separator, ",\n") + json(entry);
    }

    QByteArray gap(const Hole &hole) override
    {
        m_missing << QJsonObject{
            {QStringLiteral("after"), hole.after.value},
            {QStringLiteral("before"), hole.before.isValid() ? QJsonValue(hole.before.value) : QJsonValue()}};
        return {};
    }

    QByteArray end() override
    {
        const QJsonObject tail{{QStringLiteral("complete"), m_missing.isEmpty()},
                               {QStringLiteral("missing"), m_missing}};
        return "\n],\n" + json(tail).sliced(1) + '\n';
    }

private:
    QByteArray m_separator = "\n";
    QJsonArray m_missing;
};

/// Quoted; what a spreadsheet would run as a formula is text.
QByteArray cell(QString text)
{
    text.remove(QChar(0));
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QByteArray("\"") + text.toUtf8() + '"';
}

QByteArray line(const QList<QByteArray> &cells)
{
    return cells.join(',') + "\r\n";
}

class CsvWriter : public ExportWriter
{
public:
    using ExportWriter::ExportWriter;

    QByteArray begin() override
    {
        return "\xEF\xBB\xBF" + line({"id", "sent_at", "sender_id", "sender", "text", "attachment", "file"});
    }
    QByteArray message(const Message &message, const QString &file) override
    {
        return line({QByteArray::number(message.id.value), utc(message.createdAt).toLatin1(),
                     QByteArray::number(message.sender.value), cell(senderName(message)), cell(message.text),
                     cell(message.attachment.value_or(Attachment{}).name), cell(file)});
    }
    QByteArray gap(const Hole &) override
    {
        return line({"", "", "", cell({}), cell(m_words.gap), cell({}), cell({})});
    }
    QByteArray end() override { return {}; }
};

} // namespace

QString ExportWriter::senderName(const Message &message) const
{
    const Room &room = m_head.room;
    for (const User *user : {&m_head.me, &room.publisher, room.client ? &*room.client : nullptr}) {
        if (user && user->id == message.sender && !user->displayName().isEmpty())
            return user->displayName();
    }
    return message.senderName;
}

std::unique_ptr<ExportWriter> makeExportWriter(ExportFormat format, const ExportHead &head, const ExportWords &words)
{
    switch (format) {
    case ExportFormat::Html:
        return makeHtmlWriter(head, words);
    case ExportFormat::Json:
        return std::make_unique<JsonWriter>(head, words);
    case ExportFormat::Csv:
        return std::make_unique<CsvWriter>(head, words);
    }
    return {};
}

} // namespace desk
