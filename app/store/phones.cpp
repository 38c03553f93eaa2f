// What looks like a phone number.
#include "store/phones.h"

#include <QRegularExpression>

namespace desk {

QList<TextRange> findPhones(const QString &text)
{
    static const QRegularExpression phone(QStringLiteral(
        "(?<![0-9\\x{0660}-\\x{0669}.,])(?:\\+ ?|00|0|\\x{0660}\\x{0660}|\\x{0660})[0-9\\x{0660}-\\x{0669}]"
        "(?:[ ().-]{0,2}[0-9\\x{0660}-\\x{0669}]){6,14}"));
    QList<TextRange> phones;
    for (auto it = phone.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        phones.append({match.capturedStart(), match.capturedEnd()});
    }
    return phones;
}

} // namespace desk
