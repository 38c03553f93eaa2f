// The words around a message: its day, its time, its state, and the whole row as one sentence for assistive technology.
#pragma once

#include "models/timelinerow.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk::ui {

struct RowText
{
    Q_DECLARE_TR_FUNCTIONS(desk::ui::RowText)

public:
    /// Short and local: "10:42".
    static QString time(const QDateTime &at, const QTimeZone &zone, const QLocale &locale);
    /// "Today", "Yesterday", a weekday within the week, else the date.
    static QString day(const QDate &day, const QDate &today, const QLocale &locale);
    /// "sent", "read", "not sent"…; empty for others' messages.
    static QString delivery(DeliveryState state);
    static QString upload(const Upload &upload, const QLocale &locale);
    /// What is said of a file whose picture is not here yet.
    static QString away(const QString &details);
    static QString unreadLine(int count);
    /// Above every private note.
    static QString noteHead();
    static QString hole(bool loading);
    static QString noteSentence(const TimelineRow &row, const QTimeZone &zone, const QLocale &locale);
    /// Said when it comes while its talk is open.
    static QString arrival(const Message &message, const QString &sender);
    /// "sender, text, time, state".
    static QString sentence(const TimelineRow &row, const QTimeZone &zone, const QDate &today, const QLocale &locale);
};

} // namespace desk::ui
