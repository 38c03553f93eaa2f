// The words about dictionaries.
#include "ui/settings/spellingsection.h"

#include "system/settings.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>

namespace desk::ui {

SpellingSection::SpellingSection(Settings &settings, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_check(new QCheckBox(this)), m_state(plainLabel("muted", this))
{
    m_check->setObjectName(QStringLiteral("spellCheck"));
    m_state->setObjectName(QStringLiteral("spellState"));
    addWide(m_check);
    addWide(m_state);
    connect(m_check, &QCheckBox::clicked, this, [this](bool on) { m_settings.setSpellCheck(on); });
    connect(&settings, &Settings::changed, this, &SpellingSection::follow);
    follow();
    hide();
}

void SpellingSection::setSpeller(Speller &speller)
{
    m_speller = &speller;
    connect(&speller, &Speller::presenceChanged, this, &SpellingSection::follow);
    follow();
    show();
}

QString SpellingSection::state() const
{
    if (!hasDictionaries())
        return tr("This program was built without Hunspell: nothing is checked.");
    if (!m_speller)
        return {};
    using Presence = Speller::Presence;
    const Presence english = m_speller->presence(WordLanguage::English);
    const Presence arabic = m_speller->presence(WordLanguage::Arabic);
    if (english == Presence::Looking || arabic == Presence::Looking)
        return tr("Looking for dictionaries…");
    if (english == Presence::Present && arabic == Presence::Present)
        return tr("This computer has dictionaries for English and Arabic.");
    if (english == Presence::Present)
        return tr("There is no Arabic dictionary on this computer: only English words are checked. On Linux the "
                  "package is often called %1.")
            .arg(isolated(QStringLiteral("hunspell-ar")));
    if (arabic == Presence::Present)
        return tr("There is no English dictionary on this computer: only Arabic words are checked. On Linux the "
                  "package is often called %1.")
            .arg(isolated(QStringLiteral("hunspell-en-us")));
    return tr("There is no dictionary on this computer: nothing is checked. On Linux the packages are often called %1 "
              "and %2.")
        .arg(isolated(QStringLiteral("hunspell-en-us")), isolated(QStringLiteral("hunspell-ar")));
}

void SpellingSection::follow()
{
    setTitle(tr("Spelling"));
    m_check->setText(tr("Check spelling while I write"));
    m_check->setChecked(m_settings.spellCheck());
    m_check->setEnabled(hasDictionaries());
    m_state->setText(state());
    m_check->setAccessibleDescription(m_state->text());
}

void SpellingSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        follow();
}

void SpellingSection::showEvent(QShowEvent *event)
{
    SettingsSection::showEvent(event);
    if (m_speller && hasDictionaries())
        m_speller->look();
}

} // namespace desk::ui
