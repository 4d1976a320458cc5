-- The record of one plan: the published words, what is followed, and everything that happened.
--
-- `event` is the truth. `item.status` and `item.version` are what it adds up to; they are written in the same transaction and can be
-- rebuilt from it. The published words are those of the latest text; what an earlier text said stands in the events that changed it.

CREATE TABLE plan (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT    NOT NULL,
    year  INTEGER NOT NULL
) STRICT;

-- The ids of areas and sections are their places in the plan; the numbers are those that were published.
CREATE TABLE area (
    id     INTEGER PRIMARY KEY,
    number INTEGER NOT NULL,
    title  TEXT    NOT NULL
) STRICT;

CREATE TABLE section (
    id     INTEGER PRIMARY KEY,
    area   INTEGER NOT NULL REFERENCES area (id),
    number INTEGER NOT NULL,
    title  TEXT    NOT NULL
) STRICT;

CREATE TABLE task (
    number  INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4294967295),
    section INTEGER NOT NULL REFERENCES section (id),
    title   TEXT    NOT NULL
) STRICT;

-- What a supervisor follows: a measure (8.4), or an obligation, which is what one unit owes under a measure (8.4@门头沟). A measure has its
-- own id; an obligation has that of its parent, so that a corrected plan moves both at once. An item is never removed: one that a
-- corrected plan dropped stays with its history under the last id that it had, and its number is never given to another.
CREATE TABLE item (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    task    INTEGER CHECK (task BETWEEN 1 AND 4294967295),
    place   INTEGER CHECK (place BETWEEN 1 AND 4294967295),
    parent  INTEGER REFERENCES item (id),
    -- The full name of the unit that owes it.
    unit    TEXT    CHECK (unit <> ''),
    in_plan INTEGER NOT NULL CHECK (in_plan IN (0, 1)),
    status  TEXT    NOT NULL DEFAULT 'not_started' CHECK (status IN
        ('not_started', 'in_progress', 'submitted', 'done', 'blocked', 'withdrawn', 'closed_unmet', 'carried_over')),
    -- The event that set the status; 0 before the first.
    version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
    CHECK ((task IS NULL) = (place IS NULL)),
    CHECK ((task IS NULL) = (parent IS NOT NULL)),
    CHECK ((parent IS NULL) = (unit IS NULL))
) STRICT;

CREATE UNIQUE INDEX item_of_plan ON item (task, place) WHERE in_plan = 1 AND parent IS NULL;
CREATE UNIQUE INDEX item_of_unit ON item (parent, unit) WHERE parent IS NOT NULL;

-- The published words of a measure of the plan.
CREATE TABLE measure (
    item               INTEGER PRIMARY KEY REFERENCES item (id),
    text               TEXT    NOT NULL,
    -- As published; what it means follows from the year of the plan.
    deadline           TEXT    NOT NULL,
    merged_cell        INTEGER NOT NULL CHECK (merged_cell IN (0, 1)),
    -- Whether the cell ends with 等部门.
    lead_others        INTEGER NOT NULL CHECK (lead_others IN (0, 1)),
    responsible_others INTEGER NOT NULL CHECK (responsible_others IN (0, 1)),
    assist_others      INTEGER NOT NULL CHECK (assist_others IN (0, 1))
) STRICT;

CREATE TABLE measure_unit (
    item     INTEGER NOT NULL REFERENCES measure (item),
    role     TEXT    NOT NULL CHECK (role IN ('lead', 'responsible', 'assist')),
    position INTEGER NOT NULL CHECK (position >= 1),
    name     TEXT    NOT NULL,
    PRIMARY KEY (item, role, position)
) STRICT, WITHOUT ROWID;

-- The log. What an event says is judged by the program and by its check, not here: a new kind of event, or a column for it, then needs no
-- rebuilding of a table that is never to be changed.
CREATE TABLE event (
    no         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The first event of the act: what was written in one go is undone in one go.
    act        INTEGER NOT NULL REFERENCES event (no),
    cause      TEXT    NOT NULL CHECK (cause IN ('fresh', 'undo', 'redo')),
    of_act     INTEGER REFERENCES event (no),
    at         TEXT    NOT NULL CHECK (at GLOB
        '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9].[0-9][0-9][0-9]+08:00'),
    who        TEXT    NOT NULL CHECK (who <> ''),
    -- What it is about; null for the plan as a whole.
    item       INTEGER REFERENCES item (id),
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    -- Statuses where kind is status, ids where it is renumbered.
    from_value TEXT,
    to_value   TEXT,
    note_kind  TEXT,
    text       TEXT,
    -- SHA-256 of the plan's published words as they stand behind this event; null unless it imported them.
    plan_digest BLOB   CHECK (length(plan_digest) = 32),
    -- SHA-256 of the former event's digest and of the columns above: an event that was altered shows.
    digest     BLOB    NOT NULL CHECK (length(digest) = 32),
    CHECK (act <= no),
    CHECK ((cause = 'fresh') = (of_act IS NULL)),
    CHECK (of_act IS NULL OR of_act < act)
) STRICT;

-- Whether an act was taken back is looked up at each undo and redo.
CREATE INDEX event_of_act ON event (of_act) WHERE of_act IS NOT NULL;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never removed');
END;

-- Also keeps INSERT OR REPLACE from putting another event in the place of one.
CREATE TRIGGER event_comes_last BEFORE INSERT ON event
WHEN NEW.no IS NOT (SELECT coalesce(max(no), 0) + 1 FROM event)
BEGIN
    SELECT RAISE(ABORT, 'an event is numbered next to the last one');
END;
