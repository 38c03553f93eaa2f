// A support case from outside: opening one, acting on it, reading what came back.
#pragma once

#include "blackbox_http.h"

#include <QJsonValue>

#include <initializer_list>

namespace blackbox {

QJsonObject object(std::initializer_list<QPair<const char *, QJsonValue>> pairs);
QJsonValue at(const QJsonObject &json, const char *key);

/// The room of a new case of this publisher.
int openCase(Browser &publisher, const QString &subject, const char *category = "ads");
/// POST /api/desk/support/<room>/<name>/
Reply act(Browser &who, int room, const char *name, const QJsonObject &body = {});
/// Over HTTP.
Reply say(Browser &who, int room, const QString &text);
/// DELETE with the CSRF token.
Reply remove(Browser &who, const QByteArray &path);
/// The room of {"room":…}, and its `support`.
QJsonObject room(const Reply &reply);
QJsonObject support(const Reply &reply);
QJsonObject caseOf(Browser &staff, int room); ///< `support`, asked now
/// "kind" of each entry.
QStringList kinds(const QJsonArray &entries);
QList<int> idsOf(const QJsonArray &rooms);
/// Writes both requests before it reads either answer.
QPair<Reply, Reply> atOnce(Browser &a, Browser &b, const QByteArray &path, const QByteArray &body);

} // namespace blackbox
