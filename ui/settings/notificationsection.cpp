// The settings of notifications.
#include "ui/settings/notificationsection.h"

#include "system/clock.h"
#include "system/quiet.h"
#include "ui/format.h"
#include "ui/settings/timefield.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>

namespace desk::ui {

NotificationSection::NotificationSection(Settings &settings, const Clock &clock, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_clock(clock), m_notify(new QCheckBox(this)),
      m_preview(new QCheckBox(this)), m_sound(new QCheckBox(this)), m_quiet(new QCheckBox(this)),
      m_quietHours(new QCheckBox(this)), m_from(new TimeField(this)), m_to(new TimeField(this))
{
    m_notify->setObjectName(QStringLiteral("notify"));
    m_preview->setObjectName(QStringLiteral("preview"));
    m_sound->setObjectName(QStringLiteral("sound"));
    m_quiet->setObjectName(QStringLiteral("doNotDisturb"));
    m_quietHours->setObjectName(QStringLiteral("quietHours"));
    m_from->setObjectName(QStringLiteral("quietFrom"));
    m_to->setObjectName(QStringLiteral("quietTo"));
    for (QCheckBox *box : {m_notify, m_preview, m_sound, m_quiet, m_quietHours})
        addWide(box);
    m_fromLabel = addRow(m_from);
    m_toLabel = addRow(m_to);

    connect(m_notify, &QCheckBox::clicked, this, [this](bool on) { m_settings.setNotificationsEnabled(on); });
    connect(m_preview, &QCheckBox::clicked, this, [this](bool on) { m_settings.setNotificationPreview(on); });
    connect(m_sound, &QCheckBox::clicked, this, [this](bool on) { m_settings.setNotificationSound(on); });
    connect(m_quiet, &QCheckBox::clicked, this, [this](bool on) { m_settings.setDoNotDisturb(on); });
    connect(m_quietHours, &QCheckBox::clicked, this, [this](bool on) { m_settings.setQuietHours(on); });
    for (TimeField *edit : {m_from, m_to})
        connect(edit, &TimeField::timeChanged, this,
                [this] { m_settings.setQuietTimes(m_from->time(), m_to->time()); });
    connect(&settings, &Settings::changed, this, &NotificationSection::follow);
    retranslate();
}

void NotificationSection::follow()
{
    const bool on = m_settings.notificationsEnabled();
    m_notify->setChecked(on);
    m_preview->setChecked(m_settings.notificationPreview());
    m_sound->setChecked(m_settings.notificationSound());
    m_quiet->setChecked(isUndisturbed(m_settings, m_clock.now()));
    const QDateTime until = m_settings.doNotDisturbUntil();
    m_quiet->setText(m_quiet->isChecked() && until.isValid()
                         ? tr("Do not disturb, until %1").arg(isolated(timeOfDay(until)))
                         : tr("Do not disturb, until I turn it off"));
    m_quietHours->setChecked(m_settings.quietHours());
    const QSignalBlocker from(m_from);
    const QSignalBlocker to(m_to);
    m_from->setTime(m_settings.quietFrom());
    m_to->setTime(m_settings.quietTo());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_preview, m_sound, m_quiet, m_quietHours})
        widget->setEnabled(on);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_from, m_to, m_fromLabel, m_toLabel})
        widget->setEnabled(on && m_settings.quietHours());
}

void NotificationSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NotificationSection::showEvent(QShowEvent *event)
{
    SettingsSection::showEvent(event);
    follow(); // an hour of quiet may be over
}

void NotificationSection::retranslate()
{
    setTitle(tr("Notifications"));
    m_notify->setText(tr("Notify me of new messages"));
    m_preview->setText(tr("Show the words in the notification"));
    m_sound->setText(tr("With a sound"));
    m_quietHours->setText(tr("Quiet every day between these hours"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("Until"));
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet until"));
    follow();
}

} // namespace desk::ui
