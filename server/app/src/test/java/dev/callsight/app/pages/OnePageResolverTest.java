package dev.callsight.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

class OnePageResolverTest {
  private final ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
  @TempDir Path folder;

  @BeforeEach
  void buildPage() throws Exception {
    Path built = Files.createDirectory(folder.resolve("dashboard"));
    Files.writeString(built.resolve("index.html"), "page");
    Files.writeString(built.resolve("icon.svg"), "icon");
    Files.writeString(
        Files.createDirectory(built.resolve("pages")).resolve("leads.html"), "page of leads");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    handler.setLocations(List.of(new FileSystemResource(built + "/")));
    handler.setResourceResolvers(List.of(new OnePageResolver()));
    handler.afterPropertiesSet();
  }

  @Test
  void answersTheFileAskedFor() throws Exception {
    assertThat(answerTo("icon.svg")).isEqualTo("icon");
  }

  @Test
  void answersThePageForEveryAddressOfTheRouter() throws Exception {
    assertThat(answerTo("analytics/calls")).isEqualTo("page");
    assertThat(answerTo("sign-in")).isEqualTo("page");
  }

  @Test
  void answersTheTabsOwnPageWhereThereIsOne() throws Exception {
    assertThat(answerTo("analytics/leads")).isEqualTo("page of leads");
    assertThat(answerTo("leads/one")).isEqualTo("page of leads");
    assertThat(answerTo("analytics/leadsandmore")).isEqualTo("page");
    assertThat(answerTo("settings/leads")).isEqualTo("page");
  }

  @Test
  void answersNothingForAFileThatIsNotThere() {
    assertThatExceptionOfType(NoResourceFoundException.class)
        .isThrownBy(() -> answerTo("missing.js"));
  }

  @Test
  void doesNotLeaveItsFolder() {
    assertThatExceptionOfType(NoResourceFoundException.class)
        .isThrownBy(() -> answerTo("../secret.txt"));
    assertThatExceptionOfType(NoResourceFoundException.class)
        .isThrownBy(() -> answerTo("%2e%2e/secret.txt"));
  }

  private String answerTo(String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/dashboard/" + path);
    request.setAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    handler.handleRequest(request, response);
    return response.getContentAsString();
  }
}
