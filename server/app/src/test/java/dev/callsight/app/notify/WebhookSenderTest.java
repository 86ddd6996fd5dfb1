package dev.callsight.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callsight.app.seal.Sealed;
import dev.callsight.app.seal.Seals;
import dev.callsight.app.settings.RealTime;
import dev.callsight.app.testing.Receiver;
import dev.callsight.app.testing.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Where webhooks may go, with names that lead where a test wants them to. */
class WebhookSenderTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OUTSIDE = "93.184.215.14";
  private static final String INSIDE = "127.0.0.1";

  private final Receiver receiver = new Receiver();
  private final Seals seals = RunningServer.shared().part(Seals.class);

  @AfterEach
  void close() {
    receiver.close();
  }

  /** Answers one address after another, and the last for ever. */
  private static final class Changing implements PublicAddresses.Lookup {
    private final Deque<String> answers;
    private int asked;

    Changing(String... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public InetAddress[] find(String host) throws UnknownHostException {
      asked++;
      String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
      return new InetAddress[] {
        InetAddress.getByAddress(host, InetAddress.ofLiteral(answer).getAddress())
      };
    }
  }

  @Test
  void aNameThatIsOutsideWhenCheckedAndInsideWhenSentToIsRefused() throws IOException {
    Changing name = new Changing(OUTSIDE, INSIDE);
    PublicAddresses addresses = new PublicAddresses(false, name);
    // As when the alert is kept: all is well.
    assertThat(addresses.resolve("rebinding.example")).hasSize(1);
    try (Sender sender = new Sender(addresses)) {
      Undelivered refused =
          catchThrowableOfType(Undelivered.class, () -> sender.send("rebinding.example"));
      assertThat(refused).hasMessage("rebinding.example is not a public address");
      assertThat(refused.worthRetrying()).isFalse();
    }
    assertThat(receiver.waiting()).isZero();
  }

  /** One private address among public ones is enough: the client may take any of them. */
  @Test
  void aNameWithAnAddressInsideAmongOthersIsRefused() throws IOException {
    PublicAddresses addresses =
        new PublicAddresses(
            false,
            host ->
                new InetAddress[] {InetAddress.ofLiteral(OUTSIDE), InetAddress.ofLiteral(INSIDE)});
    try (Sender sender = new Sender(addresses)) {
      assertThat(catchThrowableOfType(Undelivered.class, () -> sender.send("mixed.example")))
          .hasMessageContaining("is not a public address");
    }
    assertThat(receiver.waiting()).isZero();
  }

  @Test
  void theConnectionGoesToTheAddressThatWasChecked() throws Exception {
    Changing name = new Changing(INSIDE);
    try (Sender sender = new Sender(new PublicAddresses(true, name))) {
      // Nobody but the fake knows that name.
      sender.send("hook.invalid");
    }
    assertThat(receiver.await().headers().get("host")).startsWith("hook.invalid:");
    assertThat(name.asked).isOne();
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    receiver.refuse(1, 302);
    try (Sender sender = new Sender(new PublicAddresses(true, new Changing(INSIDE)))) {
      assertThat(catchThrowableOfType(Undelivered.class, () -> sender.send("hook.invalid")))
          .hasMessage("hook.invalid answered 302");
    }
    assertThat(receiver.await().path()).isEqualTo("/hook");
    assertThat(receiver.waiting()).isZero();
  }

  @Test
  void whatIsGoneIsNotTriedAgain() throws Exception {
    receiver.refuse(1, 410);
    try (Sender sender = new Sender(new PublicAddresses(true, new Changing(INSIDE)))) {
      Undelivered gone = catchThrowableOfType(Undelivered.class, () -> sender.send("hook.invalid"));
      assertThat(gone.worthRetrying()).isFalse();
    }
  }

  @Test
  void aSecretOfAnotherKeySendsNothing() throws IOException {
    try (Sender sender = new Sender(new PublicAddresses(true, new Changing(INSIDE)))) {
      Sealed foreign = new Sealed("sealed1.0123456789ab.AAAA");
      Undelivered refused =
          catchThrowableOfType(Undelivered.class, () -> sender.send("hook.invalid", foreign));
      assertThat(refused).hasMessageContaining("enter the channel anew");
    }
    assertThat(receiver.waiting()).isZero();
  }

  /** The sender under test, closed after it. */
  private final class Sender implements AutoCloseable {
    private final WebhookSender webhooks;

    Sender(PublicAddresses addresses) {
      webhooks =
          new WebhookSender(addresses, RunningServer.shared().part(RealTime.class), JSON, seals);
    }

    void send(String host) throws Undelivered {
      send(host, seals.seal(WebhookSignature.newSecret()));
    }

    void send(String host, Sealed secret) throws Undelivered {
      int port = URI.create(receiver.url("/")).getPort();
      URI url = URI.create("http://" + host + ":" + port + "/hook");
      webhooks.send(
          new Channel.Webhook(url, secret),
          new Notification("msg_1", "subject", "text", JSON.createObjectNode()));
    }

    @Override
    public void close() throws IOException {
      webhooks.destroy();
    }
  }
}
