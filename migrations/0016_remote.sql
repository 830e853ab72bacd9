-- The clinic's inference server. Off until somebody says otherwise.
CREATE TABLE remote_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_on INTEGER NOT NULL DEFAULT 0 CHECK (is_on IN (0, 1)),
  address TEXT NOT NULL DEFAULT '' CHECK (length(address) <= 500),
  model TEXT NOT NULL DEFAULT '' CHECK (length(model) <= 200),     -- the server's own name
  version TEXT NOT NULL DEFAULT '' CHECK (length(version) <= 200), -- the one version that is asked
  sealed_identity BLOB, -- AES-256-GCM: key, certificate and authorities as PEM
  CHECK (is_on = 0 OR (address <> '' AND model <> '' AND version <> ''))
) STRICT;

INSERT INTO remote_settings (id) VALUES (1);
