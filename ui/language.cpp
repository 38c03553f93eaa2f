// Installs the translators of the chosen language and turns the window round.
#include "ui/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace desk::ui {

namespace {

/// Speaks for numbers; ui/format takes the words from the window's own language.
QLocale numbersLocale(bool arabic, DigitChoice digits)
{
    if (digits == DigitChoice::ArabicIndic || (digits == DigitChoice::Language && arabic))
        return QLocale(QLocale::Arabic, QLocale::Egypt);
    // there Arabic is written with 0-9 and the signs between them that go with 0-9
    return arabic ? QLocale(QLocale::Arabic, QLocale::UnitedArabEmirates)
                  : QLocale(QLocale::English, QLocale::system().territory());
}

} // namespace

Language::Language(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    connect(&settings, &Settings::changed, this, &Language::apply);
    apply();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
}

void Language::apply()
{
    const LanguageChoice choice = m_settings.language();
    const bool arabic = choice == LanguageChoice::Arabic ||
                        (choice == LanguageChoice::System && QLocale::system().language() == QLocale::Arabic);
    const DigitChoice digits = m_settings.digits();
    if (m_applied && arabic == m_arabic && digits == m_digits)
        return;
    m_applied = true;
    m_arabic = arabic;
    m_digits = digits;

    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
    QLocale::setDefault(numbersLocale(arabic, digits));
    QGuiApplication::setLayoutDirection(arabic ? Qt::RightToLeft : Qt::LeftToRight);
    if (arabic && m_qtTexts.load(QStringLiteral("qtbase_ar"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    // English has a file too: its plurals
    if (m_texts.load(arabic ? QStringLiteral(":/i18n/desk_ar.qm") : QStringLiteral(":/i18n/desk_en.qm")))
        QCoreApplication::installTranslator(&m_texts);
    Q_EMIT changed();
}

} // namespace desk::ui
