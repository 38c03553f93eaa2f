// The ad beside the talk: picture, title, price, place and state, as far as the site tells.
#pragma once

#include "protocol/types.h"
#include "ui/theme.h"

#include <QFrame>
#include <QImage>

namespace desk::ui {

class TextLine;

/// A picture that fills its box, with the card's rounded upper corners; a calm surface while there is none.
class PictureBox : public QWidget
{
    Q_OBJECT
public:
    explicit PictureBox(const Theme &theme, QWidget *parent = nullptr);
    void setPicture(const QImage &picture);
    bool hasPicture() const { return !m_picture.isNull(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    QImage m_picture;
};

class AdCard : public QFrame
{
    Q_OBJECT
public:
    explicit AdCard(const Theme &theme, QWidget *parent = nullptr);
    /// What the room itself knows, before the ad is there.
    void setTitle(const QString &title);
    void setAd(const Ad &ad);
    PictureBox &picture() { return *m_picture; }

    static QString stateText(const QString &status);

private:
    PictureBox *m_picture;
    TextLine *m_title;
    TextLine *m_price;
    TextLine *m_place;
    TextLine *m_state;
};

} // namespace desk::ui
