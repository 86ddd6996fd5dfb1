package dev.callsight.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of ARCHITECTURE.md. Nothing else is allowed. */
class ArchitectureTest {
  private static final String HOUSE = "dev.callsight..";

  /** Packages of core from the ground up; each may use those before it. */
  private static final List<List<String>> CORE =
      List.of(
          List.of("time", "table"),
          List.of("catalog"),
          List.of("query"),
          List.of("plan"),
          List.of("sql"));

  /** The ground floor of the app, which knows no feature. */
  private static final String[] GROUND_FLOOR = {
    "dev.callsight.app.settings..",
    "dev.callsight.app.nodes..",
    "dev.callsight.app.http..",
    "dev.callsight.app.identity..",
    "dev.callsight.app.state..",
    "dev.callsight.app.schedule..",
    "dev.callsight.app.seal..",
    "dev.callsight.app.notify.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.callsight");

  @TestFactory
  Stream<DynamicTest> modulesUseOnlyWhatIsBelowThem() {
    return Stream.of(
            mayUse("core", "core"),
            mayUse("statistics", "statistics"),
            mayUse("testing", "testing"),
            mayUse("engine", "engine", "core.sql", "core.table", "core.catalog"),
            mayUse("documents", "documents", "core.table"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
  }

  @TestFactory
  Stream<DynamicTest> packagesOfCoreUseOnlyThoseBelowThem() {
    return Stream.iterate(0, floor -> floor < CORE.size(), floor -> floor + 1)
        .flatMap(floor -> CORE.get(floor).stream().map(name -> corePackage(name, floor)))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
  }

  @Test
  void onlyTheAppKnowsAFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.callsight.app..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson.."))
        .check(CLASSES);
  }

  @Test
  void coreDoesNoInputOrOutputAndReadsNoClock() {
    noClasses()
        .that()
        .resideInAPackage("dev.callsight.core..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "java.net..", "java.nio.file.."))
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void theGroundFloorKnowsNoFeature() {
    classes()
        .that()
        .resideInAnyPackage(GROUND_FLOOR)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(GROUND_FLOOR)
                .or(resideInAnyPackage("dev.callsight.core..", "dev.callsight.documents.."))
                .or(not(resideInAnyPackage(HOUSE))))
        .check(CLASSES);
  }

  private static ArchRule corePackage(String name, int floor) {
    String[] allowed =
        Stream.concat(Stream.of(name), CORE.stream().limit(floor).flatMap(List::stream))
            .map("core."::concat)
            .toArray(String[]::new);
    return mayUse("core." + name, allowed);
  }

  private static ArchRule mayUse(String user, String... used) {
    String[] packages =
        Stream.of(used).map(name -> "dev.callsight." + name + "..").toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("dev.callsight." + user + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(packages).or(not(resideInAnyPackage(HOUSE))))
        .allowEmptyShould(true)
        .as(user + " uses only " + String.join(", ", used));
  }
}
