package org.bihuan.campaign.lookback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.campaign.lookback.DrawnRows.Sampled;
import org.bihuan.campaign.lookback.LookBack.Status;
import org.bihuan.campaign.rate.SampleSize;
import org.bihuan.campaign.sampling.Draw;
import org.bihuan.campaign.sampling.Draw.Drawn;
import org.bihuan.campaign.sampling.Frame;
import org.bihuan.campaign.sampling.Method;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks back at signed-off issues: freezes frames, draws samples, tells what was found. */
@Service
public class LookBacks {

  /** A frame of more than this many issues is not read. */
  private static final int MOST = 1_000_000;

  private static final int LONGEST_WORD = 200;
  private static final int LONGEST_REASON = 2_000;

  private final LookBackRights rights;
  private final FrameQuery query;
  private final LookBackRows rows;
  private final FrameRows frames;
  private final DrawnRows samples;
  private final RecheckOpenings openings;
  private final LookBackViews views;
  private final Issues issues;
  private final IssueTypes types;
  private final Units units;
  private final Clock clock;
  private final String usualType;
  private final String signedOffType;
  private final double daysEach;

  LookBacks(
      LookBackRights rights,
      FrameQuery query,
      LookBackRows rows,
      FrameRows frames,
      DrawnRows samples,
      RecheckOpenings openings,
      LookBackViews views,
      Issues issues,
      IssueTypes types,
      Units units,
      Clock clock,
      @Value("${bihuan.look-backs.type:look-back}") String usualType,
      @Value("${bihuan.report.type:rectification}") String signedOffType,
      @Value("${bihuan.look-backs.days-each:0.5}") double daysEach) {
    this.rights = rights;
    this.query = query;
    this.rows = rows;
    this.frames = frames;
    this.samples = samples;
    this.openings = openings;
    this.views = views;
    this.issues = issues;
    this.types = types;
    this.units = units;
    this.clock = clock;
    this.usualType = usualType;
    this.signedOffType = signedOffType;
    this.daysEach = daysEach;
  }

  public boolean mayLookBack(Caller caller) {
    return rights.mayLookBack(caller);
  }

  /** What is prepared before a frame is frozen. */
  private record Prepared(
      String unit,
      String type,
      Map<String, String> selection,
      Design design,
      Population population,
      Frame frame,
      int size) {}

  /**
   * Says what a look-back would show and cost.
   *
   * @throws Problem 403 where the caller does not supervise, 422 with what is wrong
   */
  @Transactional(readOnly = true)
  public LookBackPlan plan(Caller caller, LookBackRequest request) {
    return plan(prepared(caller, request), request);
  }

  private LookBackPlan plan(Prepared it, LookBackRequest request) {
    return LookBackPlan.of(
        it.frame(), it.design().method(), it.size(), DesignCheck.expected(request), daysEach);
  }

  /**
   * Freezes the frame of a look-back, which is then to be drawn by a word.
   *
   * @throws Problem as {@link #plan}
   */
  @Transactional
  public LookBackView freeze(Caller caller, LookBackRequest request) {
    Prepared it = prepared(caller, request);
    LookBack lookBack =
        new LookBack(
            0,
            it.unit(),
            it.type(),
            it.selection(),
            it.design(),
            it.frame().size(),
            it.size(),
            it.frame().hash(),
            it.population().groups(),
            Status.FROZEN,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            caller.username(),
            null,
            null,
            null,
            null,
            null,
            null);
    long id = rows.add(lookBack);
    frames.add(id, it.frame(), it.population().issues());
    return views.of(rows.find(id).orElseThrow(), List.of(), plan(it, request));
  }

  private Prepared prepared(Caller caller, LookBackRequest request) {
    String unit = rights.unit(caller, request.unit());
    Design design = DesignCheck.design(request);
    String type = request.type() == null ? usualType : request.type();
    if (types.find(type).filter(found -> found.model().rechecks()).isEmpty()) {
      throw refused("type", "look-back.not-a-recheck", type);
    }
    IssueFilter filter = filter(request);
    Population population =
        new Population(
            query.signedOff(
                under(unit, issues.condition(caller, filter.with("signedOff", true))), MOST + 1),
            query.reported(under(unit, issues.condition(caller, filter))));
    if (population.issues().isEmpty()) {
      throw refused(field(request), "look-back.nothing-signed-off");
    }
    if (population.issues().size() > MOST) {
      throw refused(field(request), "look-back.frame-too-large", MOST);
    }
    Frame frame = population.frame(design);
    design.rates().keySet().stream()
        .filter(stratum -> !frame.strata().containsKey(stratum))
        .findFirst()
        .ifPresent(
            stratum -> {
              throw refused("rates", "look-back.unknown-stratum", stratum);
            });
    int size = DesignCheck.size(request, design, frame.size(), frame.strata().size());
    Map<String, String> selection = new TreeMap<>(filter.given());
    return new Prepared(unit, type, selection, design, population, frame, size);
  }

  private static String field(LookBackRequest request) {
    return request.filter() == null && request.campaign() != null ? "campaign" : "filter";
  }

  private static Problem refused(String field, String message, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError(field, message, arguments)));
  }

  private IssueFilter filter(LookBackRequest request) {
    IssueFilter filter = request.filter() == null ? IssueFilter.ANY : request.filter();
    if (request.filter() == null && request.campaign() == null) {
      throw refused("campaign", "look-back.campaign-or-filter");
    }
    if (request.campaign() != null) {
      if (filter.campaign() != null && !filter.campaign().equals(request.campaign())) {
        throw refused("campaign", "look-back.two-campaigns");
      }
      filter = filter.with("campaign", request.campaign());
    }
    return filter.type() == null ? filter.ofType(signedOffType) : filter;
  }

  /** Only what this unit and those below it supervise. */
  private Condition under(String unit, Condition condition) {
    List<String> within = List.copyOf(units.within(unit));
    List<Object> parameters = new ArrayList<>(condition.parameters());
    parameters.addAll(within);
    String marks = "?,".repeat(within.size() - 1) + "?";
    return new Condition(
        "(%s) and i.supervisor in (%s)".formatted(condition.sql(), marks), parameters);
  }

  /**
   * A page of the look-backs that the caller may see, newest first.
   *
   * @param campaign only those of this campaign's issues; null: all
   */
  @Transactional(readOnly = true)
  public Page<LookBackItem> list(
      Caller caller, @Nullable String campaign, @Nullable String after, int limit) {
    List<LookBack> found =
        rows.list(rights.seen(caller), campaign, after == null ? null : id(after), limit + 1);
    boolean more = found.size() > limit;
    List<LookBack> page = more ? found.subList(0, limit) : found;
    return new Page<>(
        page.stream().map(LookBackItem::of).toList(),
        more ? Keyset.encode(Long.toString(page.get(limit - 1).id())) : null,
        null);
  }

  /**
   * What the newest look-backs of a campaign have found so far, of those that the caller may see.
   *
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<LookBackView> newest(Caller caller, String campaign, int most) {
    List<LookBack> found = rows.list(rights.seen(caller), campaign, null, most);
    Map<Long, List<Sampled>> drawn = samples.of(found.stream().map(LookBack::id).toList());
    return found.stream()
        .map(it -> views.of(it, drawn.getOrDefault(it.id(), List.of()), null))
        .toList();
  }

  private static long id(String after) {
    try {
      return Long.parseLong(Keyset.decode(after, 1).get(0));
    } catch (NumberFormatException e) {
      throw Keyset.refused();
    }
  }

  /**
   * A look-back with what it has found so far.
   *
   * @throws Problem 404 where there is none, or the caller may not see it
   */
  @Transactional(readOnly = true)
  public LookBackView view(Caller caller, String id) {
    LookBack it = visible(caller, id);
    List<Sampled> sample = it.status() == Status.DRAWN ? samples.of(it.id()) : List.of();
    LookBackPlan plan =
        it.status() == Status.FROZEN
            ? LookBackPlan.of(
                frames.frame(it.id()),
                it.method(),
                it.sampleSize(),
                SampleSize.USUAL_RATE,
                daysEach)
            : null;
    return views.of(it, sample, plan);
  }

  LookBack visible(Caller caller, String id) {
    long number;
    try {
      number = Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw Problem.notFound("look-back", id);
    }
    return rows.find(number)
        .filter(found -> rights.seen(caller).contains(found.unit()))
        .orElseThrow(() -> Problem.notFound("look-back", id));
  }

  /**
   * Draws the sample by a word that nobody knew when the frame was frozen, once; its rechecks are
   * opened in the background.
   *
   * @throws Problem 404 as {@link #view}, 409 where it is drawn or abandoned, 422 for a word that
   *     cannot be used
   */
  @Transactional
  public LookBackView draw(Caller caller, String id, @Nullable String word) {
    LookBack it = visible(caller, id);
    String said = checked("word", word, LONGEST_WORD);
    requireFrozen(it);
    Frame frame = frames.frame(it.id());
    Draw draw = new Draw(frame, it.sampleSize(), said);
    double spread = it.method() == Method.WEIGHTED ? Draw.spread(frame, it.sampleSize()) : 0;
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!rows.drawn(it, draw, said, spread, caller.username(), now)) {
      throw decided(it);
    }
    List<Drawn> drawn = draw.drawn(it.method());
    Set<String> numbers =
        drawn.stream().map(one -> one.line().number()).collect(Collectors.toSet());
    samples.add(it.id(), drawn, frames.facts(it.id(), numbers), now);
    openings.afterCommit();
    return view(caller, id);
  }

  /**
   * Gives up a look-back that is not drawn; it stays in the list.
   *
   * @throws Problem as {@link #draw}
   */
  @Transactional
  public LookBackView abandon(Caller caller, String id, @Nullable String reason) {
    LookBack it = visible(caller, id);
    String why = checked("reason", reason, LONGEST_REASON);
    requireFrozen(it);
    if (!rows.abandoned(it.id(), why, caller.username(), clock.instant())) {
      throw decided(it);
    }
    return view(caller, id);
  }

  private static void requireFrozen(LookBack it) {
    if (it.status() != Status.FROZEN) {
      throw decided(it);
    }
  }

  private static Problem decided(LookBack it) {
    return new Problem("look-back-decided", HttpStatus.CONFLICT, Long.toString(it.id()));
  }

  /** A text without white space around it, which would change the seed unseen. */
  private static String checked(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      throw Problem.invalidSubmission(List.of(FieldError.missing(field)));
    }
    String plain = text.strip();
    if (plain.length() > longest) {
      throw refused(field, "form.tooLong", longest);
    }
    if (!StorableText.is(plain) || plain.chars().anyMatch(Character::isISOControl)) {
      throw refused(field, "form.controlCharacter");
    }
    return Objects.requireNonNull(plain);
  }
}
