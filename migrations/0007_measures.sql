-- One day (UTC) of one model version. Samples are not counted; latencies are those of the images the model answered.
CREATE TABLE daily_metrics (
  date TEXT NOT NULL CHECK (length(date) = 10),
  model_version INTEGER NOT NULL REFERENCES model_versions (id),
  total INTEGER NOT NULL CHECK (total = successful + refused + failed),
  successful INTEGER NOT NULL CHECK (successful >= 0),
  refused INTEGER NOT NULL CHECK (refused >= 0),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  mean_ms REAL,
  p95_ms REAL,
  accuracy REAL CHECK (accuracy BETWEEN 0 AND 1),
  PRIMARY KEY (date, model_version)
) STRICT, WITHOUT ROWID;

-- An arm is named, not referenced: it may be a cloud model that no registry of ours holds.
CREATE TABLE ab_tests (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  model_a TEXT NOT NULL,
  model_b TEXT NOT NULL CHECK (model_b <> model_a),
  split_percent INTEGER NOT NULL CHECK (split_percent BETWEEN 0 AND 100), -- share of requests that goes to A
  requests_a INTEGER NOT NULL DEFAULT 0 CHECK (requests_a >= 0),
  requests_b INTEGER NOT NULL DEFAULT 0 CHECK (requests_b >= 0),
  mean_ms_a REAL,
  mean_ms_b REAL,
  winner TEXT CHECK (winner IN ('a', 'b')),
  status TEXT NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'finished', 'stopped')),
  created_at TEXT NOT NULL
) STRICT;
