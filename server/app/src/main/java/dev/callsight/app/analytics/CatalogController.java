package dev.callsight.app.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.hash.Hashing;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Scope;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Binder;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Everything that can be asked, over HTTP: the same for all, so that it is written once. */
@RestController
class CatalogController {
  private final Access access;
  private final byte[] json;
  private final byte[] compressed;
  private final String tag;

  CatalogController(Access access, Catalog catalog, JsonMapper mapper) {
    this.access = access;
    this.json = mapper.writeValueAsBytes(Listing.of(catalog));
    this.compressed = compressed(json);
    // Weak: the same for both ways of sending it.
    this.tag = "W/\"" + Hashing.sha256().hashBytes(json).toString().substring(0, 32) + '"';
  }

  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(schema = @Schema(implementation = Listing.class)))
  @ApiResponse(
      responseCode = "304",
      description = "What the caller has, by its entity tag, is still right",
      content = @Content)
  @GetMapping(path = "/api/analytics/catalog", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> catalog(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Parameter(hidden = true)
          @Nullable String encodings,
      Caller caller) {
    access.authorize(caller, organizationId, Scope.QUERY_READ);
    boolean gzip = encodings != null && encodings.contains("gzip") && !encodings.contains("q=0");
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .eTag(tag)
            // Kept by the caller's own browser, and asked for again each time: who asks is checked.
            .cacheControl(CacheControl.noCache().cachePrivate())
            .varyBy(HttpHeaders.ACCEPT_ENCODING);
    return gzip
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(compressed)
        : answer.body(json);
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The catalog as clients get it. */
  record Listing(
      List<MetricView> metrics, List<DimensionView> dimensions, List<EntityView> entities) {
    static Listing of(Catalog catalog) {
      Binder binder = new Binder(catalog);
      return new Listing(
          catalog.metrics().stream().map(metric -> MetricView.of(metric, catalog, binder)).toList(),
          catalog.dimensions().stream()
              .map(dimension -> DimensionView.of(dimension, catalog))
              .toList(),
          Stream.concat(catalog.entities().stream(), catalog.views().stream())
              .map(EntityView::of)
              .toList());
    }
  }

  /** A metric. */
  record MetricView(
      String id,
      String label,
      String description,
      String formula,
      String group,
      String entity,
      String type,
      String unit,
      String good,
      int decimals,
      List<String> aliases,
      List<String> dimensions) {
    static MetricView of(Metric metric, Catalog catalog, Binder binder) {
      return new MetricView(
          metric.id(),
          metric.label(),
          metric.description(),
          metric.expression(),
          metric.group(),
          metric.formula().leaves().stream().map(leaf -> leaf.entity()).findFirst().orElse(""),
          metric.type(),
          metric.unit().id(),
          metric.good().id(),
          metric.decimals(),
          metric.aliases(),
          catalog.dimensions().stream()
              .filter(dimension -> binder.applies(metric, Set.of(dimension)))
              .map(Dimension::id)
              .toList());
    }
  }

  /** A dimension. */
  record DimensionView(
      String id,
      String label,
      String description,
      String type,
      List<String> aliases,
      List<String> entities,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BigDecimal> bounds,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> values) {
    static DimensionView of(Dimension dimension, Catalog catalog) {
      return new DimensionView(
          dimension.id(),
          dimension.label(),
          dimension.description(),
          dimension.type().id(),
          dimension.aliases(),
          catalog.entities().stream()
              .filter(entity -> entity.timeField() != null)
              .filter(entity ->
                  dimension.path(entity.id(), String.valueOf(entity.timeField())).isPresent())
              .map(Entity::id)
              .toList(),
          dimension.bounds(),
          dimension.paths().entrySet().stream()
              .flatMap(path -> values(catalog, path.getKey(), path.getValue()))
              .distinct()
              .sorted()
              .toList());
    }

    private static Stream<String> values(Catalog catalog, String entity, FieldPath path) {
      String holder = path.target() == null ? entity : path.target();
      return catalog.entity(holder).field(path.field()).values().stream();
    }
  }

  /** An entity. */
  record EntityView(String id, String label, @Nullable String time, List<FieldView> fields) {
    static EntityView of(Entity entity) {
      return new EntityView(
          entity.id(),
          entity.label(),
          entity.timeField(),
          entity.recordFields().stream().map(FieldView::of).toList());
    }
  }

  /** A field of an entity. */
  record FieldView(String name, String type, boolean required) {
    static FieldView of(Field field) {
      return new FieldView(
          field.name(), field.type().name().toLowerCase(Locale.ROOT), field.required());
    }
  }
}
