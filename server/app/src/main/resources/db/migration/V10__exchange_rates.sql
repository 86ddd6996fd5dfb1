-- What one unit of a currency is worth in an organization's reporting currency, from a day on.
-- Kept by reporting currency: after that changed, rates into the former one mean nothing.
CREATE TABLE exchange_rate (
  organization_id VARCHAR(64) NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  reporting_currency VARCHAR(3) NOT NULL,
  currency VARCHAR(3) NOT NULL,
  valid_from DATE NOT NULL,
  rate DECIMAL(18, 9) NOT NULL,
  PRIMARY KEY (organization_id, reporting_currency, currency, valid_from)
);
