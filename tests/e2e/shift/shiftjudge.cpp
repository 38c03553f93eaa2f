// One case after the other: its messages and the entries of its log in the one order that the server tells.
#include "e2e/shift/shiftjudge.h"

#include <algorithm>
#include <optional>

namespace desk {

namespace {

class Judge
{
public:
    explicit Judge(const ShiftLog &log) : m_log(log)
    {
        for (const ShiftSight &sight : log.sights) {
            MessageId &upTo = m_sights[{sight.admin, sight.room}];
            upTo = std::max(upTo, sight.upTo);
        }
    }
    ShiftVerdict verdict()
    {
        for (const ShiftCase &one : m_log.cases) {
            walk(one);
            unseen(one);
            unshown(one);
            queues(one);
            twice(one);
        }
        messages();
        secrets();
        return m_verdict;
    }

private:
    void fault(const QString &kind, RoomId room, const QString &what)
    {
        m_verdict.faults << QStringLiteral("%1: case %2: %3").arg(kind).arg(room.value).arg(what);
        m_verdict.cases << room;
    }

    // ---- who has the case
    void walk(const ShiftCase &one)
    {
        m_owner = {};
        bool resolved = false;
        auto entry = one.log.cbegin();
        const auto upTo = [&](MessageId message) {
            for (; entry != one.log.cend() && (!message.isValid() || entry->after < message); ++entry) {
                take(one, *entry);
                if (entry->kind == CaseEntryKind::Resolve)
                    resolved = true;
                else if (entry->kind == CaseEntryKind::Reopen)
                    resolved = false;
            }
        };
        for (const Message &message : one.messages) {
            upTo(message.id);
            if (resolved && message.sender == one.publisher)
                fault(QStringLiteral("shut"), one.room,
                      QStringLiteral("word %1 did not reopen it").arg(message.id.value));
        }
        upTo({});
        if (m_owner != one.owner)
            fault(
                QStringLiteral("lease"), one.room,
                QStringLiteral("the log ends with owner %1, the case has %2").arg(m_owner.value).arg(one.owner.value));
        if (m_owner.isValid())
            held(one.room, m_log.until);
    }

    void take(const ShiftCase &one, const CaseEntry &entry)
    {
        const UserId by = entry.user ? entry.user->id : UserId{};
        const QString line = QStringLiteral("entry %1 by %2").arg(entry.id.value).arg(by.value);
        switch (entry.kind) {
        case CaseEntryKind::Claim:
            ++m_verdict.claims;
            if (m_owner == by) {
                fault(QStringLiteral("lease"), one.room, line + QStringLiteral(": claimed what is his"));
            } else if (m_owner.isValid()) {
                ++m_verdict.takeOvers;
                const bool asked =
                    std::any_of(m_log.takeOvers.cbegin(), m_log.takeOvers.cend(),
                                [&](const ShiftTakeOver &each) { return each.by == by && each.room == one.room; });
                if (!asked)
                    fault(QStringLiteral("owners"), one.room, line + QStringLiteral(": claimed what another has"));
            }
            pass(one.room, by, entry.at);
            break;
        case CaseEntryKind::Transfer:
            ++m_verdict.transfers;
            pass(one.room, entry.to ? entry.to->id : UserId{}, entry.at);
            break;
        case CaseEntryKind::Release:
            if (m_owner != by)
                fault(QStringLiteral("owners"), one.room, line + QStringLiteral(": released what is not his"));
            pass(one.room, {}, entry.at);
            break;
        case CaseEntryKind::LeaseEnd:
            ++m_verdict.leaseEnds;
            leaseEnded(one.room, entry);
            pass(one.room, {}, entry.at);
            break;
        case CaseEntryKind::Resolve:
            ++m_verdict.resolves;
            pass(one.room, {}, entry.at);
            break;
        case CaseEntryKind::Reopen:
            ++m_verdict.reopens;
            break;
        case CaseEntryKind::Note:
            ++m_verdict.notes;
            break;
        default:
            break;
        }
    }

    void pass(RoomId room, UserId to, const QDateTime &at)
    {
        if (m_owner.isValid())
            held(room, at);
        m_owner = to;
        m_since = at;
    }

    void leaseEnded(RoomId room, const CaseEntry &entry)
    {
        if (!m_owner.isValid())
            return fault(QStringLiteral("lease"), room, QStringLiteral("a lease ended that nobody had"));
        const QDateTime begun = entry.at.addMSecs(-m_log.lease.count());
        for (const ShiftSpan &span : m_log.spans) {
            if (span.admin == m_owner && span.from <= begun && span.until >= entry.at)
                fault(QStringLiteral("lease"), room,
                      QStringLiteral("entry %1: it ended while %2 was there").arg(entry.id.value).arg(m_owner.value));
        }
    }

    /// The owner's absences while he had it, each against the lease.
    void held(RoomId room, const QDateTime &until)
    {
        QDateTime away = m_since;
        const auto absent = [&](const QDateTime &back) {
            if (away.msecsTo(std::min(back, until)) > (m_log.lease + m_log.tolerance).count())
                fault(QStringLiteral("lease"), room,
                      QStringLiteral("%1 kept it while he was away %2 ms")
                          .arg(m_owner.value)
                          .arg(away.msecsTo(std::min(back, until))));
        };
        for (const ShiftSpan &span : m_log.spans) { // of one admin in order
            if (span.admin != m_owner || span.until <= away)
                continue;
            absent(span.from);
            away = std::max(away, span.until);
        }
        absent(until);
    }

    // ---- who saw the word
    bool isStaff(const ShiftCase &one, const Message &message) const { return message.sender != one.publisher; }
    /// When staff answered or ended what this word asked; invalid: nobody did.
    QDateTime settledAt(const ShiftCase &one, const Message &word) const
    {
        QDateTime at;
        const auto take = [&at](const QDateTime &time) {
            if (!at.isValid() || time < at)
                at = time;
        };
        for (const Message &message : one.messages) {
            if (message.id > word.id && isStaff(one, message))
                take(message.createdAt);
        }
        for (const CaseEntry &entry : one.log) {
            if (entry.after >= word.id &&
                (entry.kind == CaseEntryKind::Resolve || entry.kind == CaseEntryKind::NoReply))
                take(entry.at);
        }
        return at;
    }

    void unseen(const ShiftCase &one)
    {
        for (const Message &word : one.messages) {
            if (isStaff(one, word) || settledAt(one, word).isValid())
                continue;
            const bool seen = std::any_of(m_log.admins.cbegin(), m_log.admins.cend(), [&](UserId admin) {
                return m_sights.value({admin, one.room}) >= word.id;
            });
            if (!seen)
                fault(QStringLiteral("unseen"), one.room, QStringLiteral("word %1").arg(word.id.value));
        }
    }

    /// Somebody who was there during a whole wait must have been shown the case.
    void unshown(const ShiftCase &one)
    {
        for (const UserId admin : m_log.admins) {
            if (m_sights.contains({admin, one.room}))
                continue;
            for (const Message &word : one.messages) {
                if (isStaff(one, word))
                    continue;
                const QDateTime settled = settledAt(one, word), until = settled.isValid() ? settled : m_log.until;
                for (const ShiftSpan &span : m_log.spans) {
                    if (span.admin == admin && span.from <= word.createdAt && span.until >= until)
                        return fault(QStringLiteral("unshown"), one.room,
                                     QStringLiteral("to %1, who was there").arg(admin.value));
                }
            }
        }
    }

    void queues(const ShiftCase &one)
    {
        const bool waits = std::any_of(one.messages.cbegin(), one.messages.cend(), [&](const Message &message) {
            return !isStaff(one, message) && !settledAt(one, message).isValid();
        });
        if (waits != (one.state == QLatin1String("waiting")))
            fault(QStringLiteral("queue"), one.room, QStringLiteral("its state is %1").arg(one.state));
        for (const UserId admin : m_log.admins) {
            if (m_log.queues.value(admin).contains(one.room) != waits)
                fault(QStringLiteral("queue"), one.room,
                      QStringLiteral("%1 at the end with %2")
                          .arg(waits ? QStringLiteral("not shown") : QStringLiteral("shown"))
                          .arg(admin.value));
        }
    }

    // ---- answers
    const ShiftAnswer *pressed(const Message &message) const
    {
        const auto it = std::find_if(m_log.answers.cbegin(), m_log.answers.cend(), [&](const ShiftAnswer &each) {
            return each.by == message.sender && each.text == message.text;
        });
        return it == m_log.answers.cend() ? nullptr : &*it;
    }

    void twice(const ShiftCase &one)
    {
        for (const Message &second : one.messages) {
            const ShiftAnswer *press = isStaff(one, second) ? pressed(second) : nullptr;
            if (!press)
                continue;
            MessageId word; // what he answered
            for (const Message &message : one.messages) {
                if (!isStaff(one, message) && press->shown.contains(message.id))
                    word = message.id;
            }
            for (const Message &first : one.messages) {
                if (first.id > word && first.id < second.id && isStaff(one, first) && first.sender != second.sender &&
                    !press->shown.contains(first.id))
                    fault(QStringLiteral("twice"), one.room,
                          QStringLiteral(
                              "word %1 answered by %2 (message %3, stored %4), and by %5 (message %6, stored %7) "
                              "who was not shown it")
                              .arg(word.value)
                              .arg(first.sender.value)
                              .arg(first.id.value)
                              .arg(first.createdAt.toString(Qt::ISODateWithMs))
                              .arg(second.sender.value)
                              .arg(second.id.value)
                              .arg(second.createdAt.toString(Qt::ISODateWithMs)));
            }
        }
    }

    // ---- everything once
    void messages()
    {
        QHash<QString, int> stored; // every text of a shift is written once
        QHash<MessageId, QString> texts;
        QSet<QString> typed;
        for (const ShiftCase &one : m_log.cases) {
            for (const Message &message : one.messages) {
                ++stored[message.text];
                texts.insert(message.id, message.text);
            }
        }
        for (auto it = stored.cbegin(); it != stored.cend(); ++it) {
            if (it.value() > 1)
                m_verdict.faults << QStringLiteral("doubled: \"%1\" is stored %2 times").arg(it.key()).arg(it.value());
        }
        for (const ShiftWord &word : m_log.words) {
            typed << word.text;
            if (!stored.contains(word.text) || (word.id.isValid() && texts.value(word.id) != word.text))
                fault(QStringLiteral("lost"), word.room, word.text);
        }
        for (const ShiftAnswer &answer : m_log.answers) {
            typed << answer.text;
            if (stored.contains(answer.text) == answer.takenBack)
                fault(QStringLiteral("lost"), answer.room, answer.text);
        }
        for (auto it = stored.cbegin(); it != stored.cend(); ++it) {
            if (!typed.contains(it.key()))
                m_verdict.faults << QStringLiteral("strange: nobody knows of \"%1\"").arg(it.key());
        }
    }

    void secrets()
    {
        for (const QByteArray &body : m_log.told) {
            for (const QByteArray &secret : m_log.secrets) {
                if (body.contains(secret))
                    m_verdict.faults << QStringLiteral("private: a publisher was told \"%1\": %2")
                                            .arg(QString::fromUtf8(secret), QString::fromUtf8(body.left(2'000)));
            }
        }
    }

    const ShiftLog &m_log;
    ShiftVerdict m_verdict;
    QHash<std::pair<UserId, RoomId>, MessageId> m_sights;
    UserId m_owner;
    QDateTime m_since; ///< his
};

} // namespace

ShiftVerdict judge(const ShiftLog &log)
{
    return Judge(log).verdict();
}

} // namespace desk
