CREATE TABLE IF NOT EXISTS account (
    name TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('Reader', 'Editor', 'Admin')),
    disabled INTEGER NOT NULL DEFAULT 0,
    password_expired INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NOT NULL DEFAULT 0  -- seconds since 1970
) STRICT;

CREATE TABLE IF NOT EXISTS folder (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    owner TEXT REFERENCES account (name)  -- whose it is; everybody's where there is none
) STRICT;

CREATE TABLE IF NOT EXISTS document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    document_date TEXT NOT NULL,  -- yyyy-MM-dd: text in this form sorts by date
    amount INTEGER,               -- in hundredths
    reference TEXT,
    tags TEXT NOT NULL,           -- a JSON array
    metadata TEXT NOT NULL,       -- a JSON array of objects
    owner TEXT NOT NULL REFERENCES account (name),
    folder_id INTEGER REFERENCES folder (id),
    shares TEXT NOT NULL,         -- a JSON array of accounts' names
    created_by TEXT NOT NULL REFERENCES account (name),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE IF NOT EXISTS restore_point (
    id INTEGER PRIMARY KEY CHECK (id = 1)  -- there is at most one
) STRICT;
