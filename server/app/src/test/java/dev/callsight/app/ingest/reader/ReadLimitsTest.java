package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What several bodies read at once may hold together. */
class ReadLimitsTest {
  /** What DuckDB compresses at a time. */
  private static final int ROW_GROUP = 122_880;

  @Test
  void twoBodiesAtOnceFillRowGroupsEach() {
    assertThat(ReadLimits.STANDARD.batchRows()).isGreaterThan(ROW_GROUP);
    assertThat(ReadLimits.STANDARD.sharedBy(2).batchRows()).isGreaterThan(ROW_GROUP);
  }

  @Test
  void manyBodiesHoldNoMoreThanTwoBatchesOfRowsAndOneOfTexts() {
    for (int bodies = 1; bodies <= 20; bodies++) {
      ReadLimits shared = ReadLimits.STANDARD.sharedBy(bodies);
      assertThat(bodies * shared.batchRows()).isLessThanOrEqualTo(2 * 150_000);
      assertThat(bodies * shared.batchCharacters()).isLessThanOrEqualTo(64 << 20);
    }
  }

  @Test
  void commitsStayLargeHoweverManyBodiesThereAre() {
    assertThat(ReadLimits.STANDARD.sharedBy(1_000).batchRows()).isEqualTo(150_000 / 20);
  }
}
