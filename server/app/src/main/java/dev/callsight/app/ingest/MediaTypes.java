package dev.callsight.app.ingest;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.ingest.reader.BodyFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which format a body has by what its headers say. */
final class MediaTypes {
  private static final String READ = "send application/json, application/x-ndjson or text/csv";

  private MediaTypes() {}

  /**
   * The format of a body.
   *
   * @throws ApiException {@code unsupported_media_type} for any other, none at all, or a charset
   *     that is not UTF-8
   */
  static BodyFormat format(@Nullable String contentType) {
    MediaType type = parse(contentType);
    Charset charset = charset(type);
    if (charset != null
        && !charset.equals(StandardCharsets.UTF_8)
        && !charset.equals(StandardCharsets.US_ASCII)) {
      throw refused("Charset " + charset.name() + " is not read here; send UTF-8");
    }
    return switch (type.getType() + "/" + type.getSubtype()) {
      case "application/json" -> BodyFormat.JSON;
      case "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines",
          "application/jsonlines" ->
          BodyFormat.NDJSON;
      case "text/csv", "application/csv" -> BodyFormat.CSV;
      default -> throw refused("Content type " + type + " is not read here; " + READ);
    };
  }

  /**
   * Checks what the body is wrapped in; gzip is told by its first bytes in any case.
   *
   * @throws ApiException {@code unsupported_media_type} for anything but gzip
   */
  static void checkEncoding(@Nullable String contentEncoding) {
    String encoding = contentEncoding == null ? "identity" : contentEncoding.strip();
    boolean known =
        encoding.isEmpty()
            || encoding.equalsIgnoreCase("identity")
            || encoding.equalsIgnoreCase("gzip")
            || encoding.equalsIgnoreCase("x-gzip");
    if (!known) {
      throw refused("Content encoding is not read here; send gzip or none");
    }
  }

  private static MediaType parse(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      throw refused("No content type was sent; " + READ);
    }
    try {
      return MediaType.parseMediaType(contentType);
    } catch (InvalidMediaTypeException _) {
      throw refused("The content type cannot be read; " + READ);
    }
  }

  private static @Nullable Charset charset(MediaType type) {
    try {
      return type.getCharset();
    } catch (IllegalArgumentException _) {
      throw refused("The charset of the content type is unknown; send UTF-8");
    }
  }

  private static ApiException refused(String detail) {
    return new ApiException(CommonError.UNSUPPORTED_MEDIA_TYPE, detail + ".");
  }
}
