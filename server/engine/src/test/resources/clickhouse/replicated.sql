CREATE DATABASE IF NOT EXISTS "callsight" ON CLUSTER 'calls';

CREATE TABLE IF NOT EXISTS "callsight"."store_schema" ON CLUSTER 'calls' (
  "one" UInt8,
  "format" UInt32
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', format) ORDER BY one;

CREATE TABLE IF NOT EXISTS "callsight"."store_commits" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "stage" LowCardinality(String),
  "version" UInt64,
  "write" String,
  "updated" Nullable(DateTime64(6, 'UTC')),
  "grain_minutes" UInt32,
  "currency" String,
  "rates" UInt64,
  "rates_digest" String,
  "layout" String,
  "latest" String,
  "rows" String
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', version) ORDER BY (organization, stage);

CREATE TABLE IF NOT EXISTS "callsight"."store_rates" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "version" UInt64,
  "currency" String,
  "valid_from" Int32,
  "rate" Decimal(18, 9)
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, version, currency, valid_from);

CREATE TABLE IF NOT EXISTS "callsight"."work_ids" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "write" String,
  "entity" LowCardinality(String),
  "id" String,
  "written" DateTime DEFAULT now()
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."work_leads" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "write" String,
  "lead" String,
  "written" DateTime DEFAULT now()
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."work_attributed" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "write" String,
  "lead" String,
  "known" Bool,
  "campaign" Nullable(String),
  "variant" Nullable(String),
  "channel" Nullable(String),
  "written" DateTime DEFAULT now()
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."work_contacted" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "write" String,
  "lead" String,
  "contacted_at" Nullable(DateTime64(6, 'UTC')),
  "engagements" Int64,
  "written" DateTime DEFAULT now()
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_calls" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "started_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_calls" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_leads" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "created_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_leads" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_deals" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "created_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_deals" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_stages" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_stages" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_payments" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "paid_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_payments" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_subscriptions" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "started_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_subscriptions" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_campaigns" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, id);

CREATE TABLE IF NOT EXISTS "callsight"."log_campaigns" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_spend" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "date", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_spend" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_touchpoints" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_touchpoints" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_events" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, "at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_events" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_assistants" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, id);

CREATE TABLE IF NOT EXISTS "callsight"."log_assistants" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_people" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "id" String,
  "name" Nullable(String),
  "team" Nullable(String),
  "properties" Nullable(String),
  "updated_at" Nullable(DateTime64(6, 'UTC')),
  "digest" UInt128,
  "revision" UInt64,
  "deleted" UInt8,
  INDEX "by_id" "id" TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, id);

CREATE TABLE IF NOT EXISTS "callsight"."log_people" ON CLUSTER 'calls' (
  "organization" LowCardinality(String),
  "write" String,
  "log_kind" LowCardinality(String),
  "replaces" Bool,
  "id" String,
  "name" Nullable(String),
  "team" Nullable(String),
  "properties" Nullable(String),
  "updated_at" Nullable(DateTime64(6, 'UTC')),
  "digest" UInt128,
  "written" DateTime DEFAULT now()
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_calls_started_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_calls_started_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_leads_created_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_leads_created_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_payments_paid_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_payments_paid_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_deals_closed_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_deals_closed_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_deals_created_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_deals_created_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_subscriptions_started_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_subscriptions_started_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_subscriptions_ended_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_subscriptions_ended_at" ON CLUSTER 'calls' (…) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}') ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;
