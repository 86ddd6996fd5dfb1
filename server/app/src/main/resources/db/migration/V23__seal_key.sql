-- The fingerprint of the key that nodes on this database seal secrets with; it says nothing of the key.
ALTER TABLE installation ADD COLUMN seal_key VARCHAR(32);
