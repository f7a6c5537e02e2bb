package org.bihuan.campaign;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.campaign.relabel.Relabelling;
import org.bihuan.campaign.relabel.Relabellings;
import org.bihuan.campaign.relabel.Wish;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes campaigns, and merges one into another. Nothing is left open silently: whoever closes one
 * says what becomes of the issues that are still open under it.
 */
@Service
public class CampaignClosing {

  public static final String STAY = "stay";
  public static final String MOVE = "move";

  private static final int MOST_EXCEPTIONS = 200;

  private final Campaigns campaigns;
  private final CampaignRows rows;
  private final CampaignActs acts;
  private final CampaignRights rights;
  private final CampaignCache cache;
  private final Issues issues;
  private final Relabellings relabellings;
  private final Clock clock;

  CampaignClosing(
      Campaigns campaigns,
      CampaignRows rows,
      CampaignActs acts,
      CampaignRights rights,
      CampaignCache cache,
      Issues issues,
      Relabellings relabellings,
      Clock clock) {
    this.campaigns = campaigns;
    this.rows = rows;
    this.acts = acts;
    this.rights = rights;
    this.cache = cache;
    this.issues = issues;
    this.relabellings = relabellings;
    this.clock = clock;
  }

  /**
   * What becomes of the issues that are still open.
   *
   * @param open {@code stay}: they stay under the campaign; {@code move}: they move to another; may
   *     be absent where none is open
   * @param to the code of the other campaign
   * @param except numbers of those that go the other way
   */
  public record Decision(
      @Nullable String open, @Nullable String to, @Nullable List<@Nullable String> except) {}

  /**
   * What closing does.
   *
   * @param open how many issues are still open under it
   * @param stay how many of them stay
   * @param move how many of them move, in the background where they are many
   */
  public record Closed(Campaign campaign, long open, long stay, long move) {}

  /** How many issues are still open under a campaign. */
  public long open(Campaign campaign) {
    return relabellings.count(Relabelling.CAMPAIGN, null, campaign.code(), true);
  }

  /**
   * Closes a campaign.
   *
   * @param dryRun whether only to say what would happen
   * @throws Problem 403, 404; 409 {@code stale} where it is closed already; 422 where it is not
   *     said what becomes of open issues
   */
  @Transactional
  public Closed close(Caller caller, String code, Decision decision, boolean dryRun) {
    Campaign campaign = campaigns.locked(caller, code);
    String unit = rights.requireClose(caller, campaign);
    if (!campaign.isOpen()) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
    long open = open(campaign);
    List<FieldError> errors = new ArrayList<>();
    String rest = decision.open() == null ? "" : decision.open();
    Set<String> except = except(caller, campaign, decision, errors);
    if (rest.isEmpty() ? open > 0 && !dryRun : !rest.equals(STAY) && !rest.equals(MOVE)) {
      errors.add(new FieldError("open", "campaign.close.open", open));
    }
    boolean moves = rest.equals(MOVE) || !except.isEmpty();
    if (moves) {
      target(caller, campaign, decision.to(), "to", errors);
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    long apart = except.size();
    long move = rest.equals(MOVE) ? Math.max(0, open - apart) : apart;
    if (dryRun) {
      return new Closed(campaign, open, open - move, move);
    }
    if (moves) {
      move(caller, campaign, decision, except, unit);
    }
    Campaign closed = new CampaignChange(campaign).closed(clock.instant(), caller.username());
    rows.change(closed);
    cache.written(closed);
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("open", open);
    told.put("stay", open - move);
    told.put("move", move);
    told.put("to", moves ? decision.to() : null);
    told.put("except", List.copyOf(except));
    acts.add(campaign.code(), caller.username(), CampaignActs.CLOSED, told);
    return new Closed(closed, open, open - move, move);
  }

  private void move(
      Caller caller, Campaign campaign, Decision decision, Set<String> except, String unit) {
    Wish wish =
        new Wish(
            Relabelling.CAMPAIGN,
            null,
            campaign.code(),
            Objects.requireNonNull(decision.to()),
            true,
            Relabelling.CLOSED,
            caller.username(),
            unit);
    if (MOVE.equals(decision.open())) {
      Relabelling unused = relabellings.ask(wish, except);
    } else {
      int unused = relabellings.now(wish, except);
    }
  }

  /** The issues that go the other way: open ones of the campaign that the caller sees. */
  private Set<String> except(
      Caller caller, Campaign campaign, Decision decision, List<FieldError> errors) {
    List<@Nullable String> given = decision.except() == null ? List.of() : decision.except();
    if (given.size() > MOST_EXCEPTIONS) {
      errors.add(new FieldError("except", "campaign.tooMany", MOST_EXCEPTIONS));
      return Set.of();
    }
    List<String> numbers =
        given.stream()
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .filter(StorableText::is)
            .toList();
    Set<String> open = new LinkedHashSet<>();
    issues.visible(caller, numbers).stream()
        .filter(issue -> !issue.isClosed())
        .filter(issue -> campaign.code().equals(issue.facts().campaign()))
        .map(Issue::number)
        .forEach(open::add);
    for (int i = 0; i < given.size(); i++) {
      if (!open.contains(String.valueOf(given.get(i)))) {
        errors.add(
            new FieldError(
                "except[" + i + "]", "campaign.close.notOpen", String.valueOf(given.get(i))));
      }
    }
    return open;
  }

  /** Another campaign, open, that the caller sees. */
  private @Nullable Campaign target(
      Caller caller, Campaign from, @Nullable String to, String field, List<FieldError> errors) {
    if (to == null || to.isBlank()) {
      errors.add(new FieldError(field, "campaign.close.to"));
      return null;
    }
    Campaign other = StorableText.is(to) ? rows.find(to).orElse(null) : null;
    if (other == null || !rights.maySee(caller, other)) {
      errors.add(new FieldError(field, "campaign.unknown", to));
    } else if (other.code().equals(from.code())) {
      errors.add(new FieldError(field, "campaign.same"));
    } else if (!other.isOpen()) {
      errors.add(new FieldError(field, "campaign.closed", other.code(), other.name()));
    }
    return other;
  }

  /**
   * The issues that are still open under a campaign, as far as the caller sees them, in the order
   * of their due dates.
   */
  public List<Issue> stillOpen(Caller caller, String code, int most) {
    IssueFilter open =
        IssueFilter.ANY.with("campaign", code).with("status", "open").with("sort", "dueAt");
    return issues.list(caller, open, null, most, false).items();
  }

  /**
   * Merges a campaign that was misspelt into another: all its issues, closed ones too, get the
   * other code in the background, and so does whatever is opened under the old one later.
   *
   * @throws Problem 403, 404; 409 {@code stale} where it was merged already; 422 where the other
   *     cannot take it
   */
  @Transactional
  public Relabelling merge(Caller caller, String code, @Nullable String into) {
    Campaign campaign = campaigns.locked(caller, code);
    String unit = rights.requireClose(caller, campaign);
    if (campaign.mergedInto() != null) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
    List<FieldError> errors = new ArrayList<>();
    Campaign other = target(caller, campaign, into, "into", errors);
    if (errors.isEmpty() && other != null && !rights.mayClose(caller, other)) {
      errors.add(new FieldError("into", "campaign.merge.notYours", other.code()));
    }
    if (!errors.isEmpty() || other == null) {
      throw Problem.invalidSubmission(errors);
    }
    Campaign merged =
        new CampaignChange(campaign).merged(other.code(), clock.instant(), caller.username());
    rows.change(merged);
    rows.mergedFurther(campaign.code(), other.code());
    cache.written(merged);
    long issuesThen = relabellings.count(Relabelling.CAMPAIGN, null, campaign.code(), false);
    acts.add(
        campaign.code(),
        caller.username(),
        CampaignActs.MERGED,
        Map.of("into", other.code(), "issues", issuesThen));
    Campaign locked = rows.lock(other.code()).orElseThrow();
    acts.add(
        locked.code(),
        caller.username(),
        CampaignActs.MERGED_HERE,
        Map.of("from", campaign.code(), "issues", issuesThen));
    return relabellings.ask(
        new Wish(
            Relabelling.CAMPAIGN,
            null,
            campaign.code(),
            other.code(),
            false,
            Relabelling.MERGED,
            caller.username(),
            unit),
        Set.of());
  }

  /** The latest moves of issues away from a campaign, newest first. */
  public List<Relabelling> moves(Campaign campaign, int most) {
    return relabellings.latest(Relabelling.CAMPAIGN, null, campaign.code(), most);
  }
}
