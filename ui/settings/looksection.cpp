// The settings of look and behaviour.
#include "ui/settings/looksection.h"

#include "net/answer.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>

namespace desk::ui {

LookSection::LookSection(Settings &settings, std::shared_ptr<const Autostart> autostart, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_language(new QComboBox(this)), m_digits(new QComboBox(this)),
      m_theme(new QComboBox(this)), m_size(new QComboBox(this)), m_enter(new QCheckBox(this)),
      m_autostart(std::move(autostart)), m_start(new QCheckBox(this)), m_startProblem(plainLabel("error", this))
{
    m_language->setObjectName(QStringLiteral("language"));
    m_digits->setObjectName(QStringLiteral("digits"));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_size->setObjectName(QStringLiteral("textSize"));
    m_enter->setObjectName(QStringLiteral("enterSends"));
    for (const LanguageChoice choice : {LanguageChoice::System, LanguageChoice::Arabic, LanguageChoice::English})
        m_language->addItem(QString(), int(choice));
    for (const DigitChoice choice : {DigitChoice::Language, DigitChoice::ArabicIndic, DigitChoice::Latin})
        m_digits->addItem(QString(), int(choice));
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        m_theme->addItem(QString(), int(choice));
    for (int percent = 80; percent <= 200; percent += percent < 120 ? 10 : 20)
        m_size->addItem(QString(), percent);
    m_languageLabel = addRow(m_language);
    m_digitsLabel = addRow(m_digits);
    m_themeLabel = addRow(m_theme);
    m_sizeLabel = addRow(m_size);
    addWide(m_enter);
    m_start->setObjectName(QStringLiteral("autostart"));
    m_startProblem->setObjectName(QStringLiteral("autostartProblem"));
    m_start->setVisible(m_autostart != nullptr);
    m_startProblem->hide();
    addWide(m_start);
    addWide(m_startProblem);
    connect(m_start, &QCheckBox::clicked, this, &LookSection::setAutostart);

    connect(m_language, &QComboBox::activated, this,
            [this] { m_settings.setLanguage(LanguageChoice(m_language->currentData().toInt())); });
    connect(m_digits, &QComboBox::activated, this,
            [this] { m_settings.setDigits(DigitChoice(m_digits->currentData().toInt())); });
    connect(m_theme, &QComboBox::activated, this,
            [this] { m_settings.setTheme(ThemeChoice(m_theme->currentData().toInt())); });
    connect(m_size, &QComboBox::activated, this, [this] { m_settings.setTextPercent(m_size->currentData().toInt()); });
    connect(m_enter, &QCheckBox::clicked, this, [this](bool on) { m_settings.setEnterSends(on); });
    connect(&settings, &Settings::changed, this, &LookSection::follow);
    retranslate();
    follow();
}

void LookSection::follow()
{
    m_language->setCurrentIndex(m_language->findData(int(m_settings.language())));
    m_digits->setCurrentIndex(m_digits->findData(int(m_settings.digits())));
    m_theme->setCurrentIndex(m_theme->findData(int(m_settings.theme())));
    m_size->setCurrentIndex(m_size->findData(m_settings.textPercent()));
    m_enter->setChecked(m_settings.enterSends());
}

/// The system's own settings may have changed it.
void LookSection::readAutostart()
{
    if (!m_autostart)
        return;
    onPool(
        this, [autostart = m_autostart] { return autostart->isOn(); }, [this](bool on) { m_start->setChecked(on); });
}

void LookSection::setAutostart(bool on)
{
    onPool(
        this, [autostart = m_autostart, on] { return autostart->set(on); },
        [this](const Result<void> &done) {
            m_startProblem->setVisible(!done);
            if (!done) {
                m_startProblem->setText(tr("That could not be set: %1").arg(isolated(done.error().detail)));
                m_start->setAccessibleDescription(m_startProblem->text());
            }
            readAutostart();
        });
}

void LookSection::showEvent(QShowEvent *event)
{
    SettingsSection::showEvent(event);
    readAutostart();
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
    m_digitsLabel->setText(tr("Digits"));
    m_digits->setItemText(0, tr("As the language"));
    //: the numerals, and how they look
    m_digits->setItemText(1, tr("Arabic-Indic: %1").arg(isolated(QStringLiteral("٠١٢٣"))));
    //: the numerals, and how they look
    m_digits->setItemText(2, tr("Latin: %1").arg(isolated(QStringLiteral("0123"))));
    m_themeLabel->setText(tr("Colours"));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_sizeLabel->setText(tr("Size of text"));
    for (int i = 0; i < m_size->count(); ++i)
        m_size->setItemText(i, tr("%1 %", "a share in percent").arg(number(m_size->itemData(i).toInt())));
    m_start->setText(tr("Start with the system, without a window where there is a tray"));
    m_enter->setText(tr("Enter sends, Shift+Enter begins a new line"));
    m_language->setAccessibleName(m_languageLabel->text());
    m_digits->setAccessibleName(m_digitsLabel->text());
    m_theme->setAccessibleName(m_themeLabel->text());
    m_size->setAccessibleName(m_sizeLabel->text());
}

} // namespace desk::ui
