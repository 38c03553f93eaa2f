// Which facts there are, and their lines.
#include "ui/context/personsection.h"

#include "models/people.h"
#include "ui/casewords.h"
#include "ui/format.h"
#include "ui/rooms/roomtext.h"
#include "ui/textline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace desk::ui {

/// "User name   @karim": what it is at the leading edge, the fact at the trailing one.
class FactLine : public QWidget
{
public:
    FactLine(const Theme &theme, QWidget *parent)
        : QWidget(parent), m_label(new TextLine(theme, 13, QFont::Normal, TextLine::Ink::Muted, this)),
          m_value(new TextLine(theme, 13, QFont::Normal, TextLine::Ink::Normal, this))
    {
        setObjectName(QStringLiteral("fact"));
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(10);
        m_label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        m_value->setTrailing(true);
        row->addWidget(m_label);
        row->addWidget(m_value, 1);
    }

    void tell(const QString &label, const QString &value)
    {
        m_label->setText(label);
        m_value->setText(value);
        m_value->setAccessibleName(label + QStringLiteral(": ") + isolated(value));
        m_value->setToolTip(plainToolTip(value));
    }

private:
    TextLine *m_label;
    TextLine *m_value;
};

namespace {

QDateTime firstCase(const RoomItem &item, const protocol::CaseDetail &detail)
{
    QDateTime first = item.room.createdAt;
    for (const OtherCase &other : detail.cases) {
        if (other.openedAt.isValid() && (!first.isValid() || other.openedAt < first))
            first = other.openedAt;
    }
    return first;
}

} // namespace

PersonSection::PersonSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : Section("person", theme, settings, parent), m_theme(theme), m_clock(clock), m_lines(new QVBoxLayout)
{
    add(m_lines);
    followTheme();
}

void PersonSection::addFact(const QString &label, const QString &value)
{
    if (!value.isEmpty())
        m_told.append({label, value});
}

void PersonSection::addPerson(const RoomItem &item, const CasePerson *known)
{
    const User &person = known ? known->user : otherPerson(item);
    addFact(tr("Name"), person.displayName().isEmpty() ? roomTitle(item) : person.displayName());
    if (!person.username.isEmpty() && person.username != person.displayName())
        addFact(tr("User name"), QLatin1Char('@') + person.username);
    if (!known)
        return;
    addFact(tr("E-mail"), oneLine(known->email));
    addFact(tr("Phone"), oneLine(known->phone));
    addFact(tr("On the site since"), shortDate(known->joinedAt, m_clock.now()));
}

void PersonSection::addCase(const Support &support, bool staff)
{
    addFact(tr("Category"), categoryText(support.category));
    addFact(tr("State"), !staff && support.state == QLatin1String("waiting") ? tr("With the site's staff")
                                                                             : caseStateText(support.state));
}

void PersonSection::showPerson(const RoomItem &item, const QList<RoomItem> &others, bool staff,
                               const std::optional<protocol::CaseDetail> &detail)
{
    const QDateTime now = m_clock.now();
    m_told.clear();
    QDateTime first;
    if (detail)
        first = firstCase(item, *detail);
    else if (!item.support)
        first = firstContact(item, others);
    if (item.support && !staff) {
        setTitle(tr("Support case"));
        addFact(tr("Subject"), roomTitle(item));
    } else {
        setTitle(item.support || item.iAmBuyer ? tr("Publisher") : tr("Buyer"));
        addPerson(item, detail ? &detail->person : nullptr);
        const qsizetype count = detail ? std::max(others.size(), detail->cases.size()) : others.size();
        addFact(item.support ? tr("Cases") : tr("Conversations"), number(count + 1));
        addFact(tr("First contact"), shortDate(first, now));
    }
    if (item.room.support)
        addCase(*item.room.support, staff);
    if (first != item.room.createdAt)
        addFact(tr("Begun"), shortDate(item.room.createdAt, now));
    if (!item.room.isActive)
        addFact(tr("Closed"), tr("Nobody can write here"));
    showFacts();
    show();
}

void PersonSection::showFacts()
{
    while (m_facts.size() < m_told.size()) {
        m_facts.append(new FactLine(m_theme, this));
        m_lines->addWidget(m_facts.last());
    }
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        if (i < m_told.size())
            m_facts[i]->tell(m_told[i].first, m_told[i].second);
        m_facts[i]->setVisible(i < m_told.size());
    }
}

void PersonSection::followTheme()
{
    m_lines->setSpacing(m_theme.px(4));
}

void PersonSection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        followTheme();
}

} // namespace desk::ui
