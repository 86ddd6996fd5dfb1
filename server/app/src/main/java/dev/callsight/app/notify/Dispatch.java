package dev.callsight.app.notify;

import org.springframework.stereotype.Component;

/** Sends at once, by whichever way. */
@Component
class Dispatch {
  private final MailSender mail;
  private final WebhookSender webhooks;

  Dispatch(MailSender mail, WebhookSender webhooks) {
    this.mail = mail;
    this.webhooks = webhooks;
  }

  void send(Channel channel, Notification notification) throws Undelivered {
    switch (channel) {
      case Channel.Mail way -> mail.send(way, notification);
      case Channel.Webhook way -> webhooks.send(way, notification);
      case Channel.Slack way -> webhooks.send(way, notification);
    }
  }
}
