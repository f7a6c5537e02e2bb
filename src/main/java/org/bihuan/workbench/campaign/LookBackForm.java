package org.bihuan.workbench.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bihuan.campaign.lookback.LookBackRequest;
import org.bihuan.campaign.lookback.RiskWeights;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.IssueFilter;
import org.jspecify.annotations.Nullable;

/** Reads the form by which a look-back is prepared. */
final class LookBackForm {

  private static final List<String> FILTERS = List.of("unit", "category", "severity");

  private final Map<String, String> typed;
  private final List<FieldError> errors = new ArrayList<>();

  private LookBackForm(Map<String, String> typed) {
    this.typed = typed;
  }

  /**
   * @param typed the fields by their names; blank ones count as absent
   * @throws Problem 422 where something is not a number
   */
  static LookBackRequest read(Map<String, String> typed) {
    LookBackForm form = new LookBackForm(typed);
    String method = form.text("method");
    boolean sized = !"all".equals(method);
    boolean stratified = "stratified".equals(method);
    LookBackRequest request =
        new LookBackRequest(
            form.text("lookingUnit"),
            form.text("campaign"),
            form.filter(),
            null,
            method,
            sized && form.isBy("size") ? form.number("size", Integer::valueOf) : null,
            sized && form.isBy("share") ? form.percent("share") : null,
            sized && form.isBy("width") ? form.percent("width") : null,
            null,
            stratified ? form.text("stratum") : null,
            stratified ? form.rates() : null,
            form.weights(),
            null);
    if (!form.errors.isEmpty()) {
      throw Problem.invalidSubmission(form.errors);
    }
    return request;
  }

  private @Nullable String text(String name) {
    String text = typed.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  /** Whether the size is given in this way. */
  private boolean isBy(String way) {
    return typed.getOrDefault("by", "size").equals(way);
  }

  private <T> @Nullable T number(String name, Function<String, T> read) {
    String text = text(name);
    try {
      return text == null ? null : read.apply(text);
    } catch (NumberFormatException e) {
      errors.add(new FieldError(name, "form.notANumber"));
      return null;
    }
  }

  private @Nullable Double percent(String name) {
    Double number = number(name, Double::valueOf);
    return number == null ? null : number / 100;
  }

  private @Nullable IssueFilter filter() {
    Map<String, String> given = new LinkedHashMap<>();
    FILTERS.forEach(
        name -> {
          String text = text(name);
          if (text != null) {
            given.put(name, text);
          }
        });
    if (given.isEmpty() && text("campaign") != null) {
      return null;
    }
    IssueFilter filter = IssueFilter.ANY;
    for (Map.Entry<String, String> one : given.entrySet()) {
      filter = filter.with(one.getKey(), one.getValue());
    }
    return filter;
  }

  /** Lines of a stratum's code and its rate: {@code QH-XN=2}. */
  private @Nullable Map<String, Integer> rates() {
    String text = text("rates");
    if (text == null) {
      return null;
    }
    Map<String, Integer> rates = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int equals = line.lastIndexOf('=');
              try {
                rates.put(
                    line.substring(0, Math.max(0, equals)).strip(),
                    Integer.valueOf(line.substring(equals + 1).strip()));
              } catch (NumberFormatException e) {
                errors.add(new FieldError("rates", "workbench.look-backs.rates.fault", line));
              }
            });
    return rates;
  }

  private RiskWeights weights() {
    return new RiskWeights(
        number("weights.major", Integer::valueOf),
        number("weights.critical", Integer::valueOf),
        number("weights.round", Integer::valueOf),
        number("weights.late", Integer::valueOf),
        number("weights.relapsed", Integer::valueOf),
        number("weights.unitRelapses", Integer::valueOf),
        number("weights.quickReview", Integer::valueOf));
  }
}
