package dev.callsight.app.notify;

import dev.callsight.app.settings.Outgoing;
import dev.callsight.app.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mail, when a server for it is set. */
@Component
class MailSender {
  /** A final or passing refusal, as SMTP numbers them. */
  private static final Pattern ANSWER = Pattern.compile("\\b[45]\\d\\d\\b");

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
      throw undelivered(failure);
    }
  }

  /** Says what stood in the way; an answer of 5xx is final, whatever else may pass. */
  private static Undelivered undelivered(Exception failure) {
    Exception cause = cause(failure);
    return switch (cause) {
      case MailAuthenticationException _, AuthenticationFailedException _ ->
          new Undelivered("the mail server refused the user or the password", true);
      case SendFailedException refused -> refused(String.valueOf(refused.getMessage()));
      case ConnectException _, UnknownHostException _, SocketTimeoutException _ ->
          new Undelivered("the mail server cannot be reached", true);
      default -> new Undelivered("mail failed: " + cause.getClass().getSimpleName(), true);
    };
  }

  private static Undelivered refused(String answer) {
    Matcher code = ANSWER.matcher(answer);
    return code.find()
        ? new Undelivered(
            "the mail server refused it with " + code.group(), code.group().startsWith("4"))
        : new Undelivered("the mail server refused it", true);
  }

  /** The innermost exception: mail nests them in ways of its own. */
  private static Exception cause(Exception failure) {
    Exception found = failure;
    if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
      found = sending.getMessageExceptions()[0];
    }
    while (found instanceof MessagingException messaging && messaging.getNextException() != null) {
      found = messaging.getNextException();
    }
    return found;
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
