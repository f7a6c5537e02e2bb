package org.bihuan.campaign.lookback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.campaign.lookback.DrawnRows.Sampled;
import org.bihuan.campaign.lookback.LookBack.Status;
import org.bihuan.campaign.lookback.LookBackView.DrawnIssue;
import org.bihuan.campaign.lookback.LookBackView.GroupFound;
import org.bihuan.campaign.lookback.Population.Group;
import org.bihuan.campaign.lookback.Verdicts.Judged;
import org.bihuan.campaign.sampling.Method;
import org.bihuan.http.Messages;
import org.bihuan.labels.Labels;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.End;
import org.bihuan.process.language.ProcessModel.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of a look-back what there is to know now. */
@Component
class LookBackViews {

  private final FrameRows frames;
  private final IssueTypes types;
  private final Labels labels;
  private final Messages messages;

  LookBackViews(FrameRows frames, IssueTypes types, Labels labels, Messages messages) {
    this.frames = frames;
    this.types = types;
    this.labels = labels;
    this.messages = messages;
  }

  LookBackView of(LookBack it, List<Sampled> sample, @Nullable LookBackPlan plan) {
    Verdicts verdicts =
        new Verdicts(sample.stream().map(one -> new Judged(one, verdict(one))).toList());
    Map<String, Integer> strata =
        it.method() == Method.STRATIFIED && it.status() == Status.DRAWN
            ? frames.frame(it.id()).strata()
            : Map.of();
    Results results = new Results(it, verdicts, strata);
    Group all = it.groups().get(0);
    return new LookBackView(
        Long.toString(it.id()),
        it.status().code(),
        it.unit(),
        it.type(),
        it.selection(),
        it.method(),
        it.design().stratum(),
        it.design().weights() == null ? null : it.design().weights().points(),
        it.frameSize(),
        it.sampleSize(),
        it.frameHash(),
        it.frozenAt(),
        it.frozenBy(),
        it.word(),
        it.seed(),
        it.decidedAt(),
        it.decidedBy(),
        it.reason(),
        plan,
        it.status() == Status.DRAWN && verdicts.count(null) == 0,
        results.total(reported(all)),
        it.status() == Status.DRAWN ? groups(it, verdicts, results, strata) : List.of(),
        verdicts.issues().stream().map(LookBackViews::drawn).toList());
  }

  private @Nullable Verdict verdict(Sampled one) {
    if (one.resolution() == null || one.type() == null) {
      return null;
    }
    End end = types.get(one.type(), one.typeVersion()).model().ends().get(one.resolution());
    return end == null ? null : end.verdict();
  }

  private static DrawnIssue drawn(Judged one) {
    Verdict verdict = one.verdict();
    return new DrawnIssue(
        one.issue().number(),
        one.issue().stratum(),
        one.issue().pi(),
        one.issue().recheck(),
        verdict == null ? null : verdict.code(),
        one.issue().cause());
  }

  private static @Nullable Double reported(Group group) {
    return group.counted() == 0 ? null : (double) group.signedOff() / group.counted();
  }

  private List<GroupFound> groups(
      LookBack it, Verdicts verdicts, Results results, Map<String, Integer> strata) {
    List<GroupFound> found = new ArrayList<>();
    for (Group group : it.groups()) {
      if (group.by().isEmpty()) {
        continue;
      }
      boolean unit = group.by().equals("unit");
      Verdicts part = verdicts.where(one -> group.key().equals(unit ? one.unit() : one.category()));
      boolean isStratum = group.by().equals(it.design().stratum());
      found.add(
          new GroupFound(
              group.by(),
              key(group.key()),
              name(group.by(), group.key()),
              group.frame(),
              part.size(),
              results.part(group.frame(), part, isStratum, reported(group))));
    }
    String by = it.design().stratum();
    if (by != null && !by.equals("unit") && !by.equals("category")) {
      new TreeMap<>(strata)
          .forEach(
              (key, size) -> {
                Verdicts part = verdicts.where(one -> one.stratum().equals(key));
                found.add(
                    new GroupFound(
                        "stratum",
                        key(key),
                        name(by, key),
                        size,
                        part.size(),
                        results.part(size, part, true, null)));
              });
    }
    return found;
  }

  private static @Nullable String key(String key) {
    return key.isEmpty() ? null : key;
  }

  private String name(String by, String key) {
    if (key.isEmpty()) {
      return messages.text("look-back.none");
    }
    return switch (by) {
      case "unit" -> labels.unit(key);
      case "severity" -> messages.text("severity." + key);
      case "risk" -> messages.text("look-back.risk." + key);
      default -> key;
    };
  }
}
