package dev.callsight.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, or {@code development} when run from class files. */
final class ProductVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return new String[] {"Callsight " + (version == null ? "development" : version)};
  }
}
