package dev.callsight.app.dashboard;

import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dashboards as documents: those to begin with, and those to take elsewhere. */
@RestController
@RequestMapping("/api/dashboards")
class ExchangeController {
  private final Access access;
  private final Dashboards dashboards;
  private final Templates templates;
  private final JsonMapper json;

  ExchangeController(Access access, Dashboards dashboards, Templates templates, JsonMapper json) {
    this.access = access;
    this.dashboards = dashboards;
    this.templates = templates;
    this.json = json;
  }

  @Operation(summary = "Dashboards to begin with; each can be sent as it is")
  @GetMapping("/templates")
  Templates.Listing templates(
      @RequestParam(required = false) @Nullable String organizationId, Caller caller) {
    access.authorize(caller, organizationId, Scope.QUERY_READ);
    return templates.all();
  }

  @Operation(summary = "A dashboard as a document that can be sent to any organization")
  @GetMapping("/{id}/export")
  ResponseEntity<JsonNode> export(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    Dashboard dashboard = dashboards.require(organization, caller, id).dashboard();
    ObjectNode document = json.createObjectNode();
    document.put("format", Dashboard.FORMAT);
    document.setAll(dashboard.content());
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(dashboard.name()))
        .body(document);
  }

  private static String disposition(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return ContentDisposition.attachment()
        .filename("dashboard-" + plain + ".json", StandardCharsets.US_ASCII)
        .build()
        .toString();
  }
}
