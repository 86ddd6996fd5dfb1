package dev.callsight.app.live;

import dev.callsight.app.alert.AlertEvent;
import dev.callsight.app.alert.AlertHistory;
import dev.callsight.app.alert.AlertsMoved;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationChanged;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.identity.OrganizationErased;
import dev.callsight.app.ingest.FactsChanged;
import dev.callsight.app.settings.Settings;
import dev.callsight.engine.FactStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a feed for each organization that somebody listens to, and has it told what changed. */
@Component
@EnableConfigurationProperties(LiveProperties.class)
class Feeds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Between two looks at what other nodes did. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final int MOST_ALERTS = 50;

  private final TodaysFigures figures;
  private final AlertHistory alerts;
  private final JsonMapper json;
  private final OrganizationDirectory organizations;
  private final LiveProperties properties;
  private final FactStore store;
  private final boolean shared;
  private final Map<String, Running> feeds = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live").daemon(true).factory());
  private volatile boolean running;

  Feeds(
      TodaysFigures figures,
      AlertHistory alerts,
      JsonMapper json,
      OrganizationDirectory organizations,
      LiveProperties properties,
      FactStore store,
      Settings settings) {
    this.figures = figures;
    this.alerts = alerts;
    this.json = json;
    this.organizations = organizations;
    this.properties = properties;
    this.store = store;
    this.shared = settings.state().shared();
  }

  /** A feed with what paces it. */
  private record Running(Feed feed, Pace pace) {}

  /**
   * Starts to listen; empty when the organization has as many listeners as it may, or the server
   * stops.
   *
   * @param heard what the client has heard before
   */
  Optional<Listener> join(Organization organization, LiveMark heard) {
    LiveMark known =
        heard.alerts() < 0 ? heard.withAlerts(alerts.newest(organization.id())) : heard;
    Listener listener = new Listener(known);
    while (running) {
      Running found = feeds.computeIfAbsent(organization.id(), this::open);
      switch (found.feed().join(listener, properties.mostListeners())) {
        case YES -> {
          tellAlerts(organization.id(), listener);
          if (found.feed().newest().isEmpty()) {
            found.pace().ask();
          }
          return Optional.of(listener);
        }
        case FULL -> {
          return Optional.empty();
        }
        case ENDED -> feeds.remove(organization.id(), found);
      }
    }
    return Optional.empty();
  }

  /** Stops listening. */
  void leave(Organization organization, Listener listener) {
    Running found = feeds.get(organization.id());
    if (found != null && found.feed().leave(listener)) {
      feeds.remove(organization.id(), found);
    }
  }

  private Running open(String organizationId) {
    Feed feed = new Feed();
    return new Running(feed, new Pace(timer, INTERVAL, () -> refresh(organizationId, feed)));
  }

  private void refresh(String organizationId, Feed feed) {
    try {
      Optional<Organization> organization = organizations.find(organizationId);
      if (organization.isEmpty()) {
        feed.close();
        return;
      }
      feed.tell(figures.of(organization.get()));
      // Another node may have evaluated them.
      tellAlerts(organizationId, feed);
    } catch (ApiException refusal) {
      LOG.debug("No figures for {}: {}", organizationId, refusal.detail());
    } catch (RuntimeException failure) {
      LOG.warn("The live figures of {} could not be computed", organizationId, failure);
    }
  }

  @EventListener
  void follow(FactsChanged event) {
    factsChanged(event.organizationId(), event.version());
  }

  /** Facts are at that version, by this node or another. */
  void factsChanged(String organizationId, long version) {
    Running found = feeds.get(organizationId);
    if (found != null) {
      found.feed().changed(version);
      found.pace().ask();
    }
  }

  /** The events that a listener has not heard; of many the oldest, the others with the next. */
  private void tellAlerts(String organizationId, Listener listener) {
    for (AlertEvent event : alerts.after(organizationId, listener.heardAlerts(), MOST_ALERTS)) {
      listener.tell(event.id(), json.writeValueAsString(event));
    }
  }

  @EventListener
  void follow(AlertsMoved event) {
    alertsMoved(event.organizationId());
  }

  /** Alerts of an organization have something to tell. */
  void alertsMoved(String organizationId) {
    Running found = feeds.get(organizationId);
    if (found != null) {
      tellAlerts(organizationId, found.feed());
    }
  }

  private void tellAlerts(String organizationId, Feed feed) {
    feed.listeners().forEach(listener -> tellAlerts(organizationId, listener));
  }

  @EventListener
  void follow(OrganizationChanged event) {
    ask(event.after().id());
  }

  /** Has the figures of an organization computed anew. */
  void ask(String organizationId) {
    Running found = feeds.get(organizationId);
    if (found != null) {
      found.pace().ask();
    }
  }

  @EventListener
  void follow(OrganizationErased event) {
    end(event.organizationId());
  }

  /** Ends every stream of an organization that is no more. */
  void end(String organizationId) {
    Running found = feeds.remove(organizationId);
    if (found != null) {
      found.feed().close();
    }
  }

  /** Another node may have changed something, and what it told may have been lost. */
  private void lookAll() {
    feeds.forEach(
        (organizationId, each) -> Thread.startVirtualThread(() -> look(organizationId, each)));
  }

  private void look(String organizationId, Running each) {
    try {
      if (each.feed().behind(store.status(organizationId).version())) {
        each.pace().ask();
      }
      tellAlerts(organizationId, each.feed());
    } catch (RuntimeException failure) {
      // Said by whatever else needs the store; the next look may have more luck.
      LOG.debug("No look at {}", organizationId, failure);
    }
  }

  /** A new local day begins without a record, and a failed computation must not be the last. */
  private void askAll() {
    feeds.values().forEach(each -> each.pace().ask());
  }

  @Override
  public void start() {
    running = true;
    long seconds = properties.longestSilence().toSeconds();
    var _ = timer.scheduleAtFixedRate(this::askAll, seconds, seconds, TimeUnit.SECONDS);
    if (shared) {
      long pause = LOOK.toMillis();
      var _ = timer.scheduleAtFixedRate(this::lookAll, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  /** Ends every stream first of all, so that the web server need not wait for them. */
  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
    feeds.values().forEach(each -> each.feed().close());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
