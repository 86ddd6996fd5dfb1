package dev.callsight.app.notify;

import dev.callsight.app.settings.Outgoing;
import dev.callsight.app.settings.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mail, when a server for it is set. */
@Component
class MailSender {
  private final @Nullable JavaMailSenderImpl mail;
  private final String from;

  MailSender(Settings settings) {
    Outgoing outgoing = settings.outgoing();
    URI server = outgoing.smtp();
    this.mail = server == null ? null : sender(server);
    this.from = outgoing.mailFrom();
  }

  boolean configured() {
    return mail != null;
  }

  void send(Channel.Mail channel, Notification notification) throws Undelivered {
    if (mail == null) {
      throw new Undelivered("mail is not configured", false);
    }
    try {
      MimeMessage message = mail.createMimeMessage();
      MimeMessageHelper helper =
          new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
      helper.setFrom(from);
      helper.setTo(channel.to().toArray(String[]::new));
      helper.setSubject(notification.subject());
      helper.setText(notification.text());
      message.setHeader("Auto-Submitted", "auto-generated");
      mail.send(message);
    } catch (MessagingException | MailException failure) {
      throw new Undelivered("the mail server refused: " + failure.getClass().getSimpleName(), true);
    }
  }

  private static JavaMailSenderImpl sender(URI server) {
    boolean secure = "smtps".equals(server.getScheme());
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setProtocol(server.getScheme());
    sender.setHost(server.getHost());
    sender.setPort(server.getPort() > 0 ? server.getPort() : secure ? 465 : 587);
    Properties properties = sender.getJavaMailProperties();
    String prefix = "mail." + server.getScheme() + ".";
    properties.put(prefix + "connectiontimeout", "5000");
    properties.put(prefix + "timeout", "15000");
    properties.put(prefix + "writetimeout", "15000");
    properties.put(prefix + "starttls.enable", "true");
    String user = server.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      sender.setUsername(colon < 0 ? user : user.substring(0, colon));
      sender.setPassword(colon < 0 ? "" : user.substring(colon + 1));
      properties.put(prefix + "auth", "true");
      // A password must not travel in the clear to another machine.
      properties.put(prefix + "starttls.required", Boolean.toString(!isLocal(server)));
    }
    return sender;
  }

  private static boolean isLocal(URI server) {
    return server.getHost().equals("localhost") || server.getHost().startsWith("127.");
  }
}
