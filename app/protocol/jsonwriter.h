// Appends JSON to a byte array, keys in the order they are written. QJsonObject would sort them and cost four times as
// much, and the server writes one for each message it broadcasts.
#pragma once

#include <QByteArray>
#include <QString>

namespace desk::protocol {

/// The same JSON in ASCII, with escapes for the rest, as the deployed site writes its frames.
QByteArray asciiOnly(const QByteArray &json);

class JsonWriter
{
public:
    explicit JsonWriter(QByteArray &out) : m_out(out) {}

    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }
    /// `name` must need no escape.
    JsonWriter &key(QLatin1String name);
    JsonWriter &value(QStringView text);
    JsonWriter &value(qint64 number);
    JsonWriter &value(double number);
    JsonWriter &value(bool truth);
    JsonWriter &null();
    /// Already JSON.
    JsonWriter &raw(const QByteArray &json);

    template <typename T> JsonWriter &member(QLatin1String name, const T &content) { return key(name).value(content); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    void separate();

    QByteArray &m_out;
    bool m_comma = false;
};

} // namespace desk::protocol
