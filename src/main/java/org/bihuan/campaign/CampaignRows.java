package org.bihuan.campaign;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.campaign.Campaign.Phase;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.CampaignRights.Sight;
import org.bihuan.http.search.FoldedText;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of campaigns. */
@Repository
class CampaignRows {

  private static final int LONGEST_SEARCH = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate part;

  CampaignRows(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.part = new TransactionTemplate(transactions);
    this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Which campaigns to list, newest first.
   *
   * @param q words that code or name hold
   * @param beforeAt with {@code beforeCode}: where the page before ended
   */
  record Wanted(
      Sight sight,
      @Nullable State state,
      String q,
      @Nullable Instant beforeAt,
      String beforeCode,
      int most) {}

  Optional<Campaign> find(String code) {
    return whole(jdbc.query("select * from campaign where code = ?", CampaignRows::bare, code))
        .stream()
        .findFirst();
  }

  /** Locks the campaign, so that changes of it are made one after another. */
  Optional<Campaign> lock(String code) {
    return whole(
            jdbc.query(
                "select * from campaign where code = ? for update", CampaignRows::bare, code))
        .stream()
        .findFirst();
  }

  List<Campaign> list(Wanted wanted) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder sql = new StringBuilder("select * from campaign c where ");
    sql.append(condition(wanted, parameters));
    if (wanted.beforeAt() != null) {
      sql.append(" and (c.created_at < ? or (c.created_at = ? and c.code > ?))");
      Timestamp at = Timestamp.from(wanted.beforeAt());
      parameters.addAll(List.of(at, at, wanted.beforeCode()));
    }
    sql.append(" order by c.created_at desc, c.code limit ").append(wanted.most());
    return whole(jdbc.query(sql.toString(), CampaignRows::bare, parameters.toArray()));
  }

  long count(Wanted wanted) {
    List<Object> parameters = new ArrayList<>();
    String sql = "select count(*) from campaign c where " + condition(wanted, parameters);
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, parameters.toArray()));
  }

  private static String condition(Wanted wanted, List<Object> parameters) {
    List<String> all = new ArrayList<>();
    Sight sight = wanted.sight();
    if (!sight.everything()) {
      if (sight.own().isEmpty()) {
        return "1=0";
      }
      all.add(
          ("(c.unit in (%s) or not exists (select 1 from campaign_unit n where n.campaign = c.code)"
                  + " or exists (select 1 from campaign_unit u where u.campaign = c.code"
                  + " and u.unit in (%s)))")
              .formatted(marks(sight.own()), marks(sight.related())));
      parameters.addAll(sight.own());
      parameters.addAll(sight.related());
    }
    if (wanted.state() != null) {
      all.add("c.state = ?");
      parameters.add(wanted.state().code());
    }
    for (String word : FoldedText.words(wanted.q())) {
      all.add("c.search like ? escape '!'");
      parameters.add("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
    return all.isEmpty() ? "1=1" : String.join(" and ", all);
  }

  private static String marks(Collection<?> values) {
    String marks = "?,".repeat(values.size());
    return marks.substring(0, marks.length() - 1);
  }

  /** Open campaigns, most recent first; for the service itself. */
  List<Campaign> open(int most) {
    return whole(
        jdbc.query(
            "select * from campaign where state = 'open' order by created_at desc, code limit "
                + most,
            CampaignRows::bare));
  }

  /** Codes of open campaigns, most recent first. */
  List<String> codes(int most) {
    return jdbc.queryForList(
        "select code from campaign where state = 'open' order by created_at desc, code limit "
            + most,
        String.class);
  }

  private List<Campaign> whole(List<Campaign> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    Object[] codes = bare.stream().map(Campaign::code).toArray();
    String in = " where campaign in (" + marks(bare) + ")";
    Map<String, List<Phase>> phases = new HashMap<>();
    jdbc.query(
        "select * from campaign_phase" + in + " order by campaign, place",
        row -> {
          phases
              .computeIfAbsent(row.getString("campaign"), code -> new ArrayList<>())
              .add(
                  new Phase(
                      row.getString("name"),
                      row.getString("name_en"),
                      row.getObject("starts_on", LocalDate.class),
                      row.getObject("ends_on", LocalDate.class)));
        },
        codes);
    Map<String, List<String>> units = texts("campaign_unit", "unit", in, codes);
    Map<String, List<String>> categories = texts("campaign_category", "category", in, codes);
    return bare.stream()
        .map(
            each ->
                with(
                    each,
                    phases.getOrDefault(each.code(), List.of()),
                    units.getOrDefault(each.code(), List.of()),
                    categories.getOrDefault(each.code(), List.of())))
        .toList();
  }

  private Map<String, List<String>> texts(String table, String column, String in, Object[] codes) {
    Map<String, List<String>> texts = new HashMap<>();
    jdbc.query(
        "select campaign, " + column + " from " + table + in + " order by campaign, " + column,
        row -> {
          texts
              .computeIfAbsent(row.getString("campaign"), code -> new ArrayList<>())
              .add(row.getString(column));
        },
        codes);
    return texts;
  }

  /**
   * Adds a campaign.
   *
   * @return false where there is one of this code already, also one that is just being added
   */
  boolean add(Campaign campaign) {
    try {
      part.executeWithoutResult(status -> insert(campaign));
      return true;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }

  private void insert(Campaign campaign) {
    jdbc.update(
        "insert into campaign (code, name, name_en, unit, starts_on, ends_on, goals, target_rate,"
            + " state, listed, search, created_at, created_by) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        campaign.code(),
        campaign.name(),
        campaign.nameEn(),
        campaign.unit(),
        date(campaign.from()),
        date(campaign.to()),
        campaign.goals(),
        campaign.targetRate(),
        campaign.state().code(),
        campaign.listed(),
        search(campaign),
        Timestamp.from(campaign.createdAt()),
        campaign.createdBy());
    addParts(campaign);
  }

  /** Writes a campaign as it is now; the caller has locked it. */
  void change(Campaign campaign) {
    jdbc.update(
        "update campaign set name = ?, name_en = ?, unit = ?, starts_on = ?, ends_on = ?,"
            + " goals = ?, target_rate = ?, state = ?, listed = ?, merged_into = ?, search = ?,"
            + " closed_at = ?, closed_by = ?, revision = ? where code = ?",
        campaign.name(),
        campaign.nameEn(),
        campaign.unit(),
        date(campaign.from()),
        date(campaign.to()),
        campaign.goals(),
        campaign.targetRate(),
        campaign.state().code(),
        campaign.listed(),
        campaign.mergedInto(),
        search(campaign),
        campaign.closedAt() == null ? null : Timestamp.from(campaign.closedAt()),
        campaign.closedBy(),
        campaign.revision(),
        campaign.code());
    for (String table : List.of("campaign_phase", "campaign_unit", "campaign_category")) {
      jdbc.update("delete from " + table + " where campaign = ?", campaign.code());
    }
    addParts(campaign);
  }

  private void addParts(Campaign campaign) {
    List<Object[]> phases = new ArrayList<>();
    for (Phase phase : campaign.phases()) {
      phases.add(
          new @Nullable Object[] {
            campaign.code(),
            phases.size(),
            phase.name(),
            phase.nameEn(),
            date(phase.from()),
            date(phase.to())
          });
    }
    jdbc.batchUpdate(
        "insert into campaign_phase (campaign, place, name, name_en, starts_on, ends_on)"
            + " values (?,?,?,?,?,?)",
        phases);
    jdbc.batchUpdate(
        "insert into campaign_unit (campaign, unit) values (?,?)",
        campaign.units().stream().map(unit -> new Object[] {campaign.code(), unit}).toList());
    jdbc.batchUpdate(
        "insert into campaign_category (campaign, category) values (?,?)",
        campaign.categories().stream().map(each -> new Object[] {campaign.code(), each}).toList());
  }

  /** Makes a campaign one about this unit too. */
  void widen(String code, String unit) {
    try {
      part.executeWithoutResult(
          status ->
              jdbc.update("insert into campaign_unit (campaign, unit) values (?,?)", code, unit));
    } catch (DuplicateKeyException widened) {
      // by somebody else at the same time: all the same
    }
  }

  /** What was merged into the one belongs to the other from now on. */
  void mergedFurther(String one, String other) {
    jdbc.update("update campaign set merged_into = ? where merged_into = ?", other, one);
  }

  private static String search(Campaign campaign) {
    String text =
        FoldedText.of(
            campaign.code()
                + "\n"
                + campaign.name()
                + "\n"
                + Objects.requireNonNullElse(campaign.nameEn(), ""));
    return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
  }

  private static @Nullable Date date(@Nullable LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }

  private static Campaign bare(ResultSet row, int number) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new Campaign(
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("unit"),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        List.of(),
        List.of(),
        List.of(),
        row.getString("goals"),
        row.getBigDecimal("target_rate"),
        row.getString("state").equals(State.OPEN.code()) ? State.OPEN : State.CLOSED,
        row.getBoolean("listed"),
        row.getString("merged_into"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        closed == null ? null : closed.toInstant(),
        row.getString("closed_by"),
        row.getLong("revision"));
  }

  private static Campaign with(
      Campaign bare, List<Phase> phases, List<String> units, List<String> categories) {
    return new Campaign(
        bare.code(),
        bare.name(),
        bare.nameEn(),
        bare.unit(),
        bare.from(),
        bare.to(),
        phases,
        units,
        categories,
        bare.goals(),
        bare.targetRate(),
        bare.state(),
        bare.listed(),
        bare.mergedInto(),
        bare.createdAt(),
        bare.createdBy(),
        bare.closedAt(),
        bare.closedBy(),
        bare.revision());
  }
}
