package dev.callsight.app.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests that the container refuses before any filter sees them, such as a path that
 * cannot be decoded. Public with a public constructor because the container makes it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Problem problem =
        Problem.of(
            Failures.ofStatus(HttpStatusCode.valueOf(status)), "/", UUID.randomUUID().toString());
    try {
      response.setContentType(Problem.MEDIA_TYPE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader(RequestIds.HEADER, problem.requestId());
      response
          .getReporter()
          .write(new String(JSON.writeValueAsBytes(problem), StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException _) {
      // The client left: there is nobody to tell.
      container.getLogger().debug("An error answer could not be sent");
    }
  }
}
