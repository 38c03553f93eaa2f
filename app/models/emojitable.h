// Every emoji with its names in both languages, and how one is found by what was typed. Pure, any thread.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace desk {

struct Emoji
{
    QString text;
    QString english;
    QString arabic;
    QString names; ///< folded words of both names, each between blanks, each name between bars
    QString words; ///< the other words, in the same manner
};

class EmojiTable
{
public:
    /// resources/emoji/emoji.tsv; lines that cannot be read are left out.
    static EmojiTable fromTsv(const QByteArray &tsv);

    const QList<Emoji> &all() const { return m_all; }
    const Emoji *find(const QString &text) const;
    /// Indices of those of which every word typed begins a word, the nearest first; nothing typed: all of them.
    QList<int> matching(const QString &typed, int atMost) const;

private:
    QList<Emoji> m_all;
    QHash<QString, int> m_places;
};

/// "…:hea" at the caret: from the colon to the caret, at least two letters, and no time, smiley or address.
struct EmojiSearch
{
    qsizetype from = 0; ///< of the colon
    QString typed;      ///< behind it
    friend bool operator==(const EmojiSearch &, const EmojiSearch &) = default;
};
std::optional<EmojiSearch> emojiSearch(QStringView beforeCaret);

} // namespace desk
