package dev.callsight.app.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the container or a library ended with a bare status ({@code sendError}). */
@RestController
class ProblemErrorController implements ErrorController {
  private static final int NOT_FOUND = 404;

  private final Problems problems;

  ProblemErrorController(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // Asked for directly, this address is as empty as any other.
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number && number >= 400 ? number : NOT_FOUND;
    problems.answer(
        new OriginalRequest(request), response, Failures.ofStatus(HttpStatusCode.valueOf(code)));
  }

  /** The request as the client sent it, not the dispatch to this controller. */
  private static final class OriginalRequest extends HttpServletRequestWrapper {
    OriginalRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      Object uri = getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      return uri instanceof String path ? path : super.getRequestURI();
    }
  }
}
