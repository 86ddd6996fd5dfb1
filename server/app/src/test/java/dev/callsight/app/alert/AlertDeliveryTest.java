package dev.callsight.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
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
      throws InterruptedException, MessagingException, GeneralSecurityException {
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
      // An hour is judged once, however often it is looked at.
      assertThat(mail.getReceivedMessages()).hasSize(1);
    }
    try (RunningServer later = server("2026-03-02T11:10:00Z")) {
      Receiver.Received back = webhook();
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
    Map<String, String> headers = sent.headers();
    String signed =
        headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + sent.body();
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String expected =
        Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    assertThat(headers.get("webhook-signature")).isEqualTo("v1," + expected);
    JsonNode body = JSON.readTree(sent.body());
    assertThat(body.at("/type").asString()).isEqualTo("alert.changed");
    assertThat(body.at("/data/name").asString()).isEqualTo("Many calls");
    assertThat(body.at("/data/events/0/news").asString()).isEqualTo("fired");
    assertThat(body.at("/data/events/0/number").asInt()).isEqualTo(5);
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
