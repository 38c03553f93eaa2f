// A titled group of the settings page.
#pragma once

#include <QFrame>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace desk::ui {

class SettingsSection : public QFrame
{
    Q_OBJECT
public:
    explicit SettingsSection(QWidget *parent = nullptr);

protected:
    void setTitle(const QString &title);
    /// A row: words at the leading edge, the field at the trailing one. Returns the label for retranslation.
    QLabel *addRow(QWidget *field);
    void addWide(QWidget *widget);
    QVBoxLayout *column() const { return m_column; }

private:
    QLabel *m_title;
    QVBoxLayout *m_column;
};

} // namespace desk::ui
