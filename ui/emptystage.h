// What stands in the middle while no conversation is open: an honest word and a hint, never a dialog.
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace desk::ui {

class EmptyStage : public QWidget
{
    Q_OBJECT
public:
    enum class Reason { NothingOpen, NoRooms, Syncing, NothingStored };
    explicit EmptyStage(const Theme &theme, QWidget *parent = nullptr);
    /// `support`: the cases are shown beside it; `staff`: of those who answer them.
    void setReason(Reason reason, bool support, bool staff);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    Reason m_reason = Reason::NothingOpen;
    bool m_support = false;
    bool m_staff = false;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_hint;
};

} // namespace desk::ui
