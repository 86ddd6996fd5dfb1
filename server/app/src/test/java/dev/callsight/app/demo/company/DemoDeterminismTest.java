package dev.callsight.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.demo.record.DemoRecord;
import dev.callsight.app.demo.record.RecordFields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Same seed and same now, same rows; otherwise others. */
class DemoDeterminismTest {
  private static final Instant NOW = Instant.parse("2026-03-29T10:00:00Z");

  /** Rows come in the order of time: these are half a year of everything. */
  private static final int FIRST_ROWS = 120_000;

  @Test
  void tellsTheSameTwice() throws NoSuchAlgorithmException {
    assertThat(hash(11)).isEqualTo(hash(11));
  }

  @Test
  void tellsAnotherSeedAnotherWay() throws NoSuchAlgorithmException {
    assertThat(hash(12)).isNotEqualTo(hash(11));
  }

  private static String hash(long seed) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int[] told = {0};
    try {
      new DemoCompany(
              seed,
              NOW,
              row -> {
                digest.update(text(row));
                if (++told[0] == FIRST_ROWS) {
                  throw new Enough();
                }
              })
          .tell(_ -> {});
    } catch (Enough _) {
      // The rest makes no difference.
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static final class Enough extends RuntimeException {}

  private static byte[] text(DemoRecord row) {
    return (row.entity() + RecordFields.values(row)).getBytes(StandardCharsets.UTF_8);
  }
}
