-- The record of one plan. `event` is what happened and is only ever added to; the other tables are the state that follows from it and
-- from the published text, written in the same transaction.

CREATE TABLE plan (
    id    INTEGER PRIMARY KEY CHECK (id = 1), -- a record holds one plan
    title TEXT    NOT NULL,
    year  INTEGER NOT NULL
) STRICT;

CREATE TABLE area (
    position INTEGER PRIMARY KEY,
    number   INTEGER NOT NULL,
    title    TEXT    NOT NULL
) STRICT;

CREATE TABLE section (
    area     INTEGER NOT NULL REFERENCES area (position),
    position INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    title    TEXT    NOT NULL,
    PRIMARY KEY (area, position)
) STRICT;

CREATE TABLE task (
    number  INTEGER PRIMARY KEY,
    area    INTEGER NOT NULL,
    section INTEGER NOT NULL,
    title   TEXT    NOT NULL,
    FOREIGN KEY (area, section) REFERENCES section (area, position)
) STRICT;

-- What is followed, and what an event is about: a measure (8.4), or an obligation of a unit under it (8.4@门头沟).
CREATE TABLE item (
    id      INTEGER PRIMARY KEY,
    kind    TEXT    NOT NULL CHECK (kind IN ('measure', 'obligation')),
    task    INTEGER NOT NULL,
    place   INTEGER NOT NULL, -- the 4 of 8.4; of an item that is no longer in the plan, the last one
    unit    TEXT    NOT NULL DEFAULT '' CHECK ((kind = 'obligation') = (unit <> '')),
    in_plan INTEGER NOT NULL CHECK (in_plan IN (0, 1)),
    status  TEXT    NOT NULL CHECK (status IN ('not_started', 'in_progress', 'submitted', 'done', 'blocked', 'withdrawn',
                                               'closed_unmet', 'carried_over')),
    version INTEGER NOT NULL -- the event that set the status; 0 before the first
) STRICT;

CREATE UNIQUE INDEX item_in_plan ON item (task, place, unit) WHERE in_plan = 1;

-- The published words of a measure that is in the plan.
CREATE TABLE measure (
    item                   INTEGER PRIMARY KEY REFERENCES item (id),
    text                   TEXT    NOT NULL,
    deadline               TEXT    NOT NULL, -- as published; its dates follow from it and the plan's year
    merged_cell            INTEGER NOT NULL CHECK (merged_cell IN (0, 1)),
    lead_and_others        INTEGER NOT NULL CHECK (lead_and_others IN (0, 1)),
    responsible_and_others INTEGER NOT NULL CHECK (responsible_and_others IN (0, 1)),
    assist_and_others      INTEGER NOT NULL CHECK (assist_and_others IN (0, 1))
) STRICT;

CREATE TABLE measure_unit (
    item     INTEGER NOT NULL REFERENCES measure (item),
    role     TEXT    NOT NULL CHECK (role IN ('lead', 'responsible', 'assist')),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (item, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    no          INTEGER PRIMARY KEY,
    act         INTEGER NOT NULL, -- the first event of what was written in one go
    cause       TEXT    NOT NULL CHECK (cause IN ('fresh', 'undo', 'redo')),
    of_act      INTEGER CHECK ((cause = 'fresh') = (of_act IS NULL)),
    at          TEXT    NOT NULL, -- RFC 3339, +08:00
    by          TEXT    NOT NULL,
    item        INTEGER REFERENCES item (id), -- none for what is about the whole plan
    kind        TEXT    NOT NULL CHECK (kind IN ('status', 'note', 'note_withdrawn', 'note_restored', 'imported', 'reworded', 'dropped',
                                                 'renumbered')),
    from_status TEXT    CHECK ((kind = 'status') = (from_status IS NOT NULL)),
    to_status   TEXT    CHECK ((kind = 'status') = (to_status IS NOT NULL)),
    note_kind   TEXT    CHECK ((kind = 'note') = (note_kind IS NOT NULL)),
    text        TEXT, -- the reason, the note, the former words, or the former and the present id
    CHECK ((kind = 'imported') = (item IS NULL)),
    CHECK (act <= no)
) STRICT;

CREATE INDEX event_item ON event (item);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'events are never changed'); END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'events are never removed'); END;

CREATE TRIGGER event_comes_last BEFORE INSERT ON event
WHEN new.no <= (SELECT coalesce(max(no), 0) FROM event)
BEGIN SELECT raise(ABORT, 'events are only added at the end'); END;
