// One file that goes with the next message: its picture or sign, name and size. Delete, or the cross, leaves it out.
#pragma once

#include "ui/composer/filejudge.h"

#include <QPixmap>
#include <QWidget>

class QToolButton;

namespace desk::ui {

class TextLine;
struct Theme;

class FileChip : public QWidget
{
    Q_OBJECT
public:
    FileChip(const Theme &theme, const JudgedFile &file, QWidget *parent);

    const QString &path() const { return m_file.path; }
    bool hasPreview() const { return !m_preview.isNull(); }
    void restyle();

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect faceRect() const;

    const Theme &m_theme;
    const JudgedFile m_file;
    QString m_icon;
    QPixmap m_preview;
    TextLine *m_name;
    TextLine *m_details;
    QToolButton *m_remove;
};

} // namespace desk::ui
