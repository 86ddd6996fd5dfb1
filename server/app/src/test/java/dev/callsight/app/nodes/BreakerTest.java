package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {
  private long now;
  private final Breaker breaker = new Breaker(() -> now);

  @Test
  void someFailuresInARowAreNoLoss() {
    for (int i = 0; i < Breaker.TOLERATED; i++) {
      assertThat(breaker.failed()).isFalse();
    }
    assertThat(breaker.open()).isFalse();
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.succeeded()).isFalse();
    assertThat(breaker.failed()).isFalse();
  }

  @Test
  void aLossIsToldOnceAndSoIsTheReturn() {
    lose();
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.failed()).isFalse();
    assertThat(breaker.failed()).isFalse();
    assertThat(breaker.succeeded()).isTrue();
    assertThat(breaker.succeeded()).isFalse();
    assertThat(breaker.open()).isFalse();
    lose();
  }

  @Test
  void oneAttemptIsMadeAfterEachPause() {
    lose();
    assertThat(breaker.allows()).isFalse();
    now += Breaker.PAUSE.toNanos();
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isFalse();
    breaker.failed();
    assertThat(breaker.allows()).isFalse();
    now += Breaker.PAUSE.toNanos();
    assertThat(breaker.allows()).isTrue();
  }

  private void lose() {
    for (int i = 0; i < Breaker.TOLERATED; i++) {
      breaker.failed();
    }
    assertThat(breaker.failed()).isTrue();
  }
}
