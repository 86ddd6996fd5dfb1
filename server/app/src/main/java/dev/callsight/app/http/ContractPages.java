package dev.callsight.app.http;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The contract as a page to browse and try, from the jar alone. */
@Configuration(proxyBeanMethods = false)
class ContractPages implements WebMvcConfigurer {
  private static final String VIEWER = "classpath:/META-INF/resources/webjars/swagger-ui/5.32.14/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/docs/**")
        .addResourceLocations("classpath:/docs/", VIEWER)
        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/docs").setViewName("forward:/docs/contract.html");
    registry.addRedirectViewController("/docs/", "/docs");
  }
}
