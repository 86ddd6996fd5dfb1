package dev.callsight.app.facts;

import dev.callsight.app.settings.Settings;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.duckdb.DuckDbFacts;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded store under the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FactsProperties.class)
class FactsConfiguration {
  /** The built-in catalog, read and checked once. */
  @Bean
  Catalog catalog() {
    return Catalog.builtIn();
  }

  /** Both the store and the engine: write through the one port, ask through the other. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  DuckDbFacts facts(Settings settings, FactsProperties properties, Catalog catalog) {
    // The real clock, also where "now" is fixed: a data version must never be used twice.
    return DuckDbFacts.start(
        properties.settings(folder(settings)),
        catalog.entities(),
        catalog.rollups(),
        Clock.systemUTC());
  }

  static Path folder(Settings settings) {
    return settings.data().resolve("facts");
  }
}
