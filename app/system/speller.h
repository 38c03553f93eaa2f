// Spell-check of single words in both languages: asked on the GUI thread, answered by a thread of its own that alone
// owns the dictionaries. Knows no text and no window.
#pragma once

#include "system/dictionary.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThread>

namespace desk {

class Settings;

class Speller : public QObject
{
    Q_OBJECT
public:
    enum class Verdict { Unknown, Right, Wrong }; ///< Unknown: being looked up
    enum class Presence { Looking, Present, Missing };

    /// `folders`: where dictionaries are looked for. Opens them when first asked for a word.
    Speller(Settings &settings, const QStringList &folders, QObject *parent = nullptr);
    ~Speller() override;

    bool isOn() const;
    Presence presence(WordLanguage language) const { return m_presence[size_t(language)]; }
    /// Looks for the dictionaries, if that was not done yet.
    void look();
    /// Unknown words are looked up and told by learned(). Where there is no dictionary every word is right.
    Verdict verdict(const QString &word, WordLanguage language);
    QFuture<QStringList> suggestions(const QString &word, WordLanguage language);
    void ignore(const QString &word); ///< until the program ends
    void keep(const QString &word);   ///< in the person's own dictionary

Q_SIGNALS:
    void learned(); ///< verdicts have changed
    void presenceChanged();

private:
    class Desk;
    struct Asked
    {
        QString word;
        WordLanguage language;
    };

    void ask();
    void accept(const QString &word);

    Settings &m_settings;
    QStringList m_folders;
    QThread m_thread;
    Desk *m_desk = nullptr; ///< lives on the thread
    Presence m_presence[2] = {Presence::Looking, Presence::Looking};
    QHash<QString, Verdict> m_verdicts; ///< bounded
    QSet<QString> m_accepted;
    QList<Asked> m_asked;
    bool m_asking = false;
    bool m_looked = false;
};

} // namespace desk
