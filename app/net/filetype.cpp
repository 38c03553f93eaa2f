#include "net/filetype.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>

namespace desk {

namespace {

constexpr qsizetype longestName = 120; ///< UTF-16 units: with any script far below 255 bytes in the usual file systems
constexpr qsizetype longestSuffix = 16;
constexpr qsizetype mostBytes = 240;

// Sorted. What runs code when opened (html, svg, office macros, archives' contents) is not here.
constexpr std::array<const char *, 37> openable{
    "3gp", "aac", "avi",  "bmp", "csv", "doc",  "docx", "flac", "gif",  "heic", "jpeg", "jpg",  "m4a",
    "m4v", "mkv", "mov",  "mp3", "mp4", "mpeg", "odp",  "ods",  "odt",  "oga",  "ogg",  "opus", "pdf",
    "png", "ppt", "pptx", "rtf", "tif", "tiff", "txt",  "wav",  "webm", "webp", "xlsx"};

bool isInvisible(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control || QChar::category(c) == QChar::Other_Format ||
           QChar::category(c) == QChar::Separator_Line || QChar::category(c) == QChar::Separator_Paragraph ||
           QChar::category(c) == QChar::Other_Surrogate || QChar::category(c) == QChar::Other_NotAssigned;
}

bool isForbidden(char32_t c)
{
    return c < 128 && QStringLiteral("\\/:*?\"<>|").contains(QChar(ushort(c)));
}

bool isReserved(const QString &base)
{
    static const QStringList names{QStringLiteral("con"), QStringLiteral("prn"),    QStringLiteral("aux"),
                                   QStringLiteral("nul"), QStringLiteral("conin$"), QStringLiteral("conout$")};
    const QString lower = base.trimmed().toLower();
    if (names.contains(lower))
        return true;
    return lower.size() == 4 && (lower.startsWith(QLatin1String("com")) || lower.startsWith(QLatin1String("lpt"))) &&
           (lower.at(3).isDigit() || QStringLiteral(u"¹²³").contains(lower.at(3)));
}

bool isEdge(QChar c)
{
    return c == QLatin1Char('.') || c.isSpace();
}

/// Without leading dots (hidden files) and without dots and spaces at the end (Windows drops them, and shows another
/// name).
QString trimmedEdges(const QString &name)
{
    qsizetype from = 0;
    qsizetype to = name.size();
    while (from < to && isEdge(name.at(from)))
        ++from;
    while (to > from && isEdge(name.at(to - 1)))
        --to;
    return name.mid(from, to - from);
}

/// Cut before `suffix`, at a whole character.
QString shortened(QString base, const QString &suffix)
{
    while (!base.isEmpty() &&
           (base.size() + suffix.size() > longestName || (base + suffix).toUtf8().size() > mostBytes)) {
        const bool isPair = base.size() > 1 && base.back().isLowSurrogate();
        base.chop(isPair ? 2 : 1);
    }
    return trimmedEdges(base) + suffix;
}

} // namespace

QString safeFileName(const QString &name)
{
    // Only the last part of a path, whichever system wrote it.
    const qsizetype cut = std::max(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\')));
    QString clean;
    for (const char32_t c : name.mid(cut + 1).left(4 * longestName).toUcs4()) {
        if (isInvisible(c))
            continue;
        clean += isForbidden(c) ? QStringLiteral("_") : QString::fromUcs4(&c, 1);
    }
    clean = trimmedEdges(clean);
    if (clean.isEmpty())
        return QStringLiteral("file");
    const qsizetype dot = clean.lastIndexOf(QLatin1Char('.'));
    const bool hasSuffix = dot > 0 && clean.size() - dot <= longestSuffix;
    QString base = hasSuffix ? clean.left(dot) : clean;
    const QString suffix = hasSuffix ? clean.mid(dot) : QString();
    if (isReserved(base.section(QLatin1Char('.'), 0, 0))) // Windows looks at what stands before the first dot
        base.prepend(QLatin1Char('_'));
    return shortened(base, suffix);
}

QString uniqueFileName(const QString &name, QSet<QString> &taken)
{
    const QFileInfo wanted(name);
    const QString ending = wanted.suffix().isEmpty() ? QString() : QLatin1Char('.') + wanted.suffix();
    QString free = name;
    for (int n = 2; taken.contains(free.toCaseFolded()); ++n)
        free = QStringLiteral("%1 (%2)%3").arg(wanted.completeBaseName()).arg(n).arg(ending);
    taken.insert(free.toCaseFolded());
    return free;
}

bool mayOpenFile(const QString &name, const QString &type)
{
    const QString safe = safeFileName(name);
    const qsizetype dot = safe.lastIndexOf(QLatin1Char('.'));
    if (dot <= 0)
        return false;
    const QByteArray suffix = safe.mid(dot + 1).toLower().toUtf8();
    if (std::none_of(openable.begin(), openable.end(), [&suffix](const char *known) { return suffix == known; }))
        return false;

    const QString claimed = type.section(QLatin1Char(';'), 0, 0).trimmed().toLower();
    if (claimed.isEmpty() || claimed == QLatin1String("application/octet-stream"))
        return true;
    if (claimed.contains(QLatin1String("html")) || claimed.contains(QLatin1String("script")) ||
        claimed.contains(QLatin1String("svg")) || claimed.contains(QLatin1String("macro")))
        return false;
    if (claimed.startsWith(QLatin1String("image/")) || claimed.startsWith(QLatin1String("audio/")) ||
        claimed.startsWith(QLatin1String("video/")))
        return true;
    return claimed == QLatin1String("text/plain") || claimed == QLatin1String("text/csv") ||
           claimed == QLatin1String("text/rtf") || claimed == QLatin1String("application/pdf") ||
           claimed == QLatin1String("application/rtf") || claimed == QLatin1String("application/msword") ||
           claimed == QLatin1String("application/ogg") ||
           claimed.startsWith(QLatin1String("application/vnd.openxmlformats-officedocument.")) ||
           claimed.startsWith(QLatin1String("application/vnd.oasis.opendocument.")) ||
           claimed == QLatin1String("application/vnd.ms-powerpoint");
}

bool isPictureFile(const QString &name, const QString &type)
{
    static constexpr std::array<const char *, 6> kinds{"bmp", "gif", "jpeg", "jpg", "png", "webp"};
    const auto isKind = [](const QString &word) {
        return std::any_of(kinds.begin(), kinds.end(),
                           [&word](const char *kind) { return word == QLatin1String(kind); });
    };
    const QString claimed = type.section(QLatin1Char(';'), 0, 0).trimmed().toLower();
    const bool claims = claimed.startsWith(QLatin1String("image/")) && isKind(claimed.mid(6));
    const bool claimsNothing = claimed.isEmpty() || claimed == QLatin1String("application/octet-stream");
    const QString safe = safeFileName(name);
    const qsizetype dot = safe.lastIndexOf(QLatin1Char('.'));
    if (dot <= 0)
        return claims;
    return isKind(safe.mid(dot + 1).toLower()) && (claims || claimsNothing);
}

bool startsLikePicture(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("GIF87a") ||
        bytes.startsWith("GIF89a") || bytes.startsWith("BM") || (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP"))
        return true;
    const QByteArray start = bytes.left(512).trimmed();
    return start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"));
}

} // namespace desk
