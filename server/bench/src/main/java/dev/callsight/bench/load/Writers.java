package dev.callsight.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Writers under way, each over a connection of its own.
 *
 * @param tasks one a writer
 * @param acknowledged how far they have come together
 * @param begun {@link System#nanoTime} of the start
 */
record Writers(List<Future<?>> tasks, Acknowledgements acknowledged, long begun) {

  Writers {
    tasks = List.copyOf(tasks);
  }

  /**
   * Lets writers begin.
   *
   * @param seeds what the ids of the next request are made of; all writers ask it. One that comes
   *     again writes the same calls again, with other times
   */
  static Writers begin(Api api, Pace pace, LongSupplier seeds) {
    long begun = System.nanoTime();
    Acknowledgements acknowledged = new Acknowledgements();
    List<Future<?>> tasks = new ArrayList<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    for (int i = 0; i < pace.writers(); i++) {
      tasks.add(threads.submit(new PacedWriter(api, pace, seeds, acknowledged, begun)));
    }
    threads.shutdown();
    return new Writers(tasks, acknowledged, begun);
  }

  boolean running() {
    return !tasks.stream().allMatch(Future::isDone);
  }

  /** Waits for the last of them; a failure of one is a failure of the run. */
  void end() throws IOException, InterruptedException {
    for (Future<?> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException problem) {
        throw new IOException("Writing failed", problem.getCause());
      }
    }
  }

  /** Acknowledged rows a second, up to the last acknowledgement. */
  double rate() {
    Acknowledgements.Latest last = acknowledged.latest();
    return last.rows() / ((last.at() - begun) / 1e9);
  }
}
