-- Append-only, gapless, chained by HMAC. Pseudonyms and keyed hashes only: no name, no file name, no path, no DICOM tag.
CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  session TEXT NOT NULL,        -- one run of the application
  uptime_ms INTEGER NOT NULL,   -- monotonic within the session: orders entries when the wall clock jumps
  actor TEXT NOT NULL CHECK (actor = 'system' OR (length(actor) = 32 AND actor NOT GLOB '*[^0-9a-f]*')),
  -- A list of actions here would grow with every release, and a table that refuses deletion cannot be rebuilt.
  action TEXT NOT NULL CHECK (action GLOB '[a-z]*' AND action NOT GLOB '*[^a-z-]*'),
  object TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  mac TEXT NOT NULL CHECK (length(mac) = 64)
) STRICT;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'audit_log is append-only');
END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'audit_log is append-only');
END;

-- INSERT OR REPLACE slips past the two triggers above wherever recursive_triggers is off.
CREATE TRIGGER audit_log_next_only BEFORE INSERT ON audit_log
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_log)
BEGIN
  SELECT RAISE(ABORT, 'audit_log: not the next entry');
END;
