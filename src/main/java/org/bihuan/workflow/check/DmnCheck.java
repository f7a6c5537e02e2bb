package org.bihuan.workflow.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Placeholder until merged. */
public final class DmnCheck {
  private DmnCheck() {}

  /** Report. */
  public record Report(@Nullable String decision, List<Finding> findings) {
    public boolean accepted() {
      return decision != null;
    }
  }

  public static Report check(byte[] xml) {
    Matcher m =
        Pattern.compile("<decision id=\"([^\"]+)\"")
            .matcher(new String(xml, java.nio.charset.StandardCharsets.UTF_8));
    return new Report(m.find() ? m.group(1) : null, List.of());
  }
}
