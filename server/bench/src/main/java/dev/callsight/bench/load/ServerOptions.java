package dev.callsight.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What every command that starts the built server lets its user choose of it. */
final class ServerOptions {

  /** The organization whose records the server is asked of. */
  static final String ORGANIZATION = "org_bench";

  /** The folder of the project: `bench/run` says where it is. */
  static final Path ROOT = Path.of(System.getProperty("bench.root", "."));

  /** What starts the server, word by word. */
  static final List<String> COMMAND = List.of(ROOT.resolve("callsight").toString(), "serve");

  @Option(names = "--data", description = "Data folder that `load` fills. Default: data/bench.")
  private Path data = ROOT.resolve("data/bench");

  @Option(names = "--port", description = "Port on the loopback address. Default: 8099.")
  private int port = 8099;

  /** Where the server keeps its data. */
  Path data() {
    return data;
  }

  /** Starts the built server and waits until it is ready; its log stands beside its data. */
  ServerProcess start() throws IOException, InterruptedException {
    return start(COMMAND);
  }

  /** The same by another command. */
  ServerProcess start(List<String> command) throws IOException, InterruptedException {
    return ServerProcess.start(
        command, data, port, data.resolveSibling(data.getFileName() + ".log"));
  }
}
