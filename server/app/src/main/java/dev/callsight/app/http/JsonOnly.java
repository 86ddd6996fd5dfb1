package dev.callsight.app.http;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps bodies to the documented formats: a library on the way brings YAML, which nobody asked for.
 */
@Configuration(proxyBeanMethods = false)
class JsonOnly implements WebMvcConfigurer {
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.configureMessageConvertersList(converters ->
        converters.removeIf(
            converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
  }
}
