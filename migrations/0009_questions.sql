-- What was asked. The text lies only here, in the encrypted pages; the audit log holds its keyed hash.
CREATE TABLE questions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  study TEXT REFERENCES studies (id),
  user TEXT NOT NULL CHECK (length(user) = 32), -- a pseudonym without a foreign key: it outlives the person's erasure
  asked_at TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  consent TEXT NOT NULL CHECK (consent IN ('this-computer', 'may-leave')),
  complexity TEXT NOT NULL CHECK (complexity IN ('simple', 'medium', 'complex')),
  score INTEGER NOT NULL,
  features TEXT NOT NULL CHECK (json_valid(features)),
  arm TEXT CHECK (arm IN ('local', 'cloud'))
) STRICT;

CREATE INDEX questions_by_study ON questions (study, seq) WHERE study IS NOT NULL;

-- A question keeps its first answer when a later one arrives from the outbox.
CREATE TABLE answers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  question TEXT NOT NULL REFERENCES questions (id),
  at TEXT NOT NULL,
  date TEXT NOT NULL CHECK (length(date) = 10),
  route TEXT NOT NULL CHECK (route IN ('local', 'cloud', 'remote')), -- the one that really answered
  because TEXT NOT NULL CHECK (because NOT GLOB '*[^a-z-]*'),
  cloud_fault TEXT CHECK (cloud_fault NOT GLOB '*[^a-z-]*'),
  label TEXT NOT NULL CHECK (label IN ('local-model', 'general-purpose-model')),
  language TEXT NOT NULL CHECK (language IN ('tr', 'en')),
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  is_abstained INTEGER NOT NULL CHECK (is_abstained IN (0, 1)),
  offers_outbox INTEGER NOT NULL CHECK (offers_outbox IN (0, 1)),
  might_have_gone INTEGER NOT NULL CHECK (might_have_gone IN (0, 1)), -- nothing kept it from the cloud: what savings may count
  cost_micro_usd INTEGER NOT NULL CHECK (cost_micro_usd >= 0),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0)
) STRICT;

CREATE INDEX answers_by_question ON answers (question, seq);
CREATE INDEX answers_by_latency ON answers (date, route, duration_ms);
CREATE INDEX answers_of_cloud ON answers (seq) WHERE route = 'cloud';

CREATE TRIGGER questions_no_update BEFORE UPDATE ON questions
BEGIN
  SELECT RAISE(ABORT, 'questions are not changed');
END;

CREATE TRIGGER questions_no_delete BEFORE DELETE ON questions
BEGIN
  SELECT RAISE(ABORT, 'questions are not deleted');
END;

CREATE TRIGGER answers_no_update BEFORE UPDATE ON answers
BEGIN
  SELECT RAISE(ABORT, 'answers are not changed');
END;

CREATE TRIGGER answers_no_delete BEFORE DELETE ON answers
BEGIN
  SELECT RAISE(ABORT, 'answers are not deleted');
END;

-- One day (UTC) of one route. A question that failed in the cloud counts there as failed and at home as answered.
CREATE TABLE daily_questions (
  date TEXT NOT NULL CHECK (length(date) = 10),
  route TEXT NOT NULL CHECK (route IN ('local', 'cloud', 'remote')),
  total INTEGER NOT NULL CHECK (total = answered + abstained + failed),
  answered INTEGER NOT NULL CHECK (answered >= 0),
  abstained INTEGER NOT NULL CHECK (abstained >= 0),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  total_ms REAL NOT NULL CHECK (total_ms >= 0), -- of those that did not fail
  cost_micro_usd INTEGER NOT NULL CHECK (cost_micro_usd >= 0),
  PRIMARY KEY (date, route)
) STRICT, WITHOUT ROWID;

-- Earlier images of the same patient, which an answer may be compared with.
CREATE INDEX studies_by_patient ON studies (patient_id, arrival) WHERE patient_id IS NOT NULL;
