// One page without script, without anything from elsewhere; every word that people wrote is escaped and keeps its own
// direction, the page has the window's.
#include "session/exportwriter.h"

#include "net/filetype.h"

#include <QFileInfo>
#include <QUrl>

namespace desk {

namespace {

const char style[] = R"(
:root { color-scheme: light; }
body { font: 14px/1.5 "Noto Sans", "Noto Sans Arabic", "Segoe UI", Tahoma, sans-serif; color: #1c1b22; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
header { border-block-end: 1px solid #ddd; margin-block-end: 1rem; }
h1 { font-size: 1.3rem; margin: 0; }
header p { color: #666; margin: .2rem 0; }
h2 { font-size: .8rem; color: #666; text-align: center; margin: 1.4rem 0 .6rem; }
article { border: 1px solid #ddd; border-radius: 10px; padding: .4rem .8rem; margin: .5rem 0; width: fit-content; max-width: 80%; overflow-wrap: anywhere; break-inside: avoid; }
article.mine { background: #ece4f4; border-color: #d9cbe8; margin-inline-start: auto; }
article p { margin: 0; white-space: pre-wrap; }
article .who, time { color: #666; font-size: .8rem; }
article .who { font-weight: 600; }
.file { margin-block-start: .3rem; }
.gap { text-align: center; color: #8a5a00; background: #fff4dc; border-radius: 8px; padding: .4rem; margin: 1rem 0; }
@media print { body { margin: 0; max-width: none; } @page { margin: 18mm; } }
)";

/// A browser shows these and runs nothing in them.
bool isHarmless(const QString &file)
{
    const QStringList kinds{QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("png"),
                            QStringLiteral("gif"), QStringLiteral("webp"), QStringLiteral("pdf"),
                            QStringLiteral("txt"), QStringLiteral("mp3"),  QStringLiteral("ogg"),
                            QStringLiteral("wav"), QStringLiteral("m4a"),  QStringLiteral("mp4")};
    return kinds.contains(QFileInfo(file).suffix().toLower());
}

QByteArray escaped(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\t') || c.category() != QChar::Other_Control)
            clean.append(c);
    }
    return clean.toHtmlEscaped().replace(QLatin1Char('\''), QLatin1String("&#39;")).toUtf8();
}

QByteArray aside(const QString &text)
{
    return "<bdi>" + escaped(text) + "</bdi>";
}

class HtmlWriter : public ExportWriter
{
public:
    using ExportWriter::ExportWriter;

    QByteArray begin() override
    {
        const QByteArray language = m_words.locale.language() == QLocale::Arabic ? "ar" : "en";
        QByteArray page =
            "<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" + (m_words.rightToLeft ? "rtl" : "ltr") +
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            escaped(m_words.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<header>\n<h1>" +
            escaped(m_words.title) + "</h1>\n";
        if (!m_words.subtitle.isEmpty())
            page += "<p dir=\"auto\">" + escaped(m_words.subtitle) + "</p>\n";
        return page + "<p>" + escaped(m_words.note) + "</p>\n</header>\n<main>\n";
    }

    QByteArray message(const Message &message, const QString &file) override
    {
        const QDateTime local = message.createdAt.toTimeZone(m_words.zone);
        const bool mine = message.sender == m_head.me.id;
        QByteArray out;
        if (local.date() != m_day) {
            m_day = local.date();
            out += "<h2>" + aside(m_words.locale.toString(m_day, QLocale::LongFormat)) + "</h2>\n";
        }
        out += QByteArray("<article id=\"m") + QByteArray::number(message.id.value) + "\"" +
               (mine ? " class=\"mine\"" : "") + ">\n<div class=\"who\">" +
               aside(mine ? m_words.you : senderName(message)) + "</div>\n";
        QString text = message.text;
        text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
        text.replace(QChar(0x2028), QLatin1Char('\n')).replace(QChar(0x2029), QLatin1Char('\n'));
        if (!text.isEmpty()) {
            const QStringList paragraphs = text.split(QLatin1Char('\n'));
            for (const QString &paragraph : paragraphs)
                out += paragraph.isEmpty() ? QByteArray("<p><br></p>\n")
                                           : "<p dir=\"auto\">" + escaped(paragraph) + "</p>\n";
        }
        if (message.attachment)
            out += fileLine(*message.attachment, file);
        return out + "<time datetime=\"" + message.createdAt.toUTC().toString(Qt::ISODateWithMs).toLatin1() + "\">" +
               aside(m_words.locale.toString(local.time(), QStringLiteral("HH:mm"))) + "</time>\n</article>\n";
    }

    QByteArray gap(const Hole &) override { return "<p class=\"gap\">" + escaped(m_words.gap) + "</p>\n"; }
    QByteArray end() override { return "</main>\n</body>\n</html>\n"; }

private:
    QByteArray fileLine(const Attachment &attachment, const QString &file) const
    {
        if (file.isEmpty())
            return "<div class=\"file\">" + aside(safeFileName(attachment.name)) + " " + escaped(m_words.notSaved) +
                   "</div>\n";
        const QString name = QFileInfo(file).fileName();
        if (!isHarmless(file))
            return "<div class=\"file\">" + aside(name) + "</div>\n";
        const QByteArray link = QUrl::toPercentEncoding(file, "/");
        return "<div class=\"file\"><a href=\"./" + link + "\">" + aside(name) + "</a></div>\n";
    }

    QDate m_day;
};

} // namespace

std::unique_ptr<ExportWriter> makeHtmlWriter(const ExportHead &head, const ExportWords &words)
{
    return std::make_unique<HtmlWriter>(head, words);
}

} // namespace desk
