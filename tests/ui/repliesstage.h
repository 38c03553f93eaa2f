// A publisher at the desk with three quick replies, the first conversation open and the keyboard in its field.
#pragma once

#include "windowfixture.h"

#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/replychips.h"
#include "ui/composer/replymenu.h"
#include "ui/timeline/timelinepane.h"

#include <QPushButton>

namespace desk::ui {

inline const QuickReply available{QStringLiteral("available"), QStringLiteral("Still available"),
                                  QStringLiteral("Hello {name}, {ad} is still available.")};
inline const QuickReply parts{QStringLiteral("parts"), QStringLiteral("In two parts"),
                              QStringLiteral("One.\n---\nTwo, {name}.")};
inline const QuickReply arabic{QStringLiteral("متاح"), QStringLiteral("ما زال متاحًا"),
                               QStringLiteral("نعم يا {name}، {ad} متاحة.")};

struct RepliesStage : WindowFixture
{
    FakeSession *session;
    explicit RepliesStage(LanguageChoice choice = LanguageChoice::English)
    {
        settings.setLanguage(choice);
        session = signInPublisher();
        session->setQuickReplies({available, parts, arabic});
        window->resize(1280, 800);
        window->openRoom(RoomId{1});
        composer().focusInput();
    }
    Composer &composer() const { return *window->timelinePane().composer(); }
    QWidget *edit() const { return composer().edit(); }
    ReplyMenu *menu() const { return find<ReplyMenu>("replyMenu"); }
    void type(const QString &text) const { QTest::keyClicks(edit(), text); }
    /// Letters as an Arabic keyboard gives them.
    void typeArabic(const QString &text) const
    {
        for (const QChar letter : text) {
            QKeyEvent event(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(edit(), &event);
        }
    }
    QList<QPushButton *> chips() const
    {
        QList<QPushButton *> shown;
        const auto all = find<ReplyChips>("replyChips")->findChildren<QPushButton *>();
        for (QPushButton *chip : all) {
            if (chip->isVisible())
                shown << chip;
        }
        return shown;
    }
    QString note() const { return find<QLabel>("composerNote")->text(); }
    void openSettings() const { QTest::keyClick(window.get(), Qt::Key_4, Qt::ControlModifier); }
};

} // namespace desk::ui
