// Which language the window speaks: translators, direction and digits, switched while it runs.
#pragma once

#include "system/settings.h"

#include <QObject>
#include <QTranslator>

namespace desk::ui {

class Language : public QObject
{
    Q_OBJECT
public:
    explicit Language(Settings &settings, QObject *parent = nullptr);
    ~Language() override;

    bool arabic() const { return m_arabic; }

Q_SIGNALS:
    void changed();

private:
    void apply();

    Settings &m_settings;
    bool m_arabic = false;
    DigitChoice m_digits = DigitChoice::Language;
    bool m_applied = false;
    QTranslator m_texts;
    QTranslator m_qtTexts;
};

} // namespace desk::ui
