package dev.callsight.app.identity;

import dev.callsight.app.nodes.InstallationLock;
import dev.callsight.app.settings.Settings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the first person in: makes an owner, registers the bootstrap key, and says on standard
 * output, never in the log, how to go on.
 */
@Component
class FirstStart implements SmartInitializingSingleton {
  /** Nodes that start together do so within this time. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private final Settings settings;
  private final PeopleStore people;
  private final KeyStore known;
  private final Keys keys;
  private final SignInLinks links;
  private final AuditLog audit;
  private final ServerAddress address;
  private final InstallationLock lock;

  FirstStart(
      Settings settings,
      PeopleStore people,
      KeyStore known,
      Keys keys,
      SignInLinks links,
      AuditLog audit,
      ServerAddress address,
      InstallationLock lock) {
    this.settings = settings;
    this.people = people;
    this.known = known;
    this.keys = keys;
    this.links = links;
    this.audit = audit;
    this.address = address;
    this.lock = lock;
  }

  /** Before the port opens, so that the first request finds the key it brings. */
  @Override
  public void afterSingletonsInstantiated() {
    lock.alone(() -> {
      registerBootstrapKey();
      addFirstOwner();
      return true;
    });
  }

  /** After everything else is up: what is printed works at once. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(1_000)
  void welcome() {
    String words = lock.alone(this::words);
    PrintStream out = System.out;
    out.println(words);
    out.flush();
  }

  private String words() {
    StringBuilder words = new StringBuilder("\nCallsight is ready at ").append(address.base());
    words.append("/dashboard\n");
    ownerWithoutPassword().ifPresent(owner -> tellLink(owner, words));
    firstPlatformKey()
        .ifPresent(key ->
            words.append("\n  API key (shown only now):\n  ").append(key.text()).append('\n'));
    return words.toString();
  }

  /** A new link ends the one before it, which another node may have just printed. */
  private void tellLink(Person owner, StringBuilder words) {
    if (settings.state().shared() && links.issuedWithin(owner.id(), JUST_NOW)) {
      words.append("\n  The link to sign in was printed by another node a moment ago.\n");
      return;
    }
    words
        .append("\n  Sign in (works once, for ")
        .append(SignInLinks.LIFE.toHours())
        .append(" hours):\n  ")
        .append(address.signInLink(links.issue(owner.id())))
        .append('\n');
  }

  private void registerBootstrapKey() {
    String text = settings.bootstrapKey();
    if (text == null) {
      return;
    }
    Secret secret = new Secret(text);
    // Known also means revoked: a key that was taken back does not return with a restart.
    if (!known.knows(secret)) {
      keys.register(Actor.server(), null, "Bootstrap key", Set.of(), secret);
    }
  }

  private void addFirstOwner() {
    if (!people.installationOwners().isEmpty()) {
      return;
    }
    Person owner = new Person(UUID.randomUUID().toString(), null, "Owner", null, true);
    people.add(owner);
    audit.record(Actor.server(), null, "owner.created", owner.id());
  }

  private Optional<Person> ownerWithoutPassword() {
    List<Person> owners = people.installationOwners();
    boolean someoneCanSignIn = owners.stream().anyMatch(owner -> !owner.passwordNeeded());
    return someoneCanSignIn ? Optional.empty() : owners.stream().findFirst();
  }

  private Optional<Secret> firstPlatformKey() {
    if (known.anyPlatformKey()) {
      return Optional.empty();
    }
    return Optional.of(keys.create(Actor.server(), null, "First key", Set.of()).secret());
  }
}
