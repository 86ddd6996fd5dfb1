-- Who changed a document last; what was there before is taken as unchanged since its author made it.

ALTER TABLE state_document ADD COLUMN changed_by_id VARCHAR(64);
ALTER TABLE state_document ADD COLUMN changed_by_label VARCHAR(254);
UPDATE state_document SET changed_by_id = author_id, changed_by_label = author_label;
ALTER TABLE state_document ALTER COLUMN changed_by_id SET NOT NULL;
ALTER TABLE state_document ALTER COLUMN changed_by_label SET NOT NULL;
