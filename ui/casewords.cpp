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

constexpr qsizetype longestShown = 120; // of a note or a reason: the whole of it stands in the talk

QString shownText(const QString &said)
{
    const QString line = oneLine(said);
    return isolated(line.size() > longestShown ? line.left(longestShown).trimmed() + QChar(0x2026) : line);
}

QString nameOf(const std::optional<User> &user, UserId me)
{
    if (!user)
        return CaseWords::tr("The site", "as the one who did something in a case");
    if (me.isValid() && user->id == me)
        return CaseWords::tr("You", "as the one who did something in a case");
    return isolated(oneLine(user->displayName()));
}

QString colleagueOf(const CaseEntry &entry, UserId me)
{
    if (entry.to && me.isValid() && entry.to->id == me)
        return CaseWords::tr("you", "the colleague who gets a case");
    return entry.to ? isolated(oneLine(entry.to->displayName()))
                    : CaseWords::tr("a colleague", "who gets a case, and whose name is not known");
}

} // namespace

QString caseEvent(const CaseEntry &entry, UserId me)
{
    const QString who = nameOf(entry.user, me);
    const bool worded = !oneLine(entry.text).isEmpty();
    const QString words = shownText(entry.text);
    switch (entry.kind) {
    case CaseEntryKind::Note:
        //: who wrote a private note, and its words
        return CaseWords::tr("%1 noted: %2").arg(who, words);
    case CaseEntryKind::Claim:
        return CaseWords::tr("%1 took the case").arg(who);
    case CaseEntryKind::Release:
        return CaseWords::tr("%1 gave the case back").arg(who);
    case CaseEntryKind::Transfer: {
        const QString to = colleagueOf(entry, me);
        //: %3: what was said with it
        return worded ? CaseWords::tr("%1 handed the case to %2: %3").arg(who, to, words)
                      : CaseWords::tr("%1 handed the case to %2").arg(who, to);
    }
    case CaseEntryKind::LeaseEnd:
        return CaseWords::tr("Nobody has the case any more: its owner was gone");
    case CaseEntryKind::Resolve:
        //: %2: the reason
        return worded ? CaseWords::tr("%1 resolved the case: %2").arg(who, words)
                      : CaseWords::tr("%1 resolved the case").arg(who);
    case CaseEntryKind::Reopen:
        //: %2: the reason
        return worded ? CaseWords::tr("%1 reopened the case: %2").arg(who, words)
                      : CaseWords::tr("%1 reopened the case").arg(who);
    case CaseEntryKind::NoReply:
        return CaseWords::tr("%1 said that no reply is needed").arg(who);
    case CaseEntryKind::Category:
        return CaseWords::tr("%1 changed the category to %2").arg(who, isolated(categoryText(entry.text)));
    case CaseEntryKind::Unknown:
        break;
    }
    return CaseWords::tr("%1 did something that this version of the program does not know").arg(who);
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
