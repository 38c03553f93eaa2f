// One publisher of the shift: opens a case, comes back to read and to write, by seed. Every visit is a browser of its own that
// has kept the cookies of the last one.
#pragma once

#include "e2e/shift/shiftplan.h"
#include "net/httpclient.h"
#include "net/siteapi.h"

namespace desk {

class ShiftPublisher : public QObject
{
public:
    ShiftPublisher(const SiteAddress &address, const QString &name, ShiftPlan &plan, ShiftLog &log);

    RoomId room() const { return m_room; }
    bool isIdle() const { return !m_isVisiting && m_words.isEmpty(); }
    /// Within the minutes from now on.
    void comeWithin(double minutes);
    /// Something more comes to his mind.
    void write();
    int reopenings() const { return m_reopenings; }

private:
    void visit();
    void signIn();
    void read();
    void send();
    void leave(bool again);
    void ask(HttpRequest request, const std::function<void(const Result<HttpReply> &)> &then);

    SiteAddress m_address;
    QString m_name;
    ShiftPlan &m_plan;
    ShiftLog &m_log;
    SessionCookie m_cookie;
    std::unique_ptr<SiteApi> m_door;       ///< while he signs in
    std::unique_ptr<HttpClient> m_browser; ///< while he visits
    struct Word
    {
        QString text;
        QUuid nonce;
    };
    QList<Word> m_words; ///< to be written, in order
    RoomId m_room;
    int m_said = 0;
    int m_comesBack = 0;
    int m_reopenings = 0; ///< words to a case that he was told is resolved
    bool m_isVisiting = false;
};

} // namespace desk
