package dev.callsight.app.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body in the client's terms: place and expectation. */
final class JsonFailures {
  private JsonFailures() {}

  static ApiException translate(JacksonException failure) {
    return switch (failure) {
      case StreamConstraintsException _ ->
          new ApiException(
              CommonError.MALFORMED_BODY,
              "The JSON is nested too deeply, or a name, number or text in it is too long.");
      case UnrecognizedPropertyException unknown -> misplaced(failure, unknown);
      case MismatchedInputException mismatch -> misplaced(failure, mismatch);
      default ->
          new ApiException(
              CommonError.MALFORMED_BODY, "The body is not valid JSON" + place(failure) + ".");
    };
  }

  /** A Java type in words for a client; never its name. */
  static String describe(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of the documented words";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    if (Map.class.isAssignableFrom(type) || type.isRecord()) {
      return "an object";
    }
    return "of the documented form";
  }

  private static ApiException misplaced(JacksonException failure, MismatchedInputException where) {
    String pointer = pointer(failure.getPath());
    String message =
        switch (where) {
          case UnrecognizedPropertyException _ -> "is not a known field";
          case MismatchedInputException _ when where.getTargetType() == null -> "cannot be read";
          case MismatchedInputException _ -> "must be " + describe(where.getTargetType());
        };
    String shown = pointer.isEmpty() ? "The body" : pointer;
    return new ApiException(
        CommonError.MALFORMED_BODY,
        shown + " " + message + ".",
        List.of(new FieldError(pointer, message)));
  }

  private static String pointer(List<JacksonException.Reference> path) {
    return path.stream().map(JsonFailures::segment).collect(Collectors.joining());
  }

  private static String segment(JacksonException.Reference reference) {
    String name = reference.getPropertyName();
    if (name == null) {
      return "/" + reference.getIndex();
    }
    String cut = name.length() <= 80 ? name : name.substring(0, 80);
    return "/" + cut.replace("~", "~0").replace("/", "~1");
  }

  private static String place(JacksonException failure) {
    TokenStreamLocation location = failure.getLocation();
    if (location == null || location.getLineNr() < 1) {
      return "";
    }
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
