// One program that the cells are held against: its folder, its marketplace, its people.
#pragma once

#include "blackbox_http.h"

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace conformance {

/// The people, in the order of their ids.
namespace people {
constexpr int pub = 1;    // "pub", Pub Lisher: e-mail, verified phone, owns the ads 1 to 6 and 8 (sold)
constexpr int buyer = 2;  // "buyer", Buy Er
constexpr int plain = 3;  // "plain", no full name
constexpr int boss = 4;   // superuser
constexpr int helper = 5; // staff
constexpr int mona = 6;   // "mona", منى فؤاد: owns ad 7, which has no price
constexpr int gone = 7;   // "gone": suspended
constexpr int single = 8; // "single": one support room
constexpr int crowd = 9;  // "crowd": 105 rooms, a stranger to every other one
constexpr int mover = 10; // "mover": what happens to an account happens to this one
constexpr int count = 10;
} // namespace people

namespace ads {
constexpr int first = 1;
constexpr int lastOfPub = 6;
constexpr int withoutPrice = 7;
constexpr int sold = 8;
} // namespace ads

/// A room between pub and a buyer.
struct Talk
{
    int room = 0;
    int ad = 0;
    QByteArray buyer;

    QByteArray path() const { return "/ws/chat/ad/" + QByteArray::number(ad) + '/'; }
};

class Subject
{
public:
    enum class Kind { Peer, Deployed, Full };

    explicit Subject(Kind kind) : m_kind(kind) {}
    ~Subject();

    /// Fills a fresh data folder and serves it. Why not, or nothing.
    QString start();
    /// The same data, served anew with these switches; everybody signs in again.
    QString restart(const QStringList &switches);
    /// SIGTERM; the exit code, -1: killed or crashed.
    int stop();

    QByteArray name() const;
    bool isPeer() const { return m_kind == Kind::Peer; }
    bool isFull() const { return m_kind == Kind::Full; }
    quint16 port() const { return m_port; }
    QByteArray origin() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }

    /// A command of the program, while it serves. What is wrong, or nothing.
    QString run(const QStringList &arguments, QByteArray *printed = nullptr);

    blackbox::Browser anonymous() const { return blackbox::Browser(m_port); }
    /// Signed in once, and for all cells.
    blackbox::Browser &as(const QByteArray &person);
    blackbox::Browser &pub() { return as("pub"); }
    /// A copy of a browser that signed out; it kept the cookie of its session.
    blackbox::Browser ended();

    /// A room that no cell has used.
    Talk talk();
    /// For cells that do not mind what was said before.
    Talk standing();
    /// The buyer said "one" and "two", and nobody read it: for looking only.
    Talk spoken();
    /// With the messages "n 1" to "n 60" of the buyer.
    Talk longTalk();
    /// A new case by this publisher; its first message is "help".
    int support(const QByteArray &publisher);
    /// The one case of "single".
    int singleCase();
    QByteArray singlePath() const { return "/ws/chat/support/publisher_" + QByteArray::number(people::single) + '/'; }
    /// "crowd" has its rooms.
    blackbox::Browser &crowd();

private:
    QString program() const;
    QString fill();
    QString sell(int ad);
    Talk make(int number);
    QString serve(const QStringList &switches = {});
    QByteArray output() const; ///< what the server said

    Kind m_kind;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    QHash<QByteArray, std::shared_ptr<blackbox::Browser>> m_people;
    std::shared_ptr<blackbox::Browser> m_ended;
    int m_talks = 2; ///< the first two are standing() and spoken()
    Talk m_standing, m_spoken, m_long;
    int m_single = 0;
    bool m_crowded = false;
};

} // namespace conformance
