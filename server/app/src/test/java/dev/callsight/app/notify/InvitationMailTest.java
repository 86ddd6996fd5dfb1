package dev.callsight.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invitation arrives by a real mail server, and nobody else gets its link. */
class InvitationMailTest {
  @TempDir Path data;

  @Test
  void bringsTheLinkToTheInvited() throws IOException, MessagingException {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Map<String, String> variables =
        Map.of(
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY,
            "CALLSIGHT_SMTP_URL",
            "smtp://127.0.0.1:" + mail.getSmtp().getPort());
    try (RunningServer server = RunningServer.start(data, variables)) {
      Company company = Company.create(server);
      Answer invited =
          server
              .platform()
              .post(
                  "/api/organizations/" + company.id() + "/members",
                  "{\"email\":\"ana@example.org\",\"role\":\"viewer\"}")
              .expect(201);
      assertThat(invited.json().at("/mailed").asBoolean()).isTrue();
      assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
      MimeMessage message = mail.getReceivedMessages()[0];
      assertThat(message.getAllRecipients()[0]).hasToString("ana@example.org");
      assertThat(message.getSubject()).isEqualTo("You are invited to Tests on Callsight");
      assertThat(message.getContent().toString()).contains(invited.text("/link"));
    } finally {
      mail.stop();
    }
  }
}
