package dev.callsight.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals, the same way from controllers, filters and the container. */
@Component
public class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final long RETRY_SECONDS = 2;

  private final JsonMapper json;
  private final List<FailureTranslation> translations;

  Problems(JsonMapper json, List<FailureTranslation> translations) {
    this.json = json;
    this.translations = List.copyOf(translations);
  }

  /** Answers with the refusal; does nothing when an answer is already on its way. */
  public void answer(HttpServletRequest request, HttpServletResponse response, ApiException refusal)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    Problem problem = Problem.of(refusal, Routes.path(request), RequestIds.of(request));
    byte[] body = json.writeValueAsBytes(problem);
    response.resetBuffer();
    // What the failed handler meant to send no longer describes this body.
    response.setHeader(HttpHeaders.CONTENT_ENCODING, null);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
    response.setHeader(HttpHeaders.ETAG, null);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_SECONDS));
    }
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Answers whatever went wrong; logs it when it is the server's own fault. */
  void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    if (Failures.clientIsGone(failure)) {
      LOG.debug("The client left before the answer to {}", Routes.path(request));
      return;
    }
    answer(request, response, translate(request, Routes.path(request), failure));
  }

  /**
   * What the client is told of a part of its request that went wrong.
   *
   * @param retryAfter seconds, where trying again makes sense
   * @param problem the body of such a refusal
   */
  public record Told(int status, @Nullable Long retryAfter, Object problem) {}

  /**
   * Tells of a part of a request that went wrong, as a request of its own would be told.
   *
   * @param path where it would have been sent alone
   */
  public Told tell(HttpServletRequest request, String path, Throwable failure) {
    ApiException refusal = translate(request, path, failure);
    Problem problem = Problem.of(refusal, path, RequestIds.of(request));
    boolean passes = problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value();
    return new Told(problem.status(), passes ? RETRY_SECONDS : null, problem);
  }

  /** What a failure is to the client; logged when it is the server's own fault. */
  private ApiException translate(HttpServletRequest request, String path, Throwable failure) {
    ApiException refusal =
        translations.stream()
            .map(translation -> translation.translate(failure))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> Failures.translate(failure));
    if (refusal.code() == CommonError.OVERLOADED) {
      LOG.debug("{} {} came when too much waited", request.getMethod(), path);
    } else if (refusal.code() == CommonError.UNAVAILABLE) {
      // One line each: while a database is away there may be thousands.
      LOG.warn("{} {}: {}", request.getMethod(), path, refusal.detail());
    } else if (refusal.code().status().is5xxServerError()) {
      LOG.error("{} {} failed", request.getMethod(), path, failure);
    }
    return refusal;
  }
}
