package org.bihuan.issue.facts;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an instance of a step is told from the others: by a unit or a person, whose name is looked up
 * when it is shown, or by a text; by one part for each multi-instance activity around it.
 */
public record InstanceLabel(List<Part> parts) {

  /** Between two parts, when they are shown. */
  public static final String BETWEEN = " · ";

  /** As the table of tasks has room for. */
  private static final int LONGEST = 500;

  private static final int LONGEST_PART = 100;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** What a part is. */
  public enum Kind {
    UNIT,
    PERSON,
    TEXT
  }

  /**
   * @param value a unit's code, a username, or the text itself
   */
  public record Part(Kind kind, String value) {}

  public InstanceLabel {
    parts = List.copyOf(parts);
  }

  /** A part as it can be stored: a text on one line, and not too long. */
  public static Part part(Kind kind, String value) {
    String line = WHITE_SPACE.matcher(value).replaceAll(" ").strip();
    boolean fits = line.length() <= LONGEST_PART;
    return new Part(kind, fits ? line : line.substring(0, LONGEST_PART - 1) + "…");
  }

  /** Reads {@link #text}; null for null. */
  public static @Nullable InstanceLabel parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      String kind = line.substring(0, Math.max(0, colon));
      String value = line.substring(colon + 1);
      parts.add(
          switch (kind) {
            case "unit" -> new Part(Kind.UNIT, value);
            case "person" -> new Part(Kind.PERSON, value);
            default -> new Part(Kind.TEXT, value);
          });
    }
    return new InstanceLabel(parts);
  }

  /** As it is stored: a line for each part, {@code unit:QH-XN-DT}. */
  public String text() {
    String text =
        String.join(
            "\n",
            parts.stream()
                .map(part -> part.kind().name().toLowerCase(Locale.ROOT) + ":" + part.value())
                .toList());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
