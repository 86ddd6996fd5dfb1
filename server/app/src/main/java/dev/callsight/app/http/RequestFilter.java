package dev.callsight.app.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: gives the request its id and turns what any filter below lets escape into
 * an answer, so that the container never has to make up one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger("dev.callsight.requests");
  private static final String MDC_KEY = "requestId";

  private final Problems problems;

  RequestFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    String id = RequestIds.of(request);
    long started = System.nanoTime();
    response.setHeader(RequestIds.HEADER, id);
    try (var _ = MDC.putCloseable(MDC_KEY, id)) {
      pass(request, response, chain);
      log(request, response, started);
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (Exception failure) {
      problems.answer(request, response, failure);
    }
  }

  private static void log(HttpServletRequest request, HttpServletResponse response, long started) {
    if (!LOG.isDebugEnabled() || request.getDispatcherType() != DispatcherType.REQUEST) {
      return;
    }
    // The path only: a query string may carry what must not be kept.
    LOG.atDebug()
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", Routes.path(request))
        .addKeyValue("status", response.getStatus())
        .addKeyValue("tookMicros", (System.nanoTime() - started) / 1_000)
        .log("request");
  }
}
