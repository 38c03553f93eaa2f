// The conversation as assistive technology reads it: a list whose items are the rows, made when they are asked for.
#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

namespace desk::ui {

class TimelineView;

class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView *view);
    ~TimelineAccessible() override;

    /// Makes every TimelineView answer with this class. Harmless to repeat.
    static void install();
    static void focusMoved(TimelineView *view, int row);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text which) const override;

private:
    TimelineView *view() const;
    void forgetStale() const;

    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_rows;
};

class TimelineRowAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    TimelineRowAccessible(TimelineView *view, const QModelIndex &row);

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;
    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    int row() const { return m_row.row(); }

private:
    QPointer<TimelineView> m_view;
    QPersistentModelIndex m_row;
};

} // namespace desk::ui
