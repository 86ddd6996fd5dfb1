package dev.callsight.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CursorsTest {
  private final Cursors cursors = new Cursors(new JsonMapper());

  record Position(String after, long number) {}

  @Test
  void comesBackAsItWentOut() {
    Position position = new Position("é/+\"", Long.MIN_VALUE);
    String cursor = cursors.encode(position);
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(cursors.decode(cursor, Position.class)).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "bm90IGpzb24", "bnVsbA", "W10", "IkFCQyI", "é"})
  void anythingElseIsRefused(String cursor) {
    assertThatThrownBy(() -> cursors.decode(cursor, Position.class))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(CommonError.INVALID_CURSOR));
  }

  @Test
  void aLongOneIsNotEvenRead() {
    assertThatThrownBy(() -> cursors.decode("A".repeat(100_000), Position.class))
        .isInstanceOf(ApiException.class);
  }
}
