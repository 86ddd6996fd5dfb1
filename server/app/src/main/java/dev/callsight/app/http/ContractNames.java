package dev.callsight.app.http;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the parts of bodies in the contract. One that is nested is called after what it is a part
 * of too: many an answer has a row, and no two rows are the same.
 */
final class ContractNames extends TypeNameResolver {
  private static final String CONTROLLER = "Controller";

  @Override
  protected String getNameOfClass(Class<?> type) {
    Class<?> whole = type.getEnclosingClass();
    if (whole == null) {
      return super.getNameOfClass(type);
    }
    String name = getNameOfClass(whole);
    return name.endsWith(CONTROLLER)
        ? name.substring(0, name.length() - CONTROLLER.length()) + type.getSimpleName()
        : name + type.getSimpleName();
  }
}
