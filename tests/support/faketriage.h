// A support desk out of thin air: what a test puts there is what it shows; what the window orders is written down and answered
// with `answer`.
#pragma once

#include "session/triage.h"
#include "store/follow.h"

namespace desk {

class FakeTriage : public Triage
{
public:
    bool available() const override { return isAvailable; }
    FutureResult<void> claim(RoomId room, bool takeOver) override
    {
        claimed.append({room, takeOver});
        return acted(takeOver ? QStringLiteral("take over") : QStringLiteral("claim"), room);
    }
    FutureResult<void> release(RoomId room) override { return acted(QStringLiteral("release"), room); }
    FutureResult<void> transfer(RoomId room, UserId to, const QString &text) override
    {
        transferredTo = to;
        return acted(QStringLiteral("transfer"), room, text);
    }
    MessageId heard(RoomId room) const override { return heardUpTo.value(room); }
    FutureResult<void> resolve(RoomId room, const QString &reason, MessageId seen) override
    {
        resolvedSeen << seen;
        return acted(QStringLiteral("resolve"), room, reason);
    }
    FutureResult<void> reopen(RoomId room, const QString &reason) override
    {
        return acted(QStringLiteral("reopen"), room, reason);
    }
    FutureResult<void> noReplyNeeded(RoomId room) override { return acted(QStringLiteral("no reply"), room); }
    FutureResult<void> setCategory(RoomId room, const QString &category) override
    {
        return acted(QStringLiteral("category"), room, category);
    }
    FutureResult<void> addNote(RoomId room, const QString &text) override
    {
        if (answer) {
            CaseLine line;
            line.entry.kind = CaseEntryKind::Note;
            line.entry.text = text;
            line.entry.nonce = QUuid::createUuid();
            line.pending = true;
            line.retries = true;
            addLine(room, line);
        }
        return acted(QStringLiteral("note"), room, text);
    }
    void retryNote(const QUuid &nonce) override { retriedNotes << nonce; }
    FutureResult<QString> takeBackNote(const QUuid &nonce) override
    {
        for (auto log = logs.begin(); log != logs.end(); ++log) {
            for (qsizetype i = 0; i < log->size(); ++i) {
                if (log->at(i).entry.nonce != nonce || !log->at(i).pending)
                    continue;
                const QString text = log->takeAt(i).entry.text;
                Q_EMIT logChanged(log.key());
                return readyResult<QString>(text);
            }
        }
        return readyResult<QString>(fail(ErrorCode::Invalid));
    }
    QList<CaseLine> log(RoomId room) override { return logs.value(room); }
    bool logHasMore(RoomId room) const override { return longLogs.contains(room); }
    FutureResult<protocol::CaseDetail> caseDetail(RoomId room) override
    {
        detailsAsked << room;
        const auto known = details.constFind(room);
        return readyResult<protocol::CaseDetail>(
            known == details.constEnd() ? Result<protocol::CaseDetail>(fail(ErrorCode::Offline)) : *known);
    }
    std::optional<protocol::CaseDetail> knownDetail(RoomId room) const override
    {
        const auto known = details.constFind(room);
        return known == details.constEnd() ? std::nullopt : std::optional(*known);
    }
    QList<StaffMember> staff() const override { return team; }
    void refreshStaff() override { ++staffRefreshed; }
    QList<Colleague> colleagues(RoomId room) const override { return present.value(room); }
    QList<TeamReply> teamReplies() const override { return replies; }
    void refreshTeamReplies() override {}
    FutureResult<TeamReply> saveTeamReply(const TeamReply &reply) override
    {
        if (!answer)
            return readyResult<TeamReply>(tl::make_unexpected(answer.error()));
        TeamReply stored = reply;
        if (!stored.id.isValid())
            stored.id = TeamReplyId{++lastReply};
        replies.removeIf([&stored](const TeamReply &each) { return each.id == stored.id; });
        replies << stored;
        Q_EMIT teamRepliesChanged();
        return readyResult<TeamReply>(stored);
    }
    FutureResult<void> removeTeamReply(TeamReplyId reply) override
    {
        replies.removeIf([reply](const TeamReply &each) { return each.id == reply; });
        Q_EMIT teamRepliesChanged();
        return readyResult<void>(answer);
    }
    FutureResult<void> run(RoomId room, const TeamReply &reply, const QStringList &texts,
                           const QString &reason) override
    {
        runs.append({room, reply, texts});
        return acted(QStringLiteral("run"), room, reason);
    }
    bool hasOrder(RoomId room) const override { return ordered.contains(room); }
    FutureResult<protocol::CaseTimes> times(int days) override
    {
        daysAsked << days;
        return readyResult<protocol::CaseTimes>(answer ? Result<protocol::CaseTimes>(timesAnswer)
                                                       : tl::make_unexpected(answer.error()));
    }

    void setAvailable(bool available)
    {
        isAvailable = available;
        Q_EMIT availableChanged();
    }
    void addLine(RoomId room, const CaseLine &line)
    {
        logs[room] << line;
        Q_EMIT logChanged(room);
    }
    void setColleagues(RoomId room, const QList<Colleague> &colleagues)
    {
        present.insert(room, colleagues);
        Q_EMIT colleaguesChanged(room);
    }
    void setStaff(const QList<StaffMember> &staff)
    {
        team = staff;
        Q_EMIT staffChanged();
    }

    struct Act
    {
        QString name;
        RoomId room;
        QString text; ///< reason, word, category, note
        friend bool operator==(const Act &, const Act &) = default;
    };
    struct Run
    {
        RoomId room;
        TeamReply reply;
        QStringList texts;
    };
    bool isAvailable = false;
    QHash<RoomId, MessageId> heardUpTo;
    QList<MessageId> resolvedSeen;
    Result<void> answer;
    QList<Act> acts;
    QList<std::pair<RoomId, bool>> claimed;
    UserId transferredTo;
    QList<QUuid> retriedNotes;
    QHash<RoomId, QList<CaseLine>> logs;
    QList<RoomId> longLogs;
    QHash<RoomId, protocol::CaseDetail> details;
    QList<RoomId> detailsAsked;
    QList<StaffMember> team;
    int staffRefreshed = 0;
    QHash<RoomId, QList<Colleague>> present;
    QList<TeamReply> replies;
    qint64 lastReply = 100;
    QList<Run> runs;
    QList<RoomId> ordered;
    QList<int> daysAsked;
    protocol::CaseTimes timesAnswer;

private:
    FutureResult<void> acted(const QString &name, RoomId room, const QString &text = {})
    {
        acts.append({name, room, text});
        return readyResult<void>(answer);
    }
};

} // namespace desk
