// The dictionaries of the system, behind one seam: where they lie, and what one knows. Files are read where these are
// called: off the GUI thread.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace desk {

enum class WordLanguage { English, Arabic };

/// Hunspell's two files of one language.
struct DictionaryFiles
{
    QString rules; ///< .aff
    QString words; ///< .dic
};

class Dictionary
{
public:
    virtual ~Dictionary() = default;
    virtual bool knows(const QString &word) = 0;
    virtual QStringList suggestions(const QString &word) = 0; ///< the likeliest first; may take a second
};

/// Where this system keeps dictionaries, and beside the program; $DICPATH first.
QStringList dictionaryFolders();
/// In the first folder that has one: of the wanted regions the first, else any region's.
std::optional<DictionaryFiles> findDictionary(WordLanguage language, const QStringList &folders);
/// Null: built without Hunspell, or the files cannot be used.
std::unique_ptr<Dictionary> openDictionary(const DictionaryFiles &files);
/// False: this program was built without Hunspell.
bool hasDictionaries();

} // namespace desk
