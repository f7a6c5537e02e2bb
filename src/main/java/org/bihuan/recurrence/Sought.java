package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.recurrence.likeness.Likeness.Compared;
import org.bihuan.recurrence.likeness.Place;
import org.bihuan.recurrence.likeness.ProblemText;
import org.jspecify.annotations.Nullable;

/**
 * What look-alikes are looked for: an issue that is about to be opened, as far as it is known.
 *
 * @param unit the code of the responsible unit
 * @param location as it is typed
 * @param category by which look-alikes are found no better, but told apart
 * @param entries keys of the register entries chosen in its form, such as the enterprise
 */
public record Sought(
    @Nullable String title,
    @Nullable String description,
    @Nullable String unit,
    @Nullable String location,
    @Nullable String category,
    List<String> entries) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 20_000;
  private static final int LONGEST_LOCATION = 200;
  private static final int LONGEST_CATEGORY = 100;
  private static final int LONGEST_ENTRY = 100;

  /** What is wrong with it, beside a unit that is not known. */
  List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    if (isBlank(title) && isBlank(description)) {
      faults.add(FieldError.missing("title"));
    }
    check(faults, "title", title, LONGEST_TITLE);
    check(faults, "description", description, LONGEST_DESCRIPTION);
    check(faults, "location", location, LONGEST_LOCATION);
    check(faults, "category", category, LONGEST_CATEGORY);
    return faults;
  }

  private static void check(
      List<FieldError> faults, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      faults.add(new FieldError(field, "form.tooLong", longest));
    } else if (text != null && !StorableText.is(text)) {
      faults.add(new FieldError(field, "form.controlCharacter"));
    }
  }

  /**
   * The same for a page that looks while it is typed: what is too long to be opened finds nothing,
   * and is not refused yet.
   */
  boolean isUsable() {
    return faults().isEmpty()
        && entries.stream().allMatch(key -> key.length() <= LONGEST_ENTRY && StorableText.is(key))
        && (unit == null || StorableText.is(unit));
  }

  /**
   * @throws Problem 422 naming every field that cannot be used
   */
  void require() {
    List<FieldError> faults = faults();
    if (!faults.isEmpty()) {
      throw Problem.invalidSubmission(faults);
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  Compared compared() {
    return new Compared(
        ProblemText.of(title, description), new Place(unit, location, entries), category);
  }
}
