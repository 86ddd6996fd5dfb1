package dev.callsight.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.Receiver;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a record to a mail and a webhook, with a real mail server and a real receiver. */
class AlertDeliveryTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path data;
  private GreenMail mail;
  private Receiver receiver;

  @BeforeEach
  void open() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
    mail.stop();
  }

  @Test
  void firesByMailAndSignedWebhookAndRecovers()
      throws InterruptedException, MessagingException, GeneralSecurityException, IOException {
    Company company;
    String id;
    String secret;
    try (RunningServer server = server("2026-03-02T10:10:00Z")) {
      company = Company.create(server);
      company.ingest("calls", calls("2026-03-02T09:", 5));
      receiver.refuse(0);
      Answer made = server.platform().post(company.at("/api/alerts"), alert(company)).expect(201);
      id = made.text("/id");
      secret = made.text("/channels/1/secret");
      assertThat(made.text("/channels/2/url")).isEqualTo("http://127.0.0.1/…");
      assertThat(made.json().at("/channels/0").has("problem")).isFalse();

      checkFiring(secret);
      assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
      MimeMessage first = mail.getReceivedMessages()[0];
      assertThat(first.getSubject()).isEqualTo("Firing: Many calls");
      assertThat(first.getFrom()[0]).hasToString("calls@example.org");

      Answer shown = server.platform().get(company.at("/api/alerts/" + id)).expect(200);
      assertThat(shown.text("/state")).isEqualTo("firing");
      assertThat(shown.body()).doesNotContain(secret, "/chat");
      assertThat(shown.text("/sentence")).isEqualTo("Calls above 3 in an hour");
      assertThat(shown.text("/groups/0/words")).isEqualTo("5");
      assertThat(shown.text("/groups/0/since")).isEqualTo("2026-03-02T10:00:00Z");
      assertThat(String.valueOf(first.getContent())).contains("at 5", "/alerts/" + id);
      keepsNoSecretInPlain(server, secret);
      awaitArrival(server.platform(), company, id, 3);
      // An hour is judged once, however often it is looked at.
      assertThat(mail.getReceivedMessages()).hasSize(1);
    }
    try (RunningServer later = server("2026-03-02T11:10:00Z")) {
      Receiver.Received back = webhook();
      checkSignature(back, secret);
      assertThat(JSON.readTree(back.body()).at("/data/events/0/news").asString())
          .isEqualTo("recovered");
      assertThat(mail.waitForIncomingEmail(30_000, 2)).isTrue();
      assertThat(mail.getReceivedMessages()[1].getSubject()).isEqualTo("Recovered: Many calls");
      Answer history =
          later.platform().get(company.at("/api/alerts/" + id + "/history")).expect(200);
      assertThat(history.json().at("/events").findValuesAsString("to"))
          .containsExactly("normal", "firing");
      assertThat(history.json().at("/events/1/number").asInt()).isEqualTo(5);
    }
  }

  private void checkFiring(String secret) throws InterruptedException, GeneralSecurityException {
    Receiver.Received sent = webhook();
    checkSignature(sent, secret);
    JsonNode body = JSON.readTree(sent.body());
    assertThat(body.at("/type").asString()).isEqualTo("alert.changed");
    assertThat(body.at("/data/name").asString()).isEqualTo("Many calls");
    assertThat(body.at("/data/events/0/news").asString()).isEqualTo("fired");
    assertThat(body.at("/data/events/0/number").asInt()).isEqualTo(5);
  }

  private static void checkSignature(Receiver.Received sent, String secret)
      throws GeneralSecurityException {
    Map<String, String> headers = sent.headers();
    String signed =
        headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + sent.body();
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String expected =
        Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    assertThat(headers.get("webhook-signature")).isEqualTo("v1," + expected);
  }

  /** Neither in the state database's rows nor in what waits to be sent. */
  private static void keepsNoSecretInPlain(RunningServer server, String secret) {
    JdbcClient state = server.part(JdbcClient.class);
    assertThat(
            state
                .sql("SELECT body FROM state_document WHERE kind = 'alert'")
                .query(String.class)
                .single())
        .contains("sealed1.")
        .doesNotContain(secret, "/chat");
  }

  private static void awaitArrival(TestClient client, Company company, String id, int count) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (true) {
      Answer sent = client.get(company.at("/api/alerts/" + id + "/deliveries")).expect(200);
      if (sent.json().at("/deliveries").findValuesAsString("outcome").stream()
              .filter("arrived"::equals)
              .count()
          == count) {
        assertThat(sent.body()).doesNotContain("whsec_", "/chat");
        return;
      }
      assertThat(System.nanoTime()).as(sent.body()).isLessThan(end);
    }
  }

  /** The chat is told too, in whichever order. */
  private Receiver.Received webhook() throws InterruptedException {
    Receiver.Received one = receiver.await();
    Receiver.Received other = receiver.await();
    Receiver.Received chat = one.path().equals("/chat") ? one : other;
    assertThat(JSON.readTree(chat.body()).at("/text").asString()).contains("Many calls");
    return one.path().equals("/hook") ? one : other;
  }

  @Test
  void aWebhookThatFailsIsTriedAgainUnderTheSameId() throws InterruptedException {
    try (RunningServer server = server(null)) {
      Company company = Company.create(server);
      receiver.refuse(1);
      server
          .platform()
          .post(
              company.at("/api/alerts"),
              """
              {"metric":"calls.total","grain":"hour","condition":{"type":"no_data"},
               "channels":[{"type":"webhook","url":"%s"}]}
              """
                  .formatted(receiver.url("/hook")))
          .expect(201);
      Receiver.Received refused = receiver.await();
      Receiver.Received again = receiver.await();
      assertThat(again.headers().get("webhook-id")).isEqualTo(refused.headers().get("webhook-id"));
      assertThat(again.body()).isEqualTo(refused.body());
    }
  }

  @Test
  void whatBecameOfEachDeliveryIsTold() throws InterruptedException {
    try (RunningServer server = server("2026-03-02T10:10:00Z")) {
      Company company = Company.create(server);
      company.ingest("calls", calls("2026-03-02T09:", 5));
      receiver.refuse(Integer.MAX_VALUE, 500);
      String id = hooked(server, company, receiver.url("/hook"));
      receiver.await();
      JsonNode waiting = awaitOutcome(server, company, id, "waiting");
      assertThat(waiting.at("/problem").asString()).isEqualTo("127.0.0.1 answered 500");
      assertThat(waiting.at("/nextAt").asString()).isNotEmpty();
      assertThat(waiting.at("/target").asString()).startsWith("http://127.0.0.1:");
      assertThat(
              server
                  .part(JdbcClient.class)
                  .sql("SELECT task_data FROM scheduled_tasks WHERE task_name = 'delivery'")
                  .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                  .list())
          .noneMatch(data -> data.contains("whsec_"));

      receiver.refuse(Integer.MAX_VALUE, 410);
      String gone = hooked(server, company, receiver.url("/gone"));
      assertThat(awaitOutcome(server, company, gone, "given_up").at("/problem").asString())
          .isEqualTo("127.0.0.1 answered 410: gone");
    }
  }

  private static String hooked(RunningServer server, Company company, String url) {
    return server
        .platform()
        .post(
            company.at("/api/alerts"),
            """
            {"metric":"calls.total","grain":"hour",
             "condition":{"type":"threshold","operator":"above","value":3},
             "channels":[{"type":"webhook","url":"%s"}]}
            """
                .formatted(url))
        .expect(201)
        .text("/id");
  }

  private static JsonNode awaitOutcome(
      RunningServer server, Company company, String id, String outcome) {
    long end = System.nanoTime() + 30_000_000_000L;
    String path = company.at("/api/alerts/" + id + "/deliveries");
    while (true) {
      JsonNode newest = server.platform().get(path).expect(200).json().at("/deliveries/0");
      if (newest.at("/outcome").asString("").equals(outcome)
          && newest.at("/attempts").asInt() > 0) {
        return newest;
      }
      assertThat(System.nanoTime()).as(newest.toString()).isLessThan(end);
    }
  }

  @Test
  void judgedAgainWithLateRecordsItRecovers() throws InterruptedException {
    try (RunningServer server = server("2026-03-02T10:10:00Z")) {
      Company company = Company.create(server);
      company.ingest("calls", calls("2026-03-02T09:", 2));
      TestClient client = server.platform();
      String rule = alert(company).replace("\"above\",\"value\":3", "\"below\",\"value\":4");
      String path = client.post(company.at("/api/alerts"), rule).expect(201).header("Location");
      awaitState(client, company, path, "firing");
      webhook();

      // As nothing has come, nothing is told.
      Answer same = client.post(company.at(path + "/judge"), "{}").expect(200);
      assertThat(same.text("/state")).isEqualTo("firing");
      company.ingest("calls", calls("2026-03-02T09:", 5));
      Answer again = client.post(company.at(path + "/judge"), "{}").expect(200);
      assertThat(again.text("/state")).isEqualTo("normal");
      assertThat(again.text("/groups/0/words")).isEqualTo("5");
      assertThat(JSON.readTree(webhook().body()).at("/data/events/0/news").asString())
          .isEqualTo("recovered");
      assertThat(
              client
                  .get(company.at(path + "/history"))
                  .json()
                  .at("/events")
                  .findValuesAsString("to"))
          .containsExactly("normal", "firing");
    }
  }

  @Test
  void aChangedLimitGoesOnFromWhereItStands() throws InterruptedException {
    try (RunningServer server = server("2026-03-02T10:10:00Z")) {
      Company company = Company.create(server);
      company.ingest("calls", calls("2026-03-02T09:", 5));
      TestClient client = server.platform();
      String path =
          client.post(company.at("/api/alerts"), alert(company)).expect(201).header("Location");
      awaitState(client, company, path, "firing");
      webhook();
      // Another name changes nothing that was told.
      client.put(company.at(path), alert(company).replace("Many calls", "Too many")).expect(200);
      client.post(company.at(path + "/judge"), "{}").expect(200);
      assertThat(client.get(company.at(path)).text("/state")).isEqualTo("firing");
      client
          .put(company.at(path), alert(company).replace("\"value\":3", "\"value\":30"))
          .expect(200);
      assertThat(JSON.readTree(webhook().body()).at("/data/events/0/news").asString())
          .isEqualTo("recovered");
      client
          .put(company.at(path), alert(company).replace("\"for\":1", "\"enabled\":false"))
          .expect(200);
      Answer off = client.get(company.at(path)).expect(200);
      assertThat(off.text("/state")).isEqualTo("normal");
      assertThat(off.json().at("/enabled").asBoolean()).isFalse();
      client.post(company.at(path + "/judge"), "{}").expectProblem(409, "conflict");
    }
  }

  @Test
  void aTestMessageSaysWhetherItArrived() throws InterruptedException {
    try (RunningServer server = server(null)) {
      Company company = Company.create(server);
      TestClient client = server.platform();
      String path = company.at("/api/alerts/test");
      Answer arrived =
          client
              .post(
                  path,
                  test("{\"type\":\"webhook\",\"url\":\"%s\"}".formatted(receiver.url("/hook"))))
              .expect(200);
      assertThat(arrived.json().at("/arrived").asBoolean()).isTrue();
      assertThat(JSON.readTree(receiver.await().body()).at("/type").asString())
          .isEqualTo("alert.test");
      client.post(path, test("{\"type\":\"mail\",\"to\":[\"ann@example.org\"]}")).expect(200);
      assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
      receiver.refuse(1, 403);
      Answer refused =
          client
              .post(
                  path,
                  test("{\"type\":\"slack\",\"url\":\"%s\"}".formatted(receiver.url("/chat"))))
              .expect(200);
      assertThat(refused.json().at("/arrived").asBoolean()).isFalse();
      assertThat(refused.text("/problem")).isEqualTo("127.0.0.1 answered 403");
      client.post(path, test("{\"type\":\"pigeon\"}")).expectProblem(400, "malformed_body");
    }
  }

  private static String test(String channel) {
    return "{\"name\":\"Many calls\",\"channel\":" + channel + "}";
  }

  @Test
  void quietHoursHoldBackWhatIsTold() throws InterruptedException {
    Company company;
    try (RunningServer night = server("2026-03-02T03:10:00Z")) {
      company = Company.create(night);
      company.ingest("calls", calls("2026-03-02T02:", 5));
      company.ingest("calls", calls("2026-03-02T06:", 5));
      TestClient client = night.platform();
      String quiet =
          alert(company)
              .replace("\"for\":1", "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"}");
      String path = client.post(company.at("/api/alerts"), quiet).expect(201).header("Location");
      awaitState(client, company, path, "firing");
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
    try (RunningServer morning = server("2026-03-02T07:10:00Z")) {
      assertThat(morning.port()).isPositive();
      assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
      assertThat(JSON.readTree(webhook().body()).at("/data/events").size()).isEqualTo(1);
    }
  }

  private static void awaitState(TestClient client, Company company, String path, String state) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!client.get(company.at(path)).text("/state").equals(state)) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  private RunningServer server(@org.jspecify.annotations.Nullable String now) {
    Map<String, String> variables = new HashMap<>();
    variables.put("CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY);
    variables.put("CALLSIGHT_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort());
    variables.put("CALLSIGHT_MAIL_FROM", "calls@example.org");
    variables.put("CALLSIGHT_WEBHOOK_ADDRESSES", "any");
    if (now != null) {
      variables.put("CALLSIGHT_CLOCK", now);
    }
    return RunningServer.start(data, variables);
  }

  private String alert(Company company) {
    return """
    {"organizationId":"%s","name":"Many calls","metric":"total_calls","grain":"hour",
     "condition":{"type":"threshold","operator":"above","value":3},"for":1,
     "channels":[{"type":"mail","to":["ann@example.org"]},
       {"type":"webhook","url":"%s"},{"type":"slack","url":"%s"}]}
    """
        .formatted(company.id(), receiver.url("/hook"), receiver.url("/chat"));
  }

  private static String calls(String hour, int count) {
    StringBuilder calls = new StringBuilder("[");
    for (int i = 0; i < count; i++) {
      calls
          .append(i == 0 ? "" : ",")
          .append(
              "{\"id\":\"%s%d\",\"startedAt\":\"%s0%d:00Z\",\"durationSeconds\":60}"
                  .formatted(hour.replace(":", ""), i, hour, i));
    }
    return calls.append("]").toString();
  }
}
