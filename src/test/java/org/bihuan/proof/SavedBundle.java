package org.bihuan.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bundles for tests of pages. */
public final class SavedBundle {

  private SavedBundle() {}

  /** Begins the log anew and signs a root now. */
  public static void sign(ApplicationContext context) throws IOException {
    NewLog.begin(context.getBean(JdbcTemplate.class));
    if (!context.getBean(DailyRoot.class).publish()) {
      throw new AssertionError("no root was signed");
    }
  }

  public static void unpack(Path zip, Path folder) throws IOException {
    Opened.of(Files.readAllBytes(zip)).into(folder);
  }

  /** The text with its first occurrence replaced. */
  public static String changed(String text, String from, String to) {
    int at = text.indexOf(from);
    if (at < 0) {
      throw new AssertionError(from + " is not there");
    }
    return text.substring(0, at) + to + text.substring(at + from.length());
  }
}
