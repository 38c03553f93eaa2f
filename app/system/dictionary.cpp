// Finding the files, and Hunspell.
#include "system/dictionary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStringDecoder>
#include <QStringEncoder>

#ifdef DESK_HAVE_HUNSPELL
#include <hunspell/hunspell.hxx>
#endif

namespace desk {

namespace {

QStringList regions(WordLanguage language)
{
    return language == WordLanguage::Arabic
               ? QStringList{QStringLiteral("ar_EG"), QStringLiteral("ar")}
               : QStringList{QStringLiteral("en_US"), QStringLiteral("en_GB"), QStringLiteral("en")};
}

QString prefix(WordLanguage language)
{
    return language == WordLanguage::Arabic ? QStringLiteral("ar") : QStringLiteral("en");
}

std::optional<DictionaryFiles> filesOf(const QDir &folder, const QString &name)
{
    const DictionaryFiles files{folder.filePath(name + QStringLiteral(".aff")),
                                folder.filePath(name + QStringLiteral(".dic"))};
    return QFile::exists(files.rules) && QFile::exists(files.words) ? std::optional(files) : std::nullopt;
}

#ifdef DESK_HAVE_HUNSPELL
class HunspellDictionary : public Dictionary
{
public:
    explicit HunspellDictionary(const DictionaryFiles &files)
        : m_hunspell(QFile::encodeName(files.rules).constData(), QFile::encodeName(files.words).constData()),
          m_encode(m_hunspell.get_dict_encoding().c_str()), m_decode(m_hunspell.get_dict_encoding().c_str())
    {
    }
    bool isUsable() const { return m_encode.isValid() && m_decode.isValid(); }
    bool knows(const QString &word) override { return m_hunspell.spell(encoded(word)); }
    QStringList suggestions(const QString &word) override
    {
        QStringList words;
        for (const std::string &each : m_hunspell.suggest(encoded(word)))
            words << QString(m_decode(QByteArrayView(each.data(), qsizetype(each.size()))));
        return words;
    }

private:
    std::string encoded(const QString &word)
    {
        const QByteArray bytes = m_encode(word);
        return std::string(bytes.constData(), size_t(bytes.size()));
    }

    Hunspell m_hunspell;
    QStringEncoder m_encode;
    QStringDecoder m_decode;
};
#endif

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    if (QCoreApplication::instance())
        folders << QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("dictionaries"));
#if defined(Q_OS_MACOS)
    folders << QDir::home().filePath(QStringLiteral("Library/Spelling")) << QStringLiteral("/Library/Spelling");
#endif
    for (const QString &shared : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation)) {
        folders << shared + QStringLiteral("/hunspell") << shared + QStringLiteral("/myspell")
                << shared + QStringLiteral("/myspell/dicts");
    }
    return folders;
}

std::optional<DictionaryFiles> findDictionary(WordLanguage language, const QStringList &folders)
{
    for (const QString &path : folders) {
        const QDir folder(path);
        for (const QString &name : regions(language)) {
            if (const auto files = filesOf(folder, name))
                return files;
        }
        const QStringList others =
            folder.entryList({prefix(language) + QStringLiteral("_*.dic")}, QDir::Files, QDir::Name);
        for (const QString &other : others) {
            if (const auto files = filesOf(folder, other.chopped(4)))
                return files;
        }
    }
    return std::nullopt;
}

std::unique_ptr<Dictionary> openDictionary([[maybe_unused]] const DictionaryFiles &files)
{
#ifdef DESK_HAVE_HUNSPELL
    auto dictionary = std::make_unique<HunspellDictionary>(files);
    if (dictionary->isUsable())
        return dictionary;
#endif
    return nullptr;
}

bool hasDictionaries()
{
#ifdef DESK_HAVE_HUNSPELL
    return true;
#else
    return false;
#endif
}

} // namespace desk
