-- Long work on an organization's records: rebuilding what follows from them, erasing some.
CREATE TABLE data_job (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  organization_id VARCHAR(64) NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  kind VARCHAR(16) NOT NULL,
  -- Ids of entities, with spaces; empty when the work is on all.
  entities VARCHAR(1000) NOT NULL,
  state VARCHAR(16) NOT NULL,
  -- From 0 to 1.
  progress DOUBLE PRECISION NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  cancel_asked BOOLEAN NOT NULL,
  author_label VARCHAR(254) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  -- When the process that does it last said that it is alive.
  alive_at TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE
);

CREATE INDEX data_job_by_organization ON data_job (organization_id, created_at);
