package org.bihuan.workbench.issue.entry;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.workbench.FilledForm;
import org.jspecify.annotations.Nullable;

/**
 * A place in a form for files: one for each of its evidence fields, or a single one beside the
 * fields where it has none. Each has its own files, its own caption and its own limits.
 *
 * @param name of the parameter that cites files; errors have it too
 * @param field null for the box beside the fields
 * @param only whether it is the form's only box, which also takes what is sent for the one beside
 *     the fields
 */
public record EvidenceBox(String name, @Nullable FieldView field, boolean only) {

  private static final String BESIDE = "evidence";
  private static final String FIELDS = "fields.";
  private static final EvidenceBox SINGLE = new EvidenceBox(BESIDE, null, true);

  /** The boxes of a form, in the order of its fields. */
  public static List<EvidenceBox> of(FormView form) {
    List<FieldView> fields =
        form.fields().stream().filter(field -> field.type().equals("evidence")).toList();
    return fields.isEmpty()
        ? List.of(SINGLE)
        : fields.stream()
            .map(field -> new EvidenceBox(FIELDS + field.id(), field, fields.size() == 1))
            .toList();
  }

  /** The box of one of the form's evidence fields. */
  public static EvidenceBox of(FormView form, FieldView field) {
    return of(form).stream()
        .filter(box -> box.name().equals(FIELDS + field.id()))
        .findFirst()
        .orElse(SINGLE);
  }

  /**
   * The boxes in the rows of a form's tables.
   *
   * @param names of all parameters that were sent
   */
  public static List<EvidenceBox> inTables(FormView form, Collection<String> names) {
    List<EvidenceBox> boxes = new ArrayList<>();
    for (FieldView table : form.fields()) {
      for (FieldView column : table.columns() == null ? List.<FieldView>of() : table.columns()) {
        if (column.type().equals(BESIDE)) {
          Pattern cell = Pattern.compile(table.id() + "\\[\\d+\\]\\." + column.id());
          names.stream()
              .map(name -> name.substring(name.indexOf('.') + 1))
              .filter(cell::matches)
              .distinct()
              .forEach(name -> boxes.add(new EvidenceBox(FIELDS + name, column, false)));
        }
      }
    }
    return boxes;
  }

  /** The names of the parameters with files. */
  public List<String> fileNames() {
    List<String> names = new ArrayList<>();
    if (field != null) {
      names.add("files." + name.substring(FIELDS.length()));
    }
    if (only) {
      names.add("files");
    }
    return names;
  }

  /** The name of the file input. */
  public String files() {
    return fileNames().get(0);
  }

  /** The name of the parameter with the caption for added files. */
  public String caption() {
    return field == null || only ? "caption" : "captions." + name.substring(FIELDS.length());
  }

  /** The ids that the form cites here. */
  public Set<String> cited(FilledForm form) {
    Set<String> cited = new LinkedHashSet<>(form.values(name));
    if (only) {
      cited.addAll(form.values(BESIDE));
    }
    return cited;
  }

  /** What is wrong with it; null where nothing is. */
  public @Nullable String fault(FilledForm form) {
    String own = form.fault(name);
    return own == null && only ? form.fault(BESIDE) : own;
  }

  /** How many files at least; null where nothing is said. */
  public @Nullable BigDecimal min() {
    return field == null ? null : field.min();
  }

  /** How many files at most; null where nothing is said. */
  public @Nullable BigDecimal max() {
    return field == null ? null : field.max();
  }
}
