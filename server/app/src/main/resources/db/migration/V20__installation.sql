-- One row, whatever is done once for all nodes is done by the one that holds it in a transaction.
CREATE TABLE installation (
  id SMALLINT NOT NULL PRIMARY KEY,
  -- Tells this installation from others that use the same Redis; none until the first start.
  name VARCHAR(36),
  -- Names the folder of embedded facts that belong to this state; none while there is no such.
  facts_folder VARCHAR(36)
);

INSERT INTO installation (id) VALUES (1);
