package dev.callsight.app;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Features reach each other only by public types of their packages, and in no circle. */
class ModularityTest {
  private final ApplicationModules modules = ApplicationModules.of(CallsightApplication.class);

  @Test
  void modulesKeepTheirInsidesClosed() {
    modules.verify();
  }

  /** Writes a picture and a page of each module under {@code target/spring-modulith-docs}. */
  @Test
  void modulesAreDocumented() {
    new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
  }
}
