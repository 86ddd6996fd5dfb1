package dev.callsight.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers everything that a controller, or the way to it, throws. */
@RestControllerAdvice
class ProblemAdvice {
  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler(Exception.class)
  void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure instanceof HttpRequestMethodNotSupportedException wrong) {
      allow(wrong.getSupportedHttpMethods(), response);
    }
    problems.answer(request, response, failure);
  }

  private static void allow(@Nullable Set<HttpMethod> methods, HttpServletResponse response) {
    if (methods != null) {
      response.setHeader(
          HttpHeaders.ALLOW,
          String.join(", ", methods.stream().map(HttpMethod::name).sorted().toList()));
    }
  }
}
