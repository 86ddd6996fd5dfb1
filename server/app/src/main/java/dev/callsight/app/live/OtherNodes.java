package dev.callsight.app.live;

import dev.callsight.app.alert.AlertsMoved;
import dev.callsight.app.identity.OrganizationChanged;
import dev.callsight.app.identity.OrganizationErased;
import dev.callsight.app.ingest.FactsChanged;
import dev.callsight.app.nodes.Announcements;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the feeds of other nodes what changed here, and those of this one what changed there. */
@Component
class OtherNodes {
  private static final String FACTS = "facts";
  private static final String ALERTS = "alerts";
  private static final String ORGANIZATION = "organization";
  private static final String ERASED = "erased";

  private final Announcements announcements;

  OtherNodes(Announcements announcements, Feeds feeds) {
    this.announcements = announcements;
    announcements.listen(FACTS, words -> heardOfFacts(feeds, words));
    announcements.listen(
        ALERTS, words -> Thread.startVirtualThread(() -> feeds.alertsMoved(words)));
    announcements.listen(ORGANIZATION, feeds::ask);
    announcements.listen(ERASED, feeds::end);
  }

  private static void heardOfFacts(Feeds feeds, String words) {
    int space = words.lastIndexOf(' ');
    feeds.factsChanged(words.substring(0, space), Long.parseLong(words.substring(space + 1)));
  }

  @EventListener
  void tell(FactsChanged event) {
    announcements.tell(FACTS, event.organizationId() + " " + event.version());
  }

  @EventListener
  void tell(AlertsMoved event) {
    announcements.tell(ALERTS, event.organizationId());
  }

  @EventListener
  void tell(OrganizationChanged event) {
    announcements.tell(ORGANIZATION, event.after().id());
  }

  @EventListener
  void tell(OrganizationErased event) {
    announcements.tell(ERASED, event.organizationId());
  }
}
