package org.bihuan;

import java.sql.SQLException;
import java.util.ResourceBundle;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what to do when a node is started on an H2 file that another process has open. H2
 * refuses this by a lock on the file, but reports it only in the middle of a long stack trace. The
 * text is in the machine's language where it is supported, else in Chinese.
 */
class DatabaseInUse extends AbstractFailureAnalyzer<SQLException> {

  /** H2's DATABASE_ALREADY_OPEN_1; H2's classes are not on the compile class path. */
  private static final int ALREADY_OPEN = 90020;

  @Override
  protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
    if (cause.getErrorCode() != ALREADY_OPEN || !cause.getClass().getName().startsWith("org.h2.")) {
      return null;
    }
    ResourceBundle texts = ResourceBundle.getBundle("messages/http");
    return new FailureAnalysis(
        texts.getString("start.databaseInUse"),
        texts.getString("start.databaseInUse.action"),
        failure);
  }
}
