// The rules of the strictest of the three systems, everywhere.
#include "net/safename.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace desk {

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c : name) {
        const bool odd = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                         c.isSurrogate() || QStringLiteral("/\\:*?\"<>|").contains(c);
        safe.append(odd ? QLatin1Char('_') : c);
    }
    safe = safe.right(120).trimmed();
    while (safe.startsWith(QLatin1Char('.')))
        safe.remove(0, 1);
    while (safe.endsWith(QLatin1Char('.')) || safe.endsWith(QLatin1Char(' ')))
        safe.chop(1);
    static const QRegularExpression device(QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (device.match(safe).hasMatch())
        safe.prepend(QLatin1Char('_'));
    return safe.isEmpty() ? QStringLiteral("file") : safe;
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

} // namespace desk
