-- What the model answered to a case under conditions that take a shortcut away. One probe for each reading in the log.
CREATE TABLE shortcut_probes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  study TEXT NOT NULL REFERENCES studies (id),
  inference INTEGER NOT NULL UNIQUE REFERENCES inferences (seq),
  model_version INTEGER NOT NULL REFERENCES model_versions (id),
  reader TEXT NOT NULL CHECK (length(reader) = 32), -- a pseudonym without a foreign key: it outlives the person's erasure
  at TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  prediction TEXT NOT NULL,
  is_unchanged INTEGER NOT NULL CHECK (is_unchanged IN (0, 1)), -- the same class with the lungs masked
  result TEXT NOT NULL CHECK (json_valid(result))
) STRICT;

CREATE INDEX shortcut_probes_by_model ON shortcut_probes (model_version, prediction) WHERE is_sample = 0;

CREATE TRIGGER shortcut_probes_no_update BEFORE UPDATE ON shortcut_probes
BEGIN
  SELECT RAISE(ABORT, 'shortcut_probes are not changed');
END;

CREATE TRIGGER shortcut_probes_no_delete BEFORE DELETE ON shortcut_probes
BEGIN
  SELECT RAISE(ABORT, 'shortcut_probes are not deleted');
END;

-- INSERT OR REPLACE slips past the two triggers above wherever recursive_triggers is off.
CREATE TRIGGER shortcut_probes_no_replace BEFORE INSERT ON shortcut_probes
WHEN EXISTS (SELECT 1 FROM shortcut_probes WHERE seq = NEW.seq OR inference = NEW.inference)
BEGIN
  SELECT RAISE(ABORT, 'shortcut_probes are not replaced');
END;
