-- Who may sign for what the model answers with, until accounts arrive. Whoever leaves is withdrawn, never deleted.
CREATE TABLE signatories (
  user TEXT PRIMARY KEY NOT NULL CHECK (length(user) = 32), -- a pseudonym without a foreign key: it outlives the person's erasure
  stretching TEXT NOT NULL CHECK (json_valid(stretching)),  -- argon2id: cost and salt
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  enrolled_at TEXT NOT NULL,
  withdrawn_at TEXT,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- tries in a row, the one under way included
  tried_at TEXT
) STRICT;

CREATE TRIGGER signatories_no_delete BEFORE DELETE ON signatories
BEGIN
  SELECT RAISE(ABORT, 'signatories are not deleted');
END;

-- Which cases this clinic measures its models on. The last row of a study counts; one without a label takes it out.
CREATE TABLE reference_marks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  study TEXT NOT NULL REFERENCES studies (id),
  label TEXT CHECK (label IN ('covid-19', 'pneumonia', 'normal')),
  basis TEXT CHECK (basis IN ('final-read', 'outcome')),
  marked_by TEXT NOT NULL CHECK (length(marked_by) = 32),
  at TEXT NOT NULL,
  CHECK ((label IS NULL) = (basis IS NULL))
) STRICT;

CREATE INDEX reference_marks_by_study ON reference_marks (study, seq);

CREATE TRIGGER reference_marks_no_update BEFORE UPDATE ON reference_marks
BEGIN
  SELECT RAISE(ABORT, 'reference_marks are not changed');
END;

CREATE TRIGGER reference_marks_no_delete BEFORE DELETE ON reference_marks
BEGIN
  SELECT RAISE(ABORT, 'reference_marks are not deleted');
END;

-- INSERT OR REPLACE slips past the two triggers above wherever recursive_triggers is off.
CREATE TRIGGER reference_marks_no_replace BEFORE INSERT ON reference_marks
WHEN EXISTS (SELECT 1 FROM reference_marks WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'reference_marks are not replaced');
END;

-- What a candidate and the version at work said of the same reference cases.
CREATE TABLE replays (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  candidate INTEGER NOT NULL REFERENCES model_versions (id),
  serving INTEGER REFERENCES model_versions (id),
  reference_sha256 TEXT NOT NULL CHECK (length(reference_sha256) = 64),
  contents TEXT NOT NULL CHECK (json_valid(contents)),
  actor TEXT NOT NULL CHECK (actor = 'system' OR length(actor) = 32),
  at TEXT NOT NULL
) STRICT;

CREATE TRIGGER replays_no_update BEFORE UPDATE ON replays
BEGIN
  SELECT RAISE(ABORT, 'replays are not changed');
END;

CREATE TRIGGER replays_no_delete BEFORE DELETE ON replays
BEGIN
  SELECT RAISE(ABORT, 'replays are not deleted');
END;

CREATE TRIGGER replays_no_replace BEFORE INSERT ON replays
WHEN EXISTS (SELECT 1 FROM replays WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'replays are not replaced');
END;

-- With which cut-offs a version answers here, on what they rest and who signed. The last one of a version counts.
CREATE TABLE threshold_passports (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'), -- SHA-256 of the contents
  model_version INTEGER NOT NULL REFERENCES model_versions (id),
  replay TEXT REFERENCES replays (id),
  contents TEXT NOT NULL CHECK (json_valid(contents))
) STRICT;

CREATE INDEX threshold_passports_by_version ON threshold_passports (model_version, seq);

CREATE TRIGGER threshold_passports_no_update BEFORE UPDATE ON threshold_passports
BEGIN
  SELECT RAISE(ABORT, 'threshold_passports are not changed');
END;

CREATE TRIGGER threshold_passports_no_delete BEFORE DELETE ON threshold_passports
BEGIN
  SELECT RAISE(ABORT, 'threshold_passports are not deleted');
END;

CREATE TRIGGER threshold_passports_no_replace BEFORE INSERT ON threshold_passports
WHEN EXISTS (SELECT 1 FROM threshold_passports WHERE seq = NEW.seq OR id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'threshold_passports are not replaced');
END;

-- Why somebody went back. The audit log holds only the fingerprint of the reason, which is free text.
CREATE TABLE model_rollbacks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  model_version INTEGER NOT NULL REFERENCES model_versions (id), -- the one that was taken from work
  target INTEGER NOT NULL REFERENCES model_versions (id),
  signatory TEXT NOT NULL CHECK (length(signatory) = 32),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  at TEXT NOT NULL
) STRICT;

CREATE TRIGGER model_rollbacks_no_update BEFORE UPDATE ON model_rollbacks
BEGIN
  SELECT RAISE(ABORT, 'model_rollbacks are not changed');
END;

CREATE TRIGGER model_rollbacks_no_delete BEFORE DELETE ON model_rollbacks
BEGIN
  SELECT RAISE(ABORT, 'model_rollbacks are not deleted');
END;

CREATE TRIGGER model_rollbacks_no_replace BEFORE INSERT ON model_rollbacks
WHEN EXISTS (SELECT 1 FROM model_rollbacks WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'model_rollbacks are not replaced');
END;
