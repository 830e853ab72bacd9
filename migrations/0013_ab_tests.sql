-- A test has a plan that is fixed before its first case, and a life: draft, running, then stopped or finished, for good.
-- What was registered before plans existed has none, and can decide nothing: it is kept as stopped.
CREATE TABLE ab_tests_planned (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE, -- names the test in the assignment of cases, so that it is never used again
  subject TEXT NOT NULL CHECK (subject IN ('questions', 'images')),
  mode TEXT NOT NULL CHECK (mode IN ('split', 'paired')),
  model_a TEXT NOT NULL, -- named, not referenced: an arm may be a cloud model that no registry of ours holds
  model_b TEXT NOT NULL CHECK (model_b <> model_a),
  split_percent INTEGER NOT NULL CHECK (split_percent BETWEEN 0 AND 100), -- share of cases that goes to A
  difference REAL NOT NULL CHECK (difference > 0 AND difference <= 1),    -- the smallest one worth finding
  stop_rule TEXT NOT NULL CHECK (stop_rule IN ('fixed', 'haybittle-peto')),
  planned_cases INTEGER NOT NULL CHECK (planned_cases >= 1),
  requests_a INTEGER NOT NULL DEFAULT 0 CHECK (requests_a >= 0),
  requests_b INTEGER NOT NULL DEFAULT 0 CHECK (requests_b >= 0),
  mean_ms_a REAL,
  mean_ms_b REAL,
  winner TEXT CHECK (winner IN ('a', 'b')),
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'running', 'stopped', 'finished')),
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  CHECK (subject = 'questions' OR mode = 'paired'), -- an image is always answered by the version at work
  CHECK (winner IS NULL OR status = 'finished')
) STRICT;

INSERT INTO ab_tests_planned
SELECT id, name, 'questions', 'split', model_a, model_b, split_percent, 0.1, 'fixed', 1, requests_a, requests_b,
       mean_ms_a, mean_ms_b, NULL, 'stopped', created_at, created_at, created_at
FROM ab_tests;

DROP TABLE ab_tests;
ALTER TABLE ab_tests_planned RENAME TO ab_tests;

CREATE UNIQUE INDEX ab_tests_running ON ab_tests (subject) WHERE status = 'running';

CREATE TRIGGER ab_tests_plan_is_fixed BEFORE UPDATE ON ab_tests
WHEN OLD.status IN ('stopped', 'finished')
  OR (NEW.id, NEW.name, NEW.subject, NEW.mode, NEW.model_a, NEW.model_b, NEW.split_percent, NEW.difference,
      NEW.stop_rule, NEW.planned_cases, NEW.created_at)
  IS NOT
     (OLD.id, OLD.name, OLD.subject, OLD.mode, OLD.model_a, OLD.model_b, OLD.split_percent, OLD.difference,
      OLD.stop_rule, OLD.planned_cases, OLD.created_at)
BEGIN
  SELECT RAISE(ABORT, 'the plan of a test is not changed');
END;

CREATE TRIGGER ab_tests_no_delete BEFORE DELETE ON ab_tests
BEGIN
  SELECT RAISE(ABORT, 'ab_tests are not deleted');
END;

-- One question or one image that takes part in a test.
CREATE TABLE ab_cases (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  test INTEGER NOT NULL REFERENCES ab_tests (id),
  question TEXT REFERENCES questions (id),
  study TEXT REFERENCES studies (id), -- of a question: the one it was asked about, if any
  at TEXT NOT NULL,
  CHECK (question IS NOT NULL OR study IS NOT NULL)
) STRICT;

CREATE INDEX ab_cases_by_test ON ab_cases (test, seq);
CREATE UNIQUE INDEX ab_cases_of_question ON ab_cases (question) WHERE question IS NOT NULL;
CREATE UNIQUE INDEX ab_cases_of_study ON ab_cases (study, test) WHERE question IS NULL;

-- What an arm said. In a paired test both arms have a row, and only A's was ever shown while the case was open.
CREATE TABLE ab_answers (
  case_seq INTEGER NOT NULL REFERENCES ab_cases (seq),
  arm TEXT NOT NULL CHECK (arm IN ('a', 'b')),
  at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('full', 'partial', 'abstained', 'failed')),
  code TEXT CHECK (code NOT GLOB '*[^a-z-]*'),
  state TEXT CHECK (state IN ('positive', 'negative', 'uncertain')),
  prediction TEXT,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  cost_micro_usd INTEGER NOT NULL CHECK (cost_micro_usd >= 0),
  PRIMARY KEY (case_seq, arm)
) STRICT, WITHOUT ROWID;

-- Which answer its reader found better, once the case was closed.
CREATE TABLE ab_verdicts (
  case_seq INTEGER PRIMARY KEY NOT NULL REFERENCES ab_cases (seq),
  verdict TEXT NOT NULL CHECK (verdict IN ('a', 'b', 'equal', 'neither')),
  reader TEXT NOT NULL CHECK (length(reader) = 32), -- a pseudonym without a foreign key: it outlives the person's erasure
  at TEXT NOT NULL
) STRICT;

-- A look at the endpoint, taken when the planned number of cases was reached and never again.
CREATE TABLE ab_looks (
  test INTEGER NOT NULL REFERENCES ab_tests (id),
  look INTEGER NOT NULL CHECK (look >= 1),
  at TEXT NOT NULL,
  successes_a INTEGER NOT NULL CHECK (successes_a BETWEEN 0 AND cases_a),
  cases_a INTEGER NOT NULL,
  successes_b INTEGER NOT NULL CHECK (successes_b BETWEEN 0 AND cases_b),
  cases_b INTEGER NOT NULL,
  p REAL CHECK (p BETWEEN 0 AND 1),
  low REAL,
  high REAL,
  winner TEXT CHECK (winner IN ('a', 'b')),
  PRIMARY KEY (test, look)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ab_cases_no_update BEFORE UPDATE ON ab_cases
BEGIN
  SELECT RAISE(ABORT, 'ab_cases are not changed');
END;

CREATE TRIGGER ab_cases_no_delete BEFORE DELETE ON ab_cases
BEGIN
  SELECT RAISE(ABORT, 'ab_cases are not deleted');
END;

CREATE TRIGGER ab_answers_no_update BEFORE UPDATE ON ab_answers
BEGIN
  SELECT RAISE(ABORT, 'ab_answers are not changed');
END;

CREATE TRIGGER ab_answers_no_delete BEFORE DELETE ON ab_answers
BEGIN
  SELECT RAISE(ABORT, 'ab_answers are not deleted');
END;

CREATE TRIGGER ab_verdicts_no_update BEFORE UPDATE ON ab_verdicts
BEGIN
  SELECT RAISE(ABORT, 'ab_verdicts are not changed');
END;

CREATE TRIGGER ab_verdicts_no_delete BEFORE DELETE ON ab_verdicts
BEGIN
  SELECT RAISE(ABORT, 'ab_verdicts are not deleted');
END;

CREATE TRIGGER ab_looks_no_update BEFORE UPDATE ON ab_looks
BEGIN
  SELECT RAISE(ABORT, 'ab_looks are not changed');
END;

CREATE TRIGGER ab_looks_no_delete BEFORE DELETE ON ab_looks
BEGIN
  SELECT RAISE(ABORT, 'ab_looks are not deleted');
END;
