-- What was told to whom by which way, and what became of it. Secrets are nowhere in it.
CREATE TABLE delivery (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  organization_id VARCHAR(64) NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  -- What it is about, such as an alert's id.
  topic VARCHAR(64) NOT NULL,
  channel VARCHAR(16) NOT NULL,
  target VARCHAR(300) NOT NULL,
  notification_id VARCHAR(64) NOT NULL,
  subject VARCHAR(300) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts INT NOT NULL,
  tried_at TIMESTAMP WITH TIME ZONE,
  -- When it is tried again; none when it arrived or was given up.
  next_at TIMESTAMP WITH TIME ZONE,
  outcome VARCHAR(16) NOT NULL,
  problem VARCHAR(300)
);

CREATE INDEX delivery_by_topic ON delivery (organization_id, topic, created_at);
