// Reads the site's sign-in page: the form and what it says went wrong. Pure; tolerates any HTML, runs none of it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace desk {

struct LoginPage
{
    bool hasForm = false;                  ///< a form with a CSRF token and a password
    QString action;                        ///< empty: the page's own address
    QList<QPair<QString, QString>> hidden; ///< the form's hidden fields, csrfmiddlewaretoken among them
    QString error;                         ///< the page's complaint as plain text; empty: none found
};

LoginPage parseLoginPage(const QByteArray &html);

} // namespace desk
