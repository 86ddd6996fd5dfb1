package dev.callsight.app.notify;

import dev.callsight.app.identity.MemberInvited;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.NullNode;

/**
 * Brings an invitation's link by mail, when a mail server is set. Tried once and kept nowhere: the
 * link is a secret, and whoever invited has it too.
 */
@Component
class InvitationMail {
  private static final Logger LOGGER = LoggerFactory.getLogger(InvitationMail.class);

  private final MailSender mail;

  InvitationMail(MailSender mail) {
    this.mail = mail;
  }

  @EventListener
  void send(MemberInvited event) {
    if (mail.configured()) {
      Thread.ofVirtual().name("invitation-mail").start(() -> sendNow(event));
    }
  }

  private void sendNow(MemberInvited event) {
    String subject = "You are invited to " + event.organization() + " on Callsight";
    String text =
        """
        %s invited you to %s on Callsight.

        Come in by this link, and choose a password:
        %s

        It works once, within 72 hours. If you did not expect this, do nothing.
        """
            .formatted(event.inviter(), event.organization(), event.link());
    try {
      mail.send(
          new Channel.Mail(List.of(event.email())),
          new Notification(UUID.randomUUID().toString(), subject, text, NullNode.getInstance()));
    } catch (Undelivered e) {
      LOGGER.warn(
          "an invitation to {} could not be mailed: {}", event.organization(), e.getMessage());
    }
  }
}
