package dev.callsight.app.ingest;

import dev.callsight.app.settings.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When records of each kind came last. Written down every few seconds, not with each write: after a
 * crash the last of them may be missing.
 */
@Component
public class Arrivals implements DisposableBean {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Logger LOGGER = LoggerFactory.getLogger(Arrivals.class);

  private final JdbcClient jdbc;
  private final RealTime time;
  private final Map<Place, Instant> waiting = new ConcurrentHashMap<>();
  private final AtomicLong writtenAt = new AtomicLong();

  Arrivals(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  private record Place(String organization, String entity) {}

  /** Records of the entity were stored just now. */
  void note(String organization, String entity) {
    Instant now = time.now();
    waiting.put(new Place(organization, entity), now);
    long last = writtenAt.get();
    long millis = now.toEpochMilli();
    if (millis - last > PAUSE.toMillis() && writtenAt.compareAndSet(last, millis)) {
      write();
    }
  }

  /** The last arrival by entity; one that never came is absent. */
  public Map<String, Instant> last(String organization) {
    write();
    return jdbc
        .sql("SELECT entity, at FROM arrival WHERE organization_id = ?")
        .param(organization)
        .query((row, _) ->
            Map.entry(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Forgets that records of an entity ever came. */
  public void forget(String organization, String entity) {
    waiting.remove(new Place(organization, entity));
    jdbc.sql("DELETE FROM arrival WHERE organization_id = ? AND entity = ?")
        .param(organization)
        .param(entity)
        .update();
  }

  private void write() {
    waiting.forEach((place, at) -> {
      if (waiting.remove(place, at)) {
        write(place, at.atOffset(ZoneOffset.UTC));
      }
    });
  }

  private void write(Place place, OffsetDateTime at) {
    try {
      int known =
          jdbc.sql("UPDATE arrival SET at = ? WHERE organization_id = ? AND entity = ?")
              .param(at)
              .param(place.organization())
              .param(place.entity())
              .update();
      if (known == 0) {
        // The organization may have been erased meanwhile.
        jdbc.sql(
                """
                INSERT INTO arrival (organization_id, entity, at)
                SELECT id, ?, CAST(? AS TIMESTAMP WITH TIME ZONE) FROM organization WHERE id = ?
                """)
            .param(place.entity())
            .param(at)
            .param(place.organization())
            .update();
      }
    } catch (DuplicateKeyException _) {
      // Another node wrote the first one at the same moment, which is as late as this.
      return;
    } catch (DataAccessException e) {
      LOGGER.warn("the last arrival of {} could not be kept", place, e);
    }
  }

  @Override
  public void destroy() {
    write();
  }
}
