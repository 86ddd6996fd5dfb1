package dev.callsight.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MatchingTest {
  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void numbersMatchAfterRoundingToTheWrittenDecimals() {
    assertThat(differences("87.3", "87.3299")).isEmpty();
    assertThat(differences("87.3", "87.35")).containsExactly(": expected 87.3, was 87.35");
    assertThat(differences("5234", "5234.0")).isEmpty();
    assertThat(differences("45000", "45000.4")).isEmpty();
    assertThat(differences("45000", "45000.5")).hasSize(1);
  }

  @Test
  void objectsMayHaveMoreMembersButNotFewer() {
    assertThat(differences("{\"a\":1}", "{\"a\":1,\"b\":2}")).isEmpty();
    assertThat(differences("{\"a\":{\"b\":1}}", "{\"a\":{}}")).hasSize(1);
    assertThat(differences("{\"a\":null}", "{}")).hasSize(1);
  }

  @Test
  void arraysMatchElementByElement() {
    assertThat(differences("[1,{\"a\":2}]", "[1,{\"a\":2,\"b\":3}]")).isEmpty();
    assertThat(differences("[1]", "[1,2]")).hasSize(1);
    assertThat(differences("[1,2]", "[2,1]")).hasSize(2);
  }

  @Test
  void otherValuesMatchWhenEqual() {
    assertThat(differences("null", "null")).isEmpty();
    assertThat(differences("\"1\"", "1")).hasSize(1);
    assertThat(differences("null", "0")).hasSize(1);
    assertThat(differences("true", "true")).isEmpty();
  }

  private List<String> differences(String expected, String actual) {
    return Matching.differences(json.readTree(expected), json.readTree(actual));
  }
}
