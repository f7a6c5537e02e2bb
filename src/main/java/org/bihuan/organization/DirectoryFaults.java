package org.bihuan.organization;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.jspecify.annotations.Nullable;

/** Collects all errors of a form, so that they are reported at once. */
public final class DirectoryFaults {

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");
  private static final Pattern REGION = Pattern.compile("[0-9]{6}");
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_NAME = 100;

  private final List<FieldError> errors = new ArrayList<>();

  public void add(String field, String messageKey, Object... arguments) {
    if (errors.size() <= Problem.MOST_ERRORS) {
      errors.add(new FieldError(field, messageKey, arguments));
    }
  }

  public List<FieldError> list() {
    return List.copyOf(errors);
  }

  public boolean none() {
    return errors.isEmpty();
  }

  public void refuse() {
    if (!none()) {
      throw Problem.invalidSubmission(list());
    }
  }

  /** Checks a unit's code; returns an empty text, and adds an error, where it is not valid. */
  public String code(String field, @Nullable String value) {
    return matching(field, value, CODE, "organization.code");
  }

  public String username(String field, @Nullable String value) {
    String name = matching(field, value, USERNAME, "organization.username");
    if (SystemActor.isReserved(name)) {
      add(field, "organization.username.reserved");
    }
    return name;
  }

  /** Checks a display name, which must not look like that of the service itself. */
  public String displayName(@Nullable String value) {
    String name = text("displayName", value, LONGEST_NAME);
    if (SystemActor.looksLike(name)) {
      add("displayName", "organization.display-name.reserved");
    } else if (SystemActor.isMixed(name)) {
      add("displayName", "organization.display-name.mixed");
    }
    return name;
  }

  private String matching(String field, @Nullable String value, Pattern pattern, String key) {
    String text = text(field, value, LONGEST_KEY);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      add(field, key);
    }
    return text;
  }

  @Nullable
  public String region(String field, @Nullable String value) {
    String text = optionalText(field, value, 6);
    if (text != null && !REGION.matcher(text).matches()) {
      add(field, "organization.region");
    }
    return text;
  }

  /** Checks a required text; returns an empty one, and adds an error, where it is missing. */
  public String text(String field, @Nullable String value, int longest) {
    String text = optionalText(field, value, longest);
    if (text == null) {
      add(field, "http.missing", new Problem.Missing(field));
      return "";
    }
    return text;
  }

  /** A text without white space around it; null where it is blank. */
  @Nullable
  public String optionalText(String field, @Nullable String value, int longest) {
    String text = value == null ? "" : value.strip();
    if (text.length() > longest) {
      add(field, "organization.too-long", longest);
    }
    if (text.chars().anyMatch(Character::isISOControl) || !StorableText.is(text)) {
      add(field, "organization.control-character");
    }
    return text.isEmpty() ? null : text;
  }
}
