package org.bihuan.campaign;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.bihuan.cache.RereadValue;
import org.bihuan.labels.CodeNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The names of the latest campaigns, kept in memory. */
@Component
class CampaignNames implements CodeNames {

  private static final int MOST = 10_000;

  private record Names(String zh, @Nullable String en) {}

  private final JdbcTemplate jdbc;
  private final RereadValue<Map<String, Names>> known;

  CampaignNames(JdbcTemplate jdbc, @Qualifier("applicationTaskExecutor") Executor background) {
    this.jdbc = jdbc;
    this.known = new RereadValue<>(this::read, background);
  }

  private Map<String, Names> read() {
    Map<String, Names> names = new HashMap<>();
    jdbc.query(
        "select code, name, name_en from campaign order by created_at desc, code limit " + MOST,
        row -> {
          names.put(row.getString(1), new Names(row.getString(2), row.getString(3)));
        });
    return names;
  }

  void changed() {
    known.changed();
  }

  @Override
  public String fact() {
    return "campaign";
  }

  @Override
  public @Nullable String name(@Nullable String type, String code, Locale locale) {
    Names found = known.get().get(code);
    return found == null ? null : Campaign.inLanguage(found.zh(), found.en(), locale);
  }

  /** Names of campaigns are not unique, and each type has them all. */
  @Override
  public @Nullable String code(String type, String name) {
    return null;
  }
}
