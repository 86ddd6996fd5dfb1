-- What people make and keep: goals, dashboards, alerts, annotations. What is inside is checked by
-- the feature that a kind belongs to.

CREATE TABLE state_document (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  organization_id VARCHAR(64) NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  kind VARCHAR(32) NOT NULL,
  -- Counts up with every change, from 1.
  version BIGINT NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  author_id VARCHAR(64) NOT NULL,
  author_label VARCHAR(254) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX state_document_by_kind ON state_document (organization_id, kind, created_at);
