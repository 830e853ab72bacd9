-- What the clinic wishes its models to compute with. Whether it may is decided by the self-test of each model.
ALTER TABLE settings ADD COLUMN provider TEXT NOT NULL DEFAULT 'cpu'
  CHECK (provider IN ('cpu', 'directml', 'coreml', 'cuda'));
