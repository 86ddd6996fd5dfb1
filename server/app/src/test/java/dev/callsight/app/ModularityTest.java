package dev.callsight.app;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features reach each other only by public types of their packages, and in no circle. */
class ModularityTest {
  @Test
  void modulesKeepTheirInsidesClosed() {
    ApplicationModules.of(CallsightApplication.class).verify();
  }
}
