package dev.callsight.app;

import dev.callsight.app.cli.CallsightCommand;
import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry of the jar: starts the server, or runs one command of the command line. */
@SpringBootApplication
public class CallsightApplication {
  /**
   * {@code serve} (or nothing) runs the server until it is stopped, {@code demo} does so with the
   * demo organization loaded first; any other word is a command. Configuration comes from the
   * environment; a bad value ends the start with status 1 and a sentence that names it.
   */
  public static void main(String[] args) {
    if (CallsightCommand.handles(args)) {
      System.exit(CallsightCommand.run(args));
    }
    try {
      serve(args.length > 0 && args[0].equals("demo"));
    } catch (SettingsException | IOException refusal) {
      System.err.println("callsight: " + refusal.getMessage());
      System.exit(1);
    }
  }

  private static void serve(boolean demo) throws IOException {
    Settings settings = Settings.from(System.getenv());
    Server.start(settings, take(settings.data()), demo);
  }

  private static DataFolderLock take(Path data) throws IOException {
    Optional<DataFolderLock> lock;
    try {
      lock = DataFolderLock.tryTake(data);
    } catch (IOException failure) {
      throw new IOException(
          "CALLSIGHT_DATA: the folder " + data + " cannot be made or written.", failure);
    }
    return lock.orElseThrow(() ->
        new IOException(
            "Another server works on the data folder "
                + data
                + "; stop it, or set CALLSIGHT_DATA to another folder."));
  }
}
