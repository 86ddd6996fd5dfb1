package dev.callsight.app.live;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Admission;
import dev.callsight.app.identity.Admissions;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stream of events over HTTP. */
@RestController
class LiveController {
  private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

  private final Access access;
  private final Admissions admissions;
  private final Feeds feeds;
  private final LiveProperties properties;

  LiveController(Access access, Admissions admissions, Feeds feeds, LiveProperties properties) {
    this.access = access;
    this.admissions = admissions;
    this.feeds = feeds;
    this.properties = properties;
  }

  /** Writes until the client leaves, may listen no longer, or the server stops. */
  @Operation(
      summary = "Today's figures as they change, and alerts",
      description =
          "Server-sent events. A kpi event holds the answer to today's question, sent when facts"
              + " change, at most once a second; an alert event, what an alert went through. Last-Event-ID resumes: a client that missed"
              + " nothing is sent nothing again, any other the newest state.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @GetMapping("/api/analytics/live")
  void listen(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Organization organization =
        organizationId == null
            ? access.authorize(caller, null, Scope.QUERY_READ)
            : access.authorizePath(caller, organizationId, Scope.QUERY_READ);
    LiveMark heard =
        Optional.ofNullable(lastEventId).flatMap(LiveMark::parse).orElse(LiveMark.NONE);
    Listener listener =
        feeds.join(organization, heard).orElseThrow(() -> tooMany(organization, response));
    try {
      write(
          listener,
          admissions.of(request, caller, organization, Scope.QUERY_READ),
          EventStream.begin(response));
    } catch (IOException gone) {
      LOG.debug("A listener of {} left", organization.id());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      feeds.leave(organization, listener);
    }
  }

  private void write(Listener listener, Admission admission, EventStream stream)
      throws IOException, InterruptedException {
    while (true) {
      Optional<Listener.Notice> notice = listener.next(properties.longestSilence());
      if (!admission.holds()) {
        return;
      }
      switch (notice.orElse(null)) {
        case null -> stream.heartbeat();
        case Listener.Notice.Event event -> stream.event(event);
        case Listener.Notice.End _ -> {
          return;
        }
      }
    }
  }

  private ApiException tooMany(Organization organization, HttpServletResponse response) {
    response.setHeader(
        HttpHeaders.RETRY_AFTER, Long.toString(properties.longestSilence().toSeconds()));
    return new ApiException(
        CommonError.TOO_MANY_REQUESTS,
        "At most %d clients listen to organization \"%s\" at once."
            .formatted(properties.mostListeners(), organization.id()));
  }
}
