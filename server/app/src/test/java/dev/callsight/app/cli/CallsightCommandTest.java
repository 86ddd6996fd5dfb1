package dev.callsight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CallsightCommandTest {
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void leavesTheServerToItsOwnStart() {
    assertThat(CallsightCommand.handles()).isFalse();
    assertThat(CallsightCommand.handles("serve")).isFalse();
    assertThat(CallsightCommand.handles("demo")).isFalse();
    assertThat(CallsightCommand.handles("--server.port=0")).isFalse();
  }

  @Test
  void takesEveryOtherWord() {
    assertThat(CallsightCommand.handles("help")).isTrue();
    assertThat(CallsightCommand.handles("--version")).isTrue();
    assertThat(CallsightCommand.handles("imprt", "file")).isTrue();
  }

  @Test
  void printsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(output.toString()).contains("Usage: callsight");
  }

  @Test
  void namesTheNearestCommandAndExitsWithTwo() {
    assertThat(run("hlp")).isEqualTo(2);
    assertThat(errors.toString()).contains("Unmatched argument").contains("help");
  }

  private int run(String... arguments) {
    return CallsightCommand.run(
        new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
  }
}
