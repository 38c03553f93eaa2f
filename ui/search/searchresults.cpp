// Filters, counts and keys of what a search found.
#include "ui/search/searchresults.h"

#include "models/people.h"
#include "ui/actions.h"
#include "ui/flowlayout.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/search/hitdelegate.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::ui {

namespace {

constexpr auto pause = std::chrono::milliseconds(80);
constexpr int mostCommands = 3;

/// What was found, in words for assistive technology.
class HitWords : public QIdentityProxyModel
{
public:
    HitWords(SearchModel &model, const Clock &clock, QObject *parent)
        : QIdentityProxyModel(parent), m_model(model), m_clock(clock)
    {
        setSourceModel(&model);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::AccessibleTextRole || !index.isValid())
            return QIdentityProxyModel::data(index, role);
        return hitSentence(m_model.hit(index.row()), m_model.words(), m_clock.now());
    }

private:
    SearchModel &m_model;
    const Clock &m_clock;
};

QPushButton *filterChip(const char *name, QWidget *parent)
{
    QPushButton *button = lookButton("chip", parent);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

} // namespace

SearchResults::SearchResults(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_commands(new QVBoxLayout), m_title(plainLabel("muted", this)),
      m_titleRow(new QHBoxLayout), m_withFile(filterChip("searchWithFile", this)),
      m_whereButton(filterChip("searchWhere", this)), m_whenButton(filterChip("searchWhen", this)),
      m_list(new QListView(this)), m_none(plainLabel("muted", this))
{
    setObjectName(QStringLiteral("searchResults"));
    m_title->setObjectName(QStringLiteral("searchTitle"));
    m_none->setObjectName(QStringLiteral("searchNone"));
    m_none->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_withFile->setCheckable(true);
    m_list->setObjectName(QStringLiteral("searchHits"));
    m_list->setModel(new HitWords(m_model, clock, this));
    m_list->setItemDelegate(new HitDelegate(m_model, theme, clock, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_titleRow->addWidget(m_title, 1);
    auto *filters = new QWidget(this);
    m_filters = new FlowLayout(filters);
    for (QPushButton *button : {m_whereButton, m_whenButton, m_withFile})
        m_filters->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_commands);
    column->addLayout(m_titleRow);
    column->addWidget(filters);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addStretch(0); // without a list what is left stays below
    std::ignore = m_other.load(QStringLiteral(":/i18n/desk_ar.qm"));

    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SearchResults::ask);
    connect(m_withFile, &QPushButton::clicked, this, &SearchResults::ask);
    connect(m_whereButton, &QPushButton::clicked, this, &SearchResults::chooseWhere);
    connect(m_whenButton, &QPushButton::clicked, this, &SearchResults::chooseWhen);
    connect(&m_model, &SearchModel::stateChanged, this, &SearchResults::tell);
    connect(&m_model, &SearchModel::failed, this, &SearchResults::failed);
    const auto choose = [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        const Message &message = m_model.hit(index.row()).message;
        Q_EMIT hitChosen(message.room, message.id, m_text);
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    followTheme();
    retranslate();
    hide();
}

void SearchResults::setSession(Session *session)
{
    m_session = session;
    m_model.setSession(session);
    setText({});
}

void SearchResults::setActions(Actions *actions)
{
    m_actions = actions;
}

void SearchResults::setOpenRoom(RoomId room)
{
    m_open = room;
}

void SearchResults::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    if (text.isEmpty()) {
        m_where = Where::Everywhere;
        m_when = When::Any;
        m_withFile->setChecked(false);
        m_pause.stop();
        m_model.setQuery({});
        retranslate();
    } else {
        m_pause.start();
    }
    offerCommands();
    setVisible(!text.isEmpty());
    tell();
}

bool SearchResults::isEmpty() const
{
    return m_commands->isEmpty() && m_model.rowCount() == 0 && !m_model.isSearching() && !m_pause.isActive();
}

bool SearchResults::focusFirst()
{
    if (QLayoutItem *command = m_commands->itemAt(0)) {
        command->widget()->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (m_model.rowCount() == 0)
        return false;
    m_list->setFocus(Qt::TabFocusReason);
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    return true;
}

QList<RoomId> SearchResults::rooms() const
{
    const auto open = m_session ? m_session->rooms().item(m_open) : std::nullopt;
    if (m_where == Where::Everywhere || !open)
        return {};
    if (m_where == Where::Conversation)
        return {m_open};
    QList<RoomId> rooms;
    m_session->rooms().forEach([&](const RoomItem &item) {
        if (m_where == Where::Ad ? item.room.ad == open->room.ad : otherPerson(item).id == otherPerson(*open).id)
            rooms << item.room.id;
    });
    return rooms;
}

void SearchResults::ask()
{
    m_pause.stop();
    SearchQuery query;
    query.text = m_text;
    query.rooms = rooms();
    query.withFile = m_withFile->isChecked();
    const QDateTime midnight = m_clock.now().toLocalTime().date().startOfDay();
    switch (m_when) {
    case When::Any:
        break;
    case When::Today:
        query.from = midnight;
        break;
    case When::Week:
        query.from = midnight.addDays(-6);
        break;
    case When::Month:
        query.from = midnight.addMonths(-1);
        break;
    case When::Year:
        query.from = midnight.addYears(-1);
        break;
    }
    m_model.setQuery(query);
    tell();
}

/// Those whose name, here or in the other language, says what was typed.
void SearchResults::offerCommands()
{
    while (QLayoutItem *old = m_commands->takeAt(0)) {
        old->widget()->deleteLater();
        delete old;
    }
    const QStringList words = searchWords(m_text);
    if (!m_actions || words.isEmpty())
        return;
    for (const ActionEntry &entry : actionTable()) {
        const QString arabic = m_other.translate("Actions", entry.text);
        const bool named = matches(Actions::text(entry), words).size() >= words.size() ||
                           matches(QString::fromLatin1(entry.text), words).size() >= words.size() ||
                           matches(arabic, words).size() >= words.size();
        if (!named || !m_actions->isOffered(entry.id) || m_commands->count() >= mostCommands)
            continue;
        QPushButton *button = lookButton("command", this);
        button->setText(Actions::text(entry) + QStringLiteral("   ") + Actions::keyText(entry));
        button->setAccessibleName(Actions::text(entry));
        button->setAutoDefault(true);
        QAction *action = m_actions->action(entry.id);
        connect(button, &QPushButton::clicked, action, &QAction::trigger, Qt::QueuedConnection);
        m_commands->addWidget(button);
    }
}

void SearchResults::chooseWhere()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](Where where, const QString &words, bool there) {
        QAction *action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(where == m_where);
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, where] {
            m_where = where;
            retranslate();
            ask();
        });
    };
    const auto open = m_session ? m_session->rooms().item(m_open) : std::nullopt;
    offer(Where::Everywhere, tr("Everywhere"), true);
    offer(Where::Conversation, tr("This conversation"), open.has_value());
    offer(Where::Ad, tr("This ad"), open && open->room.ad.isValid());
    offer(Where::Person, tr("This person"), open.has_value());
    menu->popup(m_whereButton->mapToGlobal(QPoint(0, m_whereButton->height())));
}

void SearchResults::chooseWhen()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](When when, const QString &words) {
        QAction *action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(when == m_when);
        connect(action, &QAction::triggered, this, [this, when] {
            m_when = when;
            retranslate();
            ask();
        });
    };
    offer(When::Any, tr("Any time"));
    offer(When::Today, tr("Today"));
    offer(When::Week, withDigits(tr("Last 7 days")));
    offer(When::Month, tr("Last month"));
    offer(When::Year, tr("Last year"));
    menu->popup(m_whenButton->mapToGlobal(QPoint(0, m_whenButton->height())));
}

void SearchResults::tell()
{
    const int count = m_model.rowCount();
    const bool asking = m_model.isSearching() || m_pause.isActive();
    const QString amount = number(count) + (m_model.hasMore() ? QStringLiteral("+") : QString());
    m_title->setText(count > 0 ? tr("Messages: %1").arg(amount)
                     : asking  ? tr("Searching the messages…")
                               : tr("Messages"));
    m_none->setVisible(count == 0 && !asking);
    m_none->setText(tr("No message here says “%1”.").arg(isolated(oneLine(m_text))));
    m_list->setVisible(count > 0);
}

void SearchResults::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange)
        followTheme();
}

void SearchResults::followTheme()
{
    const int side = m_theme.px(14);
    m_commands->setContentsMargins(m_theme.px(8), 0, m_theme.px(8), 0);
    m_titleRow->setContentsMargins(side, m_theme.px(8), side, m_theme.px(4));
    m_filters->setContentsMargins(side, 0, side, m_theme.px(6));
    m_filters->setSpacing(m_theme.px(6));
    m_none->setContentsMargins(side, m_theme.px(12), side, m_theme.px(12));
    m_list->setSpacing(0);
}

void SearchResults::retranslate()
{
    const QStringList where{tr("Everywhere"), tr("This conversation"), tr("This ad"), tr("This person")};
    const QStringList when{tr("Any time"), tr("Today"), withDigits(tr("Last 7 days")), tr("Last month"),
                           tr("Last year")};
    m_whereButton->setText(where.value(int(m_where)) + QStringLiteral(" ▾"));
    m_whereButton->setAccessibleName(tr("Where to search: %1").arg(where.value(int(m_where))));
    m_whenButton->setText(when.value(int(m_when)) + QStringLiteral(" ▾"));
    m_whenButton->setAccessibleName(tr("From when: %1").arg(when.value(int(m_when))));
    m_withFile->setText(tr("With a file"));
    m_list->setAccessibleName(tr("Messages found"));
    offerCommands();
    tell();
}

} // namespace desk::ui
