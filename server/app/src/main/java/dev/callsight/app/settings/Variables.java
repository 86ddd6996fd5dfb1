package dev.callsight.app.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads single variables; blank counts as absent, everything else must be right. */
record Variables(Map<String, String> values) {
  Variables {
    values = Map.copyOf(values);
  }

  @Nullable String find(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String text(String name, String otherwise) {
    String value = find(name);
    return value == null ? otherwise : value;
  }

  int integer(String name, int smallest, int largest, int otherwise) {
    String value = find(name);
    if (value == null) {
      return otherwise;
    }
    String expected = "a whole number from " + smallest + " to " + largest;
    int number = parse(name, value, expected);
    if (number < smallest || number > largest) {
      throw new SettingsException(name, value, expected);
    }
    return number;
  }

  private static int parse(String name, String value, String expected) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException _) {
      throw new SettingsException(name, value, expected);
    }
  }

  @Nullable Instant findInstant(String name) {
    String value = find(name);
    if (value == null) {
      return null;
    }
    try {
      return Instant.parse(value);
    } catch (DateTimeException _) {
      throw new SettingsException(name, value, "an instant such as 2026-11-22T12:00:00Z");
    }
  }

  @Nullable URI findWebAddress(String name) {
    String value = find(name);
    if (value == null) {
      return null;
    }
    String expected = "an http or https address such as https://calls.example.org";
    try {
      URI address = URI.create(value.replaceAll("/+$", ""));
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      throw new SettingsException(name, value, expected);
    }
    throw new SettingsException(name, value, expected);
  }

  /** The value is not repeated when it is wrong: it may hold a password. */
  @Nullable URI findMailServer(String name) {
    String value = find(name);
    if (value == null) {
      return null;
    }
    String expected = "smtp://HOST:PORT or smtps://USER:PASSWORD@HOST:PORT";
    try {
      URI address = URI.create(value);
      boolean mail = "smtp".equals(address.getScheme()) || "smtps".equals(address.getScheme());
      if (mail && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      throw new SettingsException(name, expected);
    }
    throw new SettingsException(name, expected);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    String value = find(name);
    if (value == null) {
      return otherwise;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new SettingsException(
                name,
                value,
                Arrays.stream(type.getEnumConstants())
                    .map(Variables::word)
                    .collect(Collectors.joining(" or "))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
