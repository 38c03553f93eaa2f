// The page of response times.
#include "ui/team/timespage.h"

#include "store/follow.h"
#include "ui/errortext.h"
#include "ui/flowlayout.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/noticebar.h"
#include "ui/team/timeschart.h"
#include "ui/team/timestable.h"
#include "ui/team/timewords.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk::ui {

namespace {
constexpr int shownDays = 30;
}

TimesPage::TimesPage(Settings &settings, const Clock &clock, const Theme &theme, QWidget *parent)
    : ColumnPage("timesBack", theme, parent), m_settings(settings), m_clock(clock),
      m_notices(new NoticeBar(theme, this)), m_rule(plainLabel("muted", this)), m_state(plainLabel("", this)),
      m_again(lookButton("", this)), m_waiting(plainLabel("", this)), m_table(new TimesTable(this)),
      m_chart(new TimesChart(theme, clock, this)), m_day(plainLabel("muted", this)), m_save(lookButton("", this))
{
    m_rule->setObjectName(QStringLiteral("timesRule"));
    m_state->setObjectName(QStringLiteral("timesState"));
    m_again->setObjectName(QStringLiteral("timesAgain"));
    m_waiting->setObjectName(QStringLiteral("timesWaiting"));
    m_day->setObjectName(QStringLiteral("timesDay"));
    m_save->setObjectName(QStringLiteral("timesSave"));
    auto *state = new QHBoxLayout;
    state->addWidget(m_state, 1);
    state->addWidget(m_again, 0, Qt::AlignTop);
    column()->addWidget(m_rule);
    column()->addLayout(state);
    column()->addWidget(m_waiting);
    column()->addWidget(m_table);
    column()->addWidget(buildChart());
    column()->addWidget(m_save, 0, Qt::AlignLeading);
    addAbove(m_notices);
    putUp();
    setFocusProxy(back());
    connect(m_again, &QPushButton::clicked, this, &TimesPage::refresh);
    connect(m_save, &QPushButton::clicked, this, &TimesPage::saveTable);
    connect(&settings, &Settings::changed, this, &TimesPage::tell);
    retranslate();
}

QPushButton *TimesPage::chip(const char *name)
{
    QPushButton *button = lookButton("chip", this);
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    connect(button, &QPushButton::clicked, this, &TimesPage::tellChart);
    return button;
}

QWidget *TimesPage::buildChart()
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    m_chartCard = card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(20, 16, 20, 18);
    column->setSpacing(10);
    auto *chips = new QWidget(card);
    auto *flow = new FlowLayout(chips);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    m_response = chip("timesResponse");
    m_resolution = chip("timesResolution");
    m_team = chip("timesTeam");
    m_mine = chip("timesMine");
    for (const auto &pair : {std::pair(m_response, m_resolution), std::pair(m_team, m_mine)}) {
        auto *group = new QButtonGroup(this);
        for (QPushButton *button : {pair.first, pair.second}) {
            group->addButton(button);
            flow->addWidget(button);
        }
        pair.first->setChecked(true);
    }
    column->addWidget(chips);
    column->addWidget(m_chart);
    column->addWidget(m_day);
    connect(m_chart, &TimesChart::chosen, this, [this] { m_day->setText(m_chart->words()); });
    return card;
}

void TimesPage::setSession(Session *session)
{
    m_session = session;
    m_read.reset();
    m_error.reset();
    m_reading = false;
    m_notices->clear();
    tell();
}

void TimesPage::refresh()
{
    if (!m_session || m_reading)
        return;
    m_reading = true;
    m_error.reset();
    tell();
    follow(m_session->triage()->times(shownDays), this,
           [this, asked = m_session](const Result<protocol::CaseTimes> &result) {
               if (asked && asked == m_session)
                   take(result);
           });
}

void TimesPage::take(const Result<protocol::CaseTimes> &result)
{
    m_reading = false;
    if (result) {
        m_read = *result;
        m_readAt = m_clock.now();
    } else {
        m_error = result.error();
    }
    tell();
}

void TimesPage::tell()
{
    const WorkingHours hours = workingHours(m_settings);
    m_times = m_read ? caseTimes(*m_read, hours) : QList<CaseTime>();
    m_rule->setText(timesRule(hours));
    const OpenWaits open = m_read ? openWaits(*m_read, hours, m_clock.now()) : OpenWaits();
    m_waiting->setVisible(open.count > 0);
    m_waiting->setText(tr("Waiting now: %1, the longest %2").arg(number(open.count), durationText(open.longest)));
    const bool empty = m_times.isEmpty();
    m_table->setVisible(!empty);
    m_chartCard->setVisible(!empty);
    m_save->setVisible(!empty);
    tellState(empty);
    if (empty || !m_session)
        return;
    const QDate today = m_clock.now().toTimeZone(hours.zone).date();
    m_table->show(m_times, hours, today.addDays(1 - shownDays), today, m_session->account().me.id);
    tellChart();
}

/// What is on its way, what is missing, and how old what is shown is.
void TimesPage::tellState(bool empty)
{
    QStringList said;
    if (m_reading && !m_read)
        said << tr("Reading the times from the site…");
    if (m_error && m_error->code == ErrorCode::Offline)
        said << tr("The site cannot be reached now.");
    else if (m_error)
        said << errorSentence(*m_error);
    if (m_error && m_read)
        said << tr("These are the times of %1.").arg(isolated(moment(m_readAt, m_clock.now())));
    if (m_read && empty)
        said << withDigits(tr("Nothing was answered or resolved in the last 30 days."));
    if (m_read && m_read->more)
        said << tr("There are more cases than could be read: not all of them are counted here.");
    m_state->setText(said.join(QLatin1Char(' ')));
    m_state->setVisible(!said.isEmpty());
    m_again->setVisible(m_error.has_value());
}

void TimesPage::tellChart()
{
    if (!m_session || m_times.isEmpty())
        return;
    const WorkingHours hours = workingHours(m_settings);
    const QDate today = m_clock.now().toTimeZone(hours.zone).date();
    const UserId who = m_mine->isChecked() ? m_session->account().me.id : UserId{};
    m_chart->show(timesByDay(m_times, today.addDays(1 - shownDays), today, hours, who),
                  m_resolution->isChecked() ? CaseTime::Kind::Resolution : CaseTime::Kind::Response);
}

void TimesPage::saveTable()
{
    const WorkingHours hours = workingHours(m_settings);
    const CsvWords words{{tr("What"), tr("Case"), tr("Category"), tr("By"), tr("From"), tr("Until"), tr("Minutes")},
                         timesKind(CaseTime::Kind::Response),
                         timesKind(CaseTime::Kind::Resolution)};
    const QDate today = m_clock.now().toTimeZone(hours.zone).date();
    //: a file name; %1: a date
    const QString name = tr("Response times %1").arg(today.toString(Qt::ISODate)) + QStringLiteral(".csv");
    Q_EMIT tableWanted(name, QByteArrayLiteral("\xEF\xBB\xBF") + timesCsv(m_times, hours, words).toUtf8());
}

/// Esc leads back from wherever the keyboard is on the page.
bool TimesPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TimesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void TimesPage::retranslate()
{
    ColumnPage::retranslate();
    setTitle(tr("Response times"));
    m_again->setText(tr("Try again"));
    m_response->setText(timesKind(CaseTime::Kind::Response));
    m_resolution->setText(timesKind(CaseTime::Kind::Resolution));
    m_team->setText(tr("Team"));
    m_mine->setText(tr("Me"));
    m_save->setText(tr("Save as CSV…"));
    tell();
}

} // namespace desk::ui
