-- What the clinic decided about the cloud. Off until somebody says otherwise.
CREATE TABLE cloud_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_this_computer_only INTEGER NOT NULL DEFAULT 0 CHECK (is_this_computer_only IN (0, 1)),
  is_allowed INTEGER NOT NULL DEFAULT 0 CHECK (is_allowed IN (0, 1)),
  model TEXT NOT NULL DEFAULT 'claude-sonnet-5-5' CHECK (length(model) BETWEEN 1 AND 100),
  base_url TEXT NOT NULL DEFAULT 'https://api.anthropic.com' CHECK (length(base_url) BETWEEN 1 AND 500),
  trusts_inspection INTEGER NOT NULL DEFAULT 0 CHECK (trusts_inspection IN (0, 1)),
  day_micro_usd INTEGER NOT NULL DEFAULT 2000000 CHECK (day_micro_usd >= 0),
  month_micro_usd INTEGER NOT NULL DEFAULT 20000000 CHECK (month_micro_usd >= 0),
  user_day_micro_usd INTEGER NOT NULL DEFAULT 1000000 CHECK (user_day_micro_usd >= 0),
  sealed_key BLOB -- AES-256-GCM under a key of its own, bound to the host it is for
) STRICT;

INSERT INTO cloud_settings (id) VALUES (1);

-- Everything that left, as it left.
CREATE TABLE egress (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('question', 'probe')),
  question TEXT REFERENCES questions (id),
  user TEXT NOT NULL CHECK (length(user) = 32),
  host TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes = octet_length(body)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  body TEXT NOT NULL,
  CHECK ((kind = 'question') = (question IS NOT NULL))
) STRICT;

CREATE INDEX egress_of_questions ON egress (seq) WHERE kind = 'question';

CREATE TRIGGER egress_no_update BEFORE UPDATE ON egress
BEGIN
  SELECT RAISE(ABORT, 'egress is not changed');
END;

CREATE TRIGGER egress_no_delete BEFORE DELETE ON egress
BEGIN
  SELECT RAISE(ABORT, 'egress is not deleted');
END;

-- Reserved before a question is sent, settled after. Whatever was never settled counts as spent in full.
CREATE TABLE spendings (
  egress INTEGER PRIMARY KEY NOT NULL REFERENCES egress (seq),
  date TEXT NOT NULL CHECK (length(date) = 10),
  user TEXT NOT NULL CHECK (length(user) = 32),
  reserved_micro_usd INTEGER NOT NULL CHECK (reserved_micro_usd >= 0),
  spent_micro_usd INTEGER CHECK (spent_micro_usd >= 0),
  outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'answered', 'failed', 'unknown')),
  CHECK ((outcome IN ('open', 'unknown')) = (spent_micro_usd IS NULL))
) STRICT;

CREATE INDEX spendings_by_date ON spendings (date, user, reserved_micro_usd, spent_micro_usd);

CREATE TRIGGER spendings_settled_once BEFORE UPDATE ON spendings
WHEN OLD.outcome <> 'open'
  OR (NEW.egress, NEW.date, NEW.user, NEW.reserved_micro_usd)
  IS NOT (OLD.egress, OLD.date, OLD.user, OLD.reserved_micro_usd)
BEGIN
  SELECT RAISE(ABORT, 'spendings are settled once');
END;

CREATE TRIGGER spendings_no_delete BEFORE DELETE ON spendings
BEGIN
  SELECT RAISE(ABORT, 'spendings are not deleted');
END;

-- Questions that the user wants asked once the cloud can be reached.
CREATE TABLE outbox (
  question TEXT PRIMARY KEY NOT NULL REFERENCES questions (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'withdrawn')),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_waiting ON outbox (changed_at) WHERE state = 'waiting';
