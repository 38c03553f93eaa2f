<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ErrorText</name>
        <message numerus="yes">
            <source>Too much in a short time. Try again in %Ln second(s).</source>
            <translation>
                <numerusform>Too much in a short time. Try again in %Ln second.</numerusform>
                <numerusform>Too much in a short time. Try again in %Ln seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Too much in a short time. Try again in %Ln minute(s).</source>
            <translation>
                <numerusform>Too much in a short time. Try again in %Ln minute.</numerusform>
                <numerusform>Too much in a short time. Try again in %Ln minutes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RoomOrders</name>
        <message numerus="yes">
            <source>%Ln conversation(s) chosen</source>
            <translation>
                <numerusform>%Ln conversation chosen</numerusform>
                <numerusform>%Ln conversations chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RoomWords</name>
        <message numerus="yes">
            <source>%Ln min</source>
            <comment>a waiting time in minutes</comment>
            <translation>
                <numerusform>%Ln min</numerusform>
                <numerusform>%Ln min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln h</source>
            <comment>a waiting time in hours</comment>
            <translation>
                <numerusform>%Ln h</numerusform>
                <numerusform>%Ln h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln day(s)</source>
            <comment>a waiting time</comment>
            <translation>
                <numerusform>%Ln day</numerusform>
                <numerusform>%Ln days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unread message(s)</source>
            <translation>
                <numerusform>%Ln unread message</numerusform>
                <numerusform>%Ln unread messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln conversation(s)</source>
            <translation>
                <numerusform>%Ln conversation</numerusform>
                <numerusform>%Ln conversations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln with news</source>
            <comment>conversations below a folded heading</comment>
            <translation>
                <numerusform>%Ln with news</numerusform>
                <numerusform>%Ln with news</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimeWords</name>
        <message numerus="yes">
            <source>%Ln min</source>
            <comment>a duration</comment>
            <translation>
                <numerusform>%Ln min</numerusform>
                <numerusform>%Ln min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln case(s)</source>
            <translation>
                <numerusform>%Ln case</numerusform>
                <numerusform>%Ln cases</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::AccountSection</name>
        <message numerus="yes">
            <source>%Ln unsent message(s) will be deleted.</source>
            <translation>
                <numerusform>%Ln unsent message will be deleted.</numerusform>
                <numerusform>%Ln unsent messages will be deleted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unsent message(s) stay here and leave when you sign in again.</source>
            <translation>
                <numerusform>%Ln unsent message stays here and leaves when you sign in again.</numerusform>
                <numerusform>%Ln unsent messages stay here and leave when you sign in again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::CaseCaller</name>
        <message numerus="yes">
            <source>%Ln case(s) wait and nobody has them</source>
            <translation>
                <numerusform>A case waits and nobody has it</numerusform>
                <numerusform>%Ln cases wait and nobody has them</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Composer</name>
        <message numerus="yes">
            <source>This message is %Ln character(s) too long. Nothing was sent; shorten it and send again.</source>
            <translation>
                <numerusform>This message is %Ln character too long. Nothing was sent; shorten it and send again.</numerusform>
                <numerusform>This message is %Ln characters too long. Nothing was sent; shorten it and send again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln character(s) left</source>
            <translation>
                <numerusform>%Ln character left</numerusform>
                <numerusform>%Ln characters left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This note is %Ln character(s) too long. Nothing was saved; shorten it and save again.</source>
            <translation>
                <numerusform>This note is %Ln character too long. Nothing was saved; shorten it and save again.</numerusform>
                <numerusform>This note is %Ln characters too long. Nothing was saved; shorten it and save again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ConnectionSection</name>
        <message numerus="yes">
            <source>%Ln message(s) wait to be sent.</source>
            <translation>
                <numerusform>%Ln message waits to be sent.</numerusform>
                <numerusform>%Ln messages wait to be sent.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::FileTray</name>
        <message numerus="yes">
            <source>At most %Ln file(s) go at once.</source>
            <translation>
                <numerusform>At most %Ln file goes at once.</numerusform>
                <numerusform>At most %Ln files go at once.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::JumpButton</name>
        <message numerus="yes">
            <source>Jump to %Ln new message(s)</source>
            <translation>
                <numerusform>Jump to %Ln new message</numerusform>
                <numerusform>Jump to %Ln new messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Notifier</name>
        <message numerus="yes">
            <source>%Ln new message(s)</source>
            <translation>
                <numerusform>%Ln new message</numerusform>
                <numerusform>%Ln new messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln conversation(s)</source>
            <comment>after "in"</comment>
            <translation>
                <numerusform>%Ln conversation</numerusform>
                <numerusform>%Ln conversations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::ReplyWatch</name>
        <message numerus="yes">
            <source>and %n earlier message(s) in the talk above</source>
            <translation>
                <numerusform>and %n earlier message in the talk above</numerusform>
                <numerusform>and %n earlier messages in the talk above</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::RowText</name>
        <message numerus="yes">
            <source>%Ln new message(s)</source>
            <translation>
                <numerusform>%Ln new message</numerusform>
                <numerusform>%Ln new messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::StatusBanner</name>
        <message numerus="yes">
            <source>%Ln message(s) will be sent when the connection returns.</source>
            <translation>
                <numerusform>%Ln message will be sent when the connection returns.</numerusform>
                <numerusform>%Ln messages will be sent when the connection returns.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::StorageSection</name>
        <message numerus="yes">
            <source>%Ln message(s), since %1</source>
            <translation>
                <numerusform>%Ln message, since %1</numerusform>
                <numerusform>%Ln messages, since %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Keep %Ln month(s)</source>
            <translation>
                <numerusform>Keep %Ln month</numerusform>
                <numerusform>Keep %Ln months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln month(s)</source>
            <translation>
                <numerusform>%Ln month</numerusform>
                <numerusform>%Ln months</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>desk::ui::Tray</name>
        <message numerus="yes">
            <source>%Ln unread message(s)</source>
            <translation>
                <numerusform>%Ln unread message</numerusform>
                <numerusform>%Ln unread messages</numerusform>
            </translation>
        </message>
    </context>
</TS>
