CREATE TABLE studies (
  arrival INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of the worklist: a clock that jumps does not reorder it
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  file_name TEXT NOT NULL,
  format TEXT CHECK (format IN ('dicom', 'png', 'jpeg', 'tiff', 'webp')),
  arrived_at TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  input_hash TEXT CHECK (length(input_hash) = 64),
  progress TEXT NOT NULL CHECK (progress IN ('queued', 'running', 'ready', 'refused', 'failed')),
  code TEXT CHECK (code NOT GLOB '*[^a-z-]*'),
  patient_name TEXT,
  patient_id TEXT,
  patient_birth_date TEXT,
  patient_age_years REAL,
  patient_sex TEXT CHECK (patient_sex IN ('F', 'M', 'O')),
  acquisition_date TEXT,
  acquisition_modality TEXT,
  acquisition_body_part TEXT,
  acquisition_view TEXT,
  acquisition_description TEXT,
  acquisition_accession TEXT,
  search_text TEXT NOT NULL -- folded: no case, no diacritics, no difference between the Turkish i and ı
) STRICT;

CREATE INDEX studies_waiting ON studies (arrival) WHERE progress IN ('queued', 'running');
