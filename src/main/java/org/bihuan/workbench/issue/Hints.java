package org.bihuan.workbench.issue;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.issue.entry.EntryTable;
import org.bihuan.workbench.issue.entry.EvidenceBox;

/** Tells a form's template what it cannot see in a field alone. */
public final class Hints {

  /** How many people one field asks for at most; the API takes more where the field does. */
  private static final int MOST_INPUTS = 20;

  /** How many empty inputs stand after those that are filled in. */
  private static final int SPARE_INPUTS = 2;

  private final FieldFormatter words;

  public Hints(FieldFormatter words) {
    this.words = words;
  }

  public boolean hasTable(FormView form) {
    return form.fields().stream().anyMatch(field -> field.columns() != null);
  }

  /**
   * A table of a form.
   *
   * @param id what the ids of its elements begin with
   * @param withFiles whether files can be added where the form is shown
   */
  public EntryTable table(FieldView field, FilledForm filled, String id, boolean withFiles) {
    return new EntryTable(field, filled, id, withFiles, words);
  }

  public List<String> requiredFor(FormView form, FieldView field) {
    return FilledForm.requiredFor(form, field);
  }

  public String outcomeFor(FieldView field) {
    return FilledForm.outcomeFor(field);
  }

  public boolean isCalculated(FormView form) {
    return form.fields().stream().anyMatch(FieldView::isComputed);
  }

  /** What is calculated of what is filled in so far, as people read it; empty where nothing is. */
  public String calculated(FieldView field) {
    Object value = field.value();
    return value == null ? "" : words.value(field, Canonical.of(value));
  }

  /** A form as it is at first, with what its fields hold then; or as it was filled in. */
  public FilledForm begun(FormView form, FilledForm filled) {
    return filled.typed().isEmpty() ? filled.withInitial(form) : filled;
  }

  /** Whether a field may be given this code. */
  public boolean isOffered(FieldView field, String code) {
    return field.choices() == null || field.choices().contains(code);
  }

  public boolean hasEvidence(FormView form) {
    return form.fields().stream().anyMatch(field -> field.type().equals("evidence"));
  }

  public EvidenceBox box(FormView form, FieldView field) {
    return EvidenceBox.of(form, field);
  }

  public List<String> none() {
    return List.of();
  }

  /** The box beside the fields, for a form that has no evidence field. */
  public EvidenceBox beside(FormView form) {
    return EvidenceBox.of(form).get(0);
  }

  /** The values of a field that takes several, one for each input; empty ones at the end. */
  public List<String> inputs(FieldView field, FilledForm filled) {
    return inputs(field, filled, "fields." + field.id());
  }

  /** The same for a cell of a table, whose parameter has another name. */
  public List<String> inputs(FieldView field, FilledForm filled, String name) {
    List<String> inputs = new ArrayList<>(filled.values(name));
    int most = field.max() == null ? 1 : Math.min(field.max().intValue(), MOST_INPUTS);
    int least = field.min() == null ? 1 : Math.min(field.min().intValue(), most);
    int shown = Math.min(most, Math.max(inputs.size() + SPARE_INPUTS, least));
    while (inputs.size() < shown) {
      inputs.add("");
    }
    return inputs;
  }
}
