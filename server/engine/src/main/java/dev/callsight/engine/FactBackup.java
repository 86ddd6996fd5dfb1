package dev.callsight.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Finds and copies the facts of a store that is in use. */
public interface FactBackup {
  /** The organizations that have facts here, in use or not. */
  Set<String> organizations();

  /**
   * Copies everything of one organization, as it was after some commit, into files of a folder.
   * Writes of that organization wait meanwhile; questions go on. Put into the folder of a stopped
   * store under the same names, the files are the organization again.
   *
   * @return the files made; none of a store that lives in a server with backups of its own
   * @throws UnknownOrganizationException when there is nothing of it
   * @throws StoreException when the store could not settle its files first
   */
  List<Path> copy(String organization, Path folder);
}
