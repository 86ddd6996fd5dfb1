-- Counts evaluations, so that of two at once only one is kept and told.
ALTER TABLE alert_run ADD COLUMN revision BIGINT DEFAULT 0 NOT NULL;
