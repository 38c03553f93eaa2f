// A part of the context pane under a heading that folds it, by click or by key; what is folded is remembered.
#pragma once

#include "system/settings.h"
#include "ui/theme.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace desk::ui {

/// The heading: its words, how many there are, and an arrow. Checked: open.
class SectionHeading : public QAbstractButton
{
    Q_OBJECT
public:
    SectionHeading(const Theme &theme, QWidget *parent);
    /// `count`: beside the words; empty: none.
    void tell(const QString &words, const QString &count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_words;
    QString m_count;
};

class Section : public QWidget
{
    Q_OBJECT
public:
    /// `name`: of the object, and in the settings.
    Section(const char *name, const Theme &theme, Settings &settings, QWidget *parent);
    void setTitle(const QString &words, const QString &count = {});
    void add(QWidget *widget);
    void add(QLayout *layout);
    bool isOpen() const { return m_heading->isChecked(); }

Q_SIGNALS:
    void toggled(bool open);

protected:
    void changeEvent(QEvent *event) override;

private:
    void followTheme();

    const Theme &m_theme;
    SectionHeading *m_heading;
    QWidget *m_body;
    QVBoxLayout *m_content;
    QVBoxLayout *m_column;
};

} // namespace desk::ui
