package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.engine.Facts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What questions are read with. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {
  @Bean
  SqlRenderer sqlRenderer(Facts facts, Catalog catalog) {
    return facts.renderer(catalog);
  }
}
