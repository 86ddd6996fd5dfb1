package dev.callsight.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DashboardTest {
  private static final String DASHBOARDS = "/api/dashboards";

  private final Company company = Company.create();
  private final TestClient analyst = company.signedIn("analyst");

  @Test
  void aDashboardIsKeptAsItWasMade() {
    Answer made = analyst.post(DASHBOARDS, board("edit", "calls.total")).expect(201);
    assertThat(made.text("/name")).isEqualTo("Monday");
    assertThat(made.text("/timeRange")).isEqualTo("7d");
    assertThat(made.text("/comparison/0")).isEqualTo("previous_year");
    assertThat(made.text("/widgets/0/query/metrics/0")).isEqualTo("calls.total");
    assertThat(made.text("/widgets/1/text")).isEqualTo("# Notes");
    assertThat(made.json().at("/mayEdit").asBoolean()).isTrue();
    Answer shown = analyst.get(made.header("Location")).expect(200);
    assertThat(shown.json()).isEqualTo(made.json());
    assertThat(analyst.get(DASHBOARDS).json().at("/dashboards/0/widgets").asInt()).isEqualTo(2);
  }

  @Test
  void aChangeOverwritesNoOneElses() {
    String path = analyst.post(DASHBOARDS, board("edit", "calls.total")).header("Location");
    TestClient other = company.signedIn("analyst");
    other.with("If-Match", "\"1\"").put(path, board("edit", "leads.total")).expect(200);
    analyst
        .with("If-Match", "\"1\"")
        .put(path, board("edit", "deals.won"))
        .expectProblem(412, "precondition_failed");
    String dated = board("edit", "deals.won").replaceFirst("\\{", "{\"version\":1,");
    analyst.put(path, dated).expectProblem(409, "conflict");
    assertThat(analyst.get(path).text("/widgets/0/query/metrics/0")).isEqualTo("leads.total");
  }

  @Test
  void sharingDecidesWhoSeesAndChanges() {
    TestClient other = company.signedIn("analyst");
    TestClient viewer = company.signedIn("viewer");
    TestClient admin = company.signedIn("admin");
    String own = analyst.post(DASHBOARDS, board("private", "calls.total")).header("Location");
    for (TestClient stranger : new TestClient[] {other, viewer, admin}) {
      stranger.get(own).expectProblem(404, "not_found");
      stranger.get(own + "/export").expectProblem(404, "not_found");
      assertThat(stranger.get(DASHBOARDS).json().at("/dashboards")).isEmpty();
    }
    other.delete(own).expectProblem(404, "not_found");

    String read = analyst.post(DASHBOARDS, board("read", "calls.total")).header("Location");
    assertThat(viewer.get(read).expect(200).json().at("/mayEdit").asBoolean()).isFalse();
    other.put(read, board("read", "leads.total")).expectProblem(403, "forbidden");
    admin.put(read, board("read", "leads.total")).expect(200);
    admin.put(read, board("private", "leads.total")).expectProblem(403, "forbidden");

    String edit = analyst.post(DASHBOARDS, board("edit", "calls.total")).header("Location");
    other.put(edit, board("edit", "leads.total")).expect(200);
    viewer.put(edit, board("edit", "leads.total")).expectProblem(403, "forbidden");
    viewer.delete(edit).expectProblem(403, "forbidden");
    other.delete(edit).expect(204);
  }

  @Test
  void theListSaysWhoseItIsAndWhoChangedItLast() {
    Answer made = analyst.post(DASHBOARDS, board("edit", "calls.total")).expect(201);
    assertThat(made.json().at("/own").asBoolean()).isTrue();
    assertThat(made.json().at("/changedBy")).isEqualTo(made.json().at("/author"));
    TestClient other = company.signedIn("analyst");
    other.put(made.header("Location"), board("edit", "leads.total")).expect(200);
    JsonNode listed = analyst.get(DASHBOARDS).json().at("/dashboards/0");
    assertThat(listed.at("/own").asBoolean()).isTrue();
    assertThat(listed.at("/author")).isEqualTo(made.json().at("/author"));
    assertThat(listed.at("/changedBy/name").asString()).isNotEqualTo(made.text("/author/name"));
    assertThat(other.get(DASHBOARDS).json().at("/dashboards/0/own").asBoolean()).isFalse();
  }

  @Test
  void aCopyBelongsToWhoMadeIt() {
    String read = analyst.post(DASHBOARDS, board("read", "calls.total")).header("Location");
    TestClient other = company.signedIn("analyst");
    Answer copy = other.post(read + "/duplicate", "{}").expect(201);
    assertThat(copy.text("/name")).isEqualTo("Monday (copy)");
    assertThat(copy.text("/sharing")).isEqualTo("private");
    assertThat(copy.json().at("/widgets")).isEqualTo(analyst.get(read).json().at("/widgets"));
    assertThat(copy.text("/id")).isNotEqualTo(analyst.get(read).text("/id"));
    analyst.get(copy.header("Location")).expectProblem(404, "not_found");
    assertThat(other.post(read + "/duplicate", "{\"name\":\"Mine\"}").text("/name"))
        .isEqualTo("Mine");
  }

  @Test
  void anExportCanBeImportedElsewhere() {
    String path = analyst.post(DASHBOARDS, board("edit", "total_calls")).header("Location");
    Answer exported = analyst.get(path + "/export").expect(200);
    assertThat(exported.header("Content-Disposition")).contains("dashboard-monday.json");
    assertThat(exported.json().has("id")).isFalse();
    TestClient elsewhere = Company.create().signedIn("analyst");
    Answer imported = elsewhere.post(DASHBOARDS, exported.body()).expect(201);
    assertThat(imported.json().at("/widgets")).isEqualTo(exported.json().at("/widgets"));
    assertThat(imported.text("/sharing")).isEqualTo("private");
    elsewhere
        .post(DASHBOARDS, exported.body().replace("dashboard/1", "dashboard/9"))
        .expectProblem(422, "invalid_field");
  }

  @Test
  void unknownMetricsAreRefusedByNameAndPlace() {
    Answer refused =
        analyst
            .post(DASHBOARDS, board("edit", "calls.totall"))
            .expectProblem(422, "unknown_metric");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/widgets/0/query/metrics/0");
    assertThat(refused.text("/errors/0/message")).contains("calls.totall", "calls.total");
  }

  @Test
  void whatMakesNoSenseIsRefusedByPlace() {
    String good = board("edit", "calls.total");
    refused(good.replace("\"w\":4", "\"w\":13"), 400, "/widgets/0/w");
    refused(good.replace("\"x\":0", "\"x\":9"), 422, "/widgets/0/w");
    refused(good.replace("\"id\":\"b\"", "\"id\":\"a\""), 422, "/widgets/1/id");
    refused(good.replace("\"type\":\"text\"", "\"type\":\"video\""), 400, "/widgets/1/type");
    refused(good.replace("\"line\"", "\"spiral\""), 400, "/widgets/0/chart");
    refused(good.replace("\"7d\"", "\"7x\""), 422, "/timeRange");
    refused(good.replace("\"grain\"", "\"timeRange\""), 422, "/widgets/0/query/timeRange");
    refused(good.replace("\"country\"", "\"county\""), 422, "/filters/0/dimension");
    refused(good.replace("\"edit\"", "\"public\""), 400, "/sharing");
    refused(good.replace("\"Monday\"", "\" \""), 422, "/name");
  }

  private void refused(String body, int status, String pointer) {
    Answer answer = analyst.post(DASHBOARDS, body).expect(status);
    assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void anotherOrganizationsIsUnknown() {
    String path = analyst.post(DASHBOARDS, board("edit", "calls.total")).header("Location");
    TestClient outsider = Company.create().signedIn("owner");
    outsider.get(path).expectProblem(404, "not_found");
    outsider.put(path, board("edit", "calls.total")).expectProblem(404, "not_found");
    outsider.post(path + "/duplicate", "{}").expectProblem(404, "not_found");
    outsider.delete(path).expectProblem(404, "not_found");
  }

  @Test
  void everyTemplateIsADashboardWhoseQuestionsAreAnswered() {
    records();
    JsonNode templates = analyst.get(DASHBOARDS + "/templates").expect(200).json().at("/templates");
    assertThat(
            templates.findValuesAsString("id").stream()
                .filter(id -> id.contains("-") || id.equals("marketing")))
        .containsExactly("sales-leader", "call-centre-manager", "marketing", "voice-ai-engineer");
    for (JsonNode template : templates) {
      JsonNode dashboard = template.at("/dashboard");
      analyst.post(DASHBOARDS, dashboard.toString()).expect(201);
      int answered = 0;
      for (JsonNode widget : dashboard.at("/widgets")) {
        if (widget.has("query")) {
          answered += answered(dashboard, widget) ? 1 : 0;
        }
      }
      // Most have something to show, and none is refused.
      assertThat(answered).as(template.at("/id").asString()).isGreaterThan(4);
    }
  }

  private boolean answered(JsonNode dashboard, JsonNode widget) {
    ObjectNode query = ((ObjectNode) widget.at("/query")).deepCopy();
    query.set("timeRange", dashboard.at("/timeRange"));
    query.set("comparison", dashboard.at("/comparison"));
    JsonNode answer = analyst.post("/api/analytics/query", query.toString()).expect(200).json();
    String first = query.at("/metrics/0").asString();
    return answer.at("/totals").path(first).asDouble(0) > 0;
  }

  private void records() {
    String day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(3).toString();
    company.ingest(
        "calls",
        """
        [{"id":"c1","startedAt":"DAYT10:00:00Z","durationSeconds":80,"direction":"outbound",
          "status":"completed","outcome":"booked","successful":true,"handledBy":"ai",
          "assistantId":"a1","latencyMs":700,"qualityScore":80,"satisfaction":5,"cost":0.2,
          "endedReason":"customer_ended"},
         {"id":"c2","startedAt":"DAYT11:00:00Z","durationSeconds":60,"direction":"outbound",
          "status":"completed","successful":false,"handledBy":"human","agentId":"p1",
          "transferred":true,"endedReason":"pipeline_error"}]
        """
            .replace("DAY", day));
    company.ingest(
        "leads",
        """
        [{"id":"l1","createdAt":"DAYT10:00:00Z","source":"web","qualifiedAt":"DAYT12:00:00Z",
          "campaignId":"k1"}]
        """
            .replace("DAY", day));
    company.ingest(
        "deals",
        """
        [{"id":"d1","createdAt":"DAYT10:00:00Z","amount":100,"team":"North","ownerId":"p1",
          "won":true,"closedAt":"DAYT12:00:00Z","stage":"won"},
         {"id":"d2","createdAt":"DAYT10:00:00Z","amount":100,"stage":"offer"}]
        """
            .replace("DAY", day));
    company.ingest(
        "payments",
        "[{\"id\":\"p1\",\"paidAt\":\"DAYT10:00:00Z\",\"amount\":100,\"kind\":\"one_time\"}]"
            .replace("DAY", day));
    company.ingest("campaigns", "[{\"id\":\"k1\",\"name\":\"Spring\",\"channel\":\"email\"}]");
    company.ingest(
        "spend",
        """
        [{"id":"s1","campaignId":"k1","date":"DAY","amount":50,"sends":100,"responses":7}]
        """
            .replace("DAY", day));
  }

  private static String board(String sharing, String metric) {
    return """
    {"name":"Monday","sharing":"%s","timeRange":"7d","comparison":["previous_year"],
     "filters":[{"dimension":"country","operator":"in","values":["PT"]}],
     "widgets":[
      {"id":"a","type":"chart","title":"Calls","chart":"line","x":0,"y":0,"w":4,"h":5,
       "query":{"metrics":["%s"],"grain":"day"}},
      {"id":"b","type":"text","text":"# Notes","x":4,"y":0,"w":8,"h":5}]}
    """
        .formatted(sharing, metric);
  }
}
