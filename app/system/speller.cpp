// The two sides of the speller's thread.
#include "system/speller.h"

#include "system/settings.h"

#include <QPromise>

namespace desk {

namespace {

constexpr qsizetype verdictsKept = 20'000;
constexpr qsizetype suggestionsShown = 6;
constexpr WordLanguage languages[] = {WordLanguage::English, WordLanguage::Arabic};

} // namespace

/// What the thread owns: touched by nobody else.
class Speller::Desk : public QObject
{
public:
    QList<bool> open(const QStringList &folders)
    {
        QList<bool> found;
        for (const WordLanguage language : languages) {
            if (const auto files = findDictionary(language, folders))
                m_dictionaries[size_t(language)] = openDictionary(*files);
            found << bool(m_dictionaries[size_t(language)]);
        }
        return found;
    }
    bool knows(const Asked &asked)
    {
        Dictionary *dictionary = m_dictionaries[size_t(asked.language)].get();
        return !dictionary || dictionary->knows(asked.word);
    }
    QStringList suggestions(const Asked &asked)
    {
        Dictionary *dictionary = m_dictionaries[size_t(asked.language)].get();
        return dictionary ? dictionary->suggestions(asked.word).mid(0, suggestionsShown) : QStringList();
    }

private:
    std::unique_ptr<Dictionary> m_dictionaries[2];
};

Speller::Speller(Settings &settings, const QStringList &folders, QObject *parent)
    : QObject(parent), m_settings(settings), m_folders(folders)
{
    const QStringList own = settings.ownWords();
    m_accepted = QSet<QString>(own.cbegin(), own.cend());
}

Speller::~Speller()
{
    m_thread.quit();
    m_thread.wait();
}

bool Speller::isOn() const
{
    return m_settings.spellCheck();
}

void Speller::look()
{
    if (m_looked)
        return;
    m_looked = true;
    m_desk = new Desk;
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("speller"));
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_desk, [this, desk = m_desk, folders = m_folders] {
        const QList<bool> found = desk->open(folders);
        QMetaObject::invokeMethod(this, [this, found] {
            for (const WordLanguage language : languages)
                m_presence[size_t(language)] = found.at(int(language)) ? Presence::Present : Presence::Missing;
            Q_EMIT presenceChanged();
        });
    });
}

Speller::Verdict Speller::verdict(const QString &word, WordLanguage language)
{
    if (m_accepted.contains(word) || presence(language) == Presence::Missing)
        return Verdict::Right;
    const auto known = m_verdicts.constFind(word);
    if (known != m_verdicts.cend())
        return *known;
    look();
    m_verdicts.insert(word, Verdict::Unknown);
    m_asked.append({word, language});
    ask();
    return Verdict::Unknown;
}

/// What gathers while one heap is looked up goes as the next one.
void Speller::ask()
{
    if (m_asking || m_asked.isEmpty())
        return;
    m_asking = true;
    QMetaObject::invokeMethod(m_desk, [this, desk = m_desk, heap = std::exchange(m_asked, {})] {
        QHash<QString, Verdict> verdicts;
        for (const Asked &asked : heap)
            verdicts.insert(asked.word, desk->knows(asked) ? Verdict::Right : Verdict::Wrong);
        QMetaObject::invokeMethod(this, [this, verdicts] {
            m_asking = false;
            if (m_verdicts.size() > verdictsKept)
                m_verdicts.clear();
            m_verdicts.insert(verdicts);
            Q_EMIT learned();
            ask();
        });
    });
}

QFuture<QStringList> Speller::suggestions(const QString &word, WordLanguage language)
{
    look();
    auto promise = std::make_shared<QPromise<QStringList>>();
    promise->start();
    QMetaObject::invokeMethod(m_desk, [promise, desk = m_desk, asked = Asked{word, language}] {
        promise->addResult(desk->suggestions(asked));
        promise->finish();
    });
    return promise->future();
}

void Speller::ignore(const QString &word)
{
    accept(word);
}

void Speller::keep(const QString &word)
{
    m_settings.addOwnWord(word);
    accept(word);
}

void Speller::accept(const QString &word)
{
    m_accepted.insert(word);
    Q_EMIT learned();
}

} // namespace desk
