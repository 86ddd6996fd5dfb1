package dev.callsight.bench.micro;

import dev.callsight.app.ingest.reader.BodyFormat;
import dev.callsight.app.ingest.reader.ParsedBatch;
import dev.callsight.app.ingest.reader.ReadLimits;
import dev.callsight.app.ingest.reader.RecordReader;
import dev.callsight.bench.generate.SampleLines;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading NDJSON calls into checked columns: the time of one row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParseBenchmark {

  private static final int ROWS = 40_000;

  private final Entity calls = Catalog.builtIn().entity("calls");
  private byte[] body = {};

  /** Calls as a voice platform sends them, 490 bytes each. */
  @Setup
  public void prepare() {
    body = SampleLines.calls(ROWS);
  }

  /** The whole body, batch by batch, as an ingest reads it. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long ndjson() throws IOException {
    RecordReader reader =
        BodyFormat.NDJSON.reader(new ByteArrayInputStream(body), calls, ReadLimits.STANDARD);
    long rows = 0;
    for (ParsedBatch batch = reader.next(); batch != null; batch = reader.next()) {
      if (batch.rejected() > 0) {
        throw new IllegalStateException("generated rows are refused: " + batch.errors());
      }
      rows += batch.rows();
    }
    return rows;
  }
}
