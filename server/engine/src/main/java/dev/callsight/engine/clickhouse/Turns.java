package dev.callsight.engine.clickhouse;

import dev.callsight.engine.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inserts into replicated tables, one at a time in each: while replicas agree on one, ClickHouse
 * refuses every other, and organizations share tables. So the inserts of this process take turns;
 * one that meets another node's is refused.
 */
final class Turns {
  private static final Pattern INSERT = Pattern.compile("\\AINSERT INTO (\\S+)");
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int PAUSE_MILLIS = 20;

  private final Map<String, Lock> tables = new ConcurrentHashMap<>();

  /** Runs a statement; when it inserts, in turn. */
  void run(String statement, Runnable running) {
    Matcher insert = INSERT.matcher(statement);
    if (insert.find()) {
      inTurn(insert.group(1), running);
    } else {
      running.run();
    }
  }

  /** Inserts into a table in turn, and again when refused: what inserts must do so once. */
  void insert(String table, Runnable inserting) {
    inTurn(table, () -> untilTaken(inserting));
  }

  private void inTurn(String table, Runnable inserting) {
    Lock turn = tables.computeIfAbsent(table, _ -> new ReentrantLock(true));
    turn.lock();
    try {
      inserting.run();
    } finally {
      turn.unlock();
    }
  }

  private static void untilTaken(Runnable inserting) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        inserting.run();
        return;
      } catch (StoreException e) {
        if (!Failures.isOthersTurn(e) || System.nanoTime() > end) {
          throw e;
        }
        int pause = ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS);
        LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
      }
    }
  }
}
