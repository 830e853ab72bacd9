-- The identity table: the only place that ties a pseudonym to a person. Erasing a row here leaves every log intact.
CREATE TABLE users (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'),
  display_name TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
  created_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX users_display_name ON users (display_name);

-- One row, one column a setting: the database itself refuses what the application would not understand.
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  samples TEXT NOT NULL DEFAULT 'offer' CHECK (samples IN ('offer', 'loaded', 'declined'))
) STRICT;

INSERT INTO settings (id) VALUES (1);
