package dev.callsight.app.ingest;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.RequestIds;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.ingest.reader.BodyFormat;
import dev.callsight.app.ingest.reader.ReadLimits;
import dev.callsight.app.ingest.reader.RecordReader;
import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.StoreException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes records over HTTP: a stream of any size in bounded memory. */
@RestController
class IngestController {
  private static final int MOST_ERRORS = 100_000;

  private final Ingest ingest;
  private final IngestEntities entities;
  private final Access access;
  private final RejectedRows rejected;
  private final IngestMeters meters;
  private final AtomicInteger running = new AtomicInteger();

  /** Bodies read at once; each holds some megabytes while it is stored. */
  private final Semaphore places;

  IngestController(
      Ingest ingest,
      IngestEntities entities,
      Access access,
      RejectedRows rejected,
      IngestMeters meters,
      @Value("${callsight.ingest.bodies:64}") int mostBodies) {
    this.places = new Semaphore(mostBodies);
    this.meters = meters;
    meters.bodies(() -> mostBodies - places.availablePermits());
    this.ingest = ingest;
    this.entities = entities;
    this.access = access;
    this.rejected = rejected;
  }

  @Operation(
      summary = "Store records",
      description =
          "Rows are keyed by id: the same id again replaces, unless its updatedAt is older."
              + " 200 means that every row counted as stored is durable. gzip is read too.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
              }))
  @PostMapping("/api/ingest/{entity}")
  ResponseEntity<Object> store(
      @PathVariable String entity,
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestParam(defaultValue = "false") boolean atomic,
      @RequestParam(defaultValue = "1000") int errorLimit,
      Caller caller,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    if (!places.tryAcquire()) {
      meters.refused();
      throw new ApiException(
          CommonError.OVERLOADED,
          "Too many bodies are being stored; send the same rows again in a moment.");
    }
    try {
      String organization = access.authorize(caller, organizationId, Scope.INGEST_WRITE).id();
      Entity kind = entities.require(entity);
      BodyFormat format = MediaTypes.format(request.getContentType());
      MediaTypes.checkEncoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
      ReadLimits limits =
          ReadLimits.STANDARD.withErrors(Math.max(checked(errorLimit), RefusedOfBody.MOST));
      InputStream body = request.getInputStream();
      try (RefusedOfBody refused = rejected.of(organization, kind.id(), actor)) {
        return atomic
            ? storeAllOrNothing(
                organization, format.reader(body, kind, limits), errorLimit, refused, request)
            : storeRightRows(
                organization,
                shared -> format.reader(body, kind, shared),
                limits,
                errorLimit,
                refused);
      }
    } catch (ApiException e) {
      RestOfBody.readAndForget(request);
      throw e;
    } catch (StoreException e) {
      throw translated(e);
    } finally {
      places.release();
    }
  }

  private ResponseEntity<Object> storeRightRows(
      String organization,
      Function<ReadLimits, RecordReader> reader,
      ReadLimits limits,
      int errorLimit,
      RefusedOfBody refused)
      throws IOException {
    int bodies = running.incrementAndGet();
    try {
      return ResponseEntity.ok(
          ingest.storeRightRows(
              organization, reader.apply(limits.sharedBy(bodies)), errorLimit, refused));
    } finally {
      running.decrementAndGet();
    }
  }

  private ResponseEntity<Object> storeAllOrNothing(
      String organization,
      RecordReader reader,
      int errorLimit,
      RefusedOfBody refused,
      HttpServletRequest request)
      throws IOException {
    IngestAnswer answer = ingest.storeAllOrNothing(organization, reader, errorLimit, refused);
    if (answer.rejected() == 0) {
      return ResponseEntity.ok(answer);
    }
    return ResponseEntity.unprocessableContent()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(RowsRejected.of(answer, request.getRequestURI(), RequestIds.of(request)));
  }

  private static int checked(int errorLimit) {
    if (errorLimit < 0 || errorLimit > MOST_ERRORS) {
      throw ApiException.invalidField(
          "/errorLimit", "is " + errorLimit + "; expected 0 to " + MOST_ERRORS);
    }
    return errorLimit;
  }

  private static RuntimeException translated(StoreException failure) {
    return switch (failure.kind()) {
      case TIMEOUT, RESOURCES, OVERLOADED, UNREACHABLE, ABANDONED ->
          new ApiException(
              CommonError.UNAVAILABLE,
              "The store has no room or time now; send the same rows again in a moment.");
      case INTERNAL -> failure;
    };
  }
}
