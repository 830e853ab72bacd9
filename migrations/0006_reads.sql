-- What readers recorded: one own read before the answer is shown, then final reads of which the last one counts.
CREATE TABLE reads (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  study TEXT NOT NULL REFERENCES studies (id),
  stage TEXT NOT NULL CHECK (stage IN ('own', 'final')),
  label TEXT NOT NULL CHECK (label IN ('covid-19', 'pneumonia', 'normal', 'other')),
  note TEXT NOT NULL CHECK (length(note) <= 2000),
  reader TEXT NOT NULL CHECK (length(reader) = 32), -- a pseudonym without a foreign key: it outlives the person's erasure
  at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX reads_own ON reads (study) WHERE stage = 'own';
CREATE INDEX reads_final ON reads (study, seq) WHERE stage = 'final';

CREATE TRIGGER reads_no_update BEFORE UPDATE ON reads
BEGIN
  SELECT RAISE(ABORT, 'reads are not changed');
END;

CREATE TRIGGER reads_no_delete BEFORE DELETE ON reads
BEGIN
  SELECT RAISE(ABORT, 'reads are not deleted');
END;

-- INSERT OR REPLACE slips past the two triggers above wherever recursive_triggers is off.
CREATE TRIGGER reads_no_replace BEFORE INSERT ON reads
WHEN EXISTS (SELECT 1 FROM reads WHERE seq = NEW.seq)
  OR (NEW.stage = 'own' AND EXISTS (SELECT 1 FROM reads WHERE study = NEW.study AND stage = 'own'))
BEGIN
  SELECT RAISE(ABORT, 'reads are not replaced');
END;
