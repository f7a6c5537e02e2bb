package org.bihuan;

import java.sql.SQLException;
import java.util.ResourceBundle;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do where a node is started on an H2 file that another has open. H2 itself refuses
 * it, by a lock on the file, but says so in the middle of a long stack trace. The text comes in the
 * machine's language, else in Chinese.
 */
class DatabaseInUse extends AbstractFailureAnalyzer<SQLException> {

  /** H2's DATABASE_ALREADY_OPEN_1; its classes are not there to compile against. */
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
