package dev.callsight.core.catalog;

/** A catalog that contradicts itself; the message names file and line. */
public final class CatalogException extends RuntimeException {
  CatalogException(String place, String problem) {
    super(place + ": " + problem);
  }
}
