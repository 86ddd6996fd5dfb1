package dev.callsight.engine.clickhouse;

import com.clickhouse.client.api.ServerException;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** What ClickHouse and the way to it say, in the words of the port. */
final class Failures {
  private static final int THROWN_ON_PURPOSE = 395;

  private static final int TIMEOUT_EXCEEDED = 159;
  private static final int TOO_SLOW = 160;
  private static final int QUERY_WAS_CANCELLED = 394;
  private static final int MEMORY_LIMIT_EXCEEDED = 241;
  private static final int TOO_MANY_QUERIES = 202;
  private static final int NOT_ENOUGH_SPACE = 243;
  private static final int TOO_MANY_PARTS = 252;

  // Of replicas and their Keeper. What they could not agree on may go better soon.
  private static final int NO_ZOOKEEPER = 225;
  private static final int TABLE_IS_READ_ONLY = 242;
  private static final int UNEXPECTED_ZOOKEEPER_ERROR = 244;
  private static final int TOO_FEW_LIVE_REPLICAS = 285;
  private static final int UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE = 286;
  private static final int REPLICA_IS_NOT_IN_QUORUM = 289;
  private static final int UNKNOWN_STATUS_OF_INSERT = 319;
  private static final int UNFINISHED = 341;
  private static final int KEEPER_EXCEPTION = 999;

  private Failures() {}

  /** The failure with its kind; {@code doing} completes "could not …". */
  static StoreException of(String doing, Throwable cause) {
    ServerException server = find(cause, ServerException.class);
    if (server != null) {
      return new StoreException(
          kind(server.getCode()), "could not " + doing + ": " + server.getMessage(), cause);
    }
    Kind kind = find(cause, SocketTimeoutException.class) == null ? Kind.UNREACHABLE : Kind.TIMEOUT;
    return new StoreException(
        kind, "could not " + doing + ": ClickHouse does not answer: " + cause.getMessage(), cause);
  }

  private static Kind kind(int code) {
    return switch (code) {
      case TIMEOUT_EXCEEDED, TOO_SLOW, QUERY_WAS_CANCELLED -> Kind.TIMEOUT;
      case MEMORY_LIMIT_EXCEEDED, NOT_ENOUGH_SPACE, TOO_MANY_PARTS -> Kind.RESOURCES;
      case TOO_MANY_QUERIES -> Kind.OVERLOADED;
      case NO_ZOOKEEPER,
          TABLE_IS_READ_ONLY,
          UNEXPECTED_ZOOKEEPER_ERROR,
          TOO_FEW_LIVE_REPLICAS,
          UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE,
          REPLICA_IS_NOT_IN_QUORUM,
          UNKNOWN_STATUS_OF_INSERT,
          UNFINISHED,
          KEEPER_EXCEPTION ->
          Kind.UNREACHABLE;
      default -> Kind.INTERNAL;
    };
  }

  /** Whether a question found that nothing is committed of its organization. */
  static boolean isUnknownOrganization(StoreException failure) {
    return isOfCode(failure, THROWN_ON_PURPOSE);
  }

  /** Whether an insert was refused, since replicas still agree on one before it. */
  static boolean isOthersTurn(StoreException failure) {
    return isOfCode(failure, UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE);
  }

  private static boolean isOfCode(StoreException failure, int code) {
    ServerException server = find(failure, ServerException.class);
    return server != null && server.getCode() == code;
  }

  /** Whether trying the same again may go better: the server was not reached, or was too busy. */
  static boolean mayPass(StoreException failure) {
    return switch (failure.kind()) {
      case RESOURCES, OVERLOADED, UNREACHABLE -> true;
      case TIMEOUT, ABANDONED, INTERNAL -> false;
    };
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
