CREATE DATABASE IF NOT EXISTS "callsight";

CREATE TABLE IF NOT EXISTS "callsight"."store_schema" (
  "one" UInt8,
  "format" UInt32
) ENGINE = ReplacingMergeTree(format) ORDER BY one;

CREATE TABLE IF NOT EXISTS "callsight"."store_commits" (
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
) ENGINE = ReplacingMergeTree(version) ORDER BY (organization, stage);

CREATE TABLE IF NOT EXISTS "callsight"."store_rates" (
  "organization" LowCardinality(String),
  "version" UInt64,
  "currency" String,
  "valid_from" Int32,
  "rate" Decimal(18, 9)
) ENGINE = ReplacingMergeTree ORDER BY (organization, version, currency, valid_from);

CREATE TABLE IF NOT EXISTS "callsight"."work_ids" (
  "organization" LowCardinality(String),
  "write" String,
  "entity" LowCardinality(String),
  "id" String,
  "written" DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."work_leads" (
  "organization" LowCardinality(String),
  "write" String,
  "lead" String,
  "written" DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."work_attributed" (
  "organization" LowCardinality(String),
  "write" String,
  "lead" String,
  "known" Bool,
  "campaign" Nullable(String),
  "variant" Nullable(String),
  "channel" Nullable(String),
  "written" DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."work_contacted" (
  "organization" LowCardinality(String),
  "write" String,
  "lead" String,
  "contacted_at" Nullable(DateTime64(6, 'UTC')),
  "engagements" Int64,
  "written" DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_calls" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "started_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_calls" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_leads" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "created_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_leads" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_deals" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "created_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_deals" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_stages" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_stages" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_payments" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "paid_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_payments" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_subscriptions" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "started_at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_subscriptions" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_campaigns" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, id);

CREATE TABLE IF NOT EXISTS "callsight"."log_campaigns" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_spend" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "date", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_spend" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_touchpoints" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_touchpoints" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_events" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, "at", id);

CREATE TABLE IF NOT EXISTS "callsight"."log_events" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_assistants" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, id);

CREATE TABLE IF NOT EXISTS "callsight"."log_assistants" (…) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."facts_people" (
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
) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, id);

CREATE TABLE IF NOT EXISTS "callsight"."log_people" (
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
) ENGINE = MergeTree ORDER BY (organization, write, log_kind) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_calls_started_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_calls_started_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_leads_created_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_leads_created_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_payments_paid_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_payments_paid_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_deals_closed_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_deals_closed_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_deals_created_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_deals_created_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_subscriptions_started_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_subscriptions_started_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;

CREATE TABLE IF NOT EXISTS "callsight"."rollup_subscriptions_ended_at" (…) ENGINE = ReplacingMergeTree(revision, deleted) ORDER BY (organization, rollup, bucket, dims);

CREATE TABLE IF NOT EXISTS "callsight"."rolluplog_subscriptions_ended_at" (…) ENGINE = MergeTree ORDER BY (organization, write) TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1;
