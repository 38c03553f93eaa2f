// The twelve ads of the demo marketplace.
#include "server/demo/world.h"

#include <array>

namespace desk::server::demo {

namespace {

struct Entry
{
    int owner;
    const char *category;
    const char *title;
    const char *slug;
    const char *shortTitle;
    const char *shortTitleEnglish;
    const char *description;
    qint64 price;
    bool isNegotiable;
    const char *city;
    const char *status;
    int age; ///< days
};

constexpr std::array<Entry, 12> entries{{
    {1, "phone", "iPhone 14 Pro Max 256GB – حالة ممتازة", "iphone-14-pro-max-256gb", "الآيفون", "iPhone",
     "آيفون 14 برو ماكس 256 جيجا، أزرق غامق، بطارية 91٪، بالعلبة والكابل. من غير أي خدوش، واستعمال شخصي.\n\n"
     "iPhone 14 Pro Max, 256 GB, deep purple, battery 91%, box and cable included.",
     46'500, true, "القاهرة", "active", 370},
    {1, "car", "هيونداي إلنترا 2019 فبريكا بالكامل", "hyundai-elantra-2019", "العربية الإلنترا", "Hyundai Elantra",
     "هيونداي إلنترا HD موديل 2019، أعلى فئة، 78 ألف كيلو، صيانات توكيل، فبريكا بره وجوه عدا رفرف.\n\nالمعاينة في "
     "مدينة نصر.",
     785'000, true, "القاهرة", "active", 350},
    {1, "apartment", "شقة للبيع 150م – مدينة نصر – تشطيب سوبر لوكس", "nasr-city-150m", "الشقة",
     "apartment in Nasr City",
     "شقة 150 متر، 3 غرف وريسبشن كبير، 2 حمام، الدور الرابع، واجهة بحري، أسانسير وجراج. عقد مسجل ورخصة.", 3'250'000,
     true, "القاهرة", "active", 320},
    {1, "laptop", "Dell XPS 15 9520 – i7 / 32GB / RTX 3050 Ti", "dell-xps-15-9520", "اللابتوب", "Dell XPS 15",
     "Dell XPS 15 9520, i7-12700H, 32 GB RAM, 1 TB NVMe, RTX 3050 Ti, 3.5K OLED touch. Used for two years for "
     "architecture work.",
     62'000, false, "الجيزة", "active", 240},
    {1, "furniture", "غرفة نوم كاملة خشب زان – استعمال سنتين", "beech-bedroom", "غرفة النوم", "bedroom set",
     "دولاب 240 سم، سرير 160×200، 2 كومود، تسريحة بالمراية. خشب زان أحمر ودهان استر.", 38'000, true, "القاهرة",
     "active", 150},
    {1, "job", "مطلوب مندوب مبيعات – معرض موبايلات", "sales-rep-mobile-shop", "وظيفة المندوب", "sales job",
     "مطلوب مندوب مبيعات خبرة سنتين على الأقل، أساسي 9,000 + عمولة + تأمينات. المقابلات في وسط البلد.", 9'000, false,
     "القاهرة", "active", 60},
    {2, "apartment", "Furnished studio for rent – New Cairo, 5th Settlement", "studio-new-cairo", "الاستوديو",
     "furnished studio",
     "Fully furnished studio, 62 m², second floor, fibre internet, gym and pool in the compound. Minimum six months.",
     21'500, true, "القاهرة الجديدة", "active", 300},
    {2, "furniture", "طقم أنتريه مودرن 7 قطع", "modern-living-set", "الأنتريه", "living-room set",
     "أنتريه مودرن: كنبة 3 متر، 2 فوتيه، 3 بوف، ترابيزة رخام. قماش مضاد للبقع.", 27'000, true, "الإسكندرية", "active",
     210},
    {2, "phone", "Samsung Galaxy S23 Ultra 512GB", "galaxy-s23-ultra-512", "السامسونج", "Galaxy S23 Ultra",
     "سامسونج S23 Ultra، 512 جيجا، أخضر، خطين، ضمان 5 شهور، معاه شاحن 45 وات أصلي.", 33'900, false, "الإسكندرية",
     "active", 120},
    {3, "car", "Toyota Corolla 2021 – مالك أول", "toyota-corolla-2021", "الكورولا", "Toyota Corolla",
     "تويوتا كورولا 2021 سمارت، 54 ألف كيلو، مالك أول، الرخصة سارية حتى سنة ونص.", 1'150'000, true, "طنطا", "active",
     330},
    {3, "job", "Graphic designer wanted – hybrid, Maadi", "graphic-designer-maadi", "وظيفة المصمم", "designer position",
     "A small agency in Maadi looks for a graphic designer: branding, social media, some motion. Two days from home.",
     18'000, false, "القاهرة", "active", 90},
    {3, "console", "PlayStation 5 نسخة الديسك + دراعين", "ps5-disc", "البلايستيشن", "PlayStation 5",
     "بلايستيشن 5 نسخة الديسك، دراعين أصلي، FIFA وSpider-Man 2، بالعلبة.", 24'500, true, "المنصورة", "sold", 200},
}};

} // namespace

QList<Listing> makeListings(const QDateTime &now)
{
    QList<Listing> listings;
    listings.reserve(entries.size());
    for (const Entry &entry : entries) {
        Listing listing;
        listing.ad.id = AdId{listings.size() + 1};
        listing.ad.title = QString::fromUtf8(entry.title);
        listing.ad.slug = QString::fromLatin1(entry.slug);
        listing.ad.description = QString::fromUtf8(entry.description);
        listing.ad.price = QString::number(entry.price) + QStringLiteral(".00");
        listing.ad.isNegotiable = entry.isNegotiable;
        listing.ad.city = QString::fromUtf8(entry.city);
        listing.ad.country = QStringLiteral("مصر");
        listing.ad.status = QString::fromLatin1(entry.status);
        listing.ad.createdAt = now.addDays(-entry.age);
        listing.owner = UserId{entry.owner};
        listing.category = QString::fromLatin1(entry.category);
        listing.shortTitle = QString::fromUtf8(entry.shortTitle);
        listing.shortTitleEnglish = QString::fromLatin1(entry.shortTitleEnglish);
        listing.price = entry.price;
        listings.append(listing);
    }
    return listings;
}

} // namespace desk::server::demo
