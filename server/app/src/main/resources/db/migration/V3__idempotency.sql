-- How creating requests were answered. The answer is encrypted with a key derived from what the
-- client sends; null while the first request still runs.

CREATE TABLE idempotent_answer (
  lookup VARCHAR(64) NOT NULL PRIMARY KEY,
  fingerprint VARCHAR(64) NOT NULL,
  begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
  answer BYTEA
);

CREATE INDEX idempotent_answer_by_age ON idempotent_answer (begun_at);
