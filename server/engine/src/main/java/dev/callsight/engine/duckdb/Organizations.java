package dev.callsight.engine.duckdb;

import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.Inventory;
import dev.callsight.engine.UnknownOrganizationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which organizations' files are attached. A file is attached when it is used and detached when it
 * has been idle or others need the room; never while a {@link Lease} on it is held.
 */
final class Organizations implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Organizations.class);
  private static final String SUFFIX = ".duckdb";
  private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");

  private final Instance instance;
  private final DuckDbSettings settings;
  private final Opening opening;
  private final LongSupplier nanoTime;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private final AtomicInteger attached = new AtomicInteger();

  /** How a freshly attached file becomes usable. */
  interface Opening {
    /** Reads what the file says of itself and its status; for a file never opened, does nothing. */
    void open(OrganizationFile file, Slot slot) throws SQLException;

    /** Whether files have subscriptions, and so the view of their changes. */
    boolean hasSubscriptions();
  }

  Organizations(
      Instance instance, DuckDbSettings settings, Opening opening, LongSupplier nanoTime) {
    this.instance = instance;
    this.settings = settings;
    this.opening = opening;
    this.nanoTime = nanoTime;
  }

  /** The right to use an attached file. */
  final class Lease implements AutoCloseable {
    private final Slot slot;
    private final OrganizationFile file;

    private Lease(Slot slot, OrganizationFile file) {
      this.slot = slot;
      this.file = file;
    }

    OrganizationFile file() {
      return file;
    }

    Slot slot() {
      return slot;
    }

    @Override
    public void close() {
      slot.lock.lock();
      try {
        slot.leases--;
        slot.lastUsed = nanoTime.getAsLong();
        slot.released.signalAll();
      } finally {
        slot.lock.unlock();
      }
      makeRoom();
    }
  }

  /** The slot of an organization whose file exists. */
  Slot slot(String organization) {
    Slot known = slots.get(organization);
    if (known != null) {
      return known;
    }
    if (!ID.matcher(organization).matches() || !Files.exists(path(organization))) {
      throw new UnknownOrganizationException(organization);
    }
    return slotToOpen(organization);
  }

  /** The slot of an organization whose file may not exist yet. */
  Slot slotToOpen(String organization) {
    if (!ID.matcher(organization).matches()) {
      throw new IllegalArgumentException(
          "organization \"" + organization + "\" does not match " + ID.pattern());
    }
    return slots.computeIfAbsent(organization, id -> new Slot(id, new WriteQueue()));
  }

  /** Attaches the file when it is not, and holds it until the lease is closed. */
  Lease lease(Slot slot) throws SQLException {
    slot.lock.lock();
    try {
      if (slot.erased) {
        throw new UnknownOrganizationException(slot.organization);
      }
      OrganizationFile file = slot.file;
      if (file == null) {
        file = attach(slot);
      }
      slot.leases++;
      return new Lease(slot, file);
    } finally {
      slot.lock.unlock();
    }
  }

  private OrganizationFile attach(Slot slot) throws SQLException {
    instance.attach(path(slot.organization), OrganizationFile.catalog(slot.organization));
    OrganizationFile file =
        new OrganizationFile(instance, slot.organization, opening.hasSubscriptions());
    boolean opened = false;
    try {
      opening.open(file, slot);
      slot.file = file;
      attached.incrementAndGet();
      opened = true;
      return file;
    } finally {
      if (!opened) {
        file.closeSessions();
        instance.detach(OrganizationFile.catalog(slot.organization));
      }
    }
  }

  /** Detaches what has been idle for longer than the settings allow. */
  void detachIdle() {
    long limit = nanoTime.getAsLong() - settings.idle().toNanos();
    for (Slot slot : slots.values()) {
      detachUnlessUsed(slot, limit);
    }
  }

  private void makeRoom() {
    if (attached.get() <= settings.openOrganizations()) {
      return;
    }
    // Ages are read once: a sort must not see them change.
    record Aged(Slot slot, long lastUsed) {}
    List<Aged> eldestFirst =
        slots.values().stream()
            .map(slot -> new Aged(slot, slot.lastUsed))
            .sorted(Comparator.comparingLong(Aged::lastUsed))
            .toList();
    for (Aged aged : eldestFirst) {
      if (attached.get() <= settings.openOrganizations()) {
        return;
      }
      detachUnlessUsed(aged.slot(), Long.MAX_VALUE);
    }
  }

  private void detachUnlessUsed(Slot slot, long unusedSince) {
    if (!slot.lock.tryLock()) {
      return;
    }
    try {
      if (slot.leases == 0 && slot.lastUsed <= unusedSince) {
        detach(slot);
      }
    } catch (SQLException e) {
      LOGGER.warn("the facts of {} could not be detached", slot.organization, e);
    } finally {
      slot.lock.unlock();
    }
  }

  private void detach(Slot slot) throws SQLException {
    OrganizationFile file = slot.file;
    if (file == null) {
      return;
    }
    slot.file = null;
    attached.decrementAndGet();
    file.closeSessions();
    instance.detach(OrganizationFile.catalog(slot.organization));
  }

  /** Waits until nobody uses the organization, then removes its file. */
  void erase(String organization) throws SQLException {
    if (!ID.matcher(organization).matches()) {
      return;
    }
    Slot slot = slotToOpen(organization);
    slot.lock.lock();
    try {
      slot.erased = true;
      while (slot.leases > 0) {
        slot.released.awaitUninterruptibly();
      }
      detach(slot);
      deleteFiles(organization);
      slots.remove(organization, slot);
    } finally {
      slot.lock.unlock();
    }
  }

  private void deleteFiles(String organization) {
    // An id has no dot, so the pattern matches no other organization's files.
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(settings.folder(), organization + ".duckdb*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the facts of " + organization + " cannot be removed", e);
    }
  }

  /** The organizations whose file is there. */
  Set<String> onDisk() {
    try (Stream<Path> files = Files.list(settings.folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the facts cannot be read", e);
    }
  }

  /**
   * Copies the files of an organization that nobody writes meanwhile. The log is folded in first; a
   * reader may keep DuckDB from that, so what is left of it is copied too.
   */
  List<Path> copy(Lease lease, Path folder) throws SQLException {
    String organization = lease.slot().organization;
    lease
        .file()
        .writer()
        .execute("CHECKPOINT " + Identifiers.quote(OrganizationFile.catalog(organization)));
    List<Path> copies = new ArrayList<>();
    // An id has no dot, so the pattern matches no other organization's files.
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(settings.folder(), organization + ".duckdb*")) {
      for (Path file : files) {
        copies.add(Files.copy(file, folder.resolve(file.getFileName())));
      }
      return copies;
    } catch (IOException e) {
      throw new UncheckedIOException("the facts of " + organization + " cannot be copied", e);
    }
  }

  /** Counts an organization's records, beside its writer and without waiting for it. */
  Inventory inventory(String organization, Layout layout) throws SQLException {
    try (Lease lease = lease(slot(organization))) {
      Session session = lease.file().take();
      try {
        return new Inventory(bytes(organization), new InventoryReader(layout).read(session));
      } finally {
        lease.file().giveBack(session);
      }
    }
  }

  private long bytes(String organization) {
    long bytes = 0;
    // An id has no dot, so the pattern matches no other organization's files.
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(settings.folder(), organization + ".duckdb*")) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (NoSuchFileException _) {
      // The log was folded into the file between the listing and the look.
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("the size of " + organization + " cannot be read", e);
    }
  }

  private Path path(String organization) {
    return settings.folder().resolve(organization + SUFFIX);
  }

  /** Files attached now. */
  int attachedFiles() {
    return attached.get();
  }

  /** What is known of an organization, read from its file when nothing is yet. */
  FactsStatus status(String organization) throws SQLException {
    Slot slot = slot(organization);
    FactsStatus known = slot.status;
    if (known != null) {
      return known;
    }
    try (Lease lease = lease(slot)) {
      FactsStatus read = lease.slot().status;
      if (read == null) {
        throw new UnknownOrganizationException(organization);
      }
      return read;
    }
  }

  @Override
  public void close() {
    for (Slot slot : slots.values()) {
      slot.lock.lock();
      try {
        while (slot.leases > 0) {
          slot.released.awaitUninterruptibly();
        }
        detach(slot);
      } catch (SQLException e) {
        LOGGER.warn("the facts of {} could not be detached", slot.organization, e);
      } finally {
        slot.lock.unlock();
      }
    }
  }
}
