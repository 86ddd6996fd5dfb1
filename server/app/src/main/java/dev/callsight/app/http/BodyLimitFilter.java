package dev.callsight.app.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read into memory. Streams are exempt: whoever takes them reads them piece by
 * piece.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {
  /** Largest body of a request that is not a stream, in bytes. */
  static final int LIMIT = 1 << 20;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Routes.isStreamed(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT) {
      throw tooLarge();
    }
    chain.doFilter(new BoundedRequest(request), response);
  }

  private static ApiException tooLarge() {
    return new ApiException(
        CommonError.PAYLOAD_TOO_LARGE, "The body may have at most " + LIMIT + " bytes here.");
  }

  private static final class BoundedRequest extends HttpServletRequestWrapper {
    private @Nullable ServletInputStream bounded;

    BoundedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (bounded == null) {
        bounded = new BoundedStream(super.getInputStream());
      }
      return bounded;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BoundedStream extends ServletInputStream {
    private final ServletInputStream source;
    private long read;

    BoundedStream(ServletInputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      int next = source.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = source.read(target, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int more) {
      read += more;
      if (read > LIMIT) {
        throw tooLarge();
      }
    }

    @Override
    public boolean isFinished() {
      return source.isFinished();
    }

    @Override
    public boolean isReady() {
      return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      source.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
