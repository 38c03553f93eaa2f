// Subscribing and fan-out. A topic without listeners does not exist.
#include "server/rooms/hub.h"

#include <algorithm>

namespace desk::server {

void Hub::subscribe(Topic topic, Listener *listener)
{
    auto &listeners = m_topics[topic];
    if (std::find(listeners.begin(), listeners.end(), listener) == listeners.end())
        listeners.push_back(listener);
}

void Hub::unsubscribe(Topic topic, Listener *listener)
{
    auto it = m_topics.find(topic);
    if (it == m_topics.end())
        return;
    auto &listeners = it->second;
    if (auto found = std::find(listeners.begin(), listeners.end(), listener); found != listeners.end()) {
        *found = listeners.back();
        listeners.pop_back();
    }
    if (listeners.empty())
        m_topics.erase(it);
}

void Hub::publish(const Event &event) const
{
    publish({Topic::Room, event.room.value}, event);
    if (event.ad.isValid())
        publish({Topic::Ad, event.ad.value}, event);
}

void Hub::publish(Topic topic, const Event &event) const
{
    auto it = m_topics.find(topic);
    if (it == m_topics.end())
        return;
    for (Listener *listener : it->second) {
        const bool meant =
            event.audience == Audience::Everybody || listener->staff() == (event.audience == Audience::Staff);
        if (meant && (event.echo || listener->user() != event.from))
            listener->hear(event);
    }
}

bool Hub::anybody(Topic topic) const
{
    return m_topics.contains(topic);
}

} // namespace desk::server
