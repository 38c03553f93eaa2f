// The person of the open conversation, or of a publisher's own case what it is about: facts, a line each.
#pragma once

#include "protocol/triage.h"
#include "session/rooms.h"
#include "system/clock.h"
#include "ui/context/section.h"

#include <optional>

namespace desk::ui {

class FactLine;

class PersonSection : public Section
{
    Q_OBJECT
public:
    PersonSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent);
    /// `others`: his other conversations; `detail`: what staff know of a case.
    void showPerson(const RoomItem &item, const QList<RoomItem> &others, bool staff,
                    const std::optional<protocol::CaseDetail> &detail);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addFact(const QString &label, const QString &value);
    void addPerson(const RoomItem &item, const CasePerson *known);
    void addCase(const Support &support, bool staff);
    void showFacts();
    void followTheme();

    const Theme &m_theme;
    const Clock &m_clock;
    QVBoxLayout *m_lines;
    QList<std::pair<QString, QString>> m_told;
    QList<FactLine *> m_facts; ///< made once, filled again and again
};

} // namespace desk::ui
