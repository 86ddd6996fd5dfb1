package dev.callsight.app;

import dev.callsight.app.cli.CallsightCommand;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry of the jar: starts the server, or runs one command of the command line. */
@SpringBootApplication
public class CallsightApplication {
  /**
   * {@code serve} (or nothing) runs the server until it is stopped, {@code demo} does so with the
   * demo organization loaded first; any other word is a command. Configuration comes from the
   * environment.
   */
  public static void main(String[] args) {
    if (CallsightCommand.handles(args)) {
      System.exit(CallsightCommand.run(args));
    }
    SpringApplication application = new SpringApplication(CallsightApplication.class);
    if (args.length > 0 && args[0].equals("demo")) {
      application.setDefaultProperties(Map.of("callsight.demo", "true"));
    }
    application.run(args);
  }
}
