// A sentence for every kind of entry.
#include "ui/casewords.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace desk::ui {

namespace {

struct CaseWords
{
    Q_DECLARE_TR_FUNCTIONS(CaseWords)
};

/// `mine`: by whoever reads it. The one who did it is %1 of `others`.
QString byWhom(const TimelineRow &row, const QString &mine, const QString &others)
{
    if (row.mine)
        return mine;
    //: as the one who did something in a case
    return others.arg(row.sender.isEmpty() ? CaseWords::tr("The site") : isolated(oneLine(row.sender)));
}

QString transferEvent(const TimelineRow &row)
{
    if (row.toMe)
        return byWhom(row, CaseWords::tr("You took the case"), CaseWords::tr("%1 gave you the case"));
    const QString to = row.to.isEmpty() ? CaseWords::tr("a colleague", "who gets a case, and whose name is not known")
                                        : isolated(oneLine(row.to));
    if (row.mine)
        return CaseWords::tr("You gave the case to %1").arg(to);
    return CaseWords::tr("%1 gave the case to %2").arg(isolated(oneLine(row.sender)), to);
}

QString categoryEvent(const TimelineRow &row)
{
    const QString category = isolated(categoryText(row.text));
    if (row.mine)
        return CaseWords::tr("You changed the category to %1").arg(category);
    return CaseWords::tr("%1 changed the category to %2").arg(isolated(oneLine(row.sender)), category);
}

/// Without the words that were said with it.
QString deed(const TimelineRow &row)
{
    switch (row.act) {
    case CaseEntryKind::Note:
        return byWhom(row, CaseWords::tr("You noted"), CaseWords::tr("%1 noted"));
    case CaseEntryKind::Claim:
        return byWhom(row, CaseWords::tr("You took the case"), CaseWords::tr("%1 took the case"));
    case CaseEntryKind::Release:
        return byWhom(row, CaseWords::tr("You released the case"), CaseWords::tr("%1 released the case"));
    case CaseEntryKind::Transfer:
        return transferEvent(row);
    case CaseEntryKind::LeaseEnd:
        return CaseWords::tr("Nobody has the case any more: its owner was away");
    case CaseEntryKind::Resolve:
        return byWhom(row, CaseWords::tr("You resolved the case"), CaseWords::tr("%1 resolved the case"));
    case CaseEntryKind::Reopen:
        if (row.sender.isEmpty() && !row.mine)
            return CaseWords::tr("The case was reopened");
        return byWhom(row, CaseWords::tr("You reopened the case"), CaseWords::tr("%1 reopened the case"));
    case CaseEntryKind::NoReply:
        return byWhom(row, CaseWords::tr("You said that no reply is needed"),
                      CaseWords::tr("%1 said that no reply is needed"));
    case CaseEntryKind::Category:
        return categoryEvent(row);
    case CaseEntryKind::Unknown:
        break;
    }
    return byWhom(row, CaseWords::tr("You did something that this version of the program does not know"),
                  CaseWords::tr("%1 did something that this version of the program does not know"));
}

QString shownText(const QString &said, qsizetype longest)
{
    const QString line = oneLine(said);
    return isolated(longest >= 0 && line.size() > longest ? line.left(longest).trimmed() + QChar(0x2026) : line);
}

} // namespace

QString caseEvent(const TimelineRow &row, qsizetype longest)
{
    const bool worded = row.act != CaseEntryKind::Category && row.act != CaseEntryKind::LeaseEnd;
    if (!worded || row.text.trimmed().isEmpty())
        return deed(row);
    //: what was done in a case, the words that were said with it
    return CaseWords::tr("%1: %2").arg(deed(row), shownText(row.text, longest));
}

QString caseStateText(const QString &state)
{
    if (state == QLatin1String("waiting"))
        return CaseWords::tr("Waiting for an answer");
    if (state == QLatin1String("open"))
        return CaseWords::tr("Answered");
    if (state == QLatin1String("resolved"))
        return CaseWords::tr("Resolved");
    return {};
}

QStringList caseCategories()
{
    return {QStringLiteral("technical"), QStringLiteral("payment"), QStringLiteral("account"), QStringLiteral("ads"),
            QStringLiteral("other")};
}

} // namespace desk::ui
