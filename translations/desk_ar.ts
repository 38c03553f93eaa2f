<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>Conversations</source>
            <translation>المحادثات</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>الدعم</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>الإشعارات</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>المحادثة التالية</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>المحادثة السابقة</translation>
        </message>
        <message>
            <source>Next unread conversation</source>
            <translation>المحادثة التالية غير المقروءة</translation>
        </message>
        <message>
            <source>New support case</source>
            <translation>طلب دعم جديد</translation>
        </message>
        <message>
            <source>Show or hide the ad</source>
            <translation>إظهار الإعلان أو إخفاؤه</translation>
        </message>
        <message>
            <source>Connect again now</source>
            <translation>إعادة الاتصال الآن</translation>
        </message>
        <message>
            <source>All shortcuts</source>
            <translation>كل الاختصارات</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>ابحث في كل شيء</translation>
        </message>
        <message>
            <source>Find in this conversation</source>
            <translation>ابحث في هذه المحادثة</translation>
        </message>
        <message>
            <source>Mark as read or unread</source>
            <translation>تعليم كمقروءة أو غير مقروءة</translation>
        </message>
        <message>
            <source>Archive or bring back</source>
            <translation>الأرشفة أو الإخراج من الأرشيف</translation>
        </message>
        <message>
            <source>Pin or unpin</source>
            <translation>التثبيت أو إلغاؤه</translation>
        </message>
        <message>
            <source>Mute or unmute</source>
            <translation>الكتم أو إلغاؤه</translation>
        </message>
        <message>
            <source>No reply needed</source>
            <translation>لا تحتاج إلى رد</translation>
        </message>
        <message>
            <source>Newest or longest waiting first</source>
            <translation>الأحدث أو الأطول انتظارًا أولًا</translation>
        </message>
        <message>
            <source>Export the conversation…</source>
            <translation>تصدير المحادثة…</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>إدراج رمز تعبيري</translation>
        </message>
        <message>
            <source>Response times</source>
            <translation>أوقات الرد</translation>
        </message>
        <message>
            <source>Next case</source>
            <translation>الطلب التالي</translation>
        </message>
        <message>
            <source>Previous case</source>
            <translation>الطلب السابق</translation>
        </message>
        <message>
            <source>Take the case</source>
            <translation>استلام الطلب</translation>
        </message>
        <message>
            <source>Release the case</source>
            <translation>ترك الطلب</translation>
        </message>
        <message>
            <source>Give the case to a colleague</source>
            <translation>تحويل الطلب إلى زميل</translation>
        </message>
        <message>
            <source>Resolve the case</source>
            <translation>إغلاق الطلب كمحلول</translation>
        </message>
        <message>
            <source>Reopen the case</source>
            <translation>إعادة فتح الطلب</translation>
        </message>
        <message>
            <source>The case needs no reply</source>
            <translation>الطلب لا يحتاج ردًا</translation>
        </message>
        <message>
            <source>Reply to the case</source>
            <translation>الرد على الطلب</translation>
        </message>
        <message>
            <source>Private note or reply</source>
            <translation>ملاحظة خاصة أو رد</translation>
        </message>
    </context>
    <context>
        <name>CaseWords</name>
        <message>
            <source>a colleague</source>
            <comment>who gets a case, and whose name is not known</comment>
            <translation>أحد الزملاء</translation>
        </message>
        <message>
            <source>%1 took the case</source>
            <translation>استلم %1 الطلب</translation>
        </message>
        <message>
            <source>%1 resolved the case</source>
            <translation>أنهى %1 الطلب</translation>
        </message>
        <message>
            <source>%1 reopened the case</source>
            <translation>أعاد %1 فتح الطلب</translation>
        </message>
        <message>
            <source>%1 said that no reply is needed</source>
            <translation>قال %1 إن الرد غير مطلوب</translation>
        </message>
        <message>
            <source>%1 changed the category to %2</source>
            <translation>غيّر %1 الفئة إلى %2</translation>
        </message>
        <message>
            <source>%1 did something that this version of the program does not know</source>
            <translation>%1: إجراء لا تعرفه هذه النسخة من البرنامج</translation>
        </message>
        <message>
            <source>Waiting for an answer</source>
            <translation>بانتظار الرد</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>تم الرد</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>محلولة</translation>
        </message>
        <message>
            <source>The site</source>
            <extracomment>as the one who did something in a case</extracomment>
            <translation>الموقع</translation>
        </message>
        <message>
            <source>You took the case</source>
            <translation>استلمتَ الطلب</translation>
        </message>
        <message>
            <source>%1 gave you the case</source>
            <translation>حوّل %1 الطلب إليك</translation>
        </message>
        <message>
            <source>You gave the case to %1</source>
            <translation>حوّلتَ الطلب إلى %1</translation>
        </message>
        <message>
            <source>%1 gave the case to %2</source>
            <translation>حوّل %1 الطلب إلى %2</translation>
        </message>
        <message>
            <source>You changed the category to %1</source>
            <translation>غيّرتَ الفئة إلى %1</translation>
        </message>
        <message>
            <source>You noted</source>
            <translation>دوّنتَ ملاحظة</translation>
        </message>
        <message>
            <source>%1 noted</source>
            <translation>دوّن %1 ملاحظة</translation>
        </message>
        <message>
            <source>You released the case</source>
            <translation>تركتَ الطلب</translation>
        </message>
        <message>
            <source>%1 released the case</source>
            <translation>ترك %1 الطلب</translation>
        </message>
        <message>
            <source>Nobody has the case any more: its owner was away</source>
            <translation>لم يعد الطلب عند أحد: كان صاحبه غائبًا</translation>
        </message>
        <message>
            <source>You resolved the case</source>
            <translation>أنهيتَ الطلب</translation>
        </message>
        <message>
            <source>The case was reopened</source>
            <translation>أُعيد فتح الطلب</translation>
        </message>
        <message>
            <source>You reopened the case</source>
            <translation>أعدتَ فتح الطلب</translation>
        </message>
        <message>
            <source>You said that no reply is needed</source>
            <translation>قلتَ إن الرد غير مطلوب</translation>
        </message>
        <message>
            <source>You did something that this version of the program does not know</source>
            <translation>أجريتَ شيئًا لا تعرفه هذه النسخة من البرنامج</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <extracomment>what was done in a case, the words that were said with it</extracomment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Too much in a short time. Wait a moment, then try again.</source>
            <translation>محاولات كثيرة في وقت قصير. انتظر لحظة ثم حاول مجددًا.</translation>
        </message>
        <message numerus="yes">
            <source>Too much in a short time. Try again in %Ln second(s).</source>
            <translation>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا الآن.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد ثانية واحدة.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد ثانيتين.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد %Ln ثوانٍ.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد %Ln ثانية.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد %Ln ثانية.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Too much in a short time. Try again in %Ln minute(s).</source>
            <translation>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا الآن.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد دقيقة واحدة.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد دقيقتين.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد %Ln دقائق.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد %Ln دقيقة.</numerusform>
                <numerusform>محاولات كثيرة في وقت قصير. حاول مجددًا بعد %Ln دقيقة.</numerusform>
            </translation>
        </message>
        <message>
            <source>The site cannot be reached. Check your network connection; what you write is kept and sent later.</source>
            <translation>تعذّر الوصول إلى الموقع. تحقق من اتصالك بالشبكة؛ ما تكتبه محفوظ ويُرسل لاحقًا.</translation>
        </message>
        <message>
            <source>There is no site at this address. Check how it is written.</source>
            <translation>لا يوجد موقع على هذا العنوان. تحقق من كتابته.</translation>
        </message>
        <message>
            <source>The site did not answer in time. Try again in a moment.</source>
            <translation>لم يرد الموقع في الوقت المناسب. حاول مجددًا بعد لحظة.</translation>
        </message>
        <message>
            <source>The connection to the site is not safe: its certificate is not valid. Nothing was sent. Check the address and this computer's clock, or ask the site's staff.</source>
            <translation>الاتصال بالموقع غير آمن: شهادته غير صالحة. لم يُرسل شيء. تحقق من العنوان ومن ساعة هذا الجهاز، أو اسأل فريق الموقع.</translation>
        </message>
        <message>
            <source>This address is not protected (http). Write https instead, so that nobody can read your password.</source>
            <translation>هذا العنوان غير محمي (http). اكتب https بدلًا منه حتى لا يستطيع أحد قراءة كلمة المرور.</translation>
        </message>
        <message>
            <source>Something answers at this address, but it is not the marketplace. Check the address.</source>
            <translation>يوجد ما يرد على هذا العنوان، لكنه ليس موقع السوق. تحقق من العنوان.</translation>
        </message>
        <message>
            <source>The name or the password is wrong, or the account is suspended.</source>
            <translation>الاسم أو كلمة المرور غير صحيحة، أو أن الحساب موقوف.</translation>
        </message>
        <message>
            <source>The site has signed you out. Enter your password to go on; nothing is lost.</source>
            <translation>أنهى الموقع جلستك. أدخل كلمة المرور للمتابعة؛ لم يضِع شيء.</translation>
        </message>
        <message>
            <source>The site does not allow this for your account.</source>
            <translation>لا يسمح الموقع بهذا لحسابك.</translation>
        </message>
        <message>
            <source>This is no longer on the site.</source>
            <translation>لم يعد هذا موجودًا في الموقع.</translation>
        </message>
        <message>
            <source>The site did not accept this. Change it and try again.</source>
            <translation>لم يقبل الموقع هذا. عدّله وحاول مجددًا.</translation>
        </message>
        <message>
            <source>This conversation is closed. Nothing more can be sent in it.</source>
            <translation>هذه المحادثة مغلقة، ولا يمكن الإرسال فيها بعد الآن.</translation>
        </message>
        <message>
            <source>The site could not tell to whom this should go. Open the conversation again and resend.</source>
            <translation>لم يعرف الموقع لمن تُرسل هذه الرسالة. افتح المحادثة من جديد وأعد الإرسال.</translation>
        </message>
        <message>
            <source>The site already has another message under this number. Take the message back and send it again.</source>
            <translation>لدى الموقع رسالة أخرى بهذا الرقم. استرجع الرسالة وأرسلها من جديد.</translation>
        </message>
        <message>
            <source>Too much has changed on the site since the last time. The conversations are being read again.</source>
            <translation>تغيّر الكثير في الموقع منذ آخر مرة. تُقرأ المحادثات الآن من جديد.</translation>
        </message>
        <message>
            <source>This is too long for the site. Shorten it or send it in parts.</source>
            <translation>هذا أطول مما يقبله الموقع. اختصره أو أرسله على أجزاء.</translation>
        </message>
        <message>
            <source>The site has a problem of its own. Nothing you did is wrong; it will be tried again.</source>
            <translation>في الموقع عطل من جهته، ولم تخطئ أنت في شيء؛ ستُعاد المحاولة.</translation>
        </message>
        <message>
            <source>The site's answer could not be understood. Try again; if it stays so, this program may need an update.</source>
            <translation>تعذّر فهم رد الموقع. حاول مجددًا؛ وإن تكرر ذلك فقد يحتاج البرنامج إلى تحديث.</translation>
        </message>
        <message>
            <source>The site and this program did not understand each other. Try again; the program may need an update.</source>
            <translation>لم يتفاهم الموقع والبرنامج. حاول مجددًا؛ قد يحتاج البرنامج إلى تحديث.</translation>
        </message>
        <message>
            <source>Your messages cannot be saved on this computer. Check that the disk can be written.</source>
            <translation>لا يمكن حفظ رسائلك على هذا الجهاز. تحقق من إمكان الكتابة على القرص.</translation>
        </message>
        <message>
            <source>The disk is full, so nothing new can be saved. Free some space; until then new text may be lost on closing.</source>
            <translation>القرص ممتلئ ولا يمكن حفظ شيء جديد. أفرغ بعض المساحة؛ وإلى ذلك الحين قد يضيع النص الجديد عند الإغلاق.</translation>
        </message>
        <message>
            <source>The stored conversations on this computer were damaged. What could be read is kept; the rest is read again from the site.</source>
            <translation>كانت المحادثات المحفوظة على هذا الجهاز تالفة. بقي ما أمكنت قراءته، ويُقرأ الباقي من الموقع من جديد.</translation>
        </message>
        <message>
            <source>The file with your unsent messages and drafts was damaged. What could be read is kept, but something you wrote may be missing: look through your conversations.</source>
            <translation>كان الملف الذي يحفظ رسائلك غير المرسلة ومسوداتك تالفًا. بقي ما أمكنت قراءته، لكن قد ينقص شيء مما كتبته: راجع محادثاتك.</translation>
        </message>
        <message>
            <source>The folder of this program cannot be written. What is stored can be read, but nothing new can be saved or sent. Make it writable and start the program again.</source>
            <translation>لا يمكن الكتابة في مجلد هذا البرنامج. يمكن قراءة ما هو محفوظ، لكن لا يمكن حفظ شيء جديد أو إرساله. اجعل المجلد قابلًا للكتابة ثم شغّل البرنامج من جديد.</translation>
        </message>
        <message>
            <source>Another program is using the stored messages, so nothing can be saved or sent. Close it and start this program again.</source>
            <translation>يستخدم برنامج آخر الرسائل المحفوظة، فلا يمكن حفظ شيء أو إرساله. أغلقه ثم شغّل هذا البرنامج من جديد.</translation>
        </message>
        <message>
            <source>This computer has no keychain, so you stay signed in only until the program ends.</source>
            <translation>لا توجد سلسلة مفاتيح على هذا الجهاز، لذلك تبقى مسجلًا حتى إغلاق البرنامج فقط.</translation>
        </message>
        <message>
            <source>It was cancelled.</source>
            <translation>تم الإلغاء.</translation>
        </message>
        <message>
            <source>Something went wrong. Try again.</source>
            <translation>حدث خطأ ما. حاول مجددًا.</translation>
        </message>
        <message>
            <source>A colleague has this case already.</source>
            <translation>هذا الطلب لدى أحد الزملاء بالفعل.</translation>
        </message>
        <message>
            <source>This case is not yours, so you cannot give it back.</source>
            <translation>هذا الطلب ليس لديك، لذلك لا يمكنك إعادته.</translation>
        </message>
        <message>
            <source>This person does not answer support cases. Choose a colleague who does.</source>
            <translation>هذا الشخص لا يجيب عن طلبات الدعم. اختر زميلًا يجيب عنها.</translation>
        </message>
        <message>
            <source>Another team reply has this name already. Choose another name.</source>
            <translation>يوجد رد آخر للفريق بهذا الاسم. اختر اسمًا آخر.</translation>
        </message>
        <message>
            <source>Somebody has written in this case meanwhile. Read it first; then send yours or do it all the same.</source>
            <translation>كتب أحدهم في هذا الطلب في هذه الأثناء. اقرأ ما كُتب أولًا، ثم أرسل رسالتك أو نفّذ ما أردته رغم ذلك.</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>Yesterday</source>
            <translation>أمس</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <extracomment>a day and a time, as in "12 Nov, 10:42"</extracomment>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>EGP %1</source>
            <extracomment>a price in Egyptian pounds</extracomment>
            <translation>%1 ج.م</translation>
        </message>
        <message>
            <source>Technical</source>
            <translation>تقنية</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>الدفع</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>الحساب</translation>
        </message>
        <message>
            <source>Ads</source>
            <translation>الإعلانات</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>أخرى</translation>
        </message>
        <message>
            <source>SAR %1</source>
            <translation>%1 ر.س</translation>
        </message>
        <message>
            <source>AED %1</source>
            <translation>%1 د.إ</translation>
        </message>
        <message>
            <source>$%1</source>
            <translation>%1 دولار</translation>
        </message>
        <message>
            <source>€%1</source>
            <translation>%1 يورو</translation>
        </message>
        <message>
            <source>£%1</source>
            <translation>%1 جنيه إسترليني</translation>
        </message>
        <message>
            <source>KWD %1</source>
            <translation>%1 د.ك</translation>
        </message>
        <message>
            <source>QAR %1</source>
            <translation>%1 ر.ق</translation>
        </message>
    </context>
    <context>
        <name>HitDelegate</name>
        <message>
            <source>%1, %2: %3</source>
            <translation>%1، %2: %3</translation>
        </message>
    </context>
    <context>
        <name>Options</name>
        <message>
            <source>Answer your buyers and the site's staff.</source>
            <translation>ردّ على المشترين وعلى فريق الموقع.</translation>
        </message>
        <message>
            <source>Keep everything of this run in this folder.</source>
            <translation>احفظ كل ما يخص هذا التشغيل في هذا المجلد.</translation>
        </message>
        <message>
            <source>The address of the site.</source>
            <translation>عنوان الموقع.</translation>
        </message>
        <message>
            <source>Sign in as this person.</source>
            <translation>سجّل الدخول باسم هذا الشخص.</translation>
        </message>
        <message>
            <source>Read the password from the first line of this file.</source>
            <translation>اقرأ كلمة المرور من السطر الأول في هذا الملف.</translation>
        </message>
        <message>
            <source>Read the password from the standard input.</source>
            <translation>اقرأ كلمة المرور من الدخل القياسي.</translation>
        </message>
        <message>
            <source>Start in the tray where there is one, else as a minimized window.</source>
            <translation>ابدأ في شريط الإشعارات إن وُجد، وإلا فكنافذة مصغّرة.</translation>
        </message>
        <message>
            <source>The language of the window: ar or en.</source>
            <translation>لغة النافذة: ar أو en.</translation>
        </message>
        <message>
            <source>The colours of the window: light or dark.</source>
            <translation>ألوان النافذة: light أو dark.</translation>
        </message>
        <message>
            <source>Play the tour, save pictures of the window in this folder and quit.</source>
            <translation>شغّل الجولة واحفظ صور النافذة في هذا المجلد ثم أنهِ البرنامج.</translation>
        </message>
    </context>
    <context>
        <name>RoomLines</name>
        <message>
            <source>Draft: %1</source>
            <translation>مسودة: %1</translation>
        </message>
        <message>
            <source>%1, %2, %3, unread: %4</source>
            <translation>%1، %2، %3، غير مقروء: %4</translation>
        </message>
        <message>
            <source>%1, %2, %3</source>
            <translation>%1، %2، %3</translation>
        </message>
    </context>
    <context>
        <name>RoomOrders</name>
        <message>
            <source>Un&amp;pin</source>
            <translation>إ&amp;لغاء التثبيت</translation>
        </message>
        <message>
            <source>&amp;Pin to the top</source>
            <translation>&amp;تثبيت في الأعلى</translation>
        </message>
        <message>
            <source>Un&amp;mute</source>
            <translation>إلغاء ال&amp;كتم</translation>
        </message>
        <message>
            <source>&amp;Mute</source>
            <translation>&amp;كتم</translation>
        </message>
        <message>
            <source>&amp;Bring back from the archive</source>
            <translation>إ&amp;خراج من الأرشيف</translation>
        </message>
        <message>
            <source>&amp;Archive until they write</source>
            <translation>&amp;أرشفة حتى يكتب الطرف الآخر</translation>
        </message>
        <message>
            <source>Mark as &amp;unread</source>
            <translation>تعليم ك&amp;غير مقروءة</translation>
        </message>
        <message>
            <source>Mark as &amp;read</source>
            <translation>تعليم كم&amp;قروءة</translation>
        </message>
        <message>
            <source>&amp;No reply needed</source>
            <translation>لا تحتاج إلى &amp;رد</translation>
        </message>
        <message numerus="yes">
            <source>%Ln conversation(s) chosen</source>
            <translation>
                <numerusform>لم تُختر أي محادثة</numerusform>
                <numerusform>اختيرت محادثة واحدة</numerusform>
                <numerusform>اختيرت محادثتان</numerusform>
                <numerusform>اختيرت %Ln محادثات</numerusform>
                <numerusform>اختيرت %Ln محادثة</numerusform>
                <numerusform>اختيرت %Ln محادثة</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Other cases</source>
            <translation>الطلبات الأ&amp;خرى</translation>
        </message>
        <message>
            <source>&amp;Other conversations with this person</source>
            <translation>المحادثات الأ&amp;خرى مع هذا الشخص</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;تصدير…</translation>
        </message>
    </context>
    <context>
        <name>RoomWords</name>
        <message>
            <source>typing…</source>
            <translation>يكتب الآن…</translation>
        </message>
        <message>
            <source>Draft:</source>
            <translation>مسودة:</translation>
        </message>
        <message>
            <source>File</source>
            <translation>ملف</translation>
        </message>
        <message>
            <source>Not sent:</source>
            <translation>لم تُرسل:</translation>
        </message>
        <message>
            <source>Site support</source>
            <translation>دعم الموقع</translation>
        </message>
        <message>
            <source>Unknown person</source>
            <translation>شخص غير معروف</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>الدعم</translation>
        </message>
        <message>
            <source>Support · %1</source>
            <translation>الدعم · %1</translation>
        </message>
        <message>
            <source>About %1</source>
            <translation>بخصوص %1</translation>
        </message>
        <message>
            <source>waiting</source>
            <comment>a case that waits since a moment ago, or nobody knows since when</comment>
            <translation>بانتظار الرد</translation>
        </message>
        <message numerus="yes">
            <source>%Ln min</source>
            <comment>a waiting time in minutes</comment>
            <translation>
                <numerusform>أقل من دقيقة</numerusform>
                <numerusform>دقيقة</numerusform>
                <numerusform>دقيقتان</numerusform>
                <numerusform>%Ln دقائق</numerusform>
                <numerusform>%Ln دقيقة</numerusform>
                <numerusform>%Ln دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln h</source>
            <comment>a waiting time in hours</comment>
            <translation>
                <numerusform>أقل من ساعة</numerusform>
                <numerusform>ساعة</numerusform>
                <numerusform>ساعتان</numerusform>
                <numerusform>%Ln ساعات</numerusform>
                <numerusform>%Ln ساعة</numerusform>
                <numerusform>%Ln ساعة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln day(s)</source>
            <comment>a waiting time</comment>
            <translation>
                <numerusform>أقل من يوم</numerusform>
                <numerusform>يوم</numerusform>
                <numerusform>يومان</numerusform>
                <numerusform>%Ln أيام</numerusform>
                <numerusform>%Ln يومًا</numerusform>
                <numerusform>%Ln يوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unread message(s)</source>
            <translation>
                <numerusform>لا رسائل غير مقروءة</numerusform>
                <numerusform>رسالة واحدة غير مقروءة</numerusform>
                <numerusform>رسالتان غير مقروءتين</numerusform>
                <numerusform>%Ln رسائل غير مقروءة</numerusform>
                <numerusform>%Ln رسالة غير مقروءة</numerusform>
                <numerusform>%Ln رسالة غير مقروءة</numerusform>
            </translation>
        </message>
        <message>
            <source>waits for an answer: %1</source>
            <translation>بانتظار الرد: %1</translation>
        </message>
        <message>
            <source>You:</source>
            <translation>أنت:</translation>
        </message>
        <message>
            <source>, </source>
            <extracomment>separates what a screen reader says about one conversation</extracomment>
            <translation>، </translation>
        </message>
        <message numerus="yes">
            <source>%Ln conversation(s)</source>
            <translation>
                <numerusform>لا محادثات</numerusform>
                <numerusform>محادثة واحدة</numerusform>
                <numerusform>محادثتان</numerusform>
                <numerusform>%Ln محادثات</numerusform>
                <numerusform>%Ln محادثة</numerusform>
                <numerusform>%Ln محادثة</numerusform>
            </translation>
        </message>
        <message>
            <source>folded</source>
            <translation>مطوية</translation>
        </message>
        <message>
            <source>unfolded</source>
            <translation>مبسوطة</translation>
        </message>
        <message numerus="yes">
            <source>%Ln with news</source>
            <comment>conversations below a folded heading</comment>
            <translation>
                <numerusform>لا جديد فيها</numerusform>
                <numerusform>واحدة فيها جديد</numerusform>
                <numerusform>اثنتان فيهما جديد</numerusform>
                <numerusform>%Ln فيها جديد</numerusform>
                <numerusform>%Ln فيها جديد</numerusform>
                <numerusform>%Ln فيها جديد</numerusform>
            </translation>
        </message>
        <message>
            <source>marked as unread</source>
            <translation>معلَّمة كغير مقروءة</translation>
        </message>
        <message>
            <source>needs my answer</source>
            <translation>تنتظر ردي</translation>
        </message>
        <message>
            <source>pinned</source>
            <translation>مثبَّتة</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>مكتومة</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>مؤرشفة</translation>
        </message>
        <message>
            <source>waits to be sent</source>
            <translation>تنتظر الإرسال</translation>
        </message>
        <message>
            <source>read</source>
            <comment>my last message, by the other side</comment>
            <translation>قُرئت</translation>
        </message>
        <message>
            <source>sent</source>
            <comment>my last message</comment>
            <translation>أُرسلت</translation>
        </message>
        <message>
            <source>resolved</source>
            <comment>a support case</comment>
            <translation>محلولة</translation>
        </message>
        <message>
            <source>closed</source>
            <comment>a conversation</comment>
            <translation>مغلقة</translation>
        </message>
        <message>
            <source>You</source>
            <comment>who has the case</comment>
            <translation>أنت</translation>
        </message>
        <message>
            <source>assigned to: %1</source>
            <comment>who has the case</comment>
            <translation>عند: %1</translation>
        </message>
    </context>
    <context>
        <name>TimeWords</name>
        <message>
            <source>every day</source>
            <comment>the days on which cases are answered</comment>
            <translation>كل يوم</translation>
        </message>
        <message>
            <source>%1–%2</source>
            <comment>days</comment>
            <extracomment>the first and the last of some days of the week</extracomment>
            <translation>%1–%2</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>under a minute</source>
            <translation>أقل من دقيقة</translation>
        </message>
        <message numerus="yes">
            <source>%Ln min</source>
            <comment>a duration</comment>
            <translation>
                <numerusform>أقل من دقيقة</numerusform>
                <numerusform>دقيقة</numerusform>
                <numerusform>دقيقتان</numerusform>
                <numerusform>%Ln دقائق</numerusform>
                <numerusform>%Ln دقيقة</numerusform>
                <numerusform>%Ln دقيقة</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <extracomment>a duration in hours and minutes</extracomment>
            <translation>%1 س %2 د</translation>
        </message>
        <message>
            <source>Measured by day and night; “no reply needed” stops the clock.</source>
            <translation>يُقاس ليلًا ونهارًا؛ و«لا حاجة إلى رد» توقف الساعة.</translation>
        </message>
        <message>
            <source>Measured in working hours, %1 %2–%3; “no reply needed” stops the clock.</source>
            <extracomment>%1: days of the week; %2, %3: times of day</extracomment>
            <translation>يُقاس في ساعات العمل، %1 %2–%3؛ و«لا حاجة إلى رد» توقف الساعة.</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>الرد الأول</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>الحل</translation>
        </message>
        <message>
            <source>%1: none</source>
            <translation>%1: لا شيء</translation>
        </message>
        <message>
            <source>%1: median %2, 9 of 10 within %3, %4</source>
            <translation>%1: الوسيط %2، و9 من 10 خلال %3، %4</translation>
        </message>
        <message numerus="yes">
            <source>%Ln case(s)</source>
            <translation>
                <numerusform>لا طلبات</numerusform>
                <numerusform>طلب واحد</numerusform>
                <numerusform>طلبان</numerusform>
                <numerusform>%Ln طلبات</numerusform>
                <numerusform>%Ln طلبًا</numerusform>
                <numerusform>%Ln طلب</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::AccountSection</name>
        <message>
            <source>You are signed out.</source>
            <translation>تم تسجيل خروجك.</translation>
        </message>
        <message>
            <source>You are signed out on this computer, but the site could not be told: there the sign-in lasts until it expires. To end it now, sign in and out again when the site can be reached.</source>
            <translation>تم تسجيل خروجك من هذا الجهاز، لكن تعذّر إبلاغ الموقع، وستبقى جلستك هناك حتى تنتهي مدتها. لإنهائها الآن سجّل الدخول ثم الخروج من جديد عندما يصبح الوصول إلى الموقع ممكنًا.</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <translation>%1 على %2</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Deletes everything kept of this account on this computer</source>
            <translation>يحذف كل ما حُفظ من هذا الحساب على هذا الجهاز</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>الحساب</translation>
        </message>
        <message>
            <source>Sign out…</source>
            <translation>تسجيل الخروج…</translation>
        </message>
        <message>
            <source>You will need your password to come back.</source>
            <translation>ستحتاج إلى كلمة المرور للعودة.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln unsent message(s) will be deleted.</source>
            <translation>
                <numerusform>لن تُحذف أي رسالة غير مرسلة.</numerusform>
                <numerusform>ستُحذف رسالة واحدة غير مرسلة.</numerusform>
                <numerusform>ستُحذف رسالتان غير مرسلتين.</numerusform>
                <numerusform>ستُحذف %Ln رسائل غير مرسلة.</numerusform>
                <numerusform>ستُحذف %Ln رسالة غير مرسلة.</numerusform>
                <numerusform>ستُحذف %Ln رسالة غير مرسلة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unsent message(s) stay here and leave when you sign in again.</source>
            <translation>
                <numerusform>لا توجد رسائل غير مرسلة.</numerusform>
                <numerusform>تبقى رسالة واحدة غير مرسلة هنا وتُرسل عند دخولك من جديد.</numerusform>
                <numerusform>تبقى رسالتان غير مرسلتين هنا وتُرسلان عند دخولك من جديد.</numerusform>
                <numerusform>تبقى %Ln رسائل غير مرسلة هنا وتُرسل عند دخولك من جديد.</numerusform>
                <numerusform>تبقى %Ln رسالة غير مرسلة هنا وتُرسل عند دخولك من جديد.</numerusform>
                <numerusform>تبقى %Ln رسالة غير مرسلة هنا وتُرسل عند دخولك من جديد.</numerusform>
            </translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>تسجيل الخروج</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Other accounts on this computer</source>
            <translation>حسابات أخرى على هذا الجهاز</translation>
        </message>
        <message>
            <source>Also delete the conversations, drafts, unsent messages, notes and quick replies stored on this computer</source>
            <translation>احذف أيضًا المحادثات والمسودات والرسائل غير المرسلة والملاحظات والردود السريعة المحفوظة على هذا الحاسوب</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::AdCard</name>
        <message>
            <source>On the site</source>
            <translation>معروض في الموقع</translation>
        </message>
        <message>
            <source>Sold</source>
            <translation>تم البيع</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>بانتظار الموافقة</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>انتهت مدته</translation>
        </message>
        <message>
            <source>Refused by the site</source>
            <translation>رفضه الموقع</translation>
        </message>
        <message>
            <source>%1 · negotiable</source>
            <translation>%1 · قابل للتفاوض</translation>
        </message>
        <message>
            <source>No longer shown on the site</source>
            <translation>لم يعد معروضًا على الموقع</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::AdsSection</name>
        <message>
            <source>%1 · %2</source>
            <extracomment>price and state of an ad</extracomment>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>Ads of this publisher</source>
            <translation>إعلانات هذا الناشر</translation>
        </message>
        <message>
            <source>More ads</source>
            <translation>المزيد من الإعلانات</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::AskRow</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::AttachmentSaver</name>
        <message>
            <source>Save the file</source>
            <translation>حفظ الملف</translation>
        </message>
        <message>
            <source>Fetching %1…</source>
            <translation>جارٍ تنزيل %1…</translation>
        </message>
        <message>
            <source>Fetching %1… %2 %</source>
            <translation>جارٍ تنزيل %1… ‏%2٪</translation>
        </message>
        <message>
            <source>%1 was not saved. %2</source>
            <translation>لم يُحفظ %1. %2</translation>
        </message>
        <message>
            <source>Saved: %1</source>
            <translation>تم الحفظ: %1</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>عرض المجلد</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::CaseCaller</name>
        <message>
            <source>, </source>
            <comment>between names</comment>
            <translation>، </translation>
        </message>
        <message numerus="yes">
            <source>%Ln case(s) wait and nobody has them</source>
            <translation>
                <numerusform>لا طلبات تنتظر دون مسؤول</numerusform>
                <numerusform>طلب واحد ينتظر ولم يستلمه أحد</numerusform>
                <numerusform>طلبان ينتظران ولم يستلمهما أحد</numerusform>
                <numerusform>%Ln طلبات تنتظر ولم يستلمها أحد</numerusform>
                <numerusform>%Ln طلبًا تنتظر ولم يستلمها أحد</numerusform>
                <numerusform>%Ln طلب تنتظر ولم يستلمها أحد</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::CaseChips</name>
        <message>
            <source>%1 %2</source>
            <comment>a queue and how many cases stand in it</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>تنتظر</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>طلباتي</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>مفتوحة</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>محلولة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::CaseStrip</name>
        <message>
            <source>%1 · here now</source>
            <translation>%1 · موجود الآن</translation>
        </message>
        <message>
            <source>Resolve this case</source>
            <translation>إغلاق هذا الطلب كمحلول</translation>
        </message>
        <message>
            <source>Reason, for the team (may be left empty)</source>
            <translation>السبب، للفريق (يمكن تركه فارغًا)</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>حل</translation>
        </message>
        <message>
            <source>Reopen this case</source>
            <translation>إعادة فتح هذا الطلب</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>إعادة الفتح</translation>
        </message>
        <message>
            <source>Give this case to a colleague</source>
            <translation>تحويل هذا الطلب إلى زميل</translation>
        </message>
        <message>
            <source>There is no colleague whom this case could be given to.</source>
            <translation>لا يوجد زميل يمكن تحويل هذا الطلب إليه.</translation>
        </message>
        <message>
            <source>A word for your colleague (may be left empty)</source>
            <translation>كلمة لزميلك (يمكن تركها فارغة)</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>تحويل</translation>
        </message>
        <message>
            <source>%1 has this case. Take it over?</source>
            <translation>هذا الطلب عند %1. هل تستلمه منه؟</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>استلامه</translation>
        </message>
        <message>
            <source>Colleague</source>
            <translation>الزميل</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::CasesSection</name>
        <message>
            <source>Opened %1</source>
            <extracomment>a case's state and since when it is there, as in "Waiting for an answer · opened 12 Nov"</extracomment>
            <translation>فُتح في %1</translation>
        </message>
        <message>
            <source>%1 · opened %2</source>
            <translation>%1 · فُتح في %2</translation>
        </message>
        <message>
            <source>Resolved: %1</source>
            <translation>حُل: %1</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>محلولة</translation>
        </message>
        <message>
            <source>Resolved by you: %1</source>
            <translation>الحل منك: %1</translation>
        </message>
        <message>
            <source>Resolved by you</source>
            <translation>الحل منك</translation>
        </message>
        <message>
            <source>Resolved by %1: %2</source>
            <translation>الحل من %1: %2</translation>
        </message>
        <message>
            <source>Resolved by %1</source>
            <translation>الحل من %1</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>الطلب</translation>
        </message>
        <message>
            <source>opened %1</source>
            <translation>فُتح في %1</translation>
        </message>
        <message>
            <source>unread: %1</source>
            <translation>غير مقروءة: %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Other cases</source>
            <translation>الطلبات الأخرى</translation>
        </message>
        <message>
            <source>Earlier cases</source>
            <translation>طلبات أقدم</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ColumnPage</name>
        <message>
            <source>Back to the conversations</source>
            <translation>العودة إلى المحادثات</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Composer</name>
        <message>
            <source>This site takes no files here.</source>
            <translation>لا يقبل الموقع ملفات هنا.</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>إرسال ملف</translation>
        </message>
        <message numerus="yes">
            <source>This message is %Ln character(s) too long. Nothing was sent; shorten it and send again.</source>
            <translation>
                <numerusform>هذه الرسالة بالطول المسموح.</numerusform>
                <numerusform>هذه الرسالة أطول من المسموح بحرف واحد. لم يُرسل شيء؛ اختصرها وأرسلها من جديد.</numerusform>
                <numerusform>هذه الرسالة أطول من المسموح بحرفين. لم يُرسل شيء؛ اختصرها وأرسلها من جديد.</numerusform>
                <numerusform>هذه الرسالة أطول من المسموح بمقدار %Ln أحرف. لم يُرسل شيء؛ اختصرها وأرسلها من جديد.</numerusform>
                <numerusform>هذه الرسالة أطول من المسموح بمقدار %Ln حرفًا. لم يُرسل شيء؛ اختصرها وأرسلها من جديد.</numerusform>
                <numerusform>هذه الرسالة أطول من المسموح بمقدار %Ln حرف. لم يُرسل شيء؛ اختصرها وأرسلها من جديد.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln character(s) left</source>
            <translation>
                <numerusform>لم يبق أي حرف</numerusform>
                <numerusform>بقي حرف واحد</numerusform>
                <numerusform>بقي حرفان</numerusform>
                <numerusform>بقيت %Ln أحرف</numerusform>
                <numerusform>بقي %Ln حرفًا</numerusform>
                <numerusform>بقي %Ln حرف</numerusform>
            </translation>
        </message>
        <message>
            <source>Write a reply…</source>
            <translation>اكتب ردًا…</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>الرسالة</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter breaks the line</source>
            <translation>مفتاح Enter يرسل، وShift+Enter يبدأ سطرًا جديدًا</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends, Enter breaks the line</source>
            <translation>Ctrl+Enter يرسل، وEnter يبدأ سطرًا جديدًا</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
        <message>
            <source>Not known in this conversation, write it yourself: %1</source>
            <translation>غير معروف في هذه المحادثة، اكتبه بنفسك: %1</translation>
        </message>
        <message>
            <source>Will be sent as separate messages: %1</source>
            <translation>عدد الرسائل المنفصلة التي ستُرسل: %1</translation>
        </message>
        <message>
            <source>Write a reply… ( / for quick replies )</source>
            <translation>اكتب ردًّا… ( / للردود السريعة )</translation>
        </message>
        <message>
            <source>Quick replies</source>
            <translation>الردود السريعة</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>إدراج رمز تعبيري</translation>
        </message>
        <message>
            <source>Emoji</source>
            <translation>الرموز التعبيرية</translation>
        </message>
        <message>
            <source>A private note takes no files.</source>
            <translation>الملاحظة الخاصة لا تقبل ملفات.</translation>
        </message>
        <message>
            <source>Write a private note… only the team sees it</source>
            <translation>اكتب ملاحظة خاصة… لا يراها إلا الفريق</translation>
        </message>
        <message>
            <source>Private note, only the team sees it</source>
            <translation>ملاحظة خاصة، لا يراها إلا الفريق</translation>
        </message>
        <message>
            <source>Save note</source>
            <translation>احفظ الملاحظة</translation>
        </message>
        <message numerus="yes">
            <source>This note is %Ln character(s) too long. Nothing was saved; shorten it and save again.</source>
            <translation>
                <numerusform>هذه الملاحظة ليست أطول من المسموح.</numerusform>
                <numerusform>هذه الملاحظة أطول من المسموح بحرف واحد. لم يُحفظ شيء؛ اختصرها ثم احفظها مرة أخرى.</numerusform>
                <numerusform>هذه الملاحظة أطول من المسموح بحرفين. لم يُحفظ شيء؛ اختصرها ثم احفظها مرة أخرى.</numerusform>
                <numerusform>هذه الملاحظة أطول من المسموح بـ%Ln أحرف. لم يُحفظ شيء؛ اختصرها ثم احفظها مرة أخرى.</numerusform>
                <numerusform>هذه الملاحظة أطول من المسموح بـ%Ln حرفًا. لم يُحفظ شيء؛ اختصرها ثم احفظها مرة أخرى.</numerusform>
                <numerusform>هذه الملاحظة أطول من المسموح بـ%Ln حرف. لم يُحفظ شيء؛ اختصرها ثم احفظها مرة أخرى.</numerusform>
            </translation>
        </message>
        <message>
            <source>Note unsaved</source>
            <translation>ملاحظة لم تُحفظ</translation>
        </message>
        <message>
            <source>Write a private note</source>
            <translation>اكتب ملاحظة خاصة</translation>
        </message>
        <message>
            <source>Write a private note, one is unsaved</source>
            <translation>اكتب ملاحظة خاصة، توجد واحدة لم تُحفظ</translation>
        </message>
        <message>
            <source>Enter saves, Shift+Enter breaks the line</source>
            <translation>Enter للحفظ، وShift+Enter لسطر جديد</translation>
        </message>
        <message>
            <source>Ctrl+Enter saves, Enter breaks the line</source>
            <translation>Ctrl+Enter للحفظ، وEnter لسطر جديد</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ConnectionSection</name>
        <message>
            <source>Site: %1</source>
            <translation>الموقع: %1</translation>
        </message>
        <message>
            <source>Connected since %1.</source>
            <translation>متصل منذ %1.</translation>
        </message>
        <message>
            <source>Connecting since %1.</source>
            <translation>جارٍ الاتصال منذ %1.</translation>
        </message>
        <message>
            <source>Not connected since %1.</source>
            <translation>غير متصل منذ %1.</translation>
        </message>
        <message>
            <source>Signed out by the site since %1.</source>
            <translation>أنهى الموقع الجلسة منذ %1.</translation>
        </message>
        <message>
            <source>New messages arrive at once.</source>
            <translation>الرسائل الجديدة تصل فورًا.</translation>
        </message>
        <message>
            <source>The site is asked for new messages every few seconds.</source>
            <translation>يُسأل الموقع عن الرسائل الجديدة كل بضع ثوانٍ.</translation>
        </message>
        <message>
            <source>Next attempt: %1</source>
            <translation>المحاولة التالية: %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) wait to be sent.</source>
            <translation>
                <numerusform>لا توجد رسائل بانتظار الإرسال.</numerusform>
                <numerusform>رسالة واحدة بانتظار الإرسال.</numerusform>
                <numerusform>رسالتان بانتظار الإرسال.</numerusform>
                <numerusform>%Ln رسائل بانتظار الإرسال.</numerusform>
                <numerusform>%Ln رسالة بانتظار الإرسال.</numerusform>
                <numerusform>%Ln رسالة بانتظار الإرسال.</numerusform>
            </translation>
        </message>
        <message>
            <source>Storage: %1</source>
            <translation>التخزين: %1</translation>
        </message>
        <message>
            <source>The sign-in is kept in memory only.</source>
            <translation>جلسة الدخول محفوظة في الذاكرة فقط.</translation>
        </message>
        <message>
            <source>Program: Idrissimart Desk %1, Qt %2, %3</source>
            <translation>البرنامج: ⁨Idrissimart Desk %1⁩، ⁨Qt %2⁩، %3</translation>
        </message>
        <message>
            <source>About this connection</source>
            <translation>عن هذا الاتصال</translation>
        </message>
        <message>
            <source>Nothing has failed since the program was started.</source>
            <translation>لم يحدث أي خطأ منذ بدء البرنامج.</translation>
        </message>
        <message>
            <source>What failed last, %1: %2</source>
            <translation>آخر خطأ، %1: %2</translation>
        </message>
        <message>
            <source>Copy this and the technical details</source>
            <translation>انسخ هذا مع التفاصيل التقنية</translation>
        </message>
        <message>
            <source>Copied. It holds no password and nothing of what was written.</source>
            <translation>تم النسخ. لا يحتوي على كلمة مرور ولا على شيء مما كُتب في الرسائل.</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ContextPane</name>
        <message>
            <source>Open the ad on the site</source>
            <translation>افتح الإعلان في الموقع</translation>
        </message>
        <message>
            <source>Ad</source>
            <translation>الإعلان</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ConversationHeader</name>
        <message>
            <source>Reopen</source>
            <translation>إعادة الفتح</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>حل</translation>
        </message>
        <message>
            <source>waiting %1</source>
            <translation>بانتظار الرد %1</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>بانتظار الرد</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>يكتب الآن…</translation>
        </message>
        <message>
            <source>Show &amp;details</source>
            <translation>إظهار ال&amp;تفاصيل</translation>
        </message>
        <message>
            <source>&amp;Reopen the case</source>
            <translation>إعادة &amp;فتح الطلب</translation>
        </message>
        <message>
            <source>&amp;Resolve the case</source>
            <translation>&amp;حل الطلب</translation>
        </message>
        <message>
            <source>&amp;Close conversation…</source>
            <translation>إ&amp;غلاق المحادثة…</translation>
        </message>
        <message>
            <source>Details beside the conversation</source>
            <translation>التفاصيل بجانب المحادثة</translation>
        </message>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
        <message>
            <source>Find in this conversation</source>
            <translation>ابحث في هذه المحادثة</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>العودة إلى القائمة</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>ترك الطلب</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>استلامه</translation>
        </message>
        <message>
            <source>Assign to me</source>
            <translation>استلام</translation>
        </message>
        <message>
            <source>assigned to you</source>
            <translation>عندك</translation>
        </message>
        <message>
            <source>%1 has it</source>
            <translation>عند %1</translation>
        </message>
        <message>
            <source>%1 is answering</source>
            <translation>%1 يرد الآن</translation>
        </message>
        <message>
            <source>%1 is looking</source>
            <translation>%1 يطّلع الآن</translation>
        </message>
        <message>
            <source>&amp;Take over…</source>
            <translation>استلامه…</translation>
        </message>
        <message>
            <source>&amp;Assign to me</source>
            <translation>استلام الطلب</translation>
        </message>
        <message>
            <source>Re&amp;lease the case</source>
            <translation>ترك الطلب</translation>
        </message>
        <message>
            <source>Give to a &amp;colleague…</source>
            <translation>تحويل إلى زميل…</translation>
        </message>
        <message>
            <source>&amp;No reply needed</source>
            <translation>لا تحتاج إلى &amp;رد</translation>
        </message>
        <message>
            <source>Cate&amp;gory</source>
            <translation>التصنيف</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::DropVeil</name>
        <message>
            <source>Let go to send it with the next message</source>
            <translation>أفلتها لتُرسل مع الرسالة التالية</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::EmojiPicker</name>
        <message>
            <source>No emoji has this name</source>
            <translation>لا رمز تعبيري بهذا الاسم</translation>
        </message>
        <message>
            <source>Emoji</source>
            <translation>الرموز التعبيرية</translation>
        </message>
        <message>
            <source>Find an emoji by its name</source>
            <translation>ابحث عن رمز تعبيري باسمه</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::EmptyStage</name>
        <message>
            <source>Choose a conversation</source>
            <translation>اختر محادثة</translation>
        </message>
        <message>
            <source>Alt+Down opens the next one, Ctrl+K searches, F1 shows all shortcuts.</source>
            <translation>‏Alt+Down يفتح التالية، وCtrl+K للبحث، وF1 يعرض كل الاختصارات.</translation>
        </message>
        <message>
            <source>Nobody needs help</source>
            <translation>لا أحد يحتاج إلى مساعدة</translation>
        </message>
        <message>
            <source>No conversations yet</source>
            <translation>لا محادثات بعد</translation>
        </message>
        <message>
            <source>When a publisher opens a support case, it appears here.</source>
            <translation>عندما يفتح أحد الناشرين طلب دعم يظهر هنا.</translation>
        </message>
        <message>
            <source>When somebody writes about one of your ads, it appears here.</source>
            <translation>عندما يكتب إليك أحد بخصوص إعلان من إعلاناتك تظهر رسالته هنا.</translation>
        </message>
        <message>
            <source>Nothing is stored here yet</source>
            <translation>لا شيء محفوظ هنا بعد</translation>
        </message>
        <message>
            <source>Your conversations appear as soon as the site can be reached; afterwards they are here also without a network.</source>
            <translation>تظهر محادثاتك حالما يمكن الوصول إلى الموقع، وبعدها تجدها هنا حتى من دون شبكة.</translation>
        </message>
        <message>
            <source>Reading your conversations</source>
            <translation>جارٍ قراءة محادثاتك</translation>
        </message>
        <message>
            <source>This happens once on this computer; afterwards they are here at once, also without a network.</source>
            <translation>يحدث هذا مرة واحدة على هذا الجهاز، وبعدها تجدها هنا فورًا حتى من دون شبكة.</translation>
        </message>
        <message>
            <source>Choose a case</source>
            <comment>of the site's support</comment>
            <translation>اختر طلبًا</translation>
        </message>
        <message>
            <source>No support cases yet</source>
            <translation>لا طلبات دعم بعد</translation>
        </message>
        <message>
            <source>Ctrl+N opens one when you need help from the site.</source>
            <translation>اضغط Ctrl+N لفتح طلب عندما تحتاج إلى مساعدة من الموقع.</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Exporter</name>
        <message>
            <source>An export is under way already.</source>
            <translation>هناك تصدير جارٍ بالفعل.</translation>
        </message>
        <message>
            <source>Cancel it</source>
            <translation>إلغاؤه</translation>
        </message>
        <message>
            <source>Export the conversation</source>
            <translation>تصدير المحادثة</translation>
        </message>
        <message>
            <source>Page to read and print (*.html)</source>
            <translation>صفحة للقراءة والطباعة (*.html)</translation>
        </message>
        <message>
            <source>JSON for programs (*.json)</source>
            <translation>JSON للبرامج (*.json)</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>جدول (*.csv)</translation>
        </message>
        <message>
            <source>Conversation with %1</source>
            <translation>محادثة مع %1</translation>
        </message>
        <message>
            <source>Exported by %1 from %2, %3</source>
            <translation>صدّرها %1 من %2، %3</translation>
        </message>
        <message>
            <source>You (%1)</source>
            <translation>أنت (%1)</translation>
        </message>
        <message>
            <source>Messages are missing here: they were not on this computer when this was exported.</source>
            <translation>توجد رسائل ناقصة هنا: لم تكن على هذا الحاسوب وقت التصدير.</translation>
        </message>
        <message>
            <source>(the file was not saved)</source>
            <translation>(لم يُحفظ الملف)</translation>
        </message>
        <message>
            <source>Load the rest first</source>
            <translation>تحميل الباقي أولًا</translation>
        </message>
        <message>
            <source>Export what is here</source>
            <translation>تصدير الموجود هنا</translation>
        </message>
        <message>
            <source>Not all of this conversation is on this computer.</source>
            <translation>هذه المحادثة ليست كلها على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Not all of this conversation is on this computer, and the site cannot be reached now.</source>
            <translation>هذه المحادثة ليست كلها على هذا الحاسوب، ولا يمكن الوصول إلى الموقع الآن.</translation>
        </message>
        <message>
            <source>Exporting to %1…</source>
            <translation>جارٍ التصدير إلى %1…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Loading what is missing before exporting to %1…</source>
            <translation>جارٍ تحميل الناقص قبل التصدير إلى %1…</translation>
        </message>
        <message>
            <source>Exporting to %1… %2 %</source>
            <translation>جارٍ التصدير إلى %1… %2 %</translation>
        </message>
        <message>
            <source>The export was cancelled. Nothing was left behind.</source>
            <translation>أُلغي التصدير ولم يُترك أي شيء.</translation>
        </message>
        <message>
            <source>The disk is full. Nothing was exported to %1.</source>
            <translation>القرص ممتلئ. لم يُصدَّر شيء إلى %1.</translation>
        </message>
        <message>
            <source>%1 could not be written (%2). Nothing was exported.</source>
            <translation>تعذّرت كتابة %1 (%2). لم يُصدَّر شيء.</translation>
        </message>
        <message>
            <source>Nothing was exported to %1. %2</source>
            <translation>لم يُصدَّر شيء إلى %1. %2</translation>
        </message>
        <message>
            <source>Exported to %1. Messages: %2, files: %3.</source>
            <translation>تم التصدير إلى %1. الرسائل: %2، الملفات: %3.</translation>
        </message>
        <message>
            <source>Not all of the conversation was on this computer; the file says where messages are missing.</source>
            <translation>لم تكن المحادثة كلها على هذا الحاسوب؛ يبيّن الملف مواضع الرسائل الناقصة.</translation>
        </message>
        <message>
            <source>Files that could not be fetched: %1 (%2).</source>
            <translation>ملفات تعذّر جلبها: %1 (%2).</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>إظهار المجلد</translation>
        </message>
        <message>
            <source>Save the table</source>
            <translation>حفظ الجدول</translation>
        </message>
        <message>
            <source>Saved: %1</source>
            <translation>تم الحفظ: %1</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::FileChip</name>
        <message>
            <source>Leave %1 out</source>
            <translation>استبعاد %1</translation>
        </message>
        <message>
            <source>Goes with the next message. Delete leaves it out.</source>
            <translation>يُرسل مع الرسالة التالية. مفتاح الحذف يستبعده.</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::FileTray</name>
        <message>
            <source>Files that go with the next message</source>
            <translation>ملفات تُرسل مع الرسالة التالية</translation>
        </message>
        <message numerus="yes">
            <source>At most %Ln file(s) go at once.</source>
            <translation>
                <numerusform>لا يُرسل أي ملف دفعة واحدة.</numerusform>
                <numerusform>يُرسل ملف واحد على الأكثر في المرة.</numerusform>
                <numerusform>يُرسل ملفان على الأكثر في المرة.</numerusform>
                <numerusform>تُرسل %Ln ملفات على الأكثر في المرة.</numerusform>
                <numerusform>يُرسل %Ln ملفًا على الأكثر في المرة.</numerusform>
                <numerusform>يُرسل %Ln ملف على الأكثر في المرة.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is not a file that can be read.</source>
            <translation>%1 ليس ملفًا يمكن قراءته.</translation>
        </message>
        <message>
            <source>%1 is empty: there is nothing to send.</source>
            <translation>%1 فارغ: لا شيء فيه لإرساله.</translation>
        </message>
        <message>
            <source>%1 is too large (%2). The site takes %3 at most.</source>
            <translation>%1 كبير جدًا (%2). يقبل الموقع %3 على الأكثر.</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::FindBar</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 من %2</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>جارٍ البحث…</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>Find in this conversation</source>
            <translation>ابحث في هذه المحادثة</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>الأقدم</translation>
        </message>
        <message>
            <source>Newer</source>
            <translation>الأحدث</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::FindSection</name>
        <message>
            <source>Prices named</source>
            <translation>الأسعار المذكورة</translation>
        </message>
        <message>
            <source>Earlier prices</source>
            <translation>أسعار أقدم</translation>
        </message>
        <message>
            <source>Look further back</source>
            <translation>البحث في الأقدم</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>الروابط</translation>
        </message>
        <message>
            <source>Earlier links</source>
            <translation>روابط أقدم</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>الملفات</translation>
        </message>
        <message>
            <source>Earlier files</source>
            <translation>ملفات أقدم</translation>
        </message>
        <message>
            <source>You</source>
            <translation>أنت</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <extracomment>who and when, as in "Laila Farouk · 12 Nov, 10:42"</extracomment>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>%1, named by %2, %3</source>
            <translation>%1، ذكره %2، %3</translation>
        </message>
        <message>
            <source>Link to %1, by %2, %3</source>
            <translation>رابط إلى %1، من %2، %3</translation>
        </message>
        <message>
            <source>File %1, %2, by %3, %4</source>
            <translation>ملف %1، %2، من %3، %4</translation>
        </message>
        <message>
            <source>&amp;Show in the conversation</source>
            <translation>إ&amp;ظهار في المحادثة</translation>
        </message>
        <message>
            <source>S&amp;ave</source>
            <translation>&amp;حفظ</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>حفظ &amp;باسم…</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;فتح</translation>
        </message>
        <message>
            <source>&amp;Copy the link</source>
            <translation>&amp;نسخ الرابط</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::HintLine</name>
        <message>
            <source>J and K go through the queue, C takes a case. F1 shows all keys.</source>
            <translation>للتنقل بين الطلبات: J وK، ولاستلام طلب: C. كل المفاتيح: F1.</translation>
        </message>
        <message>
            <source>Ctrl+K finds people, ads and words. F1 shows all keys.</source>
            <translation>للبحث عن الأشخاص والإعلانات والكلمات: Ctrl+K. كل المفاتيح: F1.</translation>
        </message>
        <message>
            <source>Do not show this again</source>
            <translation>عدم عرض هذا مجددًا</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::JumpButton</name>
        <message numerus="yes">
            <source>Jump to %Ln new message(s)</source>
            <translation>
                <numerusform>الانتقال إلى أحدث رسالة</numerusform>
                <numerusform>الانتقال إلى رسالة جديدة واحدة</numerusform>
                <numerusform>الانتقال إلى رسالتين جديدتين</numerusform>
                <numerusform>الانتقال إلى %Ln رسائل جديدة</numerusform>
                <numerusform>الانتقال إلى %Ln رسالة جديدة</numerusform>
                <numerusform>الانتقال إلى %Ln رسالة جديدة</numerusform>
            </translation>
        </message>
        <message>
            <source>Jump to the newest message</source>
            <translation>الانتقال إلى أحدث رسالة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::KeepsakesRow</name>
        <message>
            <source>Export notes and quick replies</source>
            <translation>تصدير الملاحظات والردود السريعة</translation>
        </message>
        <message>
            <source>Import notes and quick replies</source>
            <translation>استيراد الملاحظات والردود السريعة</translation>
        </message>
        <message>
            <source>The file could not be written: %1</source>
            <translation>تعذّرت كتابة الملف: %1</translation>
        </message>
        <message>
            <source>Exported. Quick replies: %1, notes: %2</source>
            <translation>تم التصدير. الردود السريعة: %1، الملاحظات: %2</translation>
        </message>
        <message>
            <source>The file could not be read: %1</source>
            <translation>تعذّرت قراءة الملف: %1</translation>
        </message>
        <message>
            <source>The file is too large to be one of these.</source>
            <translation>الملف أكبر من أن يكون ملف ملاحظات وردود سريعة.</translation>
        </message>
        <message>
            <source>The file is damaged or no JSON (at byte %1).</source>
            <translation>الملف تالف أو ليس بصيغة JSON (عند البايت %1).</translation>
        </message>
        <message>
            <source>The file holds no notes and quick replies of this program.</source>
            <translation>لا يحتوي الملف على ملاحظات وردود سريعة من هذا البرنامج.</translation>
        </message>
        <message>
            <source>The file was written by a newer version of this program. Update it first.</source>
            <translation>كُتب هذا الملف بإصدار أحدث من هذا البرنامج. حدّث البرنامج أولًا.</translation>
        </message>
        <message>
            <source>Quick reply %1 in the file has no proper shortcut or no text: %2</source>
            <translation>الرد السريع رقم %1 في الملف بلا اختصار صحيح أو بلا نص: %2</translation>
        </message>
        <message>
            <source>Quick reply %1 in the file has the shortcut of another one: %2</source>
            <translation>الرد السريع رقم %1 في الملف له اختصار رد آخر: %2</translation>
        </message>
        <message>
            <source>Note %1 in the file names no conversation, names one twice, or has no text.</source>
            <translation>الملاحظة رقم %1 في الملف لا تذكر محادثة، أو تكرر محادثة سبق ذكرها، أو بلا نص.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>لم يتغير شيء.</translation>
        </message>
        <message>
            <source>New quick replies: %1</source>
            <translation>ردود سريعة جديدة: %1</translation>
        </message>
        <message>
            <source>Quick replies that replace yours with the same shortcut: %1</source>
            <translation>ردود سريعة تحل محل ردودك ذات الاختصار نفسه: %1</translation>
        </message>
        <message>
            <source>New notes: %1</source>
            <translation>ملاحظات جديدة: %1</translation>
        </message>
        <message>
            <source>Notes that are added below what you have written: %1</source>
            <translation>ملاحظات تُضاف أسفل ما كتبته: %1</translation>
        </message>
        <message>
            <source>Notes of another site, which are left out: %1</source>
            <translation>ملاحظات من موقع آخر، لن تُستورد: %1</translation>
        </message>
        <message>
            <source>The file brings nothing new.</source>
            <translation>لا جديد في الملف.</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>استيراد</translation>
        </message>
        <message>
            <source>Imported.</source>
            <translation>تم الاستيراد.</translation>
        </message>
        <message>
            <source>Export notes and quick replies…</source>
            <translation>تصدير الملاحظات والردود السريعة…</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>استيراد…</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::LeftBehind</name>
        <message>
            <source>Your reply to %1 is kept as a draft. Something new was written there while you were typing.</source>
            <translation>حُفظ ردّك على %1 مسودةً. وصل هناك كلام جديد أثناء كتابتك.</translation>
        </message>
        <message>
            <source>Go back to it</source>
            <translation>العودة إليه</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::LinkGuard</name>
        <message>
            <source>This link is not a web page, so it is not opened.</source>
            <translation>هذا الرابط ليس صفحة ويب، لذلك لم يُفتح.</translation>
        </message>
        <message>
            <source>Open %1 in the browser?</source>
            <translation>هل تفتح %1 في المتصفح؟</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Always open this site</source>
            <translation>افتح هذا الموقع دائمًا</translation>
        </message>
        <message>
            <source>Write an e-mail to %1?</source>
            <translation>هل تكتب رسالة بريد إلى %1؟</translation>
        </message>
        <message>
            <source>Call %1?</source>
            <translation>هل تتصل بالرقم %1؟</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ListPane</name>
        <message>
            <source>Unread %1</source>
            <translation>غير مقروءة %1</translation>
        </message>
        <message>
            <source>Unread</source>
            <translation>غير مقروءة</translation>
        </message>
        <message>
            <source>Nothing is stored here yet.</source>
            <translation>لا شيء محفوظ هنا بعد.</translation>
        </message>
        <message>
            <source>Reading your conversations from the site…</source>
            <translation>جارٍ قراءة محادثاتك من الموقع…</translation>
        </message>
        <message>
            <source>This site shows its queue to superusers only.
Type a case's number above and press Enter to open it.</source>
            <translation>يعرض هذا الموقع طابور الدعم للمشرفين العامّين فقط.
اكتب رقم الطلب في الأعلى ثم اضغط Enter لفتحه.</translation>
        </message>
        <message>
            <source>Everything is read.</source>
            <translation>كل شيء مقروء.</translation>
        </message>
        <message>
            <source>No support cases yet.
Open one with the pencil above.</source>
            <translation>لا توجد طلبات دعم بعد.
افتح طلبًا بالقلم في الأعلى.</translation>
        </message>
        <message>
            <source>No conversations yet.
When somebody writes about one of your ads, it appears here.</source>
            <translation>لا محادثات بعد.
عندما يكتب إليك أحد بخصوص إعلان من إعلاناتك تظهر رسالته هنا.</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>الرسائل</translation>
        </message>
        <message>
            <source>Support queue</source>
            <translation>طابور الدعم</translation>
        </message>
        <message>
            <source>My support cases</source>
            <translation>طلبات الدعم الخاصة بي</translation>
        </message>
        <message>
            <source>New support case</source>
            <translation>طلب دعم جديد</translation>
        </message>
        <message>
            <source>All</source>
            <translation>الكل</translation>
        </message>
        <message>
            <source>By ad</source>
            <translation>حسب الإعلان</translation>
        </message>
        <message>
            <source>&amp;Longest waiting first</source>
            <translation>الأ&amp;طول انتظارًا أولًا</translation>
        </message>
        <message>
            <source>&amp;Newest first</source>
            <translation>الأ&amp;حدث أولًا</translation>
        </message>
        <message>
            <source>Nobody waits for your answer.</source>
            <translation>لا أحد ينتظر ردك.</translation>
        </message>
        <message>
            <source>Nothing is archived, and no conversation is closed.</source>
            <translation>لا شيء في الأرشيف، ولا محادثة مغلقة.</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>ابحث في كل شيء</translation>
        </message>
        <message>
            <source>Search everything: people, ads, messages and commands</source>
            <translation>ابحث في كل شيء: الأشخاص والإعلانات والرسائل والأوامر</translation>
        </message>
        <message>
            <source>Needs my answer</source>
            <translation>تنتظر ردي</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>الأرشيف</translation>
        </message>
        <message>
            <source>Longest waiting first</source>
            <translation>الأطول انتظارًا أولًا</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>الأحدث أولًا</translation>
        </message>
        <message>
            <source>Order of the list: longest waiting first</source>
            <translation>ترتيب القائمة: الأطول انتظارًا أولًا</translation>
        </message>
        <message>
            <source>Order of the list: newest first</source>
            <translation>ترتيب القائمة: الأحدث أولًا</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>كل التصنيفات</translation>
        </message>
        <message>
            <source>No case of the category “%1” here.</source>
            <translation>لا طلب هنا من تصنيف «%1».</translation>
        </message>
        <message>
            <source>Nobody is waiting for an answer.</source>
            <translation>لا أحد ينتظر ردًا.</translation>
        </message>
        <message>
            <source>You have taken no case.
C takes the one that is open.</source>
            <translation>لم تستلم أي طلب.
المفتاح C يستلم الطلب المفتوح.</translation>
        </message>
        <message>
            <source>No case is open and answered.</source>
            <translation>لا طلب مفتوح تم الرد عليه.</translation>
        </message>
        <message>
            <source>No case has been resolved yet.</source>
            <translation>لم يُحل أي طلب بعد.</translation>
        </message>
        <message>
            <source>Category: %1</source>
            <translation>التصنيف: %1</translation>
        </message>
        <message>
            <source>Nothing is open.
What was closed or put aside is under “Archived”.</source>
            <translation>لا شيء مفتوح.
ما أُغلق أو وُضع جانبًا تجده في «الأرشيف».</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::LogSection</name>
        <message>
            <source>Not stored</source>
            <translation>لم تُحفظ</translation>
        </message>
        <message>
            <source>Waits to be stored</source>
            <translation>بانتظار الحفظ</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>Who did what</source>
            <translation>من فعل ماذا</translation>
        </message>
        <message>
            <source>Earlier entries</source>
            <translation>أحداث أقدم</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::LoginPage</name>
        <message>
            <source>%1 on %2</source>
            <translation>%1 على %2</translation>
        </message>
        <message>
            <source>Write the address of the site, for example idrissimart.com.</source>
            <translation>اكتب عنوان الموقع، مثل idrissimart.com.</translation>
        </message>
        <message>
            <source>Write your user name, e-mail address or phone number.</source>
            <translation>اكتب اسم المستخدم أو البريد الإلكتروني أو رقم الهاتف.</translation>
        </message>
        <message>
            <source>Write your password.</source>
            <translation>اكتب كلمة المرور.</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>جارٍ تسجيل الدخول…</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Answer your buyers and the site's staff from one window.</source>
            <translation>ردّ على المشترين وعلى فريق الموقع من نافذة واحدة.</translation>
        </message>
        <message>
            <source>Continue as</source>
            <translation>المتابعة باسم</translation>
        </message>
        <message>
            <source>Address of the site</source>
            <translation>عنوان الموقع</translation>
        </message>
        <message>
            <source>User name, e-mail or phone</source>
            <translation>اسم المستخدم أو البريد أو الهاتف</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Caps Lock seems to be on.</source>
            <translation>يبدو أن Caps Lock مفعّل.</translation>
        </message>
        <message>
            <source>Keep me signed in</source>
            <translation>أبقني مسجلًا</translation>
        </message>
        <message>
            <source>The site cannot be reached. Check its address and your network connection.</source>
            <translation>يتعذر الوصول إلى الموقع. تحقق من عنوانه ومن اتصالك بالشبكة.</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::LookSection</name>
        <message>
            <source>Look and behaviour</source>
            <translation>المظهر والسلوك</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>مثل النظام</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>الألوان</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>Size of text</source>
            <translation>حجم النص</translation>
        </message>
        <message>
            <source>%1 %</source>
            <comment>a share in percent</comment>
            <translation>%1٪</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter begins a new line</source>
            <translation>مفتاح Enter يرسل، وShift+Enter يبدأ سطرًا جديدًا</translation>
        </message>
        <message>
            <source>That could not be set: %1</source>
            <translation>تعذّر ضبط ذلك: %1</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>الأرقام</translation>
        </message>
        <message>
            <source>As the language</source>
            <translation>حسب اللغة</translation>
        </message>
        <message>
            <source>Arabic-Indic: %1</source>
            <extracomment>the numerals, and how they look</extracomment>
            <translation>عربية مشرقية: %1</translation>
        </message>
        <message>
            <source>Latin: %1</source>
            <extracomment>the numerals, and how they look</extracomment>
            <translation>لاتينية: %1</translation>
        </message>
        <message>
            <source>Start with the system, without a window where there is a tray</source>
            <translation>البدء مع النظام، من دون نافذة حيث يوجد شريط أيقونات</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Macros</name>
        <message>
            <source>The case of %1 was not resolved. %2</source>
            <translation>لم يُحل طلب %1. %2</translation>
        </message>
        <message>
            <source>What should follow the reply to %1 was not done: the reply did not leave.</source>
            <translation>لم يُنفَّذ ما كان ينبغي أن يتبع الرد على %1: لم يُرسل الرد.</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::MainWindow</name>
        <message>
            <source>(%1) Idrissimart Desk</source>
            <translation>(%1) Idrissimart Desk</translation>
        </message>
        <message>
            <source>Idrissimart Desk</source>
            <translation>Idrissimart Desk</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::NetworkSection</name>
        <message>
            <source>Only the system's certificates are trusted now.</source>
            <translation>الآن يوثق بشهادات النظام وحدها.</translation>
        </message>
        <message>
            <source>This is no name of a proxy: %1</source>
            <translation>ليس هذا اسم خادم وكيل: %1</translation>
        </message>
        <message>
            <source>Write the name of the proxy. Until then the system's is used.</source>
            <translation>اكتب اسم الخادم الوكيل. حتى ذلك الحين يُستخدم وكيل النظام.</translation>
        </message>
        <message>
            <source>Choose a file of certificates (PEM)</source>
            <translation>اختر ملف شهادات (PEM)</translation>
        </message>
        <message>
            <source>Trusted from now on: %1</source>
            <translation>موثوق من الآن: %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>The file %1 could not be read.</source>
            <translation>تعذّرت قراءة الملف %1.</translation>
        </message>
        <message>
            <source>The file %1 is too large to be one of certificates.</source>
            <translation>الملف %1 أكبر من أن يكون ملف شهادات.</translation>
        </message>
        <message>
            <source>There is no certificate in the file %1. It must be in the PEM format and begin with BEGIN CERTIFICATE.</source>
            <translation>لا توجد شهادة في الملف %1. يجب أن يكون بصيغة PEM وأن يبدأ بعبارة BEGIN CERTIFICATE.</translation>
        </message>
        <message>
            <source>The certificates in the file %1 have expired.</source>
            <translation>انتهت صلاحية الشهادات التي في الملف %1.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>لم يتغير شيء.</translation>
        </message>
        <message>
            <source>Trusted besides the system's certificates: %1</source>
            <translation>موثوق إلى جانب شهادات النظام: %1</translation>
        </message>
        <message>
            <source>The system's certificates are trusted. A company's network may need one more.</source>
            <translation>يوثق بشهادات النظام. قد تحتاج شبكة الشركة إلى شهادة إضافية.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>الشبكة</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>الخادم الوكيل</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>مثل النظام</translation>
        </message>
        <message>
            <source>None</source>
            <translation>من دون وكيل</translation>
        </message>
        <message>
            <source>This one:</source>
            <translation>هذا الخادم:</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>المنفذ</translation>
        </message>
        <message>
            <source>Name of the proxy</source>
            <translation>اسم الخادم الوكيل</translation>
        </message>
        <message>
            <source>Port of the proxy</source>
            <translation>منفذ الخادم الوكيل</translation>
        </message>
        <message>
            <source>Trust a certificate…</source>
            <translation>الوثوق بشهادة…</translation>
        </message>
        <message>
            <source>Trust it no more</source>
            <translation>إلغاء الوثوق بها</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::NewCasePanel</name>
        <message>
            <source>Give the case a subject, so that it finds the right person.</source>
            <translation>اكتب موضوعًا للطلب ليصل إلى الشخص المناسب.</translation>
        </message>
        <message>
            <source>Write what happened.</source>
            <translation>اكتب ما حدث.</translation>
        </message>
        <message>
            <source>The case was not opened; your text is still here. %1</source>
            <translation>لم يُفتح الطلب، ونصك ما زال هنا. %1</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>جارٍ الإرسال…</translation>
        </message>
        <message>
            <source>Open the case</source>
            <translation>افتح الطلب</translation>
        </message>
        <message>
            <source>New support case</source>
            <translation>طلب دعم جديد</translation>
        </message>
        <message>
            <source>The site's staff answers here; the answer appears in your list.</source>
            <translation>يرد فريق الموقع هنا، ويظهر الرد في قائمتك.</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>الموضوع</translation>
        </message>
        <message>
            <source>What is it about?</source>
            <translation>بخصوص ماذا؟</translation>
        </message>
        <message>
            <source>What happened?</source>
            <translation>ماذا حدث؟</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::NoteBox</name>
        <message>
            <source>Private note</source>
            <translation>ملاحظة خاصة</translation>
        </message>
        <message>
            <source>Only you see this</source>
            <translation>لا يراها أحد سواك</translation>
        </message>
        <message>
            <source>Kept on this computer and never sent</source>
            <translation>تُحفظ على هذا الحاسوب ولا تُرسل أبدًا</translation>
        </message>
        <message>
            <source>My own note</source>
            <translation>ملاحظتي الخاصة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::NoticeBar</name>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::NotificationSection</name>
        <message>
            <source>Do not disturb, until %1</source>
            <translation>عدم الإزعاج حتى %1</translation>
        </message>
        <message>
            <source>Do not disturb, until I turn it off</source>
            <translation>عدم الإزعاج حتى أوقفه بنفسي</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>الإشعارات</translation>
        </message>
        <message>
            <source>Notify me of new messages</source>
            <translation>أعلمني بالرسائل الجديدة</translation>
        </message>
        <message>
            <source>Show the words in the notification</source>
            <translation>أظهر نص الرسالة في الإشعار</translation>
        </message>
        <message>
            <source>With a sound</source>
            <translation>مع صوت</translation>
        </message>
        <message>
            <source>Quiet every day between these hours</source>
            <translation>هدوء كل يوم بين هاتين الساعتين</translation>
        </message>
        <message>
            <source>From</source>
            <translation>من</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>إلى</translation>
        </message>
        <message>
            <source>Quiet from</source>
            <translation>بداية الهدوء</translation>
        </message>
        <message>
            <source>Quiet until</source>
            <translation>نهاية الهدوء</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::NotificationsPane</name>
        <message>
            <source>Reading the site's notifications…</source>
            <translation>جارٍ قراءة إشعارات الموقع…</translation>
        </message>
        <message>
            <source>The site has nothing to tell you.</source>
            <translation>لا جديد من الموقع.</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>الإشعارات</translation>
        </message>
        <message>
            <source>Earlier ones</source>
            <translation>الأقدم</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Notifier</name>
        <message>
            <source>New message</source>
            <translation>رسالة جديدة</translation>
        </message>
        <message>
            <source>Sent a file</source>
            <translation>أرسل ملفًا</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln new message(s)</source>
            <translation>
                <numerusform>لا رسائل جديدة</numerusform>
                <numerusform>رسالة جديدة واحدة</numerusform>
                <numerusform>رسالتان جديدتان</numerusform>
                <numerusform>%Ln رسائل جديدة</numerusform>
                <numerusform>%Ln رسالة جديدة</numerusform>
                <numerusform>%Ln رسالة جديدة</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <comment>5 new messages in 3 conversations</comment>
            <translation>%1 في %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln conversation(s)</source>
            <comment>after "in"</comment>
            <translation>
                <numerusform>%Ln محادثة</numerusform>
                <numerusform>محادثة واحدة</numerusform>
                <numerusform>محادثتين</numerusform>
                <numerusform>%Ln محادثات</numerusform>
                <numerusform>%Ln محادثة</numerusform>
                <numerusform>%Ln محادثة</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::OthersSection</name>
        <message>
            <source>Other cases</source>
            <translation>الطلبات الأخرى</translation>
        </message>
        <message>
            <source>Other conversations</source>
            <translation>المحادثات الأخرى</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::PasswordField</name>
        <message>
            <source>Hide the password</source>
            <translation>إخفاء كلمة المرور</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>إظهار كلمة المرور</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::PasswordPanel</name>
        <message>
            <source>Signing in…</source>
            <translation>جارٍ تسجيل الدخول…</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>تسجيل الدخول من جديد</translation>
        </message>
        <message>
            <source>The site has signed you out. Enter the password of %1 to go on; drafts and unsent messages are kept.</source>
            <translation>أنهى الموقع جلستك. أدخل كلمة مرور %1 للمتابعة؛ المسودات والرسائل غير المرسلة محفوظة.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::PersonSection</name>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>اسم المستخدم</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>البريد الإلكتروني</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>الهاتف</translation>
        </message>
        <message>
            <source>On the site since</source>
            <translation>في الموقع منذ</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>التصنيف</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>With the site's staff</source>
            <translation>لدى فريق الموقع</translation>
        </message>
        <message>
            <source>Support case</source>
            <translation>طلب الدعم</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>الموضوع</translation>
        </message>
        <message>
            <source>Publisher</source>
            <translation>الناشر</translation>
        </message>
        <message>
            <source>Buyer</source>
            <translation>المشتري</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>الطلبات</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>المحادثات</translation>
        </message>
        <message>
            <source>First contact</source>
            <translation>أول تواصل</translation>
        </message>
        <message>
            <source>Begun</source>
            <translation>البداية</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>مغلقة</translation>
        </message>
        <message>
            <source>Nobody can write here</source>
            <translation>لا يمكن لأحد الكتابة هنا</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::PictureViewer</name>
        <message>
            <source>Loading the picture…</source>
            <translation>جارٍ تحميل الصورة…</translation>
        </message>
        <message>
            <source>This picture cannot be shown. The file can still be saved.</source>
            <translation>لا يمكن عرض هذه الصورة، لكن يمكن حفظ الملف.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 من %2</translation>
        </message>
        <message>
            <source>Picture %1</source>
            <translation>صورة %1</translation>
        </message>
        <message>
            <source>Previous picture</source>
            <translation>الصورة السابقة</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>الصورة التالية</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>تصغير</translation>
        </message>
        <message>
            <source>Fit the window</source>
            <translation>ملاءمة النافذة</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>تكبير</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>نسخ الصورة</translation>
        </message>
        <message>
            <source>Save file</source>
            <translation>حفظ الملف</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>صورة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Rail</name>
        <message>
            <source>%1 on %2</source>
            <translation>%1 على %2</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::RailButton</name>
        <message>
            <source>%1, %2 unread</source>
            <translation>%1، غير مقروءة: %2</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::RepliesSection</name>
        <message>
            <source>Delete this quick reply? %1</source>
            <translation>أتريد حذف هذا الرد السريع؟ %1</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>available</source>
            <comment>a shortcut: one word</comment>
            <translation>متاح</translation>
        </message>
        <message>
            <source>Still available</source>
            <translation>ما زال متاحًا</translation>
        </message>
        <message>
            <source>Hello {name}, yes, {ad} is still available.</source>
            <translation>أهلًا {name}، نعم، إعلان «{ad}» ما زال متاحًا.</translation>
        </message>
        <message>
            <source>location</source>
            <comment>a shortcut: one word</comment>
            <translation>الموقع</translation>
        </message>
        <message>
            <source>Arrange a visit</source>
            <translation>ترتيب المعاينة</translation>
        </message>
        <message>
            <source>You are welcome to see it.
---
Which day and which place would suit you?</source>
            <translation>يسعدنا أن تعاينه بنفسك.
---
أي يوم وأي مكان يناسبك؟</translation>
        </message>
        <message>
            <source>final</source>
            <comment>a shortcut: one word</comment>
            <translation>نهائي</translation>
        </message>
        <message>
            <source>Price is final</source>
            <translation>السعر نهائي</translation>
        </message>
        <message>
            <source>Thank you for your offer. The price is final.</source>
            <translation>شكرًا على عرضك. السعر نهائي.</translation>
        </message>
        <message>
            <source>Quick replies and notes</source>
            <translation>الردود السريعة والملاحظات</translation>
        </message>
        <message>
            <source>Type / in an empty message to choose a quick reply. Replies and notes stay on this computer.</source>
            <translation>اكتب / في رسالة فارغة لاختيار رد سريع. تبقى الردود والملاحظات على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Quick replies</source>
            <translation>الردود السريعة</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>إضافة…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>تعديل…</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>نقل لأعلى</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>نقل لأسفل</translation>
        </message>
        <message>
            <source>Add examples</source>
            <translation>إضافة أمثلة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ReplyDelegate</name>
        <message>
            <source>Team, resolves the case: %1</source>
            <extracomment>a reply of the team in the list of replies; %1: how its text begins</extracomment>
            <translation>الفريق، ويحل الطلب: %1</translation>
        </message>
        <message>
            <source>Team: %1</source>
            <translation>الفريق: %1</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ReplyEditor</name>
        <message>
            <source>The shortcut is one word of letters and digits, for example: available</source>
            <translation>الاختصار كلمة واحدة من حروف وأرقام، مثل: متاح</translation>
        </message>
        <message>
            <source>Another reply has this shortcut already.</source>
            <translation>هذا الاختصار مستخدم لرد آخر.</translation>
        </message>
        <message>
            <source>Write the text that the reply stands for.</source>
            <translation>اكتب النص الذي يمثله هذا الرد.</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>الاختصار</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>%1 stands for the other person's name, %2 for the title of the ad. A line of %3 alone begins a new message.</source>
            <translation>يحل اسم الطرف الآخر محل %1، وعنوان الإعلان محل %2. وسطر ليس فيه إلا %3 يبدأ رسالة جديدة.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ReplyForm</name>
        <message>
            <source>Text</source>
            <translation>النص</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ReplyStrip</name>
        <message>
            <source>Nothing was sent. Send once more to send it as it is, Esc to go on writing.</source>
            <translation>لم يُرسَل شيء. أرسِل مرة أخرى لإرساله كما هو، أو اضغط Esc لمتابعة الكتابة.</translation>
        </message>
        <message>
            <source>Send anyway</source>
            <translation>أرسِل على أي حال</translation>
        </message>
        <message>
            <source>Back to the text</source>
            <translation>العودة إلى النص</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ReplyWatch</name>
        <message>
            <source>%1 has just answered this case:</source>
            <translation>ورد للتو ردّ على هذا الطلب من %1:</translation>
        </message>
        <message>
            <source>%1 answered this case while you were typing:</source>
            <translation>ورد أثناء كتابتك ردّ على هذا الطلب من %1:</translation>
        </message>
        <message>
            <source>%1 wrote while you were typing:</source>
            <translation>وصلت أثناء كتابتك رسالة من %1:</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between names</comment>
            <translation>، </translation>
        </message>
        <message>
            <source>Somebody</source>
            <translation>شخص ما</translation>
        </message>
        <message>
            <source>File: %1</source>
            <translation>ملف: %1</translation>
        </message>
        <message numerus="yes">
            <source>and %n earlier message(s) in the talk above</source>
            <translation>
                <numerusform>ولا رسائل أقدم في المحادثة أعلاه</numerusform>
                <numerusform>ورسالة واحدة أقدم في المحادثة أعلاه</numerusform>
                <numerusform>ورسالتان أقدم في المحادثة أعلاه</numerusform>
                <numerusform>و%n رسائل أقدم في المحادثة أعلاه</numerusform>
                <numerusform>و%n رسالة أقدم في المحادثة أعلاه</numerusform>
                <numerusform>و%n رسالة أقدم في المحادثة أعلاه</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::RoomListView</name>
        <message>
            <source>Conversations</source>
            <translation>المحادثات</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::RowText</name>
        <message>
            <source>Not sent</source>
            <translation>لم تُرسل</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>لم تُرسل بعد</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>أرسل الآن</translation>
        </message>
        <message>
            <source>May not have arrived</source>
            <translation>ربما لم تصل</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>جارٍ التحقق…</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>تحميل</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>حاول مجددًا</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>أمس</translation>
        </message>
        <message>
            <source>MMMM d</source>
            <comment>a day of this year, in Qt's date format</comment>
            <translation>d MMMM</translation>
        </message>
        <message>
            <source>MMMM d, yyyy</source>
            <comment>a day of another year, in Qt's date format</comment>
            <translation>d MMMM yyyy</translation>
        </message>
        <message>
            <source>waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>جارٍ الإرسال</translation>
        </message>
        <message>
            <source>checking whether it arrived</source>
            <translation>جارٍ التحقق من وصولها</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>أُرسلت</translation>
        </message>
        <message>
            <source>read</source>
            <translation>قُرئت</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>لم تُرسل</translation>
        </message>
        <message>
            <source>not sent yet, waits for you</source>
            <translation>لم تُرسل بعد وتنتظر قرارك</translation>
        </message>
        <message numerus="yes">
            <source>%Ln new message(s)</source>
            <translation>
                <numerusform>لا رسائل جديدة</numerusform>
                <numerusform>رسالة جديدة واحدة</numerusform>
                <numerusform>رسالتان جديدتان</numerusform>
                <numerusform>%Ln رسائل جديدة</numerusform>
                <numerusform>%Ln رسالة جديدة</numerusform>
                <numerusform>%Ln رسالة جديدة</numerusform>
            </translation>
        </message>
        <message>
            <source>Loading earlier messages…</source>
            <translation>جارٍ تحميل الرسائل الأقدم…</translation>
        </message>
        <message>
            <source>Some messages are not here yet</source>
            <translation>بعض الرسائل لم تصل إلى هنا بعد</translation>
        </message>
        <message>
            <source>You</source>
            <translation>أنت</translation>
        </message>
        <message>
            <source>file %1</source>
            <translation>ملف %1</translation>
        </message>
        <message>
            <source>nobody can tell whether it arrived; sent again it may arrive twice</source>
            <translation>لا يمكن معرفة ما إذا كانت قد وصلت؛ إذا أُرسلت مرة أخرى فقد تصل مرتين</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between the parts of a spoken row</comment>
            <translation>، </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Sending… %1 %</source>
            <translation>جارٍ الإرسال… %1 %</translation>
        </message>
        <message>
            <source>loads when online</source>
            <translation>تُحمَّل عند عودة الاتصال</translation>
        </message>
        <message>
            <source>picture %1</source>
            <translation>صورة %1</translation>
        </message>
        <message>
            <source>%1 writes: %2</source>
            <translation>%1 يكتب: %2</translation>
        </message>
        <message>
            <source>%1 sends a file: %2</source>
            <translation>%1 يرسل ملفًا: %2</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>لم تُحفظ</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>جارٍ الحفظ…</translation>
        </message>
        <message>
            <source>Private note · only the team sees this</source>
            <translation>ملاحظة خاصة · لا يراها إلا الفريق</translation>
        </message>
        <message>
            <source>Private note by you: %1</source>
            <translation>ملاحظة خاصة منك: %1</translation>
        </message>
        <message>
            <source>Private note by %1: %2</source>
            <translation>ملاحظة خاصة من %1: %2</translation>
        </message>
        <message>
            <source>saving</source>
            <translation>جارٍ الحفظ</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>لم تُحفظ</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::SearchResults</name>
        <message>
            <source>Everywhere</source>
            <translation>في كل مكان</translation>
        </message>
        <message>
            <source>This conversation</source>
            <translation>هذه المحادثة</translation>
        </message>
        <message>
            <source>This ad</source>
            <translation>هذا الإعلان</translation>
        </message>
        <message>
            <source>This person</source>
            <translation>هذا الشخص</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>أي وقت</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>آخر 7 أيام</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>آخر شهر</translation>
        </message>
        <message>
            <source>Last year</source>
            <translation>آخر سنة</translation>
        </message>
        <message>
            <source>Messages: %1</source>
            <translation>الرسائل: %1</translation>
        </message>
        <message>
            <source>Searching the messages…</source>
            <translation>جارٍ البحث في الرسائل…</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>الرسائل</translation>
        </message>
        <message>
            <source>No message here says “%1”.</source>
            <translation>لا توجد هنا رسالة فيها «%1».</translation>
        </message>
        <message>
            <source>Where to search: %1</source>
            <translation>مكان البحث: %1</translation>
        </message>
        <message>
            <source>From when: %1</source>
            <translation>منذ متى: %1</translation>
        </message>
        <message>
            <source>With a file</source>
            <translation>معها ملف</translation>
        </message>
        <message>
            <source>Messages found</source>
            <translation>الرسائل التي وُجدت</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ShortcutSheet</name>
        <message>
            <source>Shortcuts</source>
            <translation>الاختصارات</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::SpellMenu</name>
        <message>
            <source>Add to my dictionary</source>
            <translation>أضِف إلى قاموسي</translation>
        </message>
        <message>
            <source>Ignore this word</source>
            <translation>تجاهل هذه الكلمة</translation>
        </message>
        <message>
            <source>Looking for other spellings…</source>
            <translation>جارٍ البحث عن كتابات أخرى…</translation>
        </message>
        <message>
            <source>No other spelling is known</source>
            <translation>لا تُعرف كتابة أخرى</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::SpellingSection</name>
        <message>
            <source>This program was built without Hunspell: nothing is checked.</source>
            <translation>بُني هذا البرنامج من دون Hunspell: لا يُدقَّق شيء.</translation>
        </message>
        <message>
            <source>Looking for dictionaries…</source>
            <translation>جارٍ البحث عن القواميس…</translation>
        </message>
        <message>
            <source>This computer has dictionaries for English and Arabic.</source>
            <translation>على هذا الحاسوب قاموسان للعربية والإنجليزية.</translation>
        </message>
        <message>
            <source>There is no Arabic dictionary on this computer: only English words are checked. On Linux the package is often called %1.</source>
            <translation>لا قاموس للعربية على هذا الحاسوب: تُدقَّق الكلمات الإنجليزية وحدها. اسم الحزمة في لينكس غالبًا %1.</translation>
        </message>
        <message>
            <source>There is no English dictionary on this computer: only Arabic words are checked. On Linux the package is often called %1.</source>
            <translation>لا قاموس للإنجليزية على هذا الحاسوب: تُدقَّق الكلمات العربية وحدها. اسم الحزمة في لينكس غالبًا %1.</translation>
        </message>
        <message>
            <source>There is no dictionary on this computer: nothing is checked. On Linux the packages are often called %1 and %2.</source>
            <translation>لا قاموس على هذا الحاسوب: لا يُدقَّق شيء. اسم الحزمتين في لينكس غالبًا %1 و%2.</translation>
        </message>
        <message>
            <source>Spelling</source>
            <translation>الإملاء</translation>
        </message>
        <message>
            <source>Check spelling while I write</source>
            <translation>تدقيق الإملاء أثناء الكتابة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::StatusBanner</name>
        <message>
            <source>Connecting…</source>
            <translation>جارٍ الاتصال…</translation>
        </message>
        <message>
            <source>You are offline since %1.</source>
            <translation>أنت غير متصل منذ %1.</translation>
        </message>
        <message>
            <source>You are offline.</source>
            <translation>أنت غير متصل.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) will be sent when the connection returns.</source>
            <translation>
                <numerusform>لا رسائل بانتظار الإرسال.</numerusform>
                <numerusform>ستُرسل رسالة واحدة عند عودة الاتصال.</numerusform>
                <numerusform>ستُرسل رسالتان عند عودة الاتصال.</numerusform>
                <numerusform>ستُرسل %Ln رسائل عند عودة الاتصال.</numerusform>
                <numerusform>ستُرسل %Ln رسالة عند عودة الاتصال.</numerusform>
                <numerusform>ستُرسل %Ln رسالة عند عودة الاتصال.</numerusform>
            </translation>
        </message>
        <message>
            <source>Retry now</source>
            <translation>أعد المحاولة</translation>
        </message>
        <message>
            <source>Live updates are off at this site: new messages appear with a short delay.</source>
            <translation>التحديث الفوري غير متاح في هذا الموقع: تظهر الرسائل الجديدة بتأخير قصير.</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>فهمت</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::StorageSection</name>
        <message>
            <source>Conversations stored on this computer: %1</source>
            <translation>المحادثات المحفوظة على هذا الجهاز: %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s), since %1</source>
            <translation>
                <numerusform>لا رسائل، منذ %1</numerusform>
                <numerusform>رسالة واحدة، منذ %1</numerusform>
                <numerusform>رسالتان، منذ %1</numerusform>
                <numerusform>%Ln رسائل، منذ %1</numerusform>
                <numerusform>%Ln رسالة، منذ %1</numerusform>
                <numerusform>%Ln رسالة، منذ %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of it is free again and will be used for new messages.</source>
            <translation>منها %1 أصبحت فارغة وستُستخدم للرسائل الجديدة.</translation>
        </message>
        <message>
            <source>Messages older than this that you have read are deleted from this computer, not from the site: scrolling up loads them again. Until then they are not found by the search.</source>
            <translation>الرسائل الأقدم من ذلك والتي قرأتها تُحذف من هذا الجهاز لا من الموقع: التمرير إلى أعلى يحمّلها من جديد. وحتى ذلك الحين لا يجدها البحث.</translation>
        </message>
        <message numerus="yes">
            <source>Keep %Ln month(s)</source>
            <translation>
                <numerusform>الاحتفاظ بـ%Ln شهر</numerusform>
                <numerusform>الاحتفاظ بشهر واحد</numerusform>
                <numerusform>الاحتفاظ بشهرين</numerusform>
                <numerusform>الاحتفاظ بـ%Ln أشهر</numerusform>
                <numerusform>الاحتفاظ بـ%Ln شهرًا</numerusform>
                <numerusform>الاحتفاظ بـ%Ln شهر</numerusform>
            </translation>
        </message>
        <message>
            <source>The stored conversations are deleted from this computer and read from the site again. Unsent messages, drafts, notes and quick replies stay.</source>
            <translation>تُحذف المحادثات المحفوظة من هذا الجهاز ثم تُقرأ من الموقع من جديد. تبقى الرسائل غير المرسلة والمسودات والملاحظات والردود السريعة.</translation>
        </message>
        <message>
            <source>Delete the stored conversations</source>
            <translation>حذف المحادثات المحفوظة</translation>
        </message>
        <message>
            <source>Deleted.</source>
            <translation>تم الحذف.</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>التخزين</translation>
        </message>
        <message>
            <source>Keep conversations</source>
            <translation>الاحتفاظ بالمحادثات</translation>
        </message>
        <message>
            <source>All of them</source>
            <translation>كلها</translation>
        </message>
        <message numerus="yes">
            <source>%Ln month(s)</source>
            <translation>
                <numerusform>%Ln شهر</numerusform>
                <numerusform>شهر واحد</numerusform>
                <numerusform>شهران</numerusform>
                <numerusform>%Ln أشهر</numerusform>
                <numerusform>%Ln شهرًا</numerusform>
                <numerusform>%Ln شهر</numerusform>
            </translation>
        </message>
        <message>
            <source>Where the site has no live updates, opening a conversation reads it whole again; what is too old is deleted within a day.</source>
            <translation>حيث لا يوفر الموقع تحديثًا فوريًا، يعيد فتح المحادثة قراءتها كاملة؛ ويُحذف الأقدم من المدة خلال يوم.</translation>
        </message>
        <message>
            <source>Delete the stored conversations…</source>
            <translation>حذف المحادثات المحفوظة…</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::SupportSection</name>
        <message>
            <source>Support team</source>
            <translation>فريق الدعم</translation>
        </message>
        <message>
            <source>Cases are answered on these days. Waiting is measured in working hours only.</source>
            <translation>تُجاب الطلبات في هذه الأيام، ويُقاس الانتظار في ساعات العمل فقط.</translation>
        </message>
        <message>
            <source>Working day: %1</source>
            <translation>يوم عمل: %1</translation>
        </message>
        <message>
            <source>From</source>
            <translation>من</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>إلى</translation>
        </message>
        <message>
            <source>Working hours from</source>
            <translation>ساعات العمل من</translation>
        </message>
        <message>
            <source>Working hours until</source>
            <translation>ساعات العمل إلى</translation>
        </message>
        <message>
            <source>The end is not after the beginning, so all time counts.</source>
            <translation>النهاية ليست بعد البداية، لذلك يُحسب الوقت كله.</translation>
        </message>
        <message>
            <source>A case has waited long after</source>
            <translation>يُعدّ انتظار الطلب طويلًا بعد</translation>
        </message>
        <message>
            <source>It has waited too long after</source>
            <translation>ويُعدّ متأخرًا بعد</translation>
        </message>
        <message>
            <source>Alert me of a waiting case that nobody has</source>
            <translation>نبّهني إلى طلب منتظر ليس لدى أحد</translation>
        </message>
        <message>
            <source>After</source>
            <translation>بعد</translation>
        </message>
        <message>
            <source>And again every</source>
            <translation>ثم مجددًا كل</translation>
        </message>
        <message>
            <source>Minutes until a case has waited long</source>
            <translation>الدقائق حتى يُعدّ انتظار الطلب طويلًا</translation>
        </message>
        <message>
            <source>Minutes until a case has waited too long</source>
            <translation>الدقائق حتى يُعدّ الطلب متأخرًا</translation>
        </message>
        <message>
            <source>Minutes until the first alert</source>
            <translation>الدقائق حتى التنبيه الأول</translation>
        </message>
        <message>
            <source>Minutes between alerts</source>
            <translation>الدقائق بين التنبيهات</translation>
        </message>
        <message>
            <source> min</source>
            <comment>after a number in a field</comment>
            <translation> دقيقة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Switcher</name>
        <message>
            <source>Open last, and unread</source>
            <translation>المفتوحة مؤخرًا وغير المقروءة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::TeamRepliesSection</name>
        <message>
            <source>Delete this reply for the whole team? %1</source>
            <translation>هل يُحذف هذا الرد للفريق كله؟ %1</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>Team replies</source>
            <translation>ردود الفريق</translation>
        </message>
        <message>
            <source>Replies that everybody who answers cases has, beside the own ones: type / in an empty message of a case. What you change here changes for the whole team.</source>
            <translation>ردود يجدها كل من يجيب عن الطلبات إلى جانب ردوده: اكتب / في رسالة فارغة داخل طلب. ما تغيّره هنا يتغيّر للفريق كله.</translation>
        </message>
        <message>
            <source>The site cannot be reached now, so team replies cannot be changed.</source>
            <translation>لا يمكن الوصول إلى الموقع الآن، لذلك لا يمكن تغيير ردود الفريق.</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>إضافة…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>تعديل…</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::TeamReplyEditor</name>
        <message>
            <source>Give the reply a name by which the team finds it.</source>
            <translation>اكتب اسمًا للرد ليجده به الفريق.</translation>
        </message>
        <message>
            <source>Write the text that the reply stands for.</source>
            <translation>اكتب النص الذي يمثله هذا الرد.</translation>
        </message>
        <message>
            <source>A reply has at most %1 messages.</source>
            <translation>عدد رسائل الرد %1 على الأكثر.</translation>
        </message>
        <message>
            <source>One of the messages is longer than the site allows (%1 characters).</source>
            <translation>إحدى الرسائل أطول مما يسمح به الموقع (عدد الأحرف: %1).</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Category of the case</source>
            <translation>تصنيف الطلب</translation>
        </message>
        <message>
            <source>Stays as it is</source>
            <translation>يبقى كما هو</translation>
        </message>
        <message>
            <source>%1 stands for the other person's name. A line of %2 alone begins a new message; at most %3.</source>
            <translation>%1 يمثل اسم الشخص الآخر. سطر فيه %2 وحدها يبدأ رسالة جديدة، والحد الأقصى %3.</translation>
        </message>
        <message>
            <source>With Ctrl+Enter it also resolves the case</source>
            <translation>مع Ctrl+Enter يحل الطلب أيضًا</translation>
        </message>
        <message>
            <source>Save for the team</source>
            <translation>حفظ للفريق</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::TimelinePane</name>
        <message>
            <source>This conversation is closed. What was written stays here to read.</source>
            <translation>هذه المحادثة مغلقة، وما كُتب فيها يبقى هنا للقراءة.</translation>
        </message>
        <message>
            <source>%1 is typing…</source>
            <translation>%1 يكتب الآن…</translation>
        </message>
        <message>
            <source>%1 are typing…</source>
            <translation>%1 يكتبون الآن…</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between names</comment>
            <translation>، </translation>
        </message>
        <message>
            <source>No conversation is open</source>
            <translation>لا توجد محادثة مفتوحة</translation>
        </message>
        <message>
            <source>Choose one from the list to read it here.</source>
            <translation>اختر واحدة من القائمة لقراءتها هنا.</translation>
        </message>
        <message>
            <source>Loading messages…</source>
            <translation>جارٍ تحميل الرسائل…</translation>
        </message>
        <message>
            <source>No messages yet</source>
            <translation>لا رسائل بعد</translation>
        </message>
        <message>
            <source>Write the first one below.</source>
            <translation>اكتب الأولى في الأسفل.</translation>
        </message>
        <message>
            <source>Close conversation</source>
            <translation>إغلاق المحادثة</translation>
        </message>
        <message>
            <source>Close this conversation for both sides?</source>
            <translation>هل تُغلق هذه المحادثة للطرفين؟</translation>
        </message>
        <message>
            <source>Nobody can write in it any more. What was written stays here to read.</source>
            <translation>لن يستطيع أحد الكتابة فيها بعد ذلك، وما كُتب يبقى هنا للقراءة.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Too late to cancel: the file has left already. Its message shows whether it arrives.</source>
            <translation>فات أوان الإلغاء: غادر الملف بالفعل، وستُظهر رسالته هل وصل.</translation>
        </message>
        <message>
            <source>Writing a private note</source>
            <translation>تُكتب ملاحظة خاصة</translation>
        </message>
        <message>
            <source>Writing a reply</source>
            <translation>يُكتب رد</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::TimelineView</name>
        <message>
            <source>Copy &amp;selection</source>
            <translation>نسخ ال&amp;محدد</translation>
        </message>
        <message>
            <source>&amp;Copy message</source>
            <translation>&amp;نسخ الرسالة</translation>
        </message>
        <message>
            <source>Copy &amp;link</source>
            <translation>نسخ ال&amp;رابط</translation>
        </message>
        <message>
            <source>&amp;Retry</source>
            <translation>إ&amp;عادة الإرسال</translation>
        </message>
        <message>
            <source>&amp;Send again (may arrive twice)</source>
            <translation>إ&amp;رسال مرة أخرى (قد تصل مرتين)</translation>
        </message>
        <message>
            <source>&amp;Take back (may have arrived)</source>
            <translation>ا&amp;سترجاع (ربما وصلت)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;تحرير</translation>
        </message>
        <message>
            <source>&amp;Take back</source>
            <translation>ا&amp;سترجاع</translation>
        </message>
        <message>
            <source>Save &amp;file…</source>
            <translation>حفظ المل&amp;ف…</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>الرسائل</translation>
        </message>
        <message>
            <source>&amp;Cancel sending</source>
            <translation>إ&amp;لغاء الإرسال</translation>
        </message>
        <message>
            <source>&amp;Open picture</source>
            <translation>&amp;فتح الصورة</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::TimesPage</name>
        <message>
            <source>Waiting now: %1, the longest %2</source>
            <translation>المنتظرة الآن: %1، أطولها %2</translation>
        </message>
        <message>
            <source>Reading the times from the site…</source>
            <translation>جارٍ قراءة الأوقات من الموقع…</translation>
        </message>
        <message>
            <source>The site cannot be reached now.</source>
            <translation>لا يمكن الوصول إلى الموقع الآن.</translation>
        </message>
        <message>
            <source>These are the times of %1.</source>
            <translation>هذه هي الأوقات كما كانت في %1.</translation>
        </message>
        <message>
            <source>Nothing was answered or resolved in the last 30 days.</source>
            <translation>لم يُجَب عن أي طلب ولم يُحل أي طلب في آخر 30 يومًا.</translation>
        </message>
        <message>
            <source>There are more cases than could be read: not all of them are counted here.</source>
            <translation>الطلبات أكثر مما أمكن قراءته: لم تُحسب كلها هنا.</translation>
        </message>
        <message>
            <source>What</source>
            <translation>ماذا</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>الطلب</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>التصنيف</translation>
        </message>
        <message>
            <source>By</source>
            <translation>بواسطة</translation>
        </message>
        <message>
            <source>From</source>
            <translation>من</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>إلى</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>الدقائق</translation>
        </message>
        <message>
            <source>Response times %1</source>
            <extracomment>a file name; %1: a date</extracomment>
            <translation>أوقات الرد %1</translation>
        </message>
        <message>
            <source>Response times</source>
            <translation>أوقات الرد</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>حاول مجددًا</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>الفريق</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>أنا</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>حفظ بصيغة CSV…</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::TimesTable</name>
        <message>
            <source>Response times</source>
            <translation>أوقات الرد</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>الوسيط</translation>
        </message>
        <message>
            <source>9 of 10 within</source>
            <translation>9 من 10 خلال</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>الطلبات</translation>
        </message>
        <message>
            <source>Me, today</source>
            <translation>أنا، اليوم</translation>
        </message>
        <message>
            <source>Me, 30 days</source>
            <translation>أنا، 30 يومًا</translation>
        </message>
        <message>
            <source>Team, today</source>
            <translation>الفريق، اليوم</translation>
        </message>
        <message>
            <source>Team, 30 days</source>
            <translation>الفريق، 30 يومًا</translation>
        </message>
        <message>
            <source>%1, %2, %3: %4</source>
            <extracomment>a figure with what it is, as in "First response, Me, today, Median: 12 min"</extracomment>
            <translation>%1، %2، %3: %4</translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Tray</name>
        <message numerus="yes">
            <source>%Ln unread message(s)</source>
            <translation>
                <numerusform>لا رسائل غير مقروءة</numerusform>
                <numerusform>رسالة واحدة غير مقروءة</numerusform>
                <numerusform>رسالتان غير مقروءتين</numerusform>
                <numerusform>%Ln رسائل غير مقروءة</numerusform>
                <numerusform>%Ln رسالة غير مقروءة</numerusform>
                <numerusform>%Ln رسالة غير مقروءة</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · offline</source>
            <translation>%1 · غير متصل</translation>
        </message>
        <message>
            <source>Show the window</source>
            <translation>إظهار النافذة</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Not signed in</source>
            <translation>لم تسجّل الدخول</translation>
        </message>
        <message>
            <source>Nothing unread</source>
            <translation>لا رسائل غير مقروءة</translation>
        </message>
        <message>
            <source>%1 · signed out by the site</source>
            <translation>%1 · أنهى الموقع جلستك</translation>
        </message>
        <message>
            <source>%1 · connecting…</source>
            <translation>%1 · جارٍ الاتصال…</translation>
        </message>
        <message>
            <source>Do not disturb until %1</source>
            <translation>عدم الإزعاج حتى %1</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>عدم الإزعاج</translation>
        </message>
        <message>
            <source>Do not disturb for an hour</source>
            <translation>عدم الإزعاج لمدة ساعة</translation>
        </message>
    </context>
</TS>
