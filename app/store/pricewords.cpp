// The tables are written as people write and folded once.
#include "store/pricewords.h"

#include "store/fold.h"

#include <QHash>

namespace desk {

namespace {

using Meaning = PriceWord::Meaning;
using Table = QHash<QString, PriceWord>;

void enter(Table &table, const char *words, const PriceWord &meaning)
{
    const QStringList all = QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : all)
        table.insert(fold(word), meaning);
}

Table makeTable()
{
    Table table;
    // the later one wins
    enter(table,
          "price prices priced cost costs pay pays paid paying offer offers offered offering cash deposit installment "
          "installments rent salary budget fee fees worth discount final negotiable asking sell selling sold buy total "
          "سعر سعره سعرها سعرك اسعار ثمن تمن تمنه تمنها ادفع هدفع هادفع ندفع يدفع تدفع دفع دفعت مدفوع عرض اعرض عرضي "
          "كاش نقدا "
          "نقدي نهائي مقدم عربون قسط اقساط ايجار راتب مرتب ميزانيه ميزانيتي خصم رسوم مصاريف عموله قيمه قيمته قيمتها "
          "للتفاوض "
          "تفاوض ابيع بيع هبيع اشتري هشتري مقابل اجمالي المطلوب مطلوب بكام",
          {Meaning::Cue});
    enter(table,
          "for at last do take make about around max minimum ب بـ اخر اخرك اخرها اخره خليها خليه نخليها يبقي تبقي اخد "
          "اخدها اخده "
          "هاخدها معايا معي حوالي تقريبا اقل اقصي",
          {Meaning::WeakCue});
    enter(table,
          "mileage odometer model code order number version page size area ram core street st floor flat apartment "
          "building "
          "chrome windows iphone galaxy ending ext phone mobile call whatsapp ticket card year "
          "عداد ماشيه موديل رقم كود طلب اصدار صفحه مقاس مساحه مساحتها مساحته رام رامات شارع عماره عقار تليفون "
          "تلفون موبايل واتس واتساب اتصل كلمني كارت بطاقه سنه عام بتاريخ تاريخ الساعه ساعه",
          {Meaning::Veto});
    enter(table,
          "km kms kilometer kilometers kilo m meter meters metre metres sqm sq cm mm ft feet inch inches gb tb mb mp "
          "mhz ghz ram kg "
          "kgs g gram grams ton tons w kw watt watts v volt mah ah hp cc l liter liters hour hours hr hrs min mins "
          "minute minutes "
          "day days week weeks month months year years yr yrs room rooms bedroom bedrooms bathroom floor floors pcs "
          "piece pieces "
          "people person persons times photos pictures am pm th st nd rd gen followers seats doors "
          "كم كيلو كيلومتر كيلومترات م متر مترا امتار م2 سم ملم مم بوصه قدم فدان قيراط جيجا جيجابايت تيرا تيرابايت "
          "ميجا كجم كج جرام "
          "غرام جم طن وات كيلوات فولت حصان سي لتر ساعه ساعات دقيقه دقيقتين دقائق دقايق يوم ايام اسبوع اسابيع شهر شهور "
          "اشهر سنه سنين "
          "سنوات عام اعوام غرفه غرف اوضه اوض حمام حمامات دور ادوار طابق قطعه قطع شخص اشخاص افراد مره مرات صوره صور ص "
          "صباحا مساء "
          "الصبح بليل العصر الظهر الضهر جيل رام نسخه وحده وحدات",
          {Meaning::Measure});
    enter(table, "k thousand thousands grand الف ألفا آلاف الاف تلاف ك", {Meaning::Multiplier, {}, 1'000});
    enter(table, "million millions mn مليون ملايين مليونا", {Meaning::Multiplier, {}, 1'000'000});
    enter(table, "billion مليار", {Meaning::Multiplier, {}, 1'000'000'000});
    const auto currency = [&table](const char *words, const char *code) {
        enter(table, words, {Meaning::Currency, QString::fromLatin1(code)});
    };
    currency("egp le l.e e.g.p pound pounds جنيه جنيهات جنيها ج.م ج e£ £e", "EGP");
    currency("sar sr s.r riyal riyals ر.س ريال ريالات", "SAR");
    currency("aed dh dhs dirham dirhams درهم دراهم د.إ", "AED");
    currency("$ usd us$ dollar dollars bucks دولار دولارات", "USD");
    currency("€ eur euro euros يورو", "EUR");
    currency("£ gbp", "GBP");
    currency("kwd د.ك", "KWD");
    currency("qar ر.ق", "QAR");
    return table;
}

} // namespace

PriceWord priceWord(const QString &word)
{
    static const Table table = makeTable();
    QString key = fold(word);
    while (key.endsWith(QLatin1Char('.')))
        key.chop(1);
    const auto direct = table.constFind(key);
    if (direct != table.cend())
        return *direct;
    for (const char *particle : {"وال", "بال", "لل", "ال", "و", "ف", "ب", "ل"}) {
        const QString prefix = QString::fromUtf8(particle);
        if (key.size() - prefix.size() < 2 || !key.startsWith(prefix))
            continue;
        const auto behind = table.constFind(key.mid(prefix.size()));
        if (behind != table.cend())
            return *behind;
    }
    return {};
}

} // namespace desk
