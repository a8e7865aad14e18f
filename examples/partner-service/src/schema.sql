CREATE TABLE IF NOT EXISTS partners (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS api_keys (
    key_hash BLOB PRIMARY KEY,
    partner_id INTEGER NOT NULL REFERENCES partners (id),
    may_write INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS organisations (
    id BLOB PRIMARY KEY,
    partner_id INTEGER NOT NULL REFERENCES partners (id),
    partner_client_id TEXT NOT NULL,
    companies_house_number TEXT NOT NULL,
    company_name TEXT NOT NULL,
    UNIQUE (partner_id, partner_client_id),
    UNIQUE (partner_id, companies_house_number)
) STRICT;

CREATE TABLE IF NOT EXISTS users (
    id BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL,
    UNIQUE (organisation_id, email COLLATE NOCASE)
) STRICT;
