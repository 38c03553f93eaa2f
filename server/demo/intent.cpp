// The table of words. Earlier rows win: "sorry, it was sold" is a no although it tells of a price later.
#include "server/demo/intent.h"

#include <QStringList>

#include <array>

namespace desk::server::demo {

namespace {

struct Row
{
    const char *intent;
    const char *words; ///< separated by |, lower case
};

constexpr std::array<Row, 9> rows{{
    {"no", "اتباع|مش متاح|مش موجود|للأسف|معلش|sold|not available|no longer|unfortunately|sorry"},
    {"thanks", "شكرا|شكراً|متشكر|تسلم|thank|thx|cheers"},
    {"photo", "صورة|صور|photo|picture|image|pic "},
    {"where", "فين|العنوان|عنوان|لوكيشن|المكان|where|address|location|https://maps"},
    {"price", "سعر|جنيه|بكام|كام|خصم|نهائي|تفاوض|price|egp|discount|negotia|offer|٠٠٠|000"},
    {"when", "امتى|إمتى|الساعة|بكرة|النهارده|ميعاد|معاد|مساء|السبت|الأحد|الخميس|الجمعة|when|today|tomorrow|tonight|o'"
             "clock| pm| am|monday|saturday|sunday"},
    {"available", "متاح|موجود|متوفر|available|still here|in stock"},
    {"yes", "تمام|ماشي|اتفقنا|موافق|أيوه|ايوه|طبعا|نعم|yes|sure|deal|okay|of course|agreed"},
    {"greeting", "السلام|سلام|أهلا|اهلا|صباح|hello|welcome|good evening|good morning|hi "},
}};

bool contains(const QString &text, const char *words)
{
    const QStringList list = QString::fromUtf8(words).split(QLatin1Char('|'));
    for (const QString &word : list) {
        if (text.contains(word))
            return true;
    }
    return false;
}

bool asks(const QString &text)
{
    return text.contains(QLatin1Char('?')) || text.contains(QChar(0x061F));
}

} // namespace

QString intentOf(const QString &text)
{
    const QString folded = text.toLower() + QLatin1Char(' ');
    for (const Row &row : rows) {
        if (contains(folded, row.words))
            return QString::fromLatin1(row.intent);
    }
    return asks(folded) ? QStringLiteral("question") : QStringLiteral("other");
}

QString caseIntentOf(const QString &text)
{
    const QString folded = text.toLower();
    if (asks(folded))
        return QStringLiteral("question");
    if (contains(folded, "تم |حل|اتحل|تفعيل|استرجاع|الموافقة|done|fixed|solved|refund|resolved|approved"))
        return QStringLiteral("thanks");
    return QStringLiteral("other");
}

} // namespace desk::server::demo
