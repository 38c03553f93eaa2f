// A whole window over fakes, fresh for each test.
#pragma once

#include "support/fakeclock.h"
#include "support/fakedesk.h"

#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/themecontroller.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace desk::ui {

struct WindowFixture
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    FakeClock clock;
    FakeAccounts accounts;
    QList<QUrl> opened;
    std::unique_ptr<ThemeController> themes;
    std::unique_ptr<Language> language;
    std::unique_ptr<MainWindow> window;

    WindowFixture()
    {
        settings.setLanguage(LanguageChoice::English);
        settings.setTheme(ThemeChoice::Light);
        themes = std::make_unique<ThemeController>(settings);
        language = std::make_unique<Language>(settings);
        window = std::make_unique<MainWindow>(
            accounts, settings, clock, *themes, [this](const QUrl &url) { opened.append(url); }, folder.path());
        window->showLogin();
        themes->dress();
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get())); // shortcuts work in the active window
    }

    FakeSession *signInPublisher()
    {
        accounts.setCurrent(publisherDesk(clock.now()));
        return accounts.session();
    }
    FakeSession *signInAdmin()
    {
        accounts.setCurrent(adminDesk(clock.now()));
        return accounts.session();
    }
    template <typename T = QWidget> T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    /// Every label that can be read now.
    QString readable() const
    {
        QStringList words;
        const QList<QLabel *> labels = window->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(QLatin1Char('\n'));
    }
};

} // namespace desk::ui
