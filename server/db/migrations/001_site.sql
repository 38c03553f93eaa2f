-- The site's own tables (SITE.md, "The tables"), in its names and column types, so that its database can be opened one day.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username VARCHAR(150) NOT NULL UNIQUE,
    password VARCHAR(128) NOT NULL,
    email VARCHAR(254) NOT NULL DEFAULT '',
    first_name VARCHAR(150) NOT NULL DEFAULT '',
    last_name VARCHAR(150) NOT NULL DEFAULT '',
    is_staff BOOL NOT NULL DEFAULT 0,
    is_superuser BOOL NOT NULL DEFAULT 0,
    is_active BOOL NOT NULL DEFAULT 1,
    last_login DATETIME NULL,
    date_joined DATETIME NOT NULL,
    phone VARCHAR(20) NOT NULL DEFAULT '',
    mobile VARCHAR(20) NOT NULL DEFAULT '',
    is_mobile_verified BOOL NOT NULL DEFAULT 0,
    is_suspended BOOL NOT NULL DEFAULT 0,
    is_banned BOOL NOT NULL DEFAULT 0,
    updated_at DATETIME NOT NULL
);
CREATE INDEX users_email ON users (email);
CREATE INDEX users_mobile ON users (mobile);
CREATE TABLE classified_ads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id),
    title VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    price DECIMAL NULL,
    is_negotiable BOOL NOT NULL DEFAULT 0,
    city VARCHAR(100) NOT NULL DEFAULT '',
    country VARCHAR(100) NOT NULL DEFAULT '',
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL
);
CREATE INDEX classified_ads_user ON classified_ads (user_id);
CREATE TABLE chat_rooms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room_type VARCHAR(20) NOT NULL,
    publisher_id INTEGER NOT NULL REFERENCES users (id),
    client_id INTEGER NULL REFERENCES users (id),
    ad_id INTEGER NULL REFERENCES classified_ads (id),
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_active BOOL NOT NULL DEFAULT 1
);
CREATE INDEX chat_rooms_publisher ON chat_rooms (publisher_id);
CREATE INDEX chat_rooms_client ON chat_rooms (client_id);
CREATE INDEX chat_rooms_ad ON chat_rooms (ad_id);
CREATE INDEX chat_rooms_type ON chat_rooms (room_type, is_active);
CREATE TABLE chat_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES chat_rooms (id),
    sender_id INTEGER NOT NULL REFERENCES users (id),
    message TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    is_read BOOL NOT NULL DEFAULT 0,
    read_at DATETIME NULL,
    attachment VARCHAR(100) NULL
);
CREATE INDEX chat_messages_room_created ON chat_messages (room_id, created_at);
-- The site also has (sender_id, is_read); nothing here asks by it, and every message would pay for it.
CREATE TABLE django_session (
    session_key VARCHAR(40) NOT NULL PRIMARY KEY,
    session_data TEXT NOT NULL,
    expire_date DATETIME NOT NULL
);
CREATE INDEX django_session_expire ON django_session (expire_date);
