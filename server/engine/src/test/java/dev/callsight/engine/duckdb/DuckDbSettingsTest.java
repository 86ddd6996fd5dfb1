package dev.callsight.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How the store fits itself to a machine. */
class DuckDbSettingsTest {
  @Test
  void theLogGrowsWithTheMemoryWithinBounds() {
    assertThat(logMegabytes(512)).isEqualTo(64);
    assertThat(logMegabytes(2_048)).isEqualTo(128);
    assertThat(logMegabytes(65_536)).isEqualTo(256);
  }

  private static long logMegabytes(long memory) {
    return DuckDbSettings.of(Path.of("facts"), memory << 20).checkpointBytes() >> 20;
  }
}
