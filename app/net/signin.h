// One sign-in: asks for the form, fills it once, and asks who came in. Lives until it has answered.
#pragma once

#include "net/answer.h"
#include "net/httpclient.h"
#include "net/siteapi.h"

namespace desk {

class SignIn : public QObject
{
    Q_OBJECT
public:
    /// `page`: where to ask for the form first; the site's own choice (/login/) if there is none.
    SignIn(HttpClient &http, QString page, QString user, QString password, bool keepSignedIn);

    FutureResult<SignedIn> start();

private:
    using Next = void (SignIn::*)(const HttpReply &);
    void run(HttpRequest request, Next next);
    void askForPage(const QUrl &url);
    void pageCame(const HttpReply &reply);
    void redirected(const HttpReply &reply);
    void fillIn(const HttpReply &page);
    void formAnswered(const HttpReply &reply);
    void csrfRefused(const HttpReply &reply);
    void askWho();
    void whoCame(const HttpReply &reply);
    void finish(Result<SignedIn> result);

    HttpClient &m_http;
    Answer<SignedIn> m_answer;
    QString m_page;
    const QString m_user;
    const QString m_password;
    const bool m_keep;
    int m_redirects = 0;
    bool m_isSecondTry = false;
    bool m_looksLikeStaff = false;
};

} // namespace desk
