// The year: which buyer spoke with whom about what, the support cases, who has read what. Then ids in the order of time.
#include "server/demo/conversation.h"
#include "server/demo/files.h"
#include "server/demo/random.h"
#include "server/demo/slots.h"
#include "server/demo/world.h"

#include <algorithm>

namespace desk::server::demo {

namespace {

constexpr UserId publisher{1};
constexpr UserId trader{publishers + admins + 1};
constexpr qint64 yearDays = 365;

/// A room while it grows: its lines with their times, before anything has an id.
struct Draft
{
    Room room;
    Case dossier;
    UserId asks; ///< who speaks the buyer's lines
    UserId answers;
    QList<TimedLine> lines;
    QString category;
};

class Year
{
public:
    Year(quint64 seed, const QDateTime &now) : m_random(seed), m_talk(m_corpus, m_random)
    {
        m_world.now = now;
        m_world.people = makePeople(now);
        m_world.listings = makeListings(now);
        for (int i = 0; i < 12; ++i)
            m_pictures.append(pngPicture(360, 240, m_random));
    }

    World live()
    {
        tradeRoom();
        for (qsizetype i = publishers + admins; i < m_world.people.size(); ++i)
            buyerYear(m_world.people[i]);
        publishersBuy();
        today();
        silentRooms();
        supportCases();
        settle();
        return std::move(m_world);
    }

private:
    Draft draft(UserId buyer, const Listing &listing) const
    {
        Draft result;
        result.room.type = RoomType::PublisherClient;
        result.room.publisher = m_world.person(listing.owner).user;
        result.room.client = m_world.person(buyer).user;
        result.room.ad = listing.ad.id;
        result.room.adTitle = listing.ad.title;
        result.asks = buyer;
        result.answers = listing.owner;
        result.category = listing.category;
        return result;
    }

    bool taken(UserId buyer, AdId ad) const
    {
        return std::any_of(m_drafts.begin(), m_drafts.end(),
                           [&](const Draft &d) { return d.room.ad == ad && d.asks == buyer; });
    }

    void forgetTheFuture(Draft &draft) const
    {
        const QDateTime limit = m_world.now.addSecs(-90);
        draft.lines.removeIf([&](const TimedLine &line) { return line.at >= limit; });
    }

    void keep(Draft draft)
    {
        forgetTheFuture(draft);
        if (!draft.lines.isEmpty())
            m_drafts.append(std::move(draft));
    }

    void tradeRoom()
    {
        const Listing &listing = m_world.listings.front();
        Draft room = draft(trader, listing);
        QList<qsizetype> starts;
        const QList<Line> lines =
            m_talk.trade(m_world.person(trader), m_world.person(publisher), listing, longRoomMessages, &starts);
        room.lines = m_talk.spread(lines, starts, m_world.now.addDays(-yearDays), m_world.now.addSecs(-1'500));
        keep(std::move(room));
    }

    void haggle(const Person &buyer, const Listing &listing, const QDateTime &start)
    {
        if (taken(buyer.user.id, listing.ad.id))
            return;
        Draft room = draft(buyer.user.id, listing);
        room.lines = m_talk.timed(m_talk.haggle(buyer, m_world.person(listing.owner), listing), start);
        keep(std::move(room));
    }

    void buyerYear(const Person &buyer)
    {
        for (qint64 rooms = m_random.between(2, 5); rooms > 0; --rooms) {
            // The demo publisher has half of the ads and more than half of the visitors.
            const Listing &listing =
                m_random.chance(30) ? m_world.listings[m_random.below(6)] : m_random.pick(m_world.listings);
            const qint64 span = std::min<qint64>(yearDays, listing.ad.createdAt.daysTo(m_world.now)) * 86'400;
            haggle(buyer, listing, m_world.now.addSecs(-m_random.between(7'200, span)));
        }
    }

    /// Publishers are buyers elsewhere.
    void publishersBuy()
    {
        haggle(m_world.people[0], m_world.listings[6], m_world.now.addDays(-41));
        haggle(m_world.people[0], m_world.listings[9], m_world.now.addDays(-3));
        haggle(m_world.people[1], m_world.listings[1], m_world.now.addDays(-19));
        haggle(m_world.people[2], m_world.listings[3], m_world.now.addDays(-77));
    }

    /// The last hours: beginnings that wait for an answer.
    void today()
    {
        for (qint64 i = 0, wanted = 12; wanted > 0 && i < 400; ++i) {
            const Person &buyer = m_world.people[m_random.between(publishers + admins + 1, m_world.people.size() - 1)];
            const Listing &listing = m_world.listings[wanted > 4 ? m_random.below(6) : m_random.between(6, 10)];
            if (taken(buyer.user.id, listing.ad.id))
                continue;
            Draft room = draft(buyer.user.id, listing);
            QList<TimedLine> lines =
                m_talk.timed(m_talk.opening(buyer, m_world.person(listing.owner), listing), m_world.now);
            // Told backwards from its last line, which may be minutes or hours old.
            const qint64 back = lines.back().at.msecsTo(m_world.now) - m_random.between(180, 30'000) * 1'000;
            for (TimedLine &line : lines)
                line.at = line.at.addMSecs(back);
            room.lines = std::move(lines);
            keep(std::move(room));
            --wanted;
        }
    }

    /// Opened and never written in: shown to nobody but their makers.
    void silentRooms()
    {
        qint64 wanted = 2;
        for (qsizetype i = publishers + admins; i < m_world.people.size() && wanted > 0; ++i) {
            const Listing &listing = m_world.listings[2];
            if (taken(m_world.people[i].user.id, listing.ad.id))
                continue;
            Draft room = draft(m_world.people[i].user.id, listing);
            room.room.createdAt = m_world.now.addDays(-wanted * 3);
            m_drafts.append(std::move(room));
            --wanted;
        }
    }

    void supportCases()
    {
        static const char *const categories[] = {"technical", "payment", "account", "ads", "other"};
        QList<QPair<const Scene *, QString>> stories;
        for (const char *const category : categories) {
            const QString name = QString::fromLatin1(category);
            for (const Language language : {Language::Arabic, Language::English}) {
                for (const Scene *scene : m_corpus.scenes(language, QStringLiteral("support"), name))
                    stories.append({scene, name});
            }
        }
        for (qsizetype i = 0; i < stories.size(); ++i) {
            const auto &[scene, category] = stories[i];
            const Person &asks = m_world.people[i % publishers];
            const UserId admin{publishers + 1 + m_random.below(admins)};
            const Listing *own = nullptr;
            for (const Listing &listing : m_world.listings) {
                if (listing.owner == asks.user.id && (!own || m_random.chance(40)))
                    own = &listing;
            }
            QList<Line> lines =
                Corpus::play(*scene, slotsFor(asks, m_world.person(admin), own, scene->language, m_random), m_random);
            Draft room;
            room.room.type = RoomType::PublisherAdmin;
            room.room.publisher = asks.user;
            room.asks = asks.user.id;
            room.answers = admin;
            room.category = QStringLiteral("support");
            room.dossier.subject = lines.takeFirst().text;
            room.dossier.category = category;
            outcome(room, lines, i);
        }
    }

    /// Every third case is resolved long ago, every third answered and open, the rest wait.
    void outcome(Draft &room, QList<Line> lines, qsizetype number)
    {
        const qsizetype kind = number % 3;
        const Speaker last = kind == 2 ? Speaker::Buyer : Speaker::Seller;
        while (kind != 0 && lines.size() > 1 && (lines.back().speaker != last || (kind == 2 && lines.size() > 3)))
            lines.removeLast();
        const QDateTime start = kind == 0 ? m_world.now.addDays(-m_random.between(20, 340))
                                          : m_world.now.addSecs(-m_random.between(8, 90) * 3'600);
        room.room.isActive = kind != 0;
        room.lines = m_talk.timed(lines, start);
        forgetTheFuture(room);
        if (kind != 0) // resolved ones wait for nobody
            room.dossier.waitingSince = waitingSince(room);
        room.dossier.state = kind == 0                             ? QStringLiteral("resolved")
                             : room.dossier.waitingSince.isValid() ? QStringLiteral("waiting")
                                                                   : QStringLiteral("open");
        keep(std::move(room));
    }

    static QDateTime waitingSince(const Draft &room)
    {
        QDateTime since;
        for (auto line = room.lines.rbegin(); line != room.lines.rend() && line->line.speaker == Speaker::Buyer; ++line)
            since = line->at;
        return since;
    }

    Attachment attach(const Draft &room, const TimedLine &line, QByteArray &bytes)
    {
        const qint64 number = m_random.between(100'000, 999'999);
        Attachment file;
        if (line.line.file == FileKind::Picture) {
            bytes = m_random.pick(m_pictures);
            file.name = QStringLiteral("IMG_%1.png").arg(number);
            file.type = QStringLiteral("image/png");
        } else if (line.line.file == FileKind::Document) {
            const QString kind = room.category == QLatin1String("car")         ? QStringLiteral("inspection-report")
                                 : room.category == QLatin1String("apartment") ? QStringLiteral("contract-page")
                                 : room.category == QLatin1String("job")       ? QStringLiteral("cv")
                                 : room.category == QLatin1String("support")   ? QStringLiteral("receipt")
                                                                               : QStringLiteral("invoice");
            bytes = pdfDocument(kind, {QStringLiteral("No. %1").arg(number), line.at.toString(Qt::ISODate),
                                       QStringLiteral("Total: %1 EGP").arg(m_random.between(20, 900) * 50)});
            file.name = QStringLiteral("%1-%2.pdf").arg(kind).arg(number);
            file.type = QStringLiteral("application/pdf");
        } else {
            bytes = textNote(line.line.text, {QStringLiteral("- 3.20 × 4.10"), QStringLiteral("- %1").arg(number)});
            file.name = QStringLiteral("ملاحظات-%1.txt").arg(number);
            file.type = QStringLiteral("text/plain");
        }
        file.bytes = bytes.size();
        return file;
    }

    void markRead(QList<Message> &messages, const Draft &room)
    {
        // What the other side answered, it has read; what came after its last word, perhaps.
        const QDateTime &now = m_world.now;
        for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
            const auto next = std::find_if(message.base(), messages.end(),
                                           [&](const Message &other) { return other.sender != message->sender; });
            if (next != messages.end()) {
                message->isRead = true;
                message->readAt =
                    std::max(message->createdAt.addSecs(1), next->createdAt.addSecs(-m_random.between(4, 20)));
            }
        }
        const bool old = messages.back().createdAt.secsTo(now) > 3 * 86'400;
        const bool closed = !room.room.isActive;
        if (closed || m_random.chance(old ? 92 : 25)) {
            for (Message &message : messages) {
                if (!message.isRead) {
                    message.isRead = true;
                    message.readAt =
                        std::min(now.addSecs(-30), messages.back().createdAt.addSecs(m_random.between(20, 9'000)));
                }
            }
        }
    }

    void settle()
    {
        for (Draft &room : m_drafts) {
            if (!room.lines.isEmpty()) {
                room.room.createdAt = room.lines.front().at.addSecs(-m_random.between(5, 60));
                room.room.updatedAt = room.lines.back().at;
                const bool past = room.room.updatedAt.daysTo(m_world.now) > 45;
                if (room.room.type == RoomType::PublisherClient && past && m_random.chance(18))
                    room.room.isActive = false;
            } else {
                room.room.updatedAt = room.room.createdAt;
            }
        }
        std::stable_sort(m_drafts.begin(), m_drafts.end(),
                         [](const Draft &a, const Draft &b) { return a.room.createdAt < b.room.createdAt; });
        for (Draft &room : m_drafts) {
            room.room.id = RoomId{m_world.places.size() + 1};
            write(room);
            m_world.places.append(Place{room.room, room.dossier});
        }
        std::stable_sort(m_world.sayings.begin(), m_world.sayings.end(),
                         [](const Saying &a, const Saying &b) { return a.message.createdAt < b.message.createdAt; });
        for (qsizetype i = 0; i < m_world.sayings.size(); ++i) {
            Message &message = m_world.sayings[i].message;
            message.id = MessageId{i + 1};
            m_world.places[message.room.value - 1].room.lastMessageId = message.id;
        }
    }

    void write(const Draft &room)
    {
        if (room.lines.isEmpty())
            return;
        const bool support = room.room.type == RoomType::PublisherAdmin;
        QList<Message> messages;
        QList<QByteArray> files;
        for (const TimedLine &line : room.lines) {
            Message message;
            const bool asks = line.line.speaker == Speaker::Buyer;
            message.room = room.room.id;
            message.sender = asks ? room.asks : room.answers;
            message.role = !support ? SenderRole::None : asks ? SenderRole::Publisher : SenderRole::Admin;
            message.text = line.line.text;
            message.createdAt = line.at;
            QByteArray bytes;
            if (line.line.file != FileKind::None)
                message.attachment = attach(room, line, bytes);
            messages.append(message);
            files.append(bytes);
        }
        markRead(messages, room);
        for (qsizetype i = 0; i < messages.size(); ++i)
            m_world.sayings.append(Saying{messages[i], files[i]});
    }

    Random m_random;
    Corpus m_corpus;
    Conversations m_talk;
    World m_world;
    QList<QByteArray> m_pictures;
    QList<Draft> m_drafts;
};

} // namespace

World makeWorld(quint64 seed, const QDateTime &now)
{
    return Year(seed, now).live();
}

} // namespace desk::server::demo
