package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;

/** The catalog is written once, and sent again only to who does not have it. */
class CatalogControllerTest {
  private static final String PATH = "/api/analytics/catalog";

  @Test
  void whoHasItIsToldThatItIsStillRight() {
    Company company = Company.create();
    TestClient key = company.withKey("query:read");
    Answer first = key.get(PATH).expect(200);
    assertThat(first.json().at("/metrics/0/id").isString()).isTrue();
    assertThat(first.header("Cache-Control")).contains("no-cache").contains("private");

    Answer again = key.with("If-None-Match", first.header("ETag")).get(PATH).expect(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    key.with("If-None-Match", "W/\"another\"").get(PATH).expect(200);
  }

  @Test
  void whoMayNotAskGetsNothingWithTheTagEither() {
    String tag = Company.create().withKey("query:read").get(PATH).expect(200).header("ETag");
    Company company = Company.create();
    company.withKey("ingest:write").with("If-None-Match", tag).get(PATH).expect(403);
  }

  @Test
  void whoReadsGzipGetsItCompressed() {
    TestClient key = Company.create().withKey("query:read");
    Answer plain = key.get(PATH).expect(200);
    Answer compressed = key.with("Accept-Encoding", "gzip").get(PATH).expect(200);
    assertThat(plain.response().headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(compressed.header("Vary")).contains("Accept-Encoding");
    assertThat(Integer.parseInt(compressed.header("Content-Length")))
        .isLessThan(plain.body().length() / 4);
  }
}
