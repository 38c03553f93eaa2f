// Sentences of the timeline's rows.
#include "ui/timeline/rowtext.h"

#include "ui/casewords.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/media/fileface.h"
#include "ui/timeline/richtext.h"

namespace desk::ui {

QString RowText::time(const QDateTime &at, const QTimeZone &zone, const QLocale &locale)
{
    return withDigits(locale.toString(at.toTimeZone(zone).time(), QStringLiteral("HH:mm")));
}

QString RowText::day(const QDate &day, const QDate &today, const QLocale &locale)
{
    const qint64 ago = day.daysTo(today);
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    if (ago > 1 && ago < 7)
        return locale.dayName(day.dayOfWeek(), QLocale::LongFormat);
    if (day.year() == today.year())
        return withDigits(locale.toString(day, tr("MMMM d", "a day of this year, in Qt's date format")));
    return withDigits(locale.toString(day, tr("MMMM d, yyyy", "a day of another year, in Qt's date format")));
}

QString RowText::delivery(DeliveryState state)
{
    switch (state) {
    case DeliveryState::None:
        return {};
    case DeliveryState::Queued:
        return tr("waiting to be sent");
    case DeliveryState::Sending:
        return tr("sending");
    case DeliveryState::Uncertain:
        return tr("checking whether it arrived");
    case DeliveryState::Sent:
        return tr("sent");
    case DeliveryState::Read:
        return tr("read");
    case DeliveryState::Refused:
        return tr("not sent");
    case DeliveryState::Asking:
        return tr("not sent yet, waits for you");
    }
    return {};
}

QString RowText::unreadLine(int count)
{
    return tr("%Ln new message(s)", nullptr, count);
}

QString RowText::noteHead()
{
    return tr("Private note · only the team sees this");
}

QString RowText::upload(const Upload &upload, const QLocale &locale)
{
    const qint64 percent = upload.total > 0 ? upload.done * 100 / upload.total : 0;
    return tr("Sending… %1 %").arg(locale.toString(percent));
}

QString RowText::away(const QString &details)
{
    const QString later = tr("loads when online");
    return details.isEmpty() ? later : details + QStringLiteral(" · ") + later;
}

QString RowText::hole(bool loading)
{
    return loading ? tr("Loading earlier messages…") : tr("Some messages are not here yet");
}

QString RowText::noteSentence(const TimelineRow &row, const QTimeZone &zone, const QLocale &locale)
{
    QStringList parts;
    const QString text = isolated(shownText(row.text));
    parts << (row.mine ? tr("Private note by you: %1").arg(text)
                       : tr("Private note by %1: %2").arg(isolated(shownText(row.sender)), text));
    parts << time(row.at, zone, locale);
    if (row.delivery == DeliveryState::Sending)
        parts << tr("saving");
    else if (row.delivery == DeliveryState::Refused)
        parts << tr("not saved");
    if (row.error)
        parts << errorSentence(*row.error);
    return parts.join(tr(", ", "between the parts of a spoken row"));
}

QString RowText::sentence(const TimelineRow &row, const QTimeZone &zone, const QDate &today, const QLocale &locale)
{
    switch (row.kind) {
    case TimelineRow::Kind::DayBreak:
        return day(row.day, today, locale);
    case TimelineRow::Kind::UnreadLine:
        return unreadLine(row.unread);
    case TimelineRow::Kind::Hole:
        return hole(row.loading);
    case TimelineRow::Kind::LoadError:
        return row.error ? errorSentence(*row.error) : hole(false);
    case TimelineRow::Kind::CaseEvent:
        return caseEvent(row) + QStringLiteral(" · ") + time(row.at, zone, locale);
    case TimelineRow::Kind::Note:
        return noteSentence(row, zone, locale);
    case TimelineRow::Kind::Message:
        break;
    }
    QStringList parts;
    parts << (row.sender.isEmpty() ? tr("You") : isolated(shownText(row.sender)));
    if (row.attachment) {
        const FileFace face = fileFace(*row.attachment);
        parts << (face.picture ? tr("picture %1") : tr("file %1")).arg(isolated(face.name));
    }
    if (!row.text.isEmpty())
        parts << isolated(shownText(row.text));
    parts << time(row.at, zone, locale);
    if (row.undecided)
        parts << tr("nobody can tell whether it arrived; sent again it may arrive twice");
    else if (row.upload)
        parts << upload(*row.upload, locale);
    else if (const QString state = delivery(row.delivery); !state.isEmpty())
        parts << state;
    if (row.error)
        parts << errorSentence(*row.error);
    return parts.join(tr(", ", "between the parts of a spoken row"));
}

QString RowText::arrival(const Message &message, const QString &sender)
{
    const QString name = isolated(oneLine(sender));
    if (!message.text.trimmed().isEmpty())
        return tr("%1 writes: %2").arg(name, isolated(oneLine(message.text)));
    return message.attachment ? tr("%1 sends a file: %2").arg(name, isolated(fileFace(*message.attachment).name))
                              : name;
}

} // namespace desk::ui
