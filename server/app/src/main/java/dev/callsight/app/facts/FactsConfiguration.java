package dev.callsight.app.facts;

import dev.callsight.app.settings.Settings;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.Facts;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.clickhouse.WriteLock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the store that the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FactsProperties.class)
class FactsConfiguration {
  /** The built-in catalog, read and checked once. */
  @Bean
  Catalog catalog() {
    return Catalog.builtIn();
  }

  /**
   * Both the store and the engine: write through the one port, ask through the other.
   *
   * @throws UnusableFactsException when ClickHouse is not there, or does not let this node in
   */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  Facts facts(Settings settings, FactsProperties properties, Catalog catalog, DataSource state) {
    WriteLock lock =
        settings.state().shared() ? new StateWriteLock(state) : WriteLock.ofOneProcess();
    try {
      return FactsAddress.of(settings).start(properties, catalog, lock);
    } catch (StoreException e) {
      throw settings.factsAreEmbedded() ? e : new UnusableFactsException(e);
    }
  }
}
