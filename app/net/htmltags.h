// A forgiving reader of HTML as a run of tags and texts. No tree, no scripts, nothing loaded; linear in its input.
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace desk::html {

struct Tag
{
    QString name; ///< lower case
    bool isClosing = false;
    QHash<QString, QString> attributes; ///< names in lower case, entities decoded; the first of a name counts

    bool has(QLatin1String attribute) const { return attributes.contains(attribute); }
    QString value(QLatin1String attribute) const { return attributes.value(attribute); }
};

struct Token
{
    std::optional<Tag> tag;
    QString text; ///< if it is no tag; entities decoded
};

class Reader
{
public:
    explicit Reader(QString html) : m_html(std::move(html)) {}
    /// nullopt: the end. Comments, doctypes and the insides of script and style are passed over.
    std::optional<Token> next();

private:
    bool passMarkup();
    std::optional<Tag> readTag();
    void readAttributes(Tag &tag);
    QString readValue();
    void passRawText(const QString &name);
    QChar at(qsizetype i) const { return i < m_html.size() ? m_html.at(i) : QChar(); }

    QString m_html;
    qsizetype m_at = 0;
};

/// Elements that never close (input, br, …).
bool isVoid(const QString &name);
QString decodeEntities(const QString &text);

} // namespace desk::html
