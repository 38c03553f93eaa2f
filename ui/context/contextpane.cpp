// Fetches and shows what stands beside the talk.
#include "ui/context/contextpane.h"

#include "models/people.h"
#include "ui/casewords.h"
#include "ui/context/adcard.h"
#include "ui/context/adpicture.h"
#include "ui/context/findsection.h"
#include "ui/context/notebox.h"
#include "ui/context/otherssection.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/rooms/roomtext.h"
#include "ui/textline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
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
    }

private:
    TextLine *m_label;
    TextLine *m_value;
};

ContextPane::ContextPane(const Theme &theme, Settings &settings, const Clock &clock,
                         std::function<void(const QUrl &)> openUrl, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_openUrl(std::move(openUrl)), m_card(new AdCard(theme, this)),
      m_open(lookButton("", this)), m_ad(new Section("ad", theme, settings, this)),
      m_person(new Section("person", theme, settings, this)), m_others(new OthersSection(theme, settings, clock, this)),
      m_notes(new Section("note", theme, settings, this)), m_note(new NoteBox(theme, this))
{
    setObjectName(QStringLiteral("contextPane"));
    setAttribute(Qt::WA_StyledBackground);
    m_open->setObjectName(QStringLiteral("openAd"));
    auto *inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_ad->add(m_card);
    m_ad->add(m_open);
    m_lines = new QVBoxLayout;
    m_person->add(m_lines);
    m_notes->add(m_note);
    for (const FindKind kind : {FindKind::Prices, FindKind::Files, FindKind::Links})
        m_finds << new FindSection(kind, theme, settings, clock, this);
    for (Section *section : sections())
        m_column->addWidget(section);
    m_column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    letThrough(*scroll);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connectParts();
    followTheme();
    setRoom({});
}

QList<Section *> ContextPane::sections() const
{
    QList<Section *> all{m_ad, m_person, m_others};
    for (FindSection *finds : m_finds)
        all << finds;
    return all << m_notes;
}

void ContextPane::connectParts()
{
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_session && m_adShown.isValid())
            m_openUrl(m_session->pageUrl(m_adShown, m_slug));
    });
    connect(m_others, &OthersSection::roomWanted, this, &ContextPane::roomWanted);
    for (FindSection *finds : std::as_const(m_finds)) {
        connect(finds, &FindSection::messageWanted, this, &ContextPane::messageWanted);
        connect(finds, &FindSection::linkActivated, this, &ContextPane::linkActivated);
        connect(finds, &FindSection::saveWanted, this, &ContextPane::saveWanted);
        connect(finds, &FindSection::saveAsWanted, this, &ContextPane::saveAsWanted);
    }
}

void ContextPane::setSession(Session *session)
{
    if (m_session) {
        m_session->rooms().disconnect(this);
        m_session->disconnect(this);
    }
    m_session = session;
    m_adShown = {};
    m_note->setSession(session);
    setRoom({});
    if (!session)
        return;
    connect(&session->rooms(), &Rooms::itemChanged, this, [this](const RoomItem &item) {
        if (item.room.id == m_room)
            showRoom(item);
        else if (isSamePerson(item))
            showPerson(*m_session->rooms().item(m_room));
    });
    connect(session, &Session::adChanged, this, [this](const Ad &ad) {
        if (ad.id != m_adShown)
            return;
        m_slug = ad.slug;
        m_card->setAd(ad);
    });
}

bool ContextPane::isSamePerson(const RoomItem &item) const
{
    const auto open = m_session && m_room.isValid() ? m_session->rooms().item(m_room) : std::nullopt;
    return open && open->support == item.support && otherPerson(*open).id == otherPerson(item).id;
}

bool ContextPane::hasPicture() const
{
    return m_card->picture().hasPicture();
}

void ContextPane::setRoom(RoomId room)
{
    m_room = room;
    const auto item = m_session && room.isValid() ? m_session->rooms().item(room) : std::nullopt;
    m_note->setRoom(item ? room : RoomId{});
    for (FindSection *finds : std::as_const(m_finds))
        finds->setRoom(item ? m_session : nullptr, item ? room : RoomId{});
    m_notes->setVisible(item.has_value());
    m_notes->setTitle(tr("Private note"));
    if (item) {
        showRoom(*item);
        return;
    }
    m_adShown = {};
    m_ad->hide();
    m_person->hide();
    m_others->showRooms({}, false);
}

void ContextPane::showRoom(const RoomItem &item)
{
    showAd(item);
    showPerson(item);
}

void ContextPane::showAd(const RoomItem &item)
{
    const AdId ad = item.room.ad;
    m_ad->setVisible(ad.isValid());
    m_ad->setTitle(tr("Ad"));
    m_open->setText(tr("Open the ad on the site"));
    if (ad.isValid() && ad != m_adShown) {
        m_card->setTitle(item.room.adTitle);
        m_slug.clear();
        m_adShown = ad;
        askAd(ad);
    } else if (!ad.isValid()) {
        m_adShown = {};
    }
}

void ContextPane::askAd(AdId ad)
{
    ++m_asking;
    const QPointer<Session> asked = m_session;
    m_session->ad(ad).then(this, [this, asked, ad](const Result<Ad> &result) {
        --m_asking;
        if (asked != m_session || ad != m_adShown || !result)
            return;
        m_slug = result->slug;
        m_card->setAd(*result);
        if (!result->images.isEmpty())
            askPicture(result->images.first(), ad);
    });
}

void ContextPane::askPicture(const QString &url, AdId ad)
{
    ++m_asking;
    const QPointer<Session> asked = m_session;
    m_session->picture(url).then(this, [this, asked, ad](const Result<QByteArray> &result) {
        if (asked != m_session || ad != m_adShown || !result) {
            --m_asking;
            return;
        }
        decodeAdPicture(*result, QSize(640, 480)).then(this, [this, asked, ad](const QImage &image) {
            --m_asking;
            if (asked == m_session && ad == m_adShown)
                m_card->picture().setPicture(image);
        });
    });
}

void ContextPane::showPerson(const RoomItem &item)
{
    const QDateTime now = m_clock.now();
    QList<std::pair<QString, QString>> facts;
    const auto addLine = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append({label, value});
    };
    const bool staff = m_session->isStaff();
    const QList<RoomItem> others = otherConversations(m_session->rooms().items(), item);
    const QDateTime first = item.support ? QDateTime() : firstContact(item, others);
    m_person->show();
    if (item.support && !staff) {
        m_person->setTitle(tr("Support case"));
        addLine(tr("Subject"), roomTitle(item));
    } else {
        m_person->setTitle(item.support || item.iAmBuyer ? tr("Publisher") : tr("Buyer"));
        const User &person = otherPerson(item);
        addLine(tr("Name"), person.displayName().isEmpty() ? roomTitle(item) : person.displayName());
        if (!person.username.isEmpty() && person.username != person.displayName())
            addLine(tr("User name"), QLatin1Char('@') + person.username);
        addLine(item.support ? tr("Cases") : tr("Conversations"), number(others.size() + 1));
        if (!item.support)
            addLine(tr("First contact"), shortDate(first, now));
    }
    m_others->showRooms(others, item.support);
    if (item.room.support) {
        addLine(tr("Category"), categoryText(item.room.support->category));
        const QString &state = item.room.support->state;
        addLine(tr("State"),
                !staff && state == QLatin1String("waiting") ? tr("With the site's staff") : caseStateText(state));
    }
    if (first != item.room.createdAt)
        addLine(tr("Begun"), shortDate(item.room.createdAt, now));
    if (!item.room.isActive)
        addLine(tr("Closed"), tr("Nobody can write here"));
    showLines(facts);
}

void ContextPane::showLines(const QList<std::pair<QString, QString>> &lines)
{
    while (m_facts.size() < lines.size()) {
        m_facts.append(new FactLine(m_theme, this));
        m_lines->addWidget(m_facts.last());
    }
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        if (i < lines.size())
            m_facts[i]->tell(lines[i].first, lines[i].second);
        m_facts[i]->setVisible(i < lines.size());
    }
}

void ContextPane::followTheme()
{
    const int edge = m_theme.px(16);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(m_theme.px(14));
    m_lines->setSpacing(m_theme.px(4));
}

void ContextPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (FindSection *finds : std::as_const(m_finds))
        finds->setShown(true);
}

void ContextPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (FindSection *finds : std::as_const(m_finds))
        finds->setShown(false);
}

void ContextPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        followTheme();
    if (event->type() == QEvent::LanguageChange && m_room.isValid()) {
        m_adShown = {}; // prices and states are words too
        setRoom(m_room);
    }
}

} // namespace desk::ui
