// Fetches and shows what stands beside the talk.
#include "ui/context/contextpane.h"

#include "models/people.h"
#include "store/follow.h"
#include "ui/context/adcard.h"
#include "ui/context/adpicture.h"
#include "ui/context/adssection.h"
#include "ui/context/casessection.h"
#include "ui/context/findsection.h"
#include "ui/context/logsection.h"
#include "ui/context/notebox.h"
#include "ui/context/otherssection.h"
#include "ui/context/personsection.h"
#include "ui/look.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace desk::ui {

ContextPane::ContextPane(const Theme &theme, Settings &settings, const Clock &clock,
                         std::function<void(const QUrl &)> openUrl, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_openUrl(std::move(openUrl)), m_card(new AdCard(theme, this)),
      m_open(lookButton("", this)), m_ad(new Section("ad", theme, settings, this)),
      m_person(new PersonSection(theme, settings, clock, this)),
      m_others(new OthersSection(theme, settings, clock, this)),
      m_cases(new CasesSection(theme, settings, clock, this)), m_ads(new AdsSection(theme, settings, this)),
      m_log(new LogSection(theme, settings, clock, this)), m_notes(new Section("note", theme, settings, this)),
      m_note(new NoteBox(theme, this))
{
    setObjectName(QStringLiteral("contextPane"));
    setAttribute(Qt::WA_StyledBackground);
    m_open->setObjectName(QStringLiteral("openAd"));
    auto *inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_ad->add(m_card);
    m_ad->add(m_open);
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
    QList<Section *> all{m_ad, m_person, m_others, m_cases, m_ads, m_log};
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
    connect(m_cases, &CasesSection::roomWanted, this, &ContextPane::roomWanted);
    connect(m_ads, &AdsSection::pageWanted, this, [this](AdId ad, const QString &slug) {
        if (m_session)
            m_openUrl(m_session->pageUrl(ad, slug));
    });
    connect(m_log, &LogSection::messageWanted, this, &ContextPane::messageWanted);
    connect(m_log, &LogSection::moreWanted, this, &ContextPane::askCase);
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
        m_session->triage()->disconnect(this);
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
    connectTriage();
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
    const bool ours = item && isOurCase(*item);
    m_notes->setVisible(item.has_value());
    m_note->setBesideTeamNotes(ours);
    m_notes->setTitle(m_note->accessibleName());
    showLog();
    if (item) {
        showRoom(*item);
        if (ours)
            askCase();
        return;
    }
    m_adShown = {};
    m_ad->hide();
    m_person->hide();
    m_others->showRooms({}, false);
    m_cases->showCases({}, {}, {});
    m_ads->showAds({});
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

/// His other conversations, and of a case what else its staff know.
void ContextPane::showPerson(const RoomItem &item)
{
    const QList<RoomItem> others = otherConversations(m_session->rooms(), item);
    const auto detail = isOurCase(item) ? m_session->triage()->knownDetail(m_room) : std::nullopt;
    m_person->showPerson(item, others, m_session->isStaff(), detail);
    m_others->showRooms(detail ? QList<RoomItem>() : others, item.support);
    m_ads->showAds(detail ? detail->ads : QList<Ad>());
    if (detail)
        m_cases->showCases(detail->cases, others, m_session->account().me.id);
    else
        m_cases->showCases({}, {}, {});
}

bool ContextPane::isOurCase(const RoomItem &item) const
{
    return item.support && m_session->isStaff() && m_session->triage()->available();
}

void ContextPane::showLog()
{
    const auto item = m_session && m_room.isValid() ? m_session->rooms().item(m_room) : std::nullopt;
    if (item && isOurCase(*item))
        m_log->showLog(m_room, m_session->triage()->log(m_room), m_session->triage()->logHasMore(m_room),
                       m_session->account().me.id);
    else
        m_log->showLog({}, {}, false, {});
}

/// The site knows more of a case than its room tells; also all of its log.
void ContextPane::askCase()
{
    ++m_asking;
    const QPointer<Session> asked = m_session;
    follow(m_session->triage()->caseDetail(m_room), this, [this, asked, room = m_room](const auto &) {
        --m_asking;
        if (asked != m_session || room != m_room)
            return;
        if (const auto item = m_session->rooms().item(room))
            showPerson(*item);
        showLog();
    });
}

void ContextPane::connectTriage()
{
    Triage *triage = m_session->triage();
    connect(triage, &Triage::availableChanged, this, [this] { setRoom(m_room); });
    connect(triage, &Triage::logChanged, this, [this](RoomId room) {
        if (room == m_room)
            showLog();
    });
    connect(m_session, &Session::statusChanged, this, [this] {
        const auto item = m_room.isValid() ? m_session->rooms().item(m_room) : std::nullopt;
        const bool online = m_session->status().state == ConnectionStatus::State::Online;
        if (online && m_asking == 0 && item && isOurCase(*item) && !m_session->triage()->knownDetail(m_room))
            askCase();
    });
}

void ContextPane::followTheme()
{
    const int edge = m_theme.px(16);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(m_theme.px(14));
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
