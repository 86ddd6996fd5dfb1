package dev.callsight.app.dashboard;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.state.DocumentDoor;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.app.state.StateDocument;
import dev.callsight.app.state.StateDocuments;
import dev.callsight.app.state.VersionCondition;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps dashboards of organizations, each shown and changed by whom it is shared with. */
@Component
class Dashboards implements DocumentDoor {
  private static final DocumentKind KIND = new DocumentKind("dashboard", 500);
  private static final String SHARING = "sharing";

  private final StateDocuments documents;
  private final DashboardReader reader;
  private final Access access;
  private final JsonMapper json;

  Dashboards(StateDocuments documents, DashboardReader reader, Access access, JsonMapper json) {
    this.documents = documents;
    this.reader = reader;
    this.access = access;
    this.json = json;
  }

  @Override
  public DocumentKind kind() {
    return KIND;
  }

  @Override
  public String make(Organization organization, JsonNode body, Caller caller, Actor actor) {
    Dashboard dashboard = reader.read(organization, JsonBody.of(body));
    return add(organization, caller, actor, dashboard).document().id();
  }

  List<KeptDashboard> list(Organization organization, Caller caller) {
    return documents.list(organization.id(), KIND).stream()
        .map(this::kept)
        .filter(kept -> maySee(kept, caller))
        .toList();
  }

  /** The dashboard; a private one of somebody else is as unknown as none. */
  KeptDashboard require(Organization organization, Caller caller, String id) {
    KeptDashboard kept = kept(documents.require(organization.id(), KIND, id));
    if (!maySee(kept, caller)) {
      throw StateDocuments.unknown(KIND, id);
    }
    return kept;
  }

  KeptDashboard add(Organization organization, Caller caller, Actor actor, Dashboard dashboard) {
    return kept(documents.add(organization, KIND, caller, actor, body(dashboard)));
  }

  KeptDashboard replace(
      KeptDashboard before, Dashboard after, VersionCondition condition, Actor actor) {
    condition.require(before.document());
    return kept(documents.replace(before.document(), KIND, actor, body(after)));
  }

  void delete(KeptDashboard kept, VersionCondition condition, Actor actor) {
    condition.require(kept.document());
    documents.delete(kept.document(), KIND, actor);
  }

  boolean mayEdit(Organization organization, KeptDashboard kept, Caller caller) {
    if (!access.permits(caller, organization, Scope.REPORTS_WRITE)) {
      return false;
    }
    return switch (kept.dashboard().sharing()) {
      case PRIVATE -> isAuthor(kept, caller);
      case READ -> isAuthor(kept, caller) || access.permits(caller, organization, Scope.ADMIN);
      case EDIT -> true;
    };
  }

  void requireEditable(Organization organization, KeptDashboard kept, Caller caller) {
    if (!mayEdit(organization, kept, caller)) {
      throw new ApiException(
          CommonError.FORBIDDEN,
          "You may see this dashboard but not change it; duplicate it instead.");
    }
  }

  /** Nobody takes a dashboard away from the others but who made it. */
  void requireSharingAllowed(KeptDashboard before, Dashboard after, Caller caller) {
    if (after.sharing() == Sharing.PRIVATE
        && before.dashboard().sharing() != Sharing.PRIVATE
        && !isAuthor(before, caller)) {
      throw new ApiException(CommonError.FORBIDDEN, "Only its author makes a dashboard private.")
          .at("/sharing", "may be made private by the author only");
    }
  }

  private boolean maySee(KeptDashboard kept, Caller caller) {
    return kept.dashboard().sharing() != Sharing.PRIVATE || isAuthor(kept, caller);
  }

  boolean isAuthor(KeptDashboard kept, Caller caller) {
    return kept.document().author().id().equals(caller.id());
  }

  private String body(Dashboard dashboard) {
    ObjectNode body = dashboard.content().deepCopy();
    body.put(SHARING, dashboard.sharing().id());
    return json.writeValueAsString(body);
  }

  private KeptDashboard kept(StateDocument document) {
    ObjectNode body = (ObjectNode) json.readTree(document.body());
    Sharing sharing = Sharing.find(body.path(SHARING).asString("")).orElse(Sharing.PRIVATE);
    body.remove(SHARING);
    return new KeptDashboard(document, new Dashboard(sharing, body));
  }
}
