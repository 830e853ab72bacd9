-- What the clinic decided about the local HTTP API. Off until somebody says otherwise.
CREATE TABLE http_api_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_on INTEGER NOT NULL DEFAULT 0 CHECK (is_on IN (0, 1)),
  port INTEGER NOT NULL DEFAULT 8642 CHECK (port BETWEEN 1024 AND 65535),
  allowed_origin TEXT CHECK (length(allowed_origin) BETWEEN 1 AND 200), -- absent: no page of any origin
  token_sha256 TEXT CHECK (length(token_sha256) = 64), -- absent until the first token is made; the token itself is kept nowhere
  CHECK (is_on = 0 OR token_sha256 IS NOT NULL)
) STRICT;

INSERT INTO http_api_settings (id) VALUES (1);
