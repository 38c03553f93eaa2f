// The command line.
#include "ui/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace desk::ui {

namespace {

[[noreturn]] void refuse(const QString &words)
{
    std::fputs(qUtf8Printable(words + QLatin1Char('\n')), stderr);
    std::exit(2);
}

} // namespace

Options Options::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Options", "Answer your buyers and the site's staff."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&parser](const char *name, const QString &words, const char *value = "") {
        QCommandLineOption option(QString::fromLatin1(name), words, QString::fromLatin1(value));
        parser.addOption(option);
    };
    add("profile", QCoreApplication::translate("Options", "Keep everything of this run in this folder."), "DIR");
    add("site", QCoreApplication::translate("Options", "The address of the site."), "URL");
    add("user", QCoreApplication::translate("Options", "Sign in as this person."), "NAME");
    add("password-file", QCoreApplication::translate("Options", "Read the password from the first line of this file."),
        "FILE");
    add("password-stdin", QCoreApplication::translate("Options", "Read the password from the standard input."));
    add("minimized",
        QCoreApplication::translate("Options", "Start in the tray where there is one, else as a minimized window."));
    add("lang", QCoreApplication::translate("Options", "The language of the window: ar or en."), "LANGUAGE");
    add("theme", QCoreApplication::translate("Options", "The colours of the window: light or dark."), "THEME");
    add("screens",
        QCoreApplication::translate("Options", "Play the tour, save pictures of the window in this folder and quit."),
        "DIR");
    parser.process(arguments);

    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    Options options;
    options.profile = value("profile");
    options.site = value("site");
    options.user = value("user");
    options.passwordFile = value("password-file");
    options.passwordFromInput = parser.isSet(QStringLiteral("password-stdin"));
    options.minimized = parser.isSet(QStringLiteral("minimized"));
    options.screens = value("screens");
    const QString language = value("lang");
    if (language == QLatin1String("ar"))
        options.language = LanguageChoice::Arabic;
    else if (language == QLatin1String("en"))
        options.language = LanguageChoice::English;
    else if (!language.isEmpty())
        refuse(QStringLiteral("--lang: ar or en"));
    const QString theme = value("theme");
    if (theme == QLatin1String("light"))
        options.theme = ThemeChoice::Light;
    else if (theme == QLatin1String("dark"))
        options.theme = ThemeChoice::Dark;
    else if (!theme.isEmpty())
        refuse(QStringLiteral("--theme: light or dark"));
    if (!options.screens.isEmpty() && (options.site.isEmpty() || options.user.isEmpty()))
        refuse(QStringLiteral("--screens needs --site and --user"));
    return options;
}

QString Options::password() const
{
    QFile file(passwordFile);
    if (passwordFromInput) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return {};
    } else if (passwordFile.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray line = file.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace desk::ui
