-- What must last. One schema for SQLite and Postgres: types are BIGINT and TEXT only, times are milliseconds
-- since 1970.

-- Every update of Telegram, from its arrival until two days after it was dealt with.
CREATE TABLE inbox (
    -- Telegram's number, by which doubles are told.
    update_id BIGINT PRIMARY KEY,
    -- The order of arrival over all processes: a later commit has a higher number.
    seq BIGINT NOT NULL,
    -- What is handled in order: the chat, or the user of an inline query.
    lane BIGINT NOT NULL,
    -- 1 for what expires within seconds and goes before all else.
    urgent BIGINT NOT NULL,
    -- The update as it came; emptied once it's dealt with.
    body TEXT NOT NULL,
    -- 0 waiting, 1 done, 2 set aside.
    state BIGINT NOT NULL DEFAULT 0,
    -- How often working on it failed or was begun and never ended.
    tries BIGINT NOT NULL DEFAULT 0,
    -- The number of the message that answered it, or 0.
    reply BIGINT NOT NULL DEFAULT 0,
    -- Why it was set aside.
    fault TEXT NOT NULL DEFAULT '',
    changed_at BIGINT NOT NULL
);

CREATE INDEX inbox_waiting ON inbox (seq) WHERE state = 0;
CREATE INDEX inbox_ended ON inbox (changed_at) WHERE state <> 0;

-- Small documents that the bot keeps: settings of chats, conversations and the like.
CREATE TABLE notes (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (kind, name)
);

CREATE INDEX notes_by_age ON notes (kind, changed_at);

-- The last number given to an arrival. Its row is locked while arrivals are stored, which keeps them in order.
CREATE TABLE arrivals (
    last BIGINT NOT NULL
);

INSERT INTO arrivals (last) VALUES (0);
