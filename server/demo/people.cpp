// The people of the demo marketplace: three publishers, two admins, forty buyers.
#include "server/demo/world.h"

#include <array>

namespace desk::server::demo {

namespace {

struct Entry
{
    const char *username;
    const char *first;
    const char *last;
    bool isWoman;
    Language language;
};

constexpr Language ar = Language::Arabic;
constexpr Language en = Language::English;

constexpr std::array<Entry, publishers + admins + buyers> entries{{
    {"samir", "سمير", "الشاذلي", false, ar},
    {"mona", "منى", "فؤاد", true, ar},
    {"karim", "Karim", "Lotfy", false, ar},
    {"noura", "نورا", "عبد العزيز", true, ar},
    {"tarek", "طارق", "منصور", false, ar},
    {"hossam.trade", "حسام", "البدري", false, ar},
    {"ahmed.saleh", "أحمد", "صالح", false, ar},
    {"sarah.ashford", "Sarah", "Ashford", true, en},
    {"mahmoud_r", "محمود", "رمضان", false, ar},
    {"yasmine.k", "ياسمين", "كامل", true, ar},
    {"omar.fathy", "عمر", "فتحي", false, ar},
    {"daniel.weber", "Daniel", "Weber", false, en},
    {"heba88", "هبة", "السيد", true, ar},
    {"mostafa.g", "مصطفى", "جمال", false, ar},
    {"nadia.haddad", "Nadia", "Haddad", true, en},
    {"ali.shawky", "علي", "شوقي", false, ar},
    {"dina.m", "دينا", "مراد", true, ar},
    {"khaled.z", "خالد", "زكريا", false, ar},
    {"peter.girgis", "Peter", "Girgis", false, en},
    {"salma.nabil", "سلمى", "نبيل", true, ar},
    {"ibrahim_t", "إبراهيم", "طه", false, ar},
    {"rania.o", "رانيا", "عثمان", true, ar},
    {"james.okafor", "James", "Okafor", false, en},
    {"amr.hegazy", "عمرو", "حجازي", false, ar},
    {"fatma.ali", "فاطمة", "علي", true, ar},
    {"wael.h", "وائل", "حسن", false, ar},
    {"lena.fischer", "Lena", "Fischer", true, en},
    {"sherif.adel", "شريف", "عادل", false, ar},
    {"aya.mohsen", "آية", "محسن", true, ar},
    {"hany.roshdy", "هاني", "رشدي", false, ar},
    {"maged.samy", "Maged", "Samy", false, en},
    {"eman.y", "إيمان", "يوسف", true, ar},
    {"tamer.b", "تامر", "بركات", false, ar},
    {"claire.dubois", "Claire", "Dubois", true, en},
    {"yahia.n", "يحيى", "نصار", false, ar},
    {"nourhan.s", "نورهان", "سامي", true, ar},
    {"george.michel", "George", "Michel", false, en},
    {"abdallah.e", "عبد الله", "عيسى", false, ar},
    {"mai.tawfik", "مي", "توفيق", true, ar},
    {"ziad.q", "زياد", "قنديل", false, ar},
    {"anna.kowalska", "Anna", "Kowalska", true, en},
    {"essam.d", "عصام", "درويش", false, ar},
    {"hagar.f", "هاجر", "فاروق", true, ar},
    {"ramy.eldeeb", "Ramy", "El Deeb", false, en},
    {"shaimaa.w", "شيماء", "وهبة", true, ar},
}};

} // namespace

QList<Person> makePeople(const QDateTime &now)
{
    QList<Person> people;
    people.reserve(entries.size());
    for (const Entry &entry : entries) {
        const qint64 id = people.size() + 1;
        Person person;
        person.user.id = UserId{id};
        person.user.username = QString::fromLatin1(entry.username);
        person.user.firstName = QString::fromUtf8(entry.first);
        person.user.lastName = QString::fromUtf8(entry.last);
        person.user.isStaff = id > publishers && id <= publishers + admins;
        person.user.isSuperuser = id == publishers + 1;
        person.email = person.user.username + QStringLiteral("@example.com");
        person.phone = QStringLiteral("+2010%1").arg(5'550'000 + id * 137, 8, 10, QLatin1Char('0'));
        person.joined = now.addDays(-730 + id * 7);
        person.language = entry.language;
        person.isWoman = entry.isWoman;
        people.append(person);
    }
    return people;
}

} // namespace desk::server::demo
