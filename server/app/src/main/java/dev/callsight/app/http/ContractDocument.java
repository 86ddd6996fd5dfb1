package dev.callsight.app.http;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * What the generated contract says beyond the routes: who may call, and what refusals look like.
 */
@Configuration(proxyBeanMethods = false)
class ContractDocument {
  private static final String KEY = "key";
  private static final String SESSION = "session";
  private static final String PROBLEM = "Problem";

  @Bean
  @Lazy
  OpenAPI contract() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Callsight")
                .version("1")
                .description("Analytics for calls, leads, revenue and campaigns."))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API key of an organization, or a platform key."))
                .addSecuritySchemes(
                    SESSION,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("callsight_session")
                        .description("The session of a browser that signed in.")))
        .addSecurityItem(new SecurityRequirement().addList(KEY))
        .addSecurityItem(new SecurityRequirement().addList(SESSION));
  }

  @Bean
  @Lazy
  ModelResolver partsByTheirWhole(ObjectMapperProvider mappers) {
    return new ModelResolver(mappers.jsonMapper(), new ContractNames());
  }

  @Bean
  @Lazy
  OpenApiCustomizer refusalsEverywhere() {
    // The schema comes with what refers to it: one that nothing refers to yet would be dropped.
    return document -> {
      document.getComponents().addSchemas(PROBLEM, problem());
      document.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(ContractDocument::addRefusal);
    };
  }

  /** Names a group after what it is about, not after the class that answers it. */
  @Bean
  @Lazy
  OperationCustomizer plainGroups() {
    return (operation, _) ->
        operation.tags(
            operation.getTags().stream().map(tag -> tag.replaceFirst("-controller$", "")).toList());
  }

  private static void addRefusal(Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("Refused")
                .content(
                    new Content()
                        .addMediaType(
                            Problem.MEDIA_TYPE,
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
  }

  private static Schema<?> problem() {
    Schema<?> place =
        typed("object")
            .addProperty("pointer", typed("string"))
            .addProperty("message", typed("string"));
    Schema<Object> places = typed("array");
    places.setItems(place);
    return typed("object")
        .addProperty("type", typed("string"))
        .addProperty("title", typed("string"))
        .addProperty("status", typed("integer"))
        .addProperty("detail", typed("string"))
        .addProperty("instance", typed("string"))
        .addProperty("code", typed("string"))
        .addProperty("errors", places)
        .addProperty("requestId", typed("string"))
        .addProperty("success", typed("boolean"));
  }

  private static Schema<Object> typed(String type) {
    Schema<Object> schema = new Schema<>();
    schema.setTypes(Set.of(type));
    return schema;
  }
}
