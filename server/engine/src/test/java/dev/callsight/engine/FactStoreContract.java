package dev.callsight.engine;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that every store of facts does, whatever is behind it. An implementation's test extends it
 * and says how the store is started.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FactStoreContract
    implements RecordsContract, StatusContract, ErasingContract, MoneyContract, ContactsContract {
  private Path folder;
  private Facts facts;
  private int organizations;

  /**
   * Starts a store.
   *
   * @param folder what it keeps there, or wherever else it keeps it, a store that is started again
   *     finds
   */
  protected abstract Facts start(Path folder);

  @BeforeAll
  final void startStore(@TempDir Path folder) {
    this.folder = folder;
    facts = start(folder);
  }

  @AfterAll
  final void closeStore() {
    facts.close();
  }

  @BeforeEach
  final void openOrganization() {
    organizations++;
    facts.open(organization(), LISBON);
  }

  @Override
  public final Facts facts() {
    return facts;
  }

  @Override
  public final String organization() {
    return "org_" + organizations;
  }

  @Override
  public final void restart() {
    facts.close();
    facts = start(folder);
  }
}
