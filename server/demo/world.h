// The demo marketplace as plain rows, before any database: who, what, and a year of who said what.
#pragma once

#include "protocol/types.h"
#include "server/demo/corpus.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace desk::server::demo {

struct Person
{
    User user;
    QString email;
    QString phone;
    QDateTime joined;
    Language language = Language::Arabic;
    bool isWoman = false;

    /// How a message addresses him.
    QString shortName() const { return user.firstName; }
};

struct Listing
{
    Ad ad;
    UserId owner;
    QString category;   ///< car, apartment, phone, laptop, furniture, job, console
    QString shortTitle; ///< as people say it in a sentence
    QString shortTitleEnglish;
    qint64 price = 0;
};

struct Case
{
    QString subject;
    QString category;
    QString state; ///< waiting, open, resolved
    QDateTime waitingSince;
};

struct Place
{
    Room room;    ///< the ids are its rows' ids; `support` is empty, see `dossier`
    Case dossier; ///< support rooms only
};

struct Saying
{
    Message message; ///< attachment: name, type and bytes; the url stays empty
    QByteArray file; ///< the attachment's bytes
};

struct World
{
    QDateTime now;
    QList<Person> people; ///< publishers, then admins, then buyers; ids count from 1
    QList<Listing> listings;
    QList<Place> places;
    QList<Saying> sayings; ///< in the order of time and of their ids

    const Person &person(UserId id) const { return people[id.value - 1]; }
    const Listing &listing(AdId id) const { return listings[id.value - 1]; }
};

/// The same seed and `now` give the same world, on every machine.
World makeWorld(quint64 seed, const QDateTime &now);

QList<Person> makePeople(const QDateTime &now);
QList<Listing> makeListings(const QDateTime &now);

constexpr int publishers = 3;
constexpr int admins = 2;
constexpr int buyers = 40;
constexpr int longRoomMessages = 5'000;

} // namespace desk::server::demo
