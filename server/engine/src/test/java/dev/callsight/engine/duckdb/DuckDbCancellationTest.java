package dev.callsight.engine.duckdb;

import dev.callsight.engine.CancellationContract;
import dev.callsight.engine.Facts;

/** What nobody waits for ends in the embedded store. */
class DuckDbCancellationTest extends CancellationContract {
  @Override
  protected Facts start() {
    return Stores.start(folder);
  }

  @Override
  protected long running() {
    return facts.load().running();
  }
}
