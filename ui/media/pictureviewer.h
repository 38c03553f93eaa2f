// A picture of a conversation in the whole window, and the others of that conversation before and after it. A page, not
// a dialog: what it covers is not on screen. Saves nothing itself.
#pragma once

#include "session/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace desk::ui {

class NoticeBar;
class PictureCanvas;
class TextLine;
struct Theme;

class PictureViewer : public QWidget
{
    Q_OBJECT
public:
    PictureViewer(const Theme &theme, QWidget *parent = nullptr);

    /// Another session, or none: nothing of the last one stays.
    void setSession(Session *session);
    /// A message with a picture, of the room it names.
    void open(const Message &message);
    MessageId shown() const;
    PictureCanvas *canvas() const { return m_canvas; }
    NoticeBar &notices() const { return *m_notices; }

Q_SIGNALS:
    void closed();
    void saveRequested(const desk::Attachment &attachment);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addButton(const char *name, void (PictureViewer::*order)());
    void collect(MessageId before);
    void load();
    void display(const QList<QImage> &levels, const QString &words);
    void stepBy(int step);
    void previous() { stepBy(-1); }
    void next() { stepBy(1); }
    void zoomIn();
    void zoomOut();
    void fit();
    void copy();
    void save();
    void restyle();
    void tell();

    const Theme &m_theme;
    QPointer<Session> m_session;
    QList<Message> m_pictures; ///< of this conversation, the oldest first
    qsizetype m_place = -1;
    bool m_complete = false; ///< m_pictures holds all that are stored here
    int m_asked = 0;         ///< answers to an earlier question are not for us
    NoticeBar *m_notices;
    PictureCanvas *m_canvas;
    TextLine *m_name;
    TextLine *m_details;
    QLabel *m_position;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_zoomOut;
    QToolButton *m_fit;
    QToolButton *m_zoomIn;
    QToolButton *m_copy;
    QToolButton *m_save;
    QToolButton *m_close;
};

} // namespace desk::ui
