package dev.callsight.engine.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * An organization's file while it is attached: its idle sessions and what its writer remembers.
 * Sessions may be taken by any thread; the rest belongs to the one writer.
 */
final class OrganizationFile {
  private static final int IDLE_SESSIONS = 4;

  private final Instance instance;
  private final String organization;
  private final boolean hasSubscriptions;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private final Map<String, IdFilter> filters = new HashMap<>();
  private final Compaction.Sizes signedSizes = new Compaction.Sizes();
  private @Nullable Session writer;
  private @Nullable Meta meta;

  OrganizationFile(Instance instance, String organization, boolean hasSubscriptions) {
    this.instance = instance;
    this.organization = organization;
    this.hasSubscriptions = hasSubscriptions;
  }

  String organization() {
    return organization;
  }

  /** The name it is attached under; never one that DuckDB uses itself. */
  static String catalog(String organization) {
    return "facts_" + organization;
  }

  /** Takes a session; give it back with {@link #giveBack} or close it. */
  Session take() throws SQLException {
    Session session = idle.pollFirst();
    return session == null ? connectWithViews() : session;
  }

  void giveBack(Session session) throws SQLException {
    if (idle.size() < IDLE_SESSIONS) {
      idle.addFirst(session);
    } else {
      session.close();
    }
  }

  /** How its writer brings rows in. */
  Staging staging() {
    return instance.staging();
  }

  /** The session of the writer, with its temporary tables. */
  Session writer() throws SQLException {
    if (writer == null) {
      writer = new Session(instance.connect(catalog(organization)));
    }
    return writer;
  }

  private Session connectWithViews() throws SQLException {
    Session session = new Session(instance.connectForQuestions(catalog(organization)));
    if (hasSubscriptions) {
      session.execute(RecurringRevenueChanges.create());
    }
    return session;
  }

  /** What the file says of itself; set once it is opened. */
  Meta meta() {
    if (meta == null) {
      throw new IllegalStateException("the file of " + organization + " is not opened");
    }
    return meta;
  }

  void meta(Meta meta) {
    this.meta = meta;
  }

  /** How far its signed tables have grown since they were folded. */
  Compaction.Sizes signedSizes() {
    return signedSizes;
  }

  /** The ids of an entity, read from its table at the first use. */
  IdFilter filter(EntityTable table) throws SQLException {
    IdFilter known = filters.get(table.id());
    if (known != null) {
      return known;
    }
    IdFilter fresh = IdScan.read(writer(), table);
    filters.put(table.id(), fresh);
    return fresh;
  }

  /** Forgets which ids are stored: they are read again at the next use. */
  void forgetIds() {
    filters.clear();
  }

  /** Closes every session; none may be in use. */
  void closeSessions() throws SQLException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      session.close();
    }
    filters.clear();
  }
}
