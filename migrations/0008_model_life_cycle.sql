-- Whose signatures count. A row is never deleted, and a revocation never undone.
CREATE TABLE trusted_keys (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  public_key BLOB NOT NULL CHECK (length(public_key) = 44), -- Ed25519, SPKI in DER
  added_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE TRIGGER trusted_keys_no_delete BEFORE DELETE ON trusted_keys
BEGIN
  SELECT RAISE(ABORT, 'trusted_keys are not deleted');
END;

CREATE TRIGGER trusted_keys_revoke_only BEFORE UPDATE ON trusted_keys
WHEN OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
  OR (NEW.id, NEW.name, NEW.public_key, NEW.added_at) IS NOT (OLD.id, OLD.name, OLD.public_key, OLD.added_at)
BEGIN
  SELECT RAISE(ABORT, 'trusted_keys are revoked, not changed');
END;

-- INSERT OR REPLACE slips past the two triggers above wherever recursive_triggers is off.
CREATE TRIGGER trusted_keys_no_replace BEFORE INSERT ON trusted_keys
WHEN EXISTS (SELECT 1 FROM trusted_keys WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'trusted_keys are not replaced');
END;

-- Where an imported version came from, and how it did in the import gate. A shipped version has no row here.
CREATE TABLE model_bundles (
  model_version INTEGER PRIMARY KEY REFERENCES model_versions (id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),           -- of the bundle file
  manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
  signing_key TEXT NOT NULL CHECK (length(signing_key) = 64), -- not a reference: it may be a key of the application itself
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  golden_images INTEGER NOT NULL CHECK (golden_images >= 1),
  golden_difference REAL NOT NULL CHECK (golden_difference >= 0),
  imported_at TEXT NOT NULL
) STRICT;

-- A name for a version that may move: champion answers in its scope, challenger is compared with it, others are free.
CREATE TABLE model_aliases (
  alias TEXT NOT NULL CHECK (length(alias) BETWEEN 1 AND 40 AND alias NOT GLOB '*[^a-z0-9-]*'),
  scope TEXT NOT NULL CHECK (length(scope) BETWEEN 1 AND 64 AND scope NOT GLOB '*[^a-z0-9-]*'), -- a domain or a place
  model_version INTEGER NOT NULL REFERENCES model_versions (id),
  set_at TEXT NOT NULL,
  PRIMARY KEY (alias, scope)
) STRICT, WITHOUT ROWID;

-- Every time a version was put to work, with what was at work before: the way back.
CREATE TABLE model_activations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  model_version INTEGER NOT NULL REFERENCES model_versions (id),
  previous INTEGER REFERENCES model_versions (id),          -- of the same model
  previous_champion INTEGER REFERENCES model_versions (id), -- of any model
  actor TEXT NOT NULL CHECK (actor = 'system' OR length(actor) = 32),
  at TEXT NOT NULL
) STRICT;
