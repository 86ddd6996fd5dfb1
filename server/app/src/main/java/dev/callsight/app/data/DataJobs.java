package dev.callsight.app.data;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.AuditLog;
import dev.callsight.app.ingest.Arrivals;
import dev.callsight.app.ingest.FactsChanged;
import dev.callsight.app.ingest.RejectedRows;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds and erases in the background, one job after another for an organization. */
@Component
class DataJobs implements DisposableBean {
  private static final Logger LOGGER = LoggerFactory.getLogger(DataJobs.class);
  private static final int HEARTBEAT_SECONDS = 10;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final DataJobStore store;
  private final FactStore facts;
  private final RejectedRows rejected;
  private final Arrivals arrivals;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("data-jobs-heartbeat").daemon(true).factory());
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  DataJobs(
      DataJobStore store,
      FactStore facts,
      RejectedRows rejected,
      Arrivals arrivals,
      AuditLog audit,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.store = store;
    this.facts = facts;
    this.rejected = rejected;
    this.arrivals = arrivals;
    this.audit = audit;
    this.events = events;
    this.transaction = transaction;
    var _ =
        heartbeat.scheduleWithFixedDelay(
            this::sayAlive, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  private void sayAlive() {
    try {
      store.alive(running);
    } catch (RuntimeException e) {
      LOGGER.warn("running jobs could not be noted as alive", e);
    }
  }

  /** Starts to compute anew what follows from the records. */
  DataJob rebuild(Actor actor, String organization) {
    return start(actor, organization, DataJob.Kind.REBUILD, List.of());
  }

  /** Starts to remove all records of some entities, with what is kept of how they came. */
  DataJob erase(Actor actor, String organization, List<String> entities) {
    return start(actor, organization, DataJob.Kind.ERASE, entities);
  }

  /**
   * Asks a job to stop: it ends at its next step, and nothing is changed then.
   *
   * @throws ApiException {@code conflict} when it ended already
   */
  DataJob cancel(DataJob job, String organization) {
    if (job.state() != DataJob.State.RUNNING) {
      throw new ApiException(
          CommonError.CONFLICT, "The job has ended already: it is " + job.state().id() + ".");
    }
    store.askToCancel(job.id());
    return require(organization, job.id());
  }

  /**
   * The job.
   *
   * @throws ApiException {@code not_found} when the organization has none of that id
   */
  DataJob require(String organization, String id) {
    return Optional.of(id)
        .filter(text -> ID.matcher(text).matches())
        .flatMap(text -> store.find(organization, text))
        .orElseThrow(() ->
            new ApiException(
                CommonError.NOT_FOUND,
                "No job \""
                    + (id.length() <= 80 ? id : id.substring(0, 80) + "…")
                    + "\" is known here."));
  }

  private DataJob start(
      Actor actor, String organization, DataJob.Kind kind, List<String> entities) {
    String id = UUID.randomUUID().toString();
    transaction.executeWithoutResult(_ -> {
      store.holdOthers(organization);
      requireNone(organization);
      store.add(organization, id, kind, entities, actor.label());
      audit.record(actor, organization, "data." + kind.id(), String.join(" ", entities));
    });
    running.add(id);
    threads.execute(() -> run(organization, id, kind, entities));
    return require(organization, id);
  }

  private void requireNone(String organization) {
    store
        .newest(organization)
        .filter(job -> job.state() == DataJob.State.RUNNING)
        .ifPresent(job -> {
          throw new ApiException(
              CommonError.CONFLICT,
              "The %s of %s is still running; wait for it or cancel it (job %s)."
                  .formatted(job.kind().id(), job.createdBy(), job.id()));
        });
  }

  private void run(String organization, String id, DataJob.Kind kind, List<String> entities) {
    try {
      work(organization, id, kind, entities);
      store.finish(id, DataJob.State.DONE, "");
      events.publishEvent(new FactsChanged(organization, facts.status(organization).version()));
    } catch (CancellationException _) {
      store.finish(id, DataJob.State.CANCELED, stopping ? "The server stopped; ask again." : "");
    } catch (StoreException e) {
      LOGGER.warn("job {} of {} failed", id, organization, e);
      store.finish(id, DataJob.State.FAILED, "The store could not do it: " + e.kind() + ".");
    } catch (RuntimeException e) {
      LOGGER.error("job {} of {} failed", id, organization, e);
      store.finish(id, DataJob.State.FAILED, "It failed; the server's log says why.");
    } finally {
      running.remove(id);
    }
  }

  private void work(String organization, String id, DataJob.Kind kind, List<String> entities) {
    switch (kind) {
      case REBUILD -> facts.rebuild(organization, done -> proceed(id, done));
      case ERASE -> {
        facts.eraseRecords(organization, Set.copyOf(entities), done -> proceed(id, done));
        for (String entity : entities) {
          rejected.clear(organization, entity);
          arrivals.forget(organization, entity);
        }
      }
    }
  }

  private void proceed(String id, double done) {
    if (stopping || !store.proceed(id, done)) {
      throw new CancellationException();
    }
  }

  @Override
  public void destroy() {
    // What runs ends at its next step, with nothing changed.
    stopping = true;
    heartbeat.shutdown();
    threads.close();
  }
}
