package dev.callsight.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainTextQuestionFilterTest {
  @ParameterizedTest
  @CsvSource({
    "POST, /api/analytics/overview, text/plain;charset=UTF-8, application/json",
    "POST, /api/analytics/query, TEXT/PLAIN, application/json",
    "POST, /api/analytics/query, text/html, text/html",
    "PUT, /api/analytics/catalog/metrics/x, text/plain, text/plain",
    "POST, /api/organizations, text/plain, text/plain",
  })
  void onlyQuestionsInPlainTextBecomeJson(String method, String path, String sent, String read)
      throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setContentType(sent);
    MockFilterChain chain = new MockFilterChain();
    new PlainTextQuestionFilter().doFilter(request, new MockHttpServletResponse(), chain);
    var passed = (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    assertThat(passed.getContentType()).startsWith(read);
    assertThat(Collections.list(passed.getHeaders("content-type"))).hasSize(1);
    assertThat(passed.getHeader("Content-Type")).startsWith(read);
  }
}
