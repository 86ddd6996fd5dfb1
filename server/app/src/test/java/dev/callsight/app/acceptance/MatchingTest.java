package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
  @Test
  void roundsToTheDecimalsWritten() {
    assertThat(differences("{\"rate\": 87.3}", "{\"rate\": 87.32959}")).isEmpty();
    assertThat(differences("{\"rate\": 87.3}", "{\"rate\": 87.35}")).hasSize(1);
    assertThat(differences("{\"total\": 5}", "{\"total\": 5.4, \"more\": 1}")).isEmpty();
  }

  @Test
  void namesWhatIsAbsentOrOther() {
    assertThat(differences("{\"a\": {\"b\": 1}}", "{\"a\": {}}"))
        .singleElement()
        .asString()
        .startsWith("/a/b: ");
    assertThat(differences("{\"a\": [1, 2]}", "{\"a\": [1]}")).hasSize(1);
    assertThat(differences("{\"a\": null}", "{\"a\": 0}")).hasSize(1);
  }

  private static List<String> differences(String expected, String actual) {
    return Matching.differences(Api.JSON.readTree(expected), Api.JSON.readTree(actual));
  }
}
