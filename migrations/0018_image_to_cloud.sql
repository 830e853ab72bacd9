-- Whether a reader may let the picture of a study go along with a question. Off until somebody says otherwise.
ALTER TABLE cloud_settings ADD COLUMN is_image_allowed INTEGER NOT NULL DEFAULT 0 CHECK (is_image_allowed IN (0, 1));
