package dev.callsight.app.http;

import dev.callsight.app.http.IdempotentAnswers.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
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
      case Outcome.First _ -> run(asked, new ReadRequest(request, body), response, chain);
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

  /** The request with its body already read. */
  private static final class ReadRequest extends HttpServletRequestWrapper {
    private final ByteArrayInputStream body;

    ReadRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ReadStream(body);
    }
  }

  private static final class ReadStream extends ServletInputStream {
    private final ByteArrayInputStream body;

    ReadStream(ByteArrayInputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      return body.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return body.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return body.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is already in memory");
    }
  }
}
