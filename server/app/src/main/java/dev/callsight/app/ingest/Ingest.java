package dev.callsight.app.ingest;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.ingest.reader.BodyTooLargeException;
import dev.callsight.app.ingest.reader.MalformedBodyException;
import dev.callsight.app.ingest.reader.ParsedBatch;
import dev.callsight.app.ingest.reader.RecordReader;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Stores what a reader reads for one organization, and tells everyone that facts changed. */
@Service
final class Ingest implements DisposableBean {
  /** Rows, and characters of their texts, that may wait in memory for a decision on all. */
  private static final int ATOMIC_ROWS = 200_000;

  private static final int ATOMIC_CHARACTERS = 64 << 20;

  private final FactStore store;
  private final ApplicationEventPublisher events;
  private final IngestMeters meters;
  private final Arrivals arrivals;
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

  Ingest(
      FactStore store, ApplicationEventPublisher events, IngestMeters meters, Arrivals arrivals) {
    this.store = store;
    this.events = events;
    this.meters = meters;
    this.arrivals = arrivals;
  }

  /**
   * Stores each right row and reports the others. Returns when everything is durable.
   *
   * @param errorLimit how many errors the answer may name
   * @param refused told of each refused row
   * @throws ApiException {@code malformed_body} or {@code payload_too_large} when the rest of the
   *     body cannot be read; it says what was stored before
   * @throws IOException when the sender went away; what was stored before stays
   */
  IngestAnswer storeRightRows(
      String organization, RecordReader body, int errorLimit, RefusedOfBody refused)
      throws IOException {
    Tally tally = new Tally(store.status(organization).version(), errorLimit);
    OrderedWrites writes =
        new OrderedWrites(batch -> commit(organization, List.of(batch)), tally::addStored, writers);
    try {
      for (ParsedBatch batch = body.next(); batch != null; batch = body.next()) {
        note(batch, tally, refused);
        writes.add(batch.records());
      }
    } catch (MalformedBodyException e) {
      writes.finish();
      refused.addRest(String.valueOf(e.getMessage()));
      throw new ApiException(CommonError.MALFORMED_BODY, e.getMessage() + tally.stored());
    } catch (BodyTooLargeException e) {
      writes.finish();
      refused.addRest(String.valueOf(e.getMessage()));
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE, e.getMessage() + tally.stored());
    }
    writes.finish();
    return tally.answer();
  }

  /**
   * Stores all rows in one commit, or none when one is wrong: then the answer has no accepted,
   * updated or unchanged rows.
   *
   * @param errorLimit how many errors the answer may name
   * @param refused told of each refused row
   * @throws ApiException {@code malformed_body} or {@code payload_too_large}; nothing was stored
   * @throws IOException when the sender went away; nothing was stored
   */
  IngestAnswer storeAllOrNothing(
      String organization, RecordReader body, int errorLimit, RefusedOfBody refused)
      throws IOException {
    Tally tally = new Tally(store.status(organization).version(), errorLimit);
    List<RecordBatch> batches = checkAll(body, tally, refused);
    if (tally.rejected() == 0 && !batches.isEmpty()) {
      tally.addStored(commit(organization, batches));
    }
    return tally.answer();
  }

  private List<RecordBatch> checkAll(RecordReader body, Tally tally, RefusedOfBody refused)
      throws IOException {
    List<RecordBatch> batches = new ArrayList<>();
    long rows = 0;
    long characters = 0;
    try {
      for (ParsedBatch batch = body.next(); batch != null; batch = body.next()) {
        note(batch, tally, refused);
        rows += batch.rows();
        characters += batch.characters();
        if (rows > ATOMIC_ROWS || characters > ATOMIC_CHARACTERS) {
          throw new BodyTooLargeException(
              "All or nothing is for at most %d rows with %d characters; send fewer at once, or without atomic=true."
                  .formatted(ATOMIC_ROWS, ATOMIC_CHARACTERS));
        }
        if (batch.records().size() > 0) {
          batches.add(batch.records());
        }
      }
    } catch (MalformedBodyException e) {
      refused.addRest(String.valueOf(e.getMessage()));
      throw new ApiException(CommonError.MALFORMED_BODY, e.getMessage() + tally.stored());
    } catch (BodyTooLargeException e) {
      refused.addRest(String.valueOf(e.getMessage()));
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE, e.getMessage() + tally.stored());
    }
    return batches;
  }

  private void note(ParsedBatch batch, Tally tally, RefusedOfBody refused) {
    tally.addParsed(batch);
    refused.add(batch.errors());
    meters.rejected(batch.records().entity().id(), batch.rejected());
  }

  private WriteResult commit(String organization, List<RecordBatch> batches) {
    long begun = System.nanoTime();
    WriteResult result = store.write(organization, batches);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    meters.stored(batches.getFirst().entity().id(), result, took);
    arrivals.note(organization, batches.getFirst().entity().id());
    if (result.accepted() + result.updated() > 0) {
      events.publishEvent(new FactsChanged(organization, result.version()));
    }
    return result;
  }

  @Override
  public void destroy() {
    writers.close();
  }
}
