-- What one unit owes under a measure, and what is said in more than a word.
--
-- An event about an obligation names the measure's item and the unit, so that the log says by itself what it is about. The row of `item` for
-- the obligation is made when its status is first set; until then nothing is to be kept about it.
--
-- Both columns enter the digest of those events only that have one of them.

ALTER TABLE event ADD COLUMN unit TEXT CHECK (unit <> '');

-- JSON, where an event says more than its other columns hold: a reading of an indicator, a target, an expected path.
ALTER TABLE event ADD COLUMN detail TEXT CHECK (json_valid(detail));
