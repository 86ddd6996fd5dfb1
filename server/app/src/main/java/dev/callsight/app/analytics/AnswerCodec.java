package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Answers as bytes, and back as they were: cells keep their types. Only types of answers are ever
 * made of bytes, whatever these say.
 */
final class AnswerCodec {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerCodec.class);

  /** Goes up with every change of what bytes mean. */
  private static final String FORMAT = "1";

  private static final JsonMapper ANSWERS =
      JsonMapper.builder()
          .activateDefaultTyping(
              BasicPolymorphicTypeValidator.builder()
                  .allowIfSubType("dev.callsight.app.analytics.")
                  .allowIfSubType("java.math.BigDecimal")
                  .allowIfSubType("java.time.Instant")
                  .allowIfSubType("java.lang.Long")
                  .allowIfSubType("java.util.LinkedHashMap")
                  .allowIfSubType("java.util.ArrayList")
                  .build(),
              DefaultTyping.JAVA_LANG_OBJECT)
          .build();

  /** Says of every value which of a family it is, so that different questions differ in text. */
  private static final JsonMapper QUESTIONS =
      JsonMapper.builder()
          .activateDefaultTyping(
              BasicPolymorphicTypeValidator.builder().allowIfSubType(Object.class).build(),
              DefaultTyping.OBJECT_AND_NON_CONCRETE)
          .build();

  private final byte[] base;

  /**
   * A codec for the product as it is.
   *
   * @param fixedClock the instant that "now" always is; null for the real time
   */
  AnswerCodec(@Nullable Instant fixedClock) {
    MessageDigest digest = sha256();
    digest.update((FORMAT + " " + version() + " " + fixedClock).getBytes(StandardCharsets.UTF_8));
    for (String part : List.of("metrics", "dimensions", "entities", "rollups")) {
      digest.update(catalog(part));
    }
    this.base = digest.digest();
  }

  private static String version() {
    String version = AnswerCodec.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  /** Nodes of two releases, each with its own catalog, may run side by side for a while. */
  private static byte[] catalog(String part) {
    String name = "/catalog/" + part + ".yaml";
    try (InputStream file = AnswerCodec.class.getResourceAsStream(name)) {
      return file == null ? new byte[0] : file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Tells a question, asked of an organization as it is set and of a version of its facts. */
  String fingerprint(AnswerCache.Key key) {
    Organization organization = key.organization();
    MessageDigest digest = sha256();
    digest.update(base);
    digest.update(
        QUESTIONS.writeValueAsBytes(
            List.of(
                organization.id(),
                organization.timezone().getId(),
                organization.currency().getCurrencyCode(),
                organization.weekStart().getValue(),
                key.version(),
                key.kind())));
    digest.update(QUESTIONS.writeValueAsBytes(key.question()));
    return HexFormat.of().formatHex(digest.digest());
  }

  byte[] encode(Object answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream deflated = new DeflaterOutputStream(bytes, fast)) {
      deflated.write(ANSWERS.writeValueAsBytes(answer));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  /** The answer, or empty when the bytes are none. */
  <T> Optional<T> decode(byte[] bytes, Class<T> type) {
    try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return Optional.ofNullable(ANSWERS.readValue(inflated, type));
    } catch (IOException | JacksonException damaged) {
      LOG.warn("An answer that another node kept cannot be read; it is computed here", damaged);
      return Optional.empty();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
