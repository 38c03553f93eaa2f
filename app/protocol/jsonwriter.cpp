// Escaping and commas.
#include "protocol/jsonwriter.h"

#include <array>
#include <charconv>

namespace desk::protocol {

void JsonWriter::separate()
{
    if (m_comma)
        m_out += ',';
    m_comma = true;
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::key(QLatin1String name)
{
    separate();
    m_out += '"';
    m_out.append(name.data(), name.size());
    m_out += "\":";
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::value(QStringView text)
{
    separate();
    m_out += '"';
    const QByteArray utf8 = text.toUtf8();
    const char *const end = utf8.constData() + utf8.size();
    const char *plain = utf8.constData(); // start of the run that needs no escape
    for (const char *at = plain; at != end; ++at) {
        const auto c = static_cast<unsigned char>(*at);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out.append(plain, at - plain);
        plain = at + 1;
        switch (c) {
        case '"':
            m_out += "\\\"";
            break;
        case '\\':
            m_out += "\\\\";
            break;
        case '\n':
            m_out += "\\n";
            break;
        case '\r':
            m_out += "\\r";
            break;
        case '\t':
            m_out += "\\t";
            break;
        default: {
            static constexpr char digits[] = "0123456789abcdef";
            m_out += "\\u00";
            m_out += digits[c >> 4];
            m_out += digits[c & 15];
        }
        }
    }
    m_out.append(plain, end - plain);
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::value(qint64 number)
{
    separate();
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    m_out.append(digits.data(), end - digits.data());
    return *this;
}

JsonWriter &JsonWriter::value(double number)
{
    separate();
    m_out += QByteArray::number(number, 'g', 12);
    return *this;
}

JsonWriter &JsonWriter::value(bool truth)
{
    separate();
    m_out += truth ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter &JsonWriter::raw(const QByteArray &json)
{
    separate();
    m_out += json;
    return *this;
}

QByteArray asciiOnly(const QByteArray &json)
{
    QByteArray out;
    out.reserve(json.size());
    for (const QChar c : QString::fromUtf8(json)) { // beyond ASCII there are only texts
        if (c.unicode() < 0x80)
            out += static_cast<char>(c.unicode());
        else
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return out;
}

} // namespace desk::protocol
