package dev.callsight.engine.clickhouse;

/** And on each of two shards. */
class TwoShardsCancellationTest extends ClickHouseCancellationTest {
  @Override
  int shards() {
    return 2;
  }
}
