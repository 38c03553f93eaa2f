// A word has one nonce, however often it is sent, and is sent until he is told that it is stored.
#include "e2e/shift/shiftpublisher.h"

#include "e2e/livesite.h"
#include "protocol/codec.h"
#include "store/follow.h"

namespace desk {

namespace {
const QByteArray json = "application/json";
} // namespace

ShiftPublisher::ShiftPublisher(const SiteAddress &address, const QString &name, ShiftPlan &plan, ShiftLog &log)
    : m_address(address), m_name(name), m_plan(plan), m_log(log), m_comesBack(int(plan.between(0, 4)))
{
}

void ShiftPublisher::comeWithin(double minutes)
{
    m_plan.after(m_plan.between(0, minutes), this, [this] { write(); });
}

void ShiftPublisher::write()
{
    if (m_plan.isOver)
        return;
    m_words << Word{QStringLiteral("word %1 of %2").arg(++m_said).arg(m_name), QUuid::createUuid()};
    visit();
}

void ShiftPublisher::visit()
{
    if (m_isVisiting || m_words.isEmpty())
        return;
    m_isVisiting = true;
    if (!m_cookie.isValid())
        return signIn();
    m_browser = std::make_unique<HttpClient>(m_address);
    m_browser->setSession(m_cookie);
    if (m_room.isValid())
        read();
    else
        send();
}

void ShiftPublisher::signIn()
{
    m_door = std::make_unique<SiteApi>(m_address, QTimeZone::utc());
    follow(m_door->signIn(m_name, LiveSite::password(), true), this, [this](const Result<SignedIn> &in) {
        if (in)
            m_cookie = m_door->session();
        m_door.release()->deleteLater();
        leave(true);
    });
}

void ShiftPublisher::read()
{
    const QString room = QStringLiteral("/api/chat-rooms/%1/").arg(m_room.value);
    ask(m_browser->get(QStringLiteral("/api/chat-rooms/")), [this, room](const Result<HttpReply> &) {
        ask(m_browser->get(room), [this](const Result<HttpReply> &reply) {
            const auto detail = reply ? protocol::decodeRoomDetail(reply->body, QTimeZone::utc())
                                      : Result<protocol::RoomDetail>(tl::make_unexpected(reply.error()));
            if (detail && detail->room.support && detail->room.support->state == QLatin1String("resolved"))
                ++m_reopenings;
            ask(m_browser->get(QStringLiteral("/api/desk/changes/?since=0")),
                [this](const Result<HttpReply> &) { send(); });
        });
    });
}

void ShiftPublisher::send()
{
    const Word word = m_words.first();
    const bool opens = !m_room.isValid();
    static const QStringList categories{QStringLiteral("technical"), QStringLiteral("payment"),
                                        QStringLiteral("account")};
    const protocol::SupportRequest request{QStringLiteral("case of ") + m_name, categories[m_said % 3], word.text,
                                           word.nonce};
    const QString path = opens ? QStringLiteral("/ar/publisher/support/create/")
                               : QStringLiteral("/api/chat-rooms/%1/send_message/").arg(m_room.value);
    const QByteArray body = opens ? protocol::encode(request) : protocol::encodeSend(m_room, word.text, word.nonce);
    ask(m_browser->post(path, json, body), [this, opens, word](const Result<HttpReply> &reply) {
        if (!reply || !reply->isSuccess())
            return leave(true);
        MessageId id; // of an opening word nobody is told
        if (opens) {
            const auto room = protocol::decodeSupportCreated(reply->body);
            if (!room)
                return leave(true);
            m_room = *room;
        } else if (const auto stored = protocol::decodeSentRest(reply->body, QTimeZone::utc())) {
            id = stored->id;
        }
        m_log.words << ShiftWord{m_room, id, word.text};
        m_words.removeFirst();
        if (m_comesBack-- > 0)
            m_plan.after(m_plan.between(5, 90), this, [this] { write(); });
        leave(!m_words.isEmpty());
    });
}

void ShiftPublisher::ask(HttpRequest request, const std::function<void(const Result<HttpReply> &)> &then)
{
    m_browser->run(std::move(request), [this, then](const Result<HttpReply> &reply) {
        if (reply)
            m_log.told << reply->body;
        then(reply);
    });
}

void ShiftPublisher::leave(bool again)
{
    if (m_browser) {
        m_cookie = m_browser->session();
        m_browser.release()->deleteLater();
    }
    m_isVisiting = false;
    if (again)
        m_plan.after(1, this, [this] { visit(); });
}

} // namespace desk
