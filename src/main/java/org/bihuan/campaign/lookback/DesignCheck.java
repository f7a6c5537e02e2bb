package org.bihuan.campaign.lookback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bihuan.campaign.rate.SampleSize;
import org.bihuan.campaign.sampling.Method;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Checks how a sample is to be drawn, before any issue is read, and how large it then is. */
final class DesignCheck {

  static final List<String> STRATA = List.of("unit", "category", "severity", "risk");

  /** More rechecks than this nobody does. */
  static final int MOST_DRAWN = 10_000;

  private static final double NARROWEST = 0.01;

  private final LookBackRequest request;
  private final List<FieldError> errors = new ArrayList<>();

  private DesignCheck(LookBackRequest request) {
    this.request = request;
  }

  /**
   * @throws Problem 422 with what is wrong
   */
  static Design design(LookBackRequest request) {
    DesignCheck check = new DesignCheck(request);
    Method method = check.method();
    check.size(method);
    check.numbers();
    check.strata(method);
    if (request.weights() != null) {
      check.errors.addAll(request.weights().faults());
    }
    if (!check.errors.isEmpty()) {
      throw Problem.invalidSubmission(check.errors);
    }
    Map<String, Integer> rates = request.rates() == null ? Map.of() : request.rates();
    boolean weighs = method == Method.WEIGHTED || "risk".equals(request.stratum());
    RiskWeights given = request.weights() == null ? RiskWeights.USUAL : request.weights();
    return new Design(
        Objects.requireNonNull(method), request.stratum(), rates, weighs ? given : null);
  }

  private void fault(String field, String message, Object... arguments) {
    errors.add(new FieldError(field, message, arguments));
  }

  private @Nullable Method method() {
    if (request.method() == null) {
      errors.add(FieldError.missing("method"));
      return null;
    }
    Method method = Method.find(request.method()).orElse(null);
    if (method == null) {
      fault("method", "form.notAChoice", String.join(", ", Method.codes()));
    }
    return method;
  }

  private void size(@Nullable Method method) {
    long given =
        Stream.of(request.size(), request.share(), request.width())
            .filter(Objects::nonNull)
            .count();
    if (method == Method.ALL ? given > 0 : method != null && given != 1) {
      fault("size", method == Method.ALL ? "look-back.all-has-no-size" : "look-back.one-size");
    }
  }

  private void numbers() {
    if (request.size() != null && (request.size() < 1 || request.size() > MOST_DRAWN)) {
      fault("size", "look-back.range", 1, MOST_DRAWN);
    }
    if (request.share() != null && !(request.share() > 0 && request.share() <= 1)) {
      fault("share", "look-back.range", 0, 1);
    }
    if (request.width() != null && !(request.width() >= NARROWEST && request.width() < 1)) {
      fault("width", "look-back.range", NARROWEST, 1);
    }
    if (request.expected() != null && !(request.expected() >= 0 && request.expected() <= 1)) {
      fault("expected", "look-back.range", 0, 1);
    }
  }

  private void strata(@Nullable Method method) {
    if (method == Method.STRATIFIED) {
      if (request.stratum() == null) {
        errors.add(FieldError.missing("stratum"));
      } else if (!STRATA.contains(request.stratum())) {
        fault("stratum", "form.notAChoice", String.join(", ", STRATA));
      }
    } else if (method != null && request.stratum() != null) {
      fault("stratum", "look-back.only-stratified");
    }
    if (request.rates() != null) {
      if (method != null && method != Method.STRATIFIED) {
        fault("rates", "look-back.only-stratified");
      }
      request
          .rates()
          .forEach(
              (stratum, rate) -> {
                if (rate == null || rate < 1 || rate > Design.GREATEST_RATE) {
                  fault("rates." + stratum, "look-back.range", 1, Design.GREATEST_RATE);
                }
              });
    }
  }

  /**
   * How many are drawn of a frame.
   *
   * @param strata how many strata it has
   * @throws Problem 422 where so many cannot be drawn
   */
  static int size(LookBackRequest request, Design design, int frame, int strata) {
    int size = wanted(request, design, frame);
    String field = request.share() != null ? "share" : request.width() != null ? "width" : "size";
    if (design.method() == Method.STRATIFIED && size < strata && strata <= frame) {
      throw Problem.invalidSubmission(
          List.of(new FieldError(field, "look-back.fewer-than-strata", size, strata)));
    }
    if (size > frame) {
      throw Problem.invalidSubmission(
          List.of(new FieldError(field, "look-back.more-than-frame", frame)));
    }
    if (size > MOST_DRAWN) {
      throw Problem.invalidSubmission(
          List.of(
              new FieldError(
                  design.method() == Method.ALL ? "method" : field,
                  "look-back.too-many",
                  size,
                  MOST_DRAWN)));
    }
    return size;
  }

  private static int wanted(LookBackRequest request, Design design, int frame) {
    if (design.method() == Method.ALL) {
      return frame;
    }
    if (request.size() != null) {
      return request.size();
    }
    if (request.share() != null) {
      return (int) Math.max(1, Math.min(frame, Math.ceil(request.share() * frame - 1e-9)));
    }
    return SampleSize.forWidth(frame, Objects.requireNonNull(request.width()), expected(request));
  }

  static double expected(LookBackRequest request) {
    return request.expected() == null ? SampleSize.USUAL_RATE : request.expected();
  }
}
