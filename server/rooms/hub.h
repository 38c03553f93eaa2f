// Who hears what: topics (a room, all rooms of an ad, a person) and their listeners. Knows no socket and no rule.
// Network thread only.
#pragma once

#include "protocol/frames.h"
#include "server/db/records.h"

#include <QByteArray>

#include <unordered_map>
#include <vector>

namespace desk::server {

/// One serialised frame, implicitly shared by everybody who gets it. Null: none.
using Wire = QByteArray;

struct Topic
{
    enum Kind : quint8 { Room, Ad, Person } kind = Room;
    qint64 id = 0;
    friend bool operator==(const Topic &, const Topic &) = default;
};

struct Event
{
    RoomId room;
    AdId ad;          ///< 0: not an ad's room
    UserId from;      ///< who caused it
    bool echo = true; ///< false: `from` himself does not hear it
    Audience audience = Audience::Everybody;
    const protocol::ServerFrame *frame = nullptr; ///< the value, valid during the call
    Wire wire;                                    ///< for everybody else
    Wire own;                                     ///< for `from` (with his nonce); null: `wire`
};

class Listener
{
public:
    virtual ~Listener() = default;
    virtual UserId user() const = 0;
    virtual bool staff() const { return false; }
    /// Must not subscribe or unsubscribe anybody from within.
    virtual void hear(const Event &event) = 0;
};

class Hub
{
public:
    void subscribe(Topic topic, Listener *listener);
    void unsubscribe(Topic topic, Listener *listener);
    /// To the event's room and to its ad.
    void publish(const Event &event) const;
    void publish(Topic topic, const Event &event) const;
    bool anybody(Topic topic) const;
    size_t topics() const { return m_topics.size(); }

private:
    struct Hash
    {
        size_t operator()(const Topic &topic) const noexcept { return std::hash<qint64>{}(topic.id * 4 + topic.kind); }
    };
    std::unordered_map<Topic, std::vector<Listener *>, Hash> m_topics;
};

} // namespace desk::server
