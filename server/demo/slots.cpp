// The values of the slots. Numbers come in Latin and in Arabic digits, as people write them.
#include "server/demo/slots.h"

#include "server/demo/random.h"

#include <QStringList>

namespace desk::server::demo {

namespace {

QStringList words(const char *list)
{
    return QString::fromUtf8(list).split(QLatin1Char('|'));
}

/// Grouped by thousands; by hand, because a locale's data changes with the library.
QString number(qint64 value, bool arabicDigits)
{
    QString text = QString::number(value);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, arabicDigits ? QChar(0x066C) : QLatin1Char(','));
    if (arabicDigits) {
        for (QChar &digit : text) {
            if (digit >= QLatin1Char('0') && digit <= QLatin1Char('9'))
                digit = QChar(0x0660 + digit.unicode() - u'0');
        }
    }
    return text;
}

qint64 rounded(qint64 value)
{
    const qint64 step = value > 500'000 ? 5'000 : value > 20'000 ? 500 : 50;
    return value / step * step;
}

struct AfterSale
{
    const char *category;
    const char *issue;
    const char *answer;
    const char *issueEnglish;
    const char *answerEnglish;
};

constexpr AfterSale afterSales[] = {
    {"phone", "الموبايل طالب باسوورد آيكلاود قديم، أعمل إيه؟", "سجلت خروج من عندي حالاً، اعمل ريستارت وجرب",
     "the phone still asks for an old account password", "I've just signed it out on my side, please restart it"},
    {"car", "نور الـ check engine نور النهارده الصبح", "غالباً غطا البنزين مش مقفول كويس، اقفله وامشي بيها شوية",
     "the check-engine light came on this morning", "Most likely the fuel cap, close it firmly and drive a little"},
    {"apartment", "عداد الكهربا محتاج يتنقل باسمي إزاي؟", "بالعقد وصورة البطاقة في فرع الشركة، بياخد أسبوع",
     "how do I move the electricity meter to my name?", "With the contract and your ID at the branch, about a week"},
    {"laptop", "الويندوز طالب تفعيل بعد الفورمات", "الليسنس مربوط بالجهاز، ادخل على النت وهيتفعل لوحده",
     "Windows asks for activation after the reset", "The licence is bound to the machine, just go online once"},
    {"furniture", "ناقص مفصلة في ضلفة الدولاب", "لقيتها عندي، هبعتها مع المندوب بكرة",
     "one hinge of the wardrobe is missing", "Found it here, I'll send it with the courier tomorrow"},
};

} // namespace

SlotValues slotsFor(const Person &buyer, const Person &seller, const Listing *listing, Language language,
                    Random &random)
{
    const bool arabic = language == Language::Arabic;
    const bool arabicDigits = arabic && random.chance(30);
    const auto oneOf = [&](const char *inArabic, const char *inEnglish) {
        return random.pick(words(arabic ? inArabic : inEnglish));
    };
    SlotValues values;
    const auto set = [&values](const char *name, const QString &value) {
        values.insert(QString::fromLatin1(name), value);
    };
    set("buyer", buyer.shortName());
    set("seller", seller.shortName());
    set("hi",
        oneOf("السلام عليكم|سلام عليكم|السلام عليكم ورحمة الله|مساء الخير|صباح الخير|أهلاً", "Hi|Hello|Good evening"));
    set("sir", random.pick(words(seller.isWoman ? "يا فندم|يا أستاذة|حضرتك" : "يا باشا|يا هندسة|يا فندم|يا ريس")));
    set("dear", arabic ? (buyer.isWoman       ? QStringLiteral("يا أستاذة ")
                          : random.chance(50) ? QStringLiteral("يا أستاذ ")
                                              : QStringLiteral("يا ")) +
                             buyer.shortName()
                       : buyer.shortName());
    const qint64 price = listing ? listing->price : 45'000;
    set("price", number(price, arabicDigits));
    set("offer", number(rounded(price * random.between(82, 90) / 100), arabicDigits));
    set("mid", number(rounded(price * random.between(93, 97) / 100), arabicDigits));
    set("small", number(random.between(3, 40) * 25, arabicDigits));
    set("unit", number(random.between(90, 520) * 50, arabicDigits));
    set("qty", number(random.between(4, 60), arabicDigits));
    set("n", number(random.between(2, 9), arabicDigits));
    set("km", number(random.between(42, 98), false));
    set("area", number(random.between(110, 190), arabicDigits));
    set("net", number(random.between(85, 109), arabicDigits));
    set("floor", oneOf("التاني|التالت|الرابع|الخامس", "second|third|fourth|fifth"));
    set("battery", number(random.between(84, 97), false));
    set("title",
        listing ? (arabic ? listing->shortTitle : listing->shortTitleEnglish) : QStringLiteral("Galaxy S23 Ultra"));
    set("city", oneOf("مدينة نصر|المعادي|طنطا|الإسكندرية|المنصورة|6 أكتوبر|الشروق|الزقازيق|أسيوط",
                      "Maadi|Zamalek|Alexandria|Sheikh Zayed|Heliopolis|New Cairo"));
    set("day", oneOf("السبت|الأحد|الاتنين|التلات|الأربع|الخميس|الجمعة|بكرة",
                     "Saturday|Sunday|Monday|Tuesday|Thursday|Friday"));
    const qint64 hour = random.between(3, 9);
    set("time", arabic ? number(hour, arabicDigits) + random.pick(words(" مساءً| بالليل|:30|"))
                       : number(hour, false) + random.pick(words(" pm|:30 pm")));
    set("place",
        oneOf("سيتي ستارز|ميدان رابعة|محطة مترو البحوث|كافيه سيلانترو عباس العقاد|مول مصر|ميدان الدقي|نادي الصيد",
              "City Stars, gate 4|Cairo Festival City|Maadi Grand Mall|the metro station in Dokki"));
    set("phone", QStringLiteral("010") + QString::number(random.between(10'000'000, 99'999'999)));
    set("digits", QString::number(random.between(1'000'000, 9'999'999)));
    set("map", QStringLiteral("https://maps.example.com/?q=30.0%1,31.3%2")
                   .arg(random.between(100, 999))
                   .arg(random.between(100, 999)));
    set("link", QStringLiteral("https://market.example.com/ar/ads/%1/").arg(random.between(1'200, 98'000)));
    set("model",
        oneOf("iPhone 13|iPhone 14 Pro|iPhone 15|Galaxy A54|Galaxy S23|Redmi Note 13|Oppo Reno 11|Infinix Note 40",
              "iPhone 13|iPhone 15|Galaxy A54|Redmi Note 13"));
    const AfterSale *after = &afterSales[0];
    for (const AfterSale &candidate : afterSales) {
        if (listing && listing->category == QLatin1String(candidate.category))
            after = &candidate;
    }
    set("afterissue", QString::fromUtf8(arabic ? after->issue : after->issueEnglish));
    set("afteranswer", QString::fromUtf8(arabic ? after->answer : after->answerEnglish));
    return values;
}

} // namespace desk::server::demo
