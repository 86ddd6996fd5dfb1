package dev.callsight.app.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hours in a row, a letter each: B breach, b between the thresholds, C clear, F too few, M missing,
 * X failed. Beneath each the state after it: n normal, p pending, f firing, r recovering, d no
 * data, e error. News are told as + fired, ! again, - recovered, ? no data, ~ data back, # failed.
 */
class StateMachineTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // for, recoverFor, noData, repeat hours, hours, states, news
    "1, 1, ignore, 0, CBC,       nfn,       .+-",
    "1, 1, ignore, 0, BBBB,      ffff,      +...",
    "3, 1, ignore, 0, BBB,       ppf,       ..+",
    "3, 1, ignore, 0, BBCBBB,    ppnppf,    .....+",
    "3, 1, ignore, 0, BBbB,      ppnp,      ....",
    // Hysteresis: only beyond the recovery threshold it is well again.
    "1, 1, ignore, 0, BbbC,      fffn,      +..-",
    "1, 3, ignore, 0, BCCC,      frrn,      +..-",
    "1, 3, ignore, 0, BCCBCCC,   frrfrrn,   +.....-",
    "1, 3, ignore, 0, BCbCCC,    frfrrn,    +....-",
    // Told again while it fires, counted from the last time it was told.
    "1, 1, ignore, 2, BBBBB,     fffff,     +.!.!",
    "1, 2, ignore, 2, BCBB,      frff,      +..!",
    // Little evidence starts nothing and ends nothing.
    "2, 1, ignore, 0, BFB,       pnp,       ...",
    "1, 1, ignore, 0, BFFC,      fffn,      +..-",
    "1, 2, ignore, 0, BCFC,      frrn,      +..-",
    // A missing number changes nothing unless it is to be told.
    "1, 1, ignore, 0, CMBMC,     nnffn,     ..+.-",
    "2, 1, ignore, 0, BMB,       pnp,       ...",
    "1, 1, alert,  0, CMMC,      nddn,      .?.~",
    "1, 1, alert,  0, MF,        dn,        ?~",
    "1, 1, alert,  0, BMB,       fdf,       +?+",
    "2, 1, alert,  0, MBB,       dpf,       ?.+",
    // After a failure it goes on from where it stood.
    "1, 1, ignore, 0, BXXC,      feen,      +#.-",
    "3, 1, ignore, 0, BBXB,      ppef,      ..#+",
    "1, 1, ignore, 0, XC,        en,        #.",
    "1, 1, alert,  0, MXC,       den,       ?#~",
  })
  void goesFromStateToState(
      int pendingFor,
      int recoverFor,
      String noData,
      int repeat,
      String hours,
      String states,
      String news) {
    StateMachine machine =
        new StateMachine(
            pendingFor,
            recoverFor,
            noData.equals("alert"),
            repeat == 0 ? null : Duration.ofHours(repeat));
    StringBuilder after = new StringBuilder();
    StringBuilder told = new StringBuilder();
    AlertState state = new AlertState.Normal();
    for (int hour = 0; hour < hours.length(); hour++) {
      Instant at = START.plus(Duration.ofHours(hour + 1L));
      StateMachine.Step step = machine.step(state, observation(hours.charAt(hour)), at);
      state = step.after();
      after.append(letter(state));
      told.append(letter(step.news()));
    }
    assertThat(after).hasToString(states);
    assertThat(told).hasToString(news);
  }

  @Test
  void firingKnowsSinceWhen() {
    StateMachine machine = new StateMachine(1, 2, false, null);
    Instant fired = START.plusSeconds(3600);
    List<Observation> rest =
        List.of(observation('C'), observation('B'), observation('C'), observation('b'));
    AlertState state = machine.step(new AlertState.Normal(), observation('B'), fired).after();
    List<AlertState> seen = new ArrayList<>();
    for (Observation observation : rest) {
      state = machine.step(state, observation, fired.plusSeconds(7200)).after();
      seen.add(state);
    }
    assertThat(seen)
        .containsExactly(
            new AlertState.Recovering(1, fired, fired),
            new AlertState.Firing(fired, fired),
            new AlertState.Recovering(1, fired, fired),
            new AlertState.Firing(fired, fired));
  }

  @Test
  void nothingHappensInNoBuckets() {
    assertThatThrownBy(() -> new StateMachine(0, 1, false, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Observation observation(char letter) {
    return switch (letter) {
      case 'B' -> new Observation.Breach(BigDecimal.TEN);
      case 'b' -> new Observation.Between(BigDecimal.TWO);
      case 'C' -> new Observation.Clear(BigDecimal.ONE);
      case 'F' -> new Observation.TooFew(BigDecimal.TEN);
      case 'M' -> new Observation.Missing();
      case 'X' -> new Observation.Failure();
      default -> throw new IllegalArgumentException("no observation " + letter);
    };
  }

  private static char letter(AlertState state) {
    return switch (state) {
      case AlertState.Normal _ -> 'n';
      case AlertState.Pending _ -> 'p';
      case AlertState.Firing _ -> 'f';
      case AlertState.Recovering _ -> 'r';
      case AlertState.NoData _ -> 'd';
      case AlertState.Failed _ -> 'e';
    };
  }

  private static char letter(News news) {
    return switch (news) {
      case NONE -> '.';
      case FIRED -> '+';
      case STILL_FIRING -> '!';
      case RECOVERED -> '-';
      case NO_DATA -> '?';
      case DATA_BACK -> '~';
      case FAILED -> '#';
    };
  }
}
