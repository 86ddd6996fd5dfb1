package dev.callsight.app.facts;

import java.nio.file.Path;

/** This node's embedded facts are not those that belong to the state it was pointed to. */
public final class ForeignFactsFolderException extends RuntimeException {
  ForeignFactsFolderException(Path data) {
    super(
        "CALLSIGHT_STATE belongs to the embedded facts of another data folder than " + data + ".");
  }
}
