// The settings of those who answer cases.
#include "ui/settings/supportsection.h"

#include "ui/flowlayout.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/settings/timefield.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace desk::ui {

namespace {

constexpr int daysOfWeek = 7;
constexpr int mostMinutes = 1440;
constexpr int usualAlert = 5; // when alerts are turned on again

const char dayKey[] = "day";

} // namespace

SupportSection::SupportSection(Settings &settings, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_daysLabel(plainLabel("", this)), m_from(new TimeField(this)),
      m_to(new TimeField(this)), m_allHours(plainLabel("muted", this)), m_warn(new QSpinBox(this)),
      m_late(new QSpinBox(this)), m_alert(new QCheckBox(this)), m_after(new QSpinBox(this)), m_every(new QSpinBox(this))
{
    m_from->setObjectName(QStringLiteral("workFrom"));
    m_to->setObjectName(QStringLiteral("workTo"));
    m_allHours->setObjectName(QStringLiteral("workAllHours"));
    m_warn->setObjectName(QStringLiteral("waitWarn"));
    m_late->setObjectName(QStringLiteral("waitLate"));
    m_alert->setObjectName(QStringLiteral("caseAlert"));
    m_after->setObjectName(QStringLiteral("caseAlertAfter"));
    m_every->setObjectName(QStringLiteral("caseAlertEvery"));
    auto *days = new QWidget(this);
    auto *chips = new FlowLayout(days);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(6);
    for (int i = 0; i < daysOfWeek; ++i) {
        QPushButton *chip = lookButton("chip", days);
        chip->setCheckable(true);
        chips->addWidget(chip);
        m_days << chip;
        connect(chip, &QPushButton::clicked, this, [this, chip] { chooseDay(chip); });
    }
    addWide(m_daysLabel);
    addWide(days);
    m_fromLabel = addRow(m_from);
    m_toLabel = addRow(m_to);
    addWide(m_allHours);
    m_warnLabel = addRow(m_warn);
    m_lateLabel = addRow(m_late);
    addWide(m_alert);
    m_afterLabel = addRow(m_after);
    m_everyLabel = addRow(m_every);
    for (QSpinBox *box : {m_warn, m_late, m_after, m_every}) {
        box->setRange(1, mostMinutes);
        box->setKeyboardTracking(false); // "1" is on the way to "15"
    }
    connectParts();
    retranslate();
}

void SupportSection::connectParts()
{
    for (TimeField *edit : {m_from, m_to})
        connect(edit, &TimeField::timeChanged, this, &SupportSection::applyHours);
    for (QSpinBox *box : {m_warn, m_late})
        connect(box, &QSpinBox::valueChanged, this,
                [this] { m_settings.setWaitMinutes(m_warn->value(), m_late->value()); });
    connect(m_alert, &QCheckBox::clicked, this,
            [this](bool on) { m_settings.setCaseAlerts(on ? usualAlert : 0, m_every->value()); });
    for (QSpinBox *box : {m_after, m_every})
        connect(box, &QSpinBox::valueChanged, this,
                [this] { m_settings.setCaseAlerts(m_after->value(), m_every->value()); });
    connect(&m_settings, &Settings::changed, this, &SupportSection::follow);
}

/// One day stays: without any there are no hours to measure by.
void SupportSection::chooseDay(QPushButton *chip)
{
    for (const QPushButton *each : std::as_const(m_days)) {
        if (each->isChecked()) {
            applyHours();
            return;
        }
    }
    chip->setChecked(true);
}

void SupportSection::applyHours()
{
    QList<int> days;
    for (const QPushButton *chip : std::as_const(m_days)) {
        if (chip->isChecked())
            days << chip->property(dayKey).toInt();
    }
    m_settings.setWorkingHours(days, m_from->time(), m_to->time());
}

void SupportSection::follow()
{
    const QList<int> days = m_settings.workingDays();
    for (QPushButton *chip : std::as_const(m_days))
        chip->setChecked(days.contains(chip->property(dayKey).toInt()));
    const auto put = [](auto *box, auto set, const auto &value) {
        const QSignalBlocker quiet(box);
        (box->*set)(value);
    };
    put(m_from, &TimeField::setTime, m_settings.workingFrom());
    put(m_to, &TimeField::setTime, m_settings.workingTo());
    put(m_warn, &QSpinBox::setValue, m_settings.waitWarnMinutes());
    put(m_late, &QSpinBox::setValue, m_settings.waitLateMinutes());
    const bool alerts = m_settings.caseAlertAfter() > 0;
    if (alerts)
        put(m_after, &QSpinBox::setValue, m_settings.caseAlertAfter());
    put(m_every, &QSpinBox::setValue, m_settings.caseAlertEvery());
    m_alert->setChecked(alerts);
    m_allHours->setVisible(m_settings.workingTo() <= m_settings.workingFrom());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_after, m_every, m_afterLabel, m_everyLabel})
        widget->setEnabled(alerts);
}

void SupportSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SupportSection::retranslate()
{
    setTitle(tr("Support team"));
    m_daysLabel->setText(tr("Cases are answered on these days. Waiting is measured in working hours only."));
    const QLocale locale = wordsLocale();
    for (int i = 0; i < m_days.size(); ++i) {
        const int day = (locale.firstDayOfWeek() - 1 + i) % daysOfWeek + 1;
        QPushButton *chip = m_days.at(i);
        chip->setObjectName(QStringLiteral("workDay%1").arg(day));
        chip->setProperty(dayKey, day);
        chip->setText(locale.standaloneDayName(day, QLocale::LongFormat));
        chip->setAccessibleName(tr("Working day: %1").arg(chip->text()));
    }
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("Until"));
    m_from->setAccessibleName(tr("Working hours from"));
    m_to->setAccessibleName(tr("Working hours until"));
    m_allHours->setText(tr("The end is not after the beginning, so all time counts."));
    m_warnLabel->setText(tr("A case has waited long after"));
    m_lateLabel->setText(tr("It has waited too long after"));
    m_alert->setText(tr("Alert me of a waiting case that nobody has"));
    m_afterLabel->setText(tr("After"));
    m_everyLabel->setText(tr("And again every"));
    m_warn->setAccessibleName(tr("Minutes until a case has waited long"));
    m_late->setAccessibleName(tr("Minutes until a case has waited too long"));
    m_after->setAccessibleName(tr("Minutes until the first alert"));
    m_every->setAccessibleName(tr("Minutes between alerts"));
    for (QSpinBox *box : {m_warn, m_late, m_after, m_every})
        box->setSuffix(tr(" min", "after a number in a field"));
    follow();
}

} // namespace desk::ui
