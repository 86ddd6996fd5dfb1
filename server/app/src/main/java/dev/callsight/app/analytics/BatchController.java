package dev.callsight.app.analytics;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.ClientGoneException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.Problems;
import dev.callsight.app.http.RateLimitFilter;
import dev.callsight.app.http.Routes;
import dev.callsight.app.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several questions in one request, each answered as it would be alone, as soon as it is ready. */
@RestController
class BatchController {
  private static final String LINES = "application/x-ndjson";

  /** Questions a batch may hold. */
  private static final int MOST = 64;

  private final SortedMap<String, AskedAlone> kinds = new TreeMap<>();
  private final Parallel parallel;
  private final RateLimitFilter rates;
  private final Problems problems;
  private final JsonMapper json;

  BatchController(
      Collection<AskedAlone> kinds,
      Parallel parallel,
      RateLimitFilter rates,
      Problems problems,
      JsonMapper json) {
    kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
    this.parallel = parallel;
    this.rates = rates;
    this.problems = problems;
    this.json = json;
  }

  /** Several questions. */
  record Body(List<Part> questions) {}

  /**
   * One of them.
   *
   * @param kind the last part of the address that it could be sent to
   * @param question the body that would be sent there
   */
  record Part(String kind, Object question) {}

  /**
   * What became of one question.
   *
   * @param index its place in the batch, from 0
   * @param status as the answer to it alone would have
   * @param retryAfter seconds, for what may pass
   * @param body the answer, or the problem
   */
  record Line(int index, int status, @Nullable Long retryAfter, Object body) {}

  private record Asking(int index, AskedAlone kind, JsonBody body) {}

  @Operation(
      summary = "Several questions at once",
      description =
          "Up to 64 questions for query, stages, forecast, scores and attribution, each with the"
              + " body that its own address takes. The answer is a line of JSON for each, in the"
              + " order in which they are ready: its index, the status it would have alone, and"
              + " the answer or the problem. Each question counts toward the rate limit.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = Body.class)))
  @ApiResponse(
      responseCode = "200",
      description = "A line for each question",
      content = @Content(mediaType = LINES, schema = @Schema(implementation = Line.class)))
  @PostMapping(path = "/api/analytics/batch", produces = LINES)
  void answer(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<Asking> askings = read(JsonBody.of(json));
    OutputStream output = begin(response);
    List<Asking> admitted = new ArrayList<>();
    for (Asking asking : askings) {
      // The request itself has counted for the first.
      Optional<RateLimitFilter.TooMany> tooMany =
          asking.index() == 0 ? Optional.empty() : rates.takeAnother(request);
      if (tooMany.isEmpty()) {
        admitted.add(asking);
      } else {
        write(output, refused(request, asking, tooMany.get().refusal(), tooMany.get().seconds()));
      }
    }
    try (Batch batch = new Batch(parallel.threads())) {
      batch.start(admitted, asking -> line(request, asking, named, caller));
      for (int i = 0; i < admitted.size(); i++) {
        write(output, batch.next());
      }
    }
  }

  private List<Asking> read(JsonBody body) {
    JsonBody questions = body.require("questions");
    List<JsonBody> parts = questions.items();
    if (parts.isEmpty() || parts.size() > MOST) {
      throw AnalyticsError.at(
          CommonError.MALFORMED_BODY,
          questions.pointer(),
          "expected 1 to " + MOST + " questions, found " + parts.size());
    }
    List<Asking> askings = new ArrayList<>();
    for (JsonBody part : parts) {
      JsonBody kind = part.require("kind");
      AskedAlone known = kinds.get(kind.text());
      if (known == null) {
        throw kind.malformed("one of " + String.join(", ", kinds.keySet()));
      }
      JsonBody question = part.require("question");
      if (!question.isObject()) {
        throw question.malformed("the body that " + kind.text() + " takes");
      }
      askings.add(new Asking(askings.size(), known, JsonBody.of(question.node())));
    }
    return askings;
  }

  private static OutputStream begin(HttpServletResponse response) throws IOException {
    response.setContentType(LINES);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // For proxies that would collect the stream before passing it on.
    response.setHeader("X-Accel-Buffering", "no");
    return response.getOutputStream();
  }

  private byte[] line(
      HttpServletRequest request, Asking asking, @Nullable String named, Caller caller) {
    try {
      Object answer = asking.kind().answer(asking.body(), named, caller);
      return json.writeValueAsBytes(new Line(asking.index(), 200, null, answer));
    } catch (ClientGoneException gone) {
      // The batch was given up: nobody reads this line.
      return new byte[0];
    } catch (RuntimeException | Error failure) {
      Problems.Told told = problems.tell(request, pathOf(asking), failure);
      return json.writeValueAsBytes(
          new Line(asking.index(), told.status(), told.retryAfter(), told.problem()));
    }
  }

  private byte[] refused(
      HttpServletRequest request, Asking asking, ApiException refusal, long seconds) {
    Problems.Told told = problems.tell(request, pathOf(asking), refusal);
    return json.writeValueAsBytes(new Line(asking.index(), told.status(), seconds, told.problem()));
  }

  private static String pathOf(Asking asking) {
    return Routes.QUESTIONS + asking.kind().kind();
  }

  private static void write(OutputStream output, byte[] line) throws IOException {
    output.write(line);
    output.write('\n');
    output.flush();
  }
}
