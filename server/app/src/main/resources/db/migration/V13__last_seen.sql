-- When a person last used the dashboard, to a few minutes.
ALTER TABLE person ADD COLUMN last_seen_at TIMESTAMP WITH TIME ZONE;
