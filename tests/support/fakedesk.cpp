// The people and words of the fake desk.
#include "fakedesk.h"

namespace desk {

namespace {

User person(qint64 id, const QString &name)
{
    User user;
    user.id = UserId{id};
    user.username = QStringLiteral("user%1").arg(id);
    user.firstName = name.section(QLatin1Char(' '), 0, 0);
    user.lastName = name.section(QLatin1Char(' '), 1);
    return user;
}

Account accountOf(qint64 id, const QString &name, bool staff)
{
    Account account;
    account.key.origin = QStringLiteral("https://idrissimart.example");
    account.key.me = UserId{id};
    account.site.origin = QUrl(account.key.origin);
    account.me = person(id, name);
    account.staff = staff;
    account.keepSignedIn = true;
    return account;
}

RoomItem caseRoom(qint64 id, const QString &name, const QString &category, const QString &state,
                  const QString &lastText, const QDateTime &waitingSince, int unread)
{
    RoomItem item;
    item.room.id = RoomId{id};
    item.room.type = RoomType::PublisherAdmin;
    item.room.publisher = person(id + 1000, name);
    item.room.createdAt = waitingSince.addDays(-2);
    item.room.isActive = state != QLatin1String("resolved");
    const bool waits = state == QLatin1String("waiting");
    item.room.support =
        Support{state, category, QStringLiteral("Subject"), std::nullopt, waits ? waitingSince : QDateTime()};
    item.room.cursor = Cursor{id};
    item.needsAnswer = waits;
    if (waits)
        item.waitingSince = waitingSince;
    item.title = name;
    item.support = true;
    item.lastText = lastText;
    item.lastAt = waitingSince;
    item.unread = unread;
    return item;
}

Message message(qint64 id, qint64 room, qint64 sender, const QString &text, const QDateTime &at)
{
    Message one;
    one.id = MessageId{id};
    one.room = RoomId{room};
    one.sender = UserId{sender};
    one.text = text;
    one.createdAt = at;
    return one;
}

TimelineSnapshot talk(qint64 room, qint64 me, qint64 other, const QDateTime &now)
{
    TimelineSnapshot snapshot;
    const QDateTime start = now.addSecs(-25 * 60);
    snapshot.messages = {
        message(1, room, other, QStringLiteral("السلام عليكم، العربية لسه متاحة؟"), start),
        message(2, room, other, QStringLiteral("وعداد الكيلومترات كام؟"), start.addSecs(20)),
        message(3, room, me, QStringLiteral("وعليكم السلام، نعم متاحة. العداد 64,000 كم."), start.addSecs(240)),
        message(4, room, me, QStringLiteral("This is the inspection report."), start.addSecs(300)),
        message(5, room, other, QStringLiteral("Great, thank you! هل السعر قابل للتفاوض؟"), start.addSecs(1260)),
        message(6, room, other, QStringLiteral("أقدر أدفع 480 ألف كاش"), start.addSecs(1320)),
    };
    snapshot.messages[3].attachment =
        Attachment{QStringLiteral("/media/report.pdf"), QStringLiteral("corolla-inspection.pdf"), 1'258'291,
                   QStringLiteral("application/pdf")};
    snapshot.atOldest = true;
    snapshot.theirReadUpTo = MessageId{4};
    snapshot.firstUnread = MessageId{5};
    snapshot.unreadAtOpening = 2;
    OutboxRow queued;
    queued.id = OutboxId{1};
    queued.room = RoomId{room};
    queued.text = QStringLiteral("I can do 495 in cash, and the papers are ready.");
    queued.createdAt = now.addSecs(-60);
    OutboxRow refused = queued;
    refused.id = OutboxId{2};
    refused.text = QStringLiteral("When would you like to see it?");
    refused.state = SendState::Refused;
    refused.error = Error{ErrorCode::RateLimited, {}, std::chrono::seconds(5), 429};
    snapshot.pending = {queued, refused};
    return snapshot;
}

} // namespace

Account publisherAccount()
{
    return accountOf(7, QStringLiteral("Omar Idrissi"), false);
}

RoomItem buyerRoom(qint64 id, qint64 ad, const QString &adTitle, const QString &name, const QString &lastText,
                   const QDateTime &lastAt, int unread)
{
    RoomItem item;
    item.room.id = RoomId{id};
    item.room.publisher = publisherAccount().me;
    item.room.client = person(id + 100, name);
    item.room.ad = AdId{ad};
    item.room.adTitle = adTitle;
    item.room.createdAt = lastAt.addDays(-11);
    item.title = name;
    item.lastText = lastText;
    item.lastAt = lastAt;
    item.unread = unread;
    return item;
}

std::unique_ptr<FakeSession> publisherDesk(const QDateTime &now)
{
    auto session = std::make_unique<FakeSession>(publisherAccount());
    const QString corolla = QStringLiteral("Toyota Corolla 2019");
    const QString flat = QStringLiteral("شقة في مدينة نصر");
    FakeRooms &rooms = session->rooms();
    RoomItem typing =
        buyerRoom(1, 12, corolla, QStringLiteral("محمد عبد الله"), QStringLiteral("أقدر أدفع 480 ألف كاش"), now, 2);
    typing.typingNames = {QStringLiteral("محمد عبد الله")};
    rooms.put(typing);
    RoomItem draft =
        buyerRoom(2, 12, corolla, QStringLiteral("Laila Farouk"), QStringLiteral("ok"), now.addSecs(-27 * 60), 0);
    draft.draft = QStringLiteral("The price is final but");
    rooms.put(draft);
    RoomItem read = buyerRoom(3, 12, corolla, QStringLiteral("حسام الدين"), QStringLiteral("ممكن أعاينها بكرة الصبح؟"),
                              now.addSecs(-44 * 60), 0);
    read.lastIsMine = true;
    read.lastIsRead = true;
    rooms.put(read);
    rooms.put(buyerRoom(4, 13, flat, QStringLiteral("Karim Nabil"),
                        QStringLiteral("Is the ground floor flooded in winter?"), now.addSecs(-71 * 60), 3));
    rooms.put(buyerRoom(5, 13, flat, QStringLiteral("هبة سامي"), QStringLiteral("شكرًا جزيلًا"), now.addDays(-1), 0));
    RoomItem closed = buyerRoom(6, 13, flat, QStringLiteral("Old Buyer"), QStringLiteral("bye"), now.addDays(-40), 0);
    closed.room.isActive = false;
    rooms.put(closed);
    RoomItem support = caseRoom(7, {}, QStringLiteral("account"), QStringLiteral("open"),
                                QStringLiteral("Your package was renewed."), now.addDays(-3), 0);
    support.title.clear();
    rooms.put(support);
    session->snapshots.insert(RoomId{1}, talk(1, 7, 101, now));
    Ad ad;
    ad.id = AdId{12};
    ad.title = corolla;
    ad.slug = QStringLiteral("toyota-corolla-2019");
    ad.price = QStringLiteral("510000.00");
    ad.city = QStringLiteral("Cairo");
    ad.country = QStringLiteral("Egypt");
    ad.status = QStringLiteral("active");
    session->ads.insert(ad.id, ad);
    ConnectionStatus status;
    status.state = ConnectionStatus::State::Online;
    status.since = now.addSecs(-3600);
    session->setStatus(status);
    return session;
}

std::unique_ptr<FakeSession> adminDesk(const QDateTime &now)
{
    auto session = std::make_unique<FakeSession>(accountOf(2, QStringLiteral("Salma Admin"), true));
    FakeRooms &rooms = session->rooms();
    const QString waiting = QStringLiteral("waiting");
    rooms.put(caseRoom(21, QStringLiteral("سارة حسن"), QStringLiteral("payment"), waiting, QStringLiteral("دفعت مرتين"),
                       now.addSecs(-42 * 60), 3));
    rooms.put(caseRoom(22, QStringLiteral("Mostafa Adel"), QStringLiteral("ads"), waiting,
                       QStringLiteral("My ad is gone"), now.addSecs(-18 * 60), 1));
    rooms.put(caseRoom(23, QStringLiteral("Nour Cars"), QStringLiteral("technical"), waiting,
                       QStringLiteral("Pictures fail"), now.addSecs(-6 * 60), 2));
    rooms.put(caseRoom(24, QStringLiteral("Rania Home"), QStringLiteral("payment"), QStringLiteral("open"),
                       QStringLiteral("The refund was sent today"), now.addDays(-1), 0));
    rooms.put(caseRoom(25, QStringLiteral("Done Case"), QStringLiteral("other"), QStringLiteral("resolved"),
                       QStringLiteral("Thanks"), now.addDays(-9), 0));
    session->snapshots.insert(RoomId{21}, talk(21, 2, 1021, now));
    ConnectionStatus status;
    status.state = ConnectionStatus::State::Online;
    status.since = now.addSecs(-3600);
    session->setStatus(status);
    return session;
}

} // namespace desk
