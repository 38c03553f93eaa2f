// Reading once, and what stands first.
#include "ui/composer/emojishelf.h"

#include "net/answer.h"
#include "system/settings.h"

#include <QFile>
#include <QLocale>

namespace desk::ui {

namespace {

using Table = std::shared_ptr<const EmojiTable>;

Table readTable()
{
    QFile file(QStringLiteral(":/emoji/emoji.tsv"));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open); // it is part of the program
    return std::make_shared<const EmojiTable>(EmojiTable::fromTsv(open ? file.readAll() : QByteArray()));
}

} // namespace

EmojiShelf::EmojiShelf(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings) {}

const EmojiTable *EmojiShelf::table()
{
    if (m_table || m_reading)
        return m_table.get();
    m_reading = true;
    onPool(this, readTable, [this](const Table &table) {
        m_table = table;
        Q_EMIT ready();
    });
    return nullptr;
}

QList<Emoji> EmojiShelf::found(const QString &typed, int atMost)
{
    QList<Emoji> emoji;
    const EmojiTable *all = table();
    if (!all)
        return emoji;
    if (typed.trimmed().isEmpty()) {
        for (const QString &recent : m_settings.recentEmoji()) {
            if (const Emoji *one = all->find(recent))
                emoji << *one;
        }
    }
    for (const int place : all->matching(typed, atMost))
        emoji << all->all().at(place);
    return emoji;
}

void EmojiShelf::used(const QString &emoji)
{
    m_settings.useEmoji(emoji);
}

QString EmojiShelf::name(const Emoji &emoji)
{
    return QLocale().language() == QLocale::Arabic ? emoji.arabic : emoji.english;
}

} // namespace desk::ui
