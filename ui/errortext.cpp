// A sentence for every ErrorCode.
#include "errortext.h"

#include <QCoreApplication>

namespace desk::ui {

namespace {

/// tr() of this file.
struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static QString sentence(const Error &error);
    static QString withDetail(const QString &sentence, const QString &detail);
    static QString rateLimited(std::chrono::milliseconds retryAfter);
};

QString ErrorText::withDetail(const QString &sentence, const QString &detail)
{
    const QString words = detail.simplified();
    if (words.isEmpty())
        return sentence;
    // the words come from elsewhere and keep their own direction
    return tr("%1 (%2)").arg(sentence, QChar(0x2068) + words.left(300) + QChar(0x2069));
}

QString ErrorText::rateLimited(std::chrono::milliseconds retryAfter)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(retryAfter).count();
    if (seconds <= 0)
        return tr("Too much in a short time. Wait a moment, then try again.");
    if (seconds < 60)
        return tr("Too much in a short time. Try again in %Ln second(s).", nullptr, int(seconds));
    return tr("Too much in a short time. Try again in %Ln minute(s).", nullptr, int((seconds + 59) / 60));
}

QString ErrorText::sentence(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Offline:
        return tr("The site cannot be reached. Check your network connection; what you write is kept and sent later.");
    case ErrorCode::HostNotFound:
        return tr("There is no site at this address. Check how it is written.");
    case ErrorCode::TimedOut:
        return tr("The site did not answer in time. Try again in a moment.");
    case ErrorCode::TlsFailed:
        return withDetail(
            tr("The connection to the site is not safe: its certificate is not valid. Nothing was sent. Check the "
               "address and this computer's clock, or ask the site's staff."),
            error.detail);
    case ErrorCode::InsecureAddress:
        return tr("This address is not protected (http). Write https instead, so that nobody can read your password.");
    case ErrorCode::NotAChatSite:
        return tr("Something answers at this address, but it is not the marketplace. Check the address.");
    case ErrorCode::SignInRefused: {
        const QString reason = error.detail.simplified();
        return reason.isEmpty() ? tr("The name or the password is wrong, or the account is suspended.")
                                : reason.left(500);
    }
    case ErrorCode::SignedOut:
        return tr("The site has signed you out. Enter your password to go on; nothing is lost.");
    case ErrorCode::Forbidden:
        return tr("The site does not allow this for your account.");
    case ErrorCode::NotFound:
        return tr("This is no longer on the site.");
    case ErrorCode::Invalid:
        return withDetail(tr("The site did not accept this. Change it and try again."), error.detail);
    case ErrorCode::RoomClosed:
        return tr("This conversation is closed. Nothing more can be sent in it.");
    case ErrorCode::WhichRoom:
        return tr("The site could not tell to whom this should go. Open the conversation again and resend.");
    case ErrorCode::NonceReused:
        return tr("The site already has another message under this number. Take the message back and send it again.");
    case ErrorCode::CursorGone:
        return tr("Too much has changed on the site since the last time. The conversations are being read again.");
    case ErrorCode::TooLong:
        return tr("This is too long for the site. Shorten it or send it in parts.");
    case ErrorCode::RateLimited:
        return rateLimited(error.retryAfter);
    case ErrorCode::ServerFault:
        return tr("The site has a problem of its own. Nothing you did is wrong; it will be tried again.");
    case ErrorCode::BadReply:
        return tr(
            "The site's answer could not be understood. Try again; if it stays so, this program may need an update.");
    case ErrorCode::BadFrame:
        return tr(
            "The site and this program did not understand each other. Try again; the program may need an update.");
    case ErrorCode::StorageFailed:
        return withDetail(tr("Your messages cannot be saved on this computer. Check that the disk can be written."),
                          error.detail);
    case ErrorCode::StorageFull:
        return tr("The disk is full, so nothing new can be saved. Free some space; until then new text may be lost on "
                  "closing.");
    case ErrorCode::StorageDamaged:
        return tr("The stored conversations on this computer were damaged. What could be read is kept; the rest is "
                  "read again from "
                  "the site.");
    case ErrorCode::UnsentDamaged:
        return tr("The file with your unsent messages and drafts was damaged. What could be read is kept, but "
                  "something you wrote "
                  "may be missing: look through your conversations.");
    case ErrorCode::StorageReadOnly:
        return tr("The folder of this program cannot be written. What is stored can be read, but nothing new can be "
                  "saved or sent. "
                  "Make it writable and start the program again.");
    case ErrorCode::StorageInUse:
        return tr("Another program is using the stored messages, so nothing can be saved or sent. Close it and start "
                  "this program "
                  "again.");
    case ErrorCode::NoSecretService:
        return tr("This computer has no keychain, so you stay signed in only until the program ends.");
    case ErrorCode::Cancelled:
        return tr("It was cancelled.");
    case ErrorCode::Overtaken:
        return tr("Somebody has written in this case meanwhile. Read it first; then send yours or do it all the same.");
    case ErrorCode::Claimed:
        return withDetail(tr("A colleague has this case already."), error.detail);
    case ErrorCode::NotYours:
        return tr("This case is not yours, so you cannot give it back.");
    case ErrorCode::BadColleague:
        return tr("This person does not answer support cases. Choose a colleague who does.");
    case ErrorCode::NameTaken:
        return tr("Another team reply has this name already. Choose another name.");
    }
    return tr("Something went wrong. Try again.");
}

} // namespace

QString errorSentence(const Error &error)
{
    return ErrorText::sentence(error);
}

} // namespace desk::ui
