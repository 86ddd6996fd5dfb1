package dev.callsight.app.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;

class AnnotationTest {
  private static final String NOTES = "/api/annotations";

  private final Company company = Company.create();
  private final TestClient analyst = company.signedIn("analyst");

  @Test
  void notesAreKeptWithTheirAuthorAndListedByRange() {
    Answer launch =
        analyst.post(NOTES, "{\"date\":\"2026-03-02\",\"text\":\" New script \"}").expect(201);
    assertThat(launch.text("/text")).isEqualTo("New script");
    assertThat(launch.text("/end")).isEqualTo("2026-03-02");
    assertThat(launch.text("/author/name")).startsWith("analyst").endsWith("@example.org");
    analyst
        .post(NOTES, "{\"start\":\"2026-01-30\",\"end\":\"2026-02-02\",\"text\":\"Fair\"}")
        .expect(201);

    TestClient viewer = company.signedIn("viewer");
    assertThat(texts(viewer.get(NOTES))).containsExactly("Fair", "New script");
    assertThat(texts(viewer.get(NOTES + "?start=2026-02-02&end=2026-03-01")))
        .containsExactly("Fair");
    assertThat(texts(viewer.get(NOTES + "?start=2026-02-03&end=2026-03-01"))).isEmpty();
    assertThat(texts(viewer.get(NOTES + "?start=2026-03-02"))).containsExactly("New script");
    assertThat(viewer.get(launch.header("Location")).expect(200).text("/text"))
        .isEqualTo("New script");
  }

  @Test
  void aChangeOverwritesNoOneElses() {
    Answer made = analyst.post(NOTES, "{\"date\":\"2026-03-02\",\"text\":\"one\"}").expect(201);
    String path = made.header("Location");
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    Answer changed =
        analyst
            .with("If-Match", "\"1\"")
            .put(path, "{\"date\":\"2026-03-03\",\"text\":\"two\"}")
            .expect(200);
    assertThat(changed.text("/version")).isEqualTo("2");
    analyst
        .with("If-Match", "\"1\"")
        .put(path, "{\"date\":\"2026-03-04\",\"text\":\"three\"}")
        .expectProblem(412, "precondition_failed");
    analyst
        .put(path, "{\"date\":\"2026-03-04\",\"text\":\"three\",\"version\":1}")
        .expectProblem(409, "conflict");
    analyst.with("If-Match", "\"1\"").delete(path).expectProblem(412, "precondition_failed");
    assertThat(analyst.get(path).text("/text")).isEqualTo("two");
    analyst.delete(path).expect(204);
    analyst.get(path).expectProblem(404, "not_found");
  }

  @Test
  void whatMakesNoSenseIsRefusedByName() {
    Answer refused =
        analyst
            .post(NOTES, "{\"start\":\"2026-03-02\",\"end\":\"2026-03-01\",\"text\":\" \"}")
            .expectProblem(422, "invalid_field");
    assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
        .containsExactly("/end", "/text");
    analyst
        .post(NOTES, "{\"date\":\"tomorrow\",\"text\":\"x\"}")
        .expectProblem(422, "invalid_field");
    analyst.get(NOTES + "?start=yesterday").expectProblem(422, "invalid_field");
    analyst.post(NOTES, "[]").expectProblem(400, "malformed_body");
  }

  @Test
  void rolesAndOrganizationsAreKeptApart() {
    String path =
        analyst
            .post(NOTES, "{\"date\":\"2026-03-02\",\"text\":\"ours\"}")
            .expect(201)
            .header("Location");
    company
        .signedIn("viewer")
        .post(NOTES, "{\"date\":\"2026-03-02\",\"text\":\"x\"}")
        .expectProblem(403, "forbidden");
    TestClient outsider = Company.create().signedIn("owner");
    outsider.get(path).expectProblem(404, "not_found");
    outsider.put(path, "{\"date\":\"2026-03-02\",\"text\":\"x\"}").expectProblem(404, "not_found");
    outsider.delete(path).expectProblem(404, "not_found");
    assertThat(texts(outsider.get(NOTES))).isEmpty();
  }

  private static java.util.List<String> texts(Answer listing) {
    return listing.expect(200).json().at("/annotations").findValuesAsString("text");
  }
}
