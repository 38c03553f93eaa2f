# What the site says in its own words, in its two languages. English is the key.
from django.utils.translation import get_language

ARABIC = {
    "Wrong user name or password, or the account is suspended.":
        "اسم المستخدم أو كلمة المرور غير صحيحة، أو الحساب موقوف.",
    "This token is not valid.": "رمز الدخول غير صالح.",
    "Sign in": "تسجيل الدخول",
    "User name, e-mail or phone": "اسم المستخدم أو البريد أو الهاتف",
    "Password": "كلمة المرور",
    "Keep me signed in": "تذكرني",
    "The message is empty.": "الرسالة فارغة.",
    "You are not in this conversation.": "لست طرفًا في هذه المحادثة.",
    "This conversation is closed.": "هذه المحادثة مغلقة.",
    "This is not a time.": "هذا ليس وقتًا.",
    "Subject, category and message are needed.": "الموضوع والفئة والرسالة مطلوبة.",
    "This is another room.": "هذه محادثة أخرى.",
    "This is your own ad.": "هذا إعلانك.",
    "Staff only.": "للإدارة فقط.",
    "The message was sent.": "تم إرسال الرسالة.",
    "The case is resolved.": "تم حل المحادثة.",
    "The case is open again.": "أعيد فتح المحادثة.",
    "Support conversations": "محادثات الدعم",
    "Dashboard": "لوحة الإدارة",
}


def say(english):
    return ARABIC[english] if (get_language() or "ar").startswith("ar") else english
