// The settings of look and behaviour.
#include "ui/settings/looksection.h"

#include "ui/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>

namespace desk::ui {

LookSection::LookSection(Settings &settings, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_language(new QComboBox(this)), m_theme(new QComboBox(this)),
      m_size(new QComboBox(this)), m_enter(new QCheckBox(this)), m_notify(new QCheckBox(this)),
      m_preview(new QCheckBox(this))
{
    m_language->setObjectName(QStringLiteral("language"));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_size->setObjectName(QStringLiteral("textSize"));
    m_enter->setObjectName(QStringLiteral("enterSends"));
    m_notify->setObjectName(QStringLiteral("notify"));
    m_preview->setObjectName(QStringLiteral("preview"));
    for (const LanguageChoice choice : {LanguageChoice::System, LanguageChoice::Arabic, LanguageChoice::English})
        m_language->addItem(QString(), int(choice));
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        m_theme->addItem(QString(), int(choice));
    for (int percent = 80; percent <= 200; percent += percent < 120 ? 10 : 20)
        m_size->addItem(QString(), percent);
    m_languageLabel = addRow(m_language);
    m_themeLabel = addRow(m_theme);
    m_sizeLabel = addRow(m_size);
    addWide(m_enter);
    addWide(m_notify);
    addWide(m_preview);

    connect(m_language, &QComboBox::activated, this,
            [this] { m_settings.setLanguage(LanguageChoice(m_language->currentData().toInt())); });
    connect(m_theme, &QComboBox::activated, this,
            [this] { m_settings.setTheme(ThemeChoice(m_theme->currentData().toInt())); });
    connect(m_size, &QComboBox::activated, this, [this] { m_settings.setTextPercent(m_size->currentData().toInt()); });
    connect(m_enter, &QCheckBox::clicked, this, [this](bool on) { m_settings.setEnterSends(on); });
    connect(m_notify, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setNotificationsEnabled(on);
        m_preview->setEnabled(on);
    });
    connect(m_preview, &QCheckBox::clicked, this, [this](bool on) { m_settings.setNotificationPreview(on); });
    connect(&settings, &Settings::changed, this, &LookSection::follow);
    retranslate();
    follow();
}

void LookSection::follow()
{
    m_language->setCurrentIndex(m_language->findData(int(m_settings.language())));
    m_theme->setCurrentIndex(m_theme->findData(int(m_settings.theme())));
    m_size->setCurrentIndex(m_size->findData(m_settings.textPercent()));
    m_enter->setChecked(m_settings.enterSends());
    m_notify->setChecked(m_settings.notificationsEnabled());
    m_preview->setChecked(m_settings.notificationPreview());
    m_preview->setEnabled(m_settings.notificationsEnabled());
}

void LookSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LookSection::retranslate()
{
    setTitle(tr("Look and behaviour"));
    m_languageLabel->setText(tr("Language"));
    m_language->setItemText(0, tr("As the system"));
    m_language->setItemText(1, QStringLiteral("العربية"));
    m_language->setItemText(2, QStringLiteral("English"));
    m_themeLabel->setText(tr("Colours"));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_sizeLabel->setText(tr("Size of text"));
    for (int i = 0; i < m_size->count(); ++i)
        m_size->setItemText(i, tr("%1 %", "a share in percent").arg(number(m_size->itemData(i).toInt())));
    m_enter->setText(tr("Enter sends, Shift+Enter begins a new line"));
    m_notify->setText(tr("Notify me of new messages"));
    m_preview->setText(tr("Show the words in the notification"));
    m_language->setAccessibleName(m_languageLabel->text());
    m_theme->setAccessibleName(m_themeLabel->text());
    m_size->setAccessibleName(m_sizeLabel->text());
}

} // namespace desk::ui
