// What the site says in its two languages. English is the key.
#include "server/http/site.h"

#include <QHash>

namespace desk::server {

QString phrase(const QString &lang, const char *english)
{
    static const QHash<QByteArray, QString> arabic{
        {"Authentication credentials were not provided.", QStringLiteral("لم يتم تزويد بيانات الدخول.")},
        {"Not found.", QStringLiteral("غير موجود.")},
        {"You do not have permission to perform this action.", QStringLiteral("ليس لديك صلاحية للقيام بهذا الإجراء.")},
        {"This conversation is closed.", QStringLiteral("هذه المحادثة مغلقة.")},
        {"This field may not be blank or is invalid.", QStringLiteral("هذا الحقل فارغ أو غير صالح.")},
        {"This is not JSON.", QStringLiteral("ليس هذا JSON.")},
        {"The message is too long.", QStringLiteral("الرسالة أطول من المسموح.")},
        {"This nonce was used for another message.", QStringLiteral("استُخدم هذا المعرّف لرسالة أخرى.")},
        {"A colleague has this case already.", QStringLiteral("لدى زميل هذه المحادثة بالفعل.")},
        {"This case is not yours.", QStringLiteral("هذه المحادثة ليست لديك.")},
        {"This person does not answer support cases.", QStringLiteral("هذا الشخص لا يجيب عن محادثات الدعم.")},
        {"Another reply has this name.", QStringLiteral("يوجد رد آخر بهذا الاسم.")},
        {"The cursor is ahead of the server: start again from 0.",
         QStringLiteral("المؤشر أحدث من الخادم: ابدأ من الصفر.")},
        {"Too many requests. Try again later.", QStringLiteral("طلبات كثيرة. حاول لاحقًا.")},
        {"Server error.", QStringLiteral("خطأ في الخادم.")},
        {"Sign in", QStringLiteral("تسجيل الدخول")},
        {"User name, e-mail or phone", QStringLiteral("اسم المستخدم أو البريد أو الهاتف")},
        {"Password", QStringLiteral("كلمة المرور")},
        {"Keep me signed in", QStringLiteral("تذكرني")},
        {"Wrong user name or password, or the account is suspended.",
         QStringLiteral("اسم المستخدم أو كلمة المرور غير صحيحة، أو الحساب موقوف.")},
        {"Too many wrong passwords. Try again later.", QStringLiteral("محاولات خاطئة كثيرة. حاول لاحقًا.")},
        {"The message was sent.", QStringLiteral("تم إرسال الرسالة.")},
        {"The case is resolved.", QStringLiteral("تم حل المحادثة.")},
        {"The case is open again.", QStringLiteral("أعيد فتح المحادثة.")},
        {"Support conversations", QStringLiteral("محادثات الدعم")},
    };
    if (lang != QLatin1String("en")) {
        if (auto it = arabic.find(QByteArray(english)); it != arabic.end())
            return *it;
    }
    return QString::fromUtf8(english);
}

} // namespace desk::server
