// Support cases: B is the publisher who asks, S the admin who answers. Category: the site's own five.
// The first line of a scene is the subject, the second the case's first message. The grammar is in corpus.cpp.
#include "server/demo/corpus.h"

const char *const desk::server::demo::corpusSupport = R"corpus(
== ar support technical
B الصور لا ترفع من الموبايل
B السلام عليكم، بحاول أرفع صور للإعلان من الموبايل وبيقف عند 90٪ وبعدين يطلع "حدث خطأ". جربت أكتر من مرة ومن شبكة تانية ونفس المشكلة.
S وعليكم السلام {dear}، حجم الصورة كام تقريباً؟ ونوع الموبايل إيه؟
B+picture الصور حوالي 9 ميجا، سامسونج S23. دي صورة الرسالة
~ 40m
S وصلت. الحد الأقصى كان 5 ميجا للصورة، رفعناه لـ 15 من شوية. ممكن تجرب دلوقتي؟
B جربت واشتغلت، شكراً جزيلاً 🙏
S العفو، تحت أمرك في أي وقت
== ar support payment
B دفعت الباقة ولم تتفعل
B دفعت باقة الإعلانات المميزة {unit} جنيه بفوري من امبارح، والرصيد لسه صفر. رقم العملية {digits}.
~ 1h
S أهلاً {dear}، بنراجع مع فوري. ممكن صورة الإيصال؟
B+document إيصال الدفع
~ 3h
S تم تأكيد العملية وتفعيل الباقة، ومعاها يومين هدية عن التأخير.
B تمام ظهرت عندي، متشكر
== ar support account
B تغيير رقم الموبايل الموثق
B محتاج أغير رقم الموبايل على الحساب، الرقم القديم اتقفل ومش بيوصلني كود التحقق.
S أهلاً بك. لازم نتأكد إنك صاحب الحساب: آخر إعلان نزلته كان إيه وإمتى تقريباً؟
B «{title}»، من حوالي شهرين
S تمام. الرقم الجديد كام؟
B {phone}
~ 2h
S تم التغيير. هيوصلك كود على الرقم الجديد عند أول دخول.
B وصل، شكراً
== ar support ads
B إعلاني مرفوض بدون سبب
B نزلت إعلان «{title}» واترفض من غير سبب واضح، ممكن أعرف المخالفة إيه؟
~ 2h
S راجعنا الإعلان: كان فيه رقم تليفون مكتوب على الصورة، وده مخالف. امسح الرقم من الصورة وابعته تاني وهيتقبل.
B فهمت، غيرت الصورة وبعته تاني
S تمت الموافقة ✅
== ar support other
B اقتراح: إحصائيات المشاهدات
B اقتراح بسيط: ياريت نشوف عدد مشاهدات الإعلان يوم بيوم، مش الإجمالي بس. ده هيفرق معانا جداً في التسعير.
S فكرة ممتازة، وصلتها لفريق التطوير. هنرد عليك لما يكون فيه جديد.
B شكراً على الاهتمام
== ar support ads
B تكرار إعلان منسوخ من صوري
B فيه حد واخد صور إعلاني ونازل بيها بسعر أقل: {link}¶ده نصب واضح، والناس بدأت تكلمني وتسأل.
S شكراً على البلاغ، تم إيقاف الإعلان المنسوخ وبنراجع الحساب.
B الله ينور عليكم، سرعة محترمة
== en support technical
B Push notifications stopped
B Hi, since the last update I don't get notifications for new messages. I only see them when I open the site.
S Hi {dear}, thanks for reporting. Which browser, please?
B Chrome 131 on Windows 11
~ 4h
S Found it: the permission was reset by the update. Please allow notifications once more under Settings → Privacy.
B Works again, thanks!
== en support payment
B Charged twice for one featured ad
B I was charged {unit} EGP twice on {day} for the same featured ad. Card ending 4417.
S I can see both charges. The second one will be refunded within 5 working days.
~ 4d
B Refund received, thank you
== en support account
B Second user for my shop
B Can my assistant answer buyers from her own account, without my password?
S Not yet, I'm afraid. Please don't share the password; we are working on team accounts.
B OK, looking forward to it
== ar support technical
B العداد غلط في صفحة الرسائل
B عداد الرسائل بيقول 3 رسائل جديدة وأنا قاريهم كلهم، حتى بعد تسجيل الخروج والدخول.
S ممكن تفتح كل محادثة مرة وتقفلها وتقولي لسه ظاهر ولا لأ؟
B اختفى الحمد لله، بس رجع تاني بعد ساعة
== ar support payment
B فاتورة ضريبية
B محتاج فاتورة ضريبية بالباقات اللي اشتريتها السنة دي باسم الشركة، ورقم التسجيل الضريبي {digits}.
)corpus";
