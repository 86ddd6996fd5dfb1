package dev.callsight.app.http;

import dev.callsight.app.http.IdempotentAnswers.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a creating request that is repeated under the same {@code Idempotency-Key} with the first
 * answer, instead of creating again. Belongs behind whatever finds out who calls: keys of different
 * callers never meet.
 */
@Component
public class IdempotencyFilter extends OncePerRequestFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final IdempotentAnswers answers;
  private final Problems problems;

  IdempotencyFilter(IdempotentAnswers answers, Problems problems) {
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null
        || request.getUserPrincipal() == null
        || !Routes.mayCreate(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Principal caller = request.getUserPrincipal();
    String key = request.getHeader(HEADER);
    if (!KEY.matcher(key).matches()) {
      throw new ApiException(
          CommonError.MALFORMED_REQUEST,
          HEADER + " must have 1 to 255 printable ASCII characters without spaces.");
    }
    byte[] body = request.getInputStream().readAllBytes();
    IdempotentRequest asked =
        IdempotentRequest.of(caller.getName(), key, Routes.path(request), body);
    switch (answers.begin(asked)) {
      case Outcome.First _ -> run(asked, new RepeatableRequest(request, body), response, chain);
      case Outcome.Done(StoredAnswer answer) -> replay(answer, response);
      case Outcome.Running _ ->
          problems.answer(
              request,
              response,
              new ApiException(
                  CommonError.CONFLICT, "The first request with this key is still running."));
      case Outcome.Different _ ->
          problems.answer(
              request,
              response,
              new ApiException(
                  CommonError.IDEMPOTENCY_KEY_REUSED,
                  "This key came before with another request; use a new one."));
    }
  }

  private void run(
      IdempotentRequest asked,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
    boolean kept = false;
    try {
      chain.doFilter(request, recorded);
      // A refusal changed nothing: the client may mend the request and send it under the same key.
      if (recorded.getStatus() < 400) {
        answers.complete(asked, StoredAnswer.of(recorded));
        kept = true;
      }
    } finally {
      if (!kept) {
        answers.abandon(asked);
      }
      recorded.copyBodyToResponse();
    }
  }

  private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader(REPLAYED, "true");
    response.setHeader(HttpHeaders.LOCATION, answer.location());
    response.setContentType(answer.contentType());
    byte[] body = answer.body();
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
