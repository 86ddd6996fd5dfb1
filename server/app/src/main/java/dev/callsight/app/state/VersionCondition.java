package dev.callsight.app.state;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which version of a document a client means to change, so that it overwrites no one else's. */
public sealed interface VersionCondition {
  /**
   * The condition of a request; {@code If-Match} decides alone when it is there.
   *
   * @param ifMatch the header, or null
   * @param version the version that the body names, or null
   */
  static VersionCondition of(@Nullable String ifMatch, @Nullable Long version) {
    if (ifMatch != null && !ifMatch.strip().equals("*")) {
      return new Match(ifMatch);
    }
    return version == null ? new Any() : new Version(version);
  }

  /**
   * Refuses a change of another version than the client means.
   *
   * @throws ApiException {@code precondition_failed} (412) for a header, {@code conflict} (409) for
   *     a member of the body
   */
  void require(StateDocument document);

  /** Whatever version is there. */
  record Any() implements VersionCondition {
    @Override
    public void require(StateDocument document) {
      // Holds for every version.
    }
  }

  /** One of the entity tags of an {@code If-Match} header. */
  record Match(String tags) implements VersionCondition {
    @Override
    public void require(StateDocument document) {
      boolean named =
          Arrays.stream(tags.split(","))
              .map(tag -> tag.strip().replaceFirst("^W/", ""))
              .anyMatch(document.entityTag()::equals);
      if (!named) {
        throw new ApiException(CommonError.PRECONDITION_FAILED, changed(document));
      }
    }
  }

  /** One version. */
  record Version(long number) implements VersionCondition {
    @Override
    public void require(StateDocument document) {
      if (document.version() != number) {
        throw new ApiException(CommonError.CONFLICT, changed(document))
            .at("/version", "is not the current one");
      }
    }
  }

  private static String changed(StateDocument document) {
    return "It was changed meanwhile: its version is now %d. Read it again and repeat the change."
        .formatted(document.version());
  }
}
