-- Kept beside the log in the transaction of each reading and each final read, as mean and p95 already are.
ALTER TABLE daily_metrics ADD COLUMN p50_ms REAL;
ALTER TABLE daily_metrics ADD COLUMN p99_ms REAL;
ALTER TABLE daily_metrics ADD COLUMN judged INTEGER NOT NULL DEFAULT 0 CHECK (judged >= 0); -- answers with a final read
ALTER TABLE daily_metrics ADD COLUMN agreed INTEGER NOT NULL DEFAULT 0 CHECK (agreed BETWEEN 0 AND judged);

-- Nearest rank: the ceil(p n)-th smallest of n.
WITH
  ranked AS (
    SELECT model_version, date, total_ms,
      row_number() OVER (PARTITION BY model_version, date ORDER BY total_ms) AS place,
      count(*) OVER (PARTITION BY model_version, date) AS n
    FROM inferences WHERE is_sample = 0 AND status IN ('result', 'indeterminate')
  ),
  days AS (
    SELECT model_version, date,
      max(iif(place = (n * 50 + 99) / 100, total_ms, NULL)) AS p50,
      max(iif(place = (n * 99 + 99) / 100, total_ms, NULL)) AS p99
    FROM ranked GROUP BY model_version, date
  )
UPDATE daily_metrics SET p50_ms = days.p50, p99_ms = days.p99
FROM days WHERE days.model_version = daily_metrics.model_version AND days.date = daily_metrics.date;

WITH days AS (
  SELECT i.model_version, i.date, count(*) AS judged, sum(lower(i.prediction) = r.label) AS agreed
  FROM inferences AS i
  JOIN reads AS r ON r.seq = (SELECT max(seq) FROM reads WHERE study = i.study AND stage = 'final')
  WHERE i.is_sample = 0 AND i.status IN ('result', 'indeterminate') AND r.label <> 'other'
  GROUP BY i.model_version, i.date
)
UPDATE daily_metrics SET judged = days.judged, agreed = days.agreed
FROM days WHERE days.model_version = daily_metrics.model_version AND days.date = daily_metrics.date;

CREATE INDEX inferences_by_cause ON inferences (date, model_version, status, code)
  WHERE is_sample = 0 AND status IN ('refused', 'error');
CREATE INDEX inferences_by_version ON inferences (model_version, seq) WHERE is_sample = 0;
CREATE INDEX answers_by_fault ON answers (date, cloud_fault) WHERE cloud_fault IS NOT NULL;

-- Which cloud model would have been asked when a question stayed at home: what its price is taken from. NULL: not known.
ALTER TABLE answers ADD COLUMN cloud_model TEXT CHECK (length(cloud_model) BETWEEN 1 AND 100);

-- What the service reported of a send it answered. A send without a row: not known (older, lost, or not answered).
CREATE TABLE usages (
  egress INTEGER PRIMARY KEY NOT NULL REFERENCES egress (seq),
  date TEXT NOT NULL CHECK (length(date) = 10),
  model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 100),
  input_tokens INTEGER NOT NULL CHECK (input_tokens >= 0),
  output_tokens INTEGER NOT NULL CHECK (output_tokens >= 0),
  cache_write_tokens INTEGER NOT NULL CHECK (cache_write_tokens >= 0),
  cache_read_tokens INTEGER NOT NULL CHECK (cache_read_tokens >= 0)
) STRICT;

CREATE TRIGGER usages_no_update BEFORE UPDATE ON usages
BEGIN
  SELECT RAISE(ABORT, 'usages are not changed');
END;

CREATE TRIGGER usages_no_delete BEFORE DELETE ON usages
BEGIN
  SELECT RAISE(ABORT, 'usages are not deleted');
END;

-- The privacy officer's month: who sent how much where, and since when the way out was open.
CREATE INDEX egress_by_time ON egress (at, kind, host, user, bytes);
CREATE INDEX audit_log_of_cloud ON audit_log (seq) WHERE action = 'cloud-settings-changed';
