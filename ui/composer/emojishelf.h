// Where the emoji are taken from: the table, read when first wanted and off the GUI thread, and those used last.
#pragma once

#include "models/emojitable.h"

#include <QObject>

#include <memory>

namespace desk {
class Settings;
}

namespace desk::ui {

class EmojiShelf : public QObject
{
    Q_OBJECT
public:
    EmojiShelf(Settings &settings, QObject *parent);

    /// Null until it is read: asked for now, told by ready().
    const EmojiTable *table();
    /// Nothing typed: those used last, then all.
    QList<Emoji> found(const QString &typed, int atMost);
    void used(const QString &emoji);
    /// In the language of the window.
    static QString name(const Emoji &emoji);

Q_SIGNALS:
    void ready();

private:
    Settings &m_settings;
    std::shared_ptr<const EmojiTable> m_table;
    bool m_reading = false;
};

} // namespace desk::ui
