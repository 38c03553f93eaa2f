// One conversation as a file that others can read: HTML to print, JSON and CSV for programs. Bytes piece by piece, so that
// a long one needs no memory. Pure: no file, no network; on any thread.
//
// JSON: {"format":"idrissimart-conversation","version":1,"exported_at","site","exported_by":{person},
//   "conversation":{"id","kind":"ad"|"support","ad":{"id","title"}|null,"subject","begun_at","people":[person…]},
//   "messages":[{"id","sent_at","sender":{"id","name"},"text","attachment":{"name","bytes","type","file"}|null}…],
//   "missing":[{"after","before"}…],"complete"}; a person: {"id","user_name","name"}. Times are UTC, ISO 8601. "file": beside
//   this one, null: it was not saved. "missing": messages with after < id < before; "before" null: the newest.
// CSV (RFC 4180, UTF-8 with its mark): id, sent_at, sender_id, sender, text, attachment, file.
#pragma once

#include "store/records.h"

#include <QLocale>
#include <QTimeZone>

#include <memory>

namespace desk {

enum class ExportFormat { Html, Json, Csv };

/// What the window says in the person's language.
struct ExportWords
{
    QString title;    ///< "Conversation with Laila"
    QString subtitle; ///< the ad, may be empty
    QString note;     ///< by whom, when, from where
    QString you;
    QString gap;      ///< messages are missing here
    QString notSaved; ///< beside a file that is not there
    bool rightToLeft = false;
    QLocale locale;
    QTimeZone zone = QTimeZone::utc();
};

struct ExportHead
{
    Room room;
    User me;
    QString site;
    QDateTime at;
};

class ExportWriter
{
public:
    ExportWriter(ExportHead head, ExportWords words) : m_head(std::move(head)), m_words(std::move(words)) {}
    virtual ~ExportWriter() = default;
    virtual QByteArray begin() = 0;
    /// `file`: where the attachment was saved, relative; empty: it was not.
    virtual QByteArray message(const Message &message, const QString &file) = 0;
    /// Here, in the order of the messages. `before` 0: the newest are missing.
    virtual QByteArray gap(const Hole &hole) = 0;
    virtual QByteArray end() = 0;

protected:
    QString senderName(const Message &message) const;

    ExportHead m_head;
    ExportWords m_words;
};

std::unique_ptr<ExportWriter> makeExportWriter(ExportFormat format, const ExportHead &head, const ExportWords &words);
std::unique_ptr<ExportWriter> makeHtmlWriter(const ExportHead &head, const ExportWords &words);

} // namespace desk
