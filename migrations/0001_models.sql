-- The registry. A model is a name; what is deployed, measured and logged is one of its versions.
CREATE TABLE models (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL CHECK (domain IN ('medical', 'legal', 'civic', 'chat'))
) STRICT;

CREATE TABLE model_versions (
  id INTEGER PRIMARY KEY,
  model INTEGER NOT NULL REFERENCES models (id),
  version TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('onnx', 'pytorch', 'torchscript')),
  file TEXT NOT NULL, -- relative to the models folder
  input_shape TEXT NOT NULL CHECK (json_valid(input_shape)),
  output_shape TEXT NOT NULL CHECK (json_valid(output_shape)),
  status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'testing', 'shadow')),
  accuracy REAL CHECK (accuracy BETWEEN 0 AND 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  card TEXT NOT NULL CHECK (json_valid(card)),
  registered_at TEXT NOT NULL,
  UNIQUE (model, version)
) STRICT;

CREATE UNIQUE INDEX model_versions_active ON model_versions (model) WHERE status = 'active';
