package dev.callsight.engine.clickhouse;

/** So does the store on two shards. */
class TwoShardsTest extends ClickHouseFactsTest {
  @Override
  int shards() {
    return 2;
  }
}
