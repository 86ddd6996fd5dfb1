package dev.callsight.app.pages;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Serves the built dashboard. Assets carry a hash in their name and may be kept for a year; every
 * other address under {@code /dashboard} answers the one page, asked for anew each time.
 */
@Configuration(proxyBeanMethods = false)
class DashboardPages implements WebMvcConfigurer {
  static final String FIRST_PAGE = "/dashboard/analytics/overview";
  private static final String BUILT = "classpath:/static/dashboard/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/dashboard/assets/**")
        .addResourceLocations(BUILT + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver());
    registry
        .addResourceHandler("/dashboard", "/dashboard/**")
        .addResourceLocations(BUILT)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new OnePageResolver());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", FIRST_PAGE);
    registry.addRedirectViewController("/dashboard", FIRST_PAGE);
    registry.addRedirectViewController("/dashboard/", FIRST_PAGE);
  }
}
