// One picture, as large as its place or nearer: wheel, pinch and drag. Knows not where it came from.
#pragma once

#include <QImage>
#include <QWidget>

namespace desk::ui {

struct Theme;

class PictureCanvas : public QWidget
{
    Q_OBJECT
public:
    PictureCanvas(const Theme &theme, QWidget *parent);

    /// The picture, then halves of it: painting never shrinks by more than two. Slow: for the pool.
    static QList<QImage> levelsOf(const QImage &picture);
    /// Empty: `words` stand in its place.
    void setPicture(const QList<QImage> &levels, const QString &words = {});
    QImage picture() const { return m_levels.value(0); }
    QString words() const { return m_words; }

    /// Points of the window a point of the picture takes.
    qreal scale() const;
    bool isFitted() const { return m_fitted; }
    /// The picture's middle, from the middle of the place.
    QPointF offset() const { return m_offset; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();
    void pan(const QPointF &by);

Q_SIGNALS:
    void zoomed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    qreal fittingScale() const;
    QSizeF naturalSize() const;
    void zoomBy(qreal factor, const QPointF &about);
    void keepInside();
    void followCursor();

    const Theme &m_theme;
    QList<QImage> m_levels;
    QString m_words;
    bool m_fitted = true;
    qreal m_scale = 1;
    QPointF m_offset;
    QPointF m_grabbed;
};

} // namespace desk::ui
