package dev.callsight.app.backup;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.AuditLog;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.settings.RealTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A backup of everything over HTTP, for platform keys only. */
@RestController
class BackupController {
  private final RunningBackup backup;
  private final AuditLog audit;
  private final RealTime time;

  /** A second backup at once would only slow the first. */
  private final Semaphore one = new Semaphore(1);

  BackupController(RunningBackup backup, AuditLog audit, RealTime time) {
    this.backup = backup;
    this.audit = audit;
    this.time = time;
  }

  @GetMapping(path = "/api/backup", produces = "application/zip")
  void backUp(Caller caller, Actor actor, HttpServletResponse response) throws IOException {
    if (!(caller instanceof Caller.PlatformKey)) {
      throw new ApiException(CommonError.FORBIDDEN, "Only a platform key may copy everything.");
    }
    try {
      backup.requireEverythingHere();
    } catch (BackupException refusal) {
      throw new ApiException(CommonError.CONFLICT, String.valueOf(refusal.getMessage()));
    }
    if (!one.tryAcquire()) {
      throw new ApiException(CommonError.CONFLICT, "Another backup is running; wait for it.");
    }
    try {
      Instant now = time.now();
      audit.record(actor, null, "backup.made", now.toString());
      response.setContentType("application/zip");
      response.setHeader("Content-Disposition", "attachment; filename=\"callsight-backup.zip\"");
      backup.writeTo(response.getOutputStream(), now);
    } finally {
      one.release();
    }
  }
}
