package dev.callsight.app.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer as it was given, to be given again.
 *
 * @param status its status
 * @param contentType its content type, or null for none
 * @param location its Location header, or null for none
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // lives between two lines of one filter; never compared
record StoredAnswer(
    int status, @Nullable String contentType, @Nullable String location, byte[] body) {

  static StoredAnswer of(ContentCachingResponseWrapper response) {
    return new StoredAnswer(
        response.getStatus(),
        response.getContentType(),
        response.getHeader(HttpHeaders.LOCATION),
        response.getContentAsByteArray());
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(status);
      out.writeUTF(contentType == null ? "" : contentType);
      out.writeUTF(location == null ? "" : location);
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static StoredAnswer parse(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new StoredAnswer(
          in.readInt(), orNull(in.readUTF()), orNull(in.readUTF()), in.readAllBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
