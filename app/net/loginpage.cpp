#include "net/loginpage.h"

#include "net/htmltags.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype longestPage = 2 * 1024 * 1024;
constexpr qsizetype longestError = 500;

bool hasClass(const html::Tag &tag, std::initializer_list<QLatin1String> wanted)
{
    const QStringList classes = tag.value(QLatin1String("class")).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(wanted.begin(), wanted.end(), [&classes](QLatin1String name) { return classes.contains(name); });
}

bool isHidden(const html::Tag &tag)
{
    return tag.has(QLatin1String("hidden")) || hasClass(tag, {QLatin1String("d-none"), QLatin1String("hidden")}) ||
           tag.value(QLatin1String("style")).remove(QLatin1Char(' ')).contains(QLatin1String("display:none"));
}

bool isComplaint(const html::Tag &tag)
{
    if (isHidden(tag))
        return false;
    if (hasClass(tag, {QLatin1String("errorlist"), QLatin1String("errornote"), QLatin1String("error"),
                       QLatin1String("invalid-feedback"), QLatin1String("alert-danger"), QLatin1String("alert-error"),
                       QLatin1String("alert-warning"), QLatin1String("form-error"), QLatin1String("error-message")}))
        return true;
    return hasClass(tag, {QLatin1String("alert")}) &&
           !hasClass(tag,
                     {QLatin1String("alert-success"), QLatin1String("alert-info"), QLatin1String("alert-primary"),
                      QLatin1String("alert-secondary"), QLatin1String("alert-light"), QLatin1String("alert-dark")});
}

/// One line without anything that could hide or turn what people read.
QString plainLine(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool turns = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0xFEFF;
        if (!turns && (c.isSpace() || c.category() != QChar::Other_Control))
            out += c;
    }
    return out.simplified();
}

// Collects the text of the element that opened it, until the same element closes.
class Complaint
{
public:
    bool isOpen() const { return m_depth > 0; }
    void open(const QString &name)
    {
        m_name = name;
        m_depth = 1;
        m_text.clear();
    }
    void tag(const html::Tag &tag)
    {
        m_text += QLatin1Char(' ');
        if (tag.name == QLatin1String("button"))
            m_inButton = !tag.isClosing; // its cross is no words
        if (tag.name == m_name && !html::isVoid(tag.name))
            m_depth += tag.isClosing ? -1 : 1;
    }
    void text(const QString &text)
    {
        if (!m_inButton && m_text.size() < 4 * longestError)
            m_text += text;
    }
    QString take() { return plainLine(std::exchange(m_text, QString())); }

private:
    QString m_name;
    QString m_text;
    int m_depth = 0;
    bool m_inButton = false;
};

struct Form
{
    bool isOpen = false;
    bool hasToken = false;
    bool hasPassword = false;
    QString action;
    QList<QPair<QString, QString>> hidden;

    void take(const html::Tag &input)
    {
        const QString name = input.value(QLatin1String("name"));
        const QString type = input.value(QLatin1String("type")).toLower();
        hasPassword |= name == QLatin1String("password");
        if (type != QLatin1String("hidden") || name.isEmpty() || hidden.size() >= 50)
            return;
        hasToken |= name == QLatin1String("csrfmiddlewaretoken");
        hidden.append({name, input.value(QLatin1String("value"))});
    }
};

} // namespace

LoginPage parseLoginPage(const QByteArray &bytes)
{
    LoginPage page;
    Form form;
    Complaint complaint;
    QStringList complaints;
    const auto keepForm = [&page, &form] {
        if (form.isOpen && !page.hasForm && form.hasToken && form.hasPassword) {
            page.hasForm = true;
            page.action = form.action;
            page.hidden = form.hidden;
        }
        form = Form();
    };
    const auto keepComplaint = [&complaint, &complaints] {
        const QString text = complaint.take();
        if (!text.isEmpty() && !complaints.contains(text) && complaints.size() < 5)
            complaints << text;
    };

    html::Reader reader(QString::fromUtf8(bytes.left(longestPage)));
    while (const auto token = reader.next()) {
        if (!token->tag) {
            if (complaint.isOpen())
                complaint.text(token->text);
            continue;
        }
        const html::Tag &tag = *token->tag;
        if (tag.name == QLatin1String("form")) {
            keepForm();
            if (!tag.isClosing)
                form = Form{true, false, false, tag.value(QLatin1String("action")).trimmed(), {}};
        } else if (tag.name == QLatin1String("input") && form.isOpen) {
            form.take(tag);
        }
        if (complaint.isOpen()) {
            complaint.tag(tag);
            if (!complaint.isOpen())
                keepComplaint();
        } else if (!tag.isClosing && !html::isVoid(tag.name) && isComplaint(tag)) {
            complaint.open(tag.name);
        }
    }
    keepForm();
    if (complaint.isOpen())
        keepComplaint();
    page.error = complaints.join(QLatin1Char('\n')).left(longestError);
    return page;
}

} // namespace desk
