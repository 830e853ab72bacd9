-- The inference log. Never the image, never a path: the input is known by its keyed hash alone.
CREATE TABLE inferences (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  study TEXT NOT NULL REFERENCES studies (id),
  model_version INTEGER NOT NULL REFERENCES model_versions (id),
  user TEXT REFERENCES users (id) ON DELETE SET NULL,
  input_hash TEXT CHECK (length(input_hash) = 64), -- absent when the file could not be opened at all
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at TEXT NOT NULL,
  date TEXT NOT NULL CHECK (length(date) = 10),
  decoding_ms REAL NOT NULL,
  preprocessing_ms REAL NOT NULL,
  inference_ms REAL NOT NULL,
  total_ms REAL NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('result', 'indeterminate', 'refused', 'error')),
  code TEXT CHECK (code NOT GLOB '*[^a-z-]*'),
  state TEXT CHECK (state IN ('positive', 'negative', 'uncertain')),
  prediction TEXT,
  confidence REAL CHECK (confidence BETWEEN 0 AND 1),
  result TEXT NOT NULL CHECK (json_valid(result)),
  CHECK (status IN ('result', 'indeterminate') OR (state IS NULL AND prediction IS NULL AND confidence IS NULL))
) STRICT;

CREATE INDEX inferences_by_study ON inferences (study, seq);
CREATE INDEX inferences_by_user ON inferences (user) WHERE user IS NOT NULL;
CREATE INDEX inferences_by_latency ON inferences (model_version, date, total_ms)
  WHERE is_sample = 0 AND status IN ('result', 'indeterminate');

-- What was answered stays as it was. Only the erasure of a user may touch a row, and only its user.
CREATE TRIGGER inferences_no_update BEFORE UPDATE ON inferences
WHEN NEW.user IS NOT NULL
  OR (NEW.seq, NEW.study, NEW.model_version, NEW.input_hash, NEW.is_sample, NEW.created_at, NEW.date, NEW.decoding_ms,
      NEW.preprocessing_ms, NEW.inference_ms, NEW.total_ms, NEW.status, NEW.code, NEW.state, NEW.prediction,
      NEW.confidence, NEW.result)
  IS NOT
     (OLD.seq, OLD.study, OLD.model_version, OLD.input_hash, OLD.is_sample, OLD.created_at, OLD.date, OLD.decoding_ms,
      OLD.preprocessing_ms, OLD.inference_ms, OLD.total_ms, OLD.status, OLD.code, OLD.state, OLD.prediction,
      OLD.confidence, OLD.result)
BEGIN
  SELECT RAISE(ABORT, 'inferences are not changed');
END;

CREATE TRIGGER inferences_no_delete BEFORE DELETE ON inferences
BEGIN
  SELECT RAISE(ABORT, 'inferences are not deleted');
END;
