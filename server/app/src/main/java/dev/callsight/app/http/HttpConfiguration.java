package dev.callsight.app.http;

import dev.callsight.app.nodes.Redis;
import dev.callsight.app.settings.Settings;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what is not found by scanning. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
  @Bean
  RateLimitFilter rateLimitFilter(Settings settings, Problems problems, Redis redis) {
    return new RateLimitFilter(settings, problems, redis);
  }

  /** Who calls is known only inside the security chain, which runs the filter itself. */
  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimitOnlyInChain(RateLimitFilter filter) {
    return outsideChain(filter);
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyOnlyInChain(IdempotencyFilter filter) {
    return outsideChain(filter);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheContainer() {
    return factory -> {
      factory.addEngineValves(new ClientConnectionValve());
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(ProblemReportValve.class.getName());
        }
      });
    };
  }

  private static <F extends Filter> FilterRegistrationBean<F> outsideChain(F filter) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
