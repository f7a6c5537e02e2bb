package org.bihuan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.bihuan.http.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of a person, as they see them. */
@Component
public class OwnTokens {

  private final JdbcClient jdbc;
  private final Clock clock;

  OwnTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The person's valid tokens, newest first.
   *
   * @param current hash of the one in use; empty for none
   * @param after {@link Page#next()} of the page before; null for the first
   */
  public Page<OwnToken> of(String username, String current, @Nullable String after, int size) {
    TokenPlace from = TokenPlace.of(after);
    List<OwnToken> found = after(from, username, current, size + 1);
    List<OwnToken> page = found.subList(0, Math.min(size, found.size()));
    return new Page<>(
        page, found.size() > size ? TokenPlace.behind(page.get(size - 1)).next() : null, null);
  }

  private List<OwnToken> after(TokenPlace from, String username, String current, int most) {
    Timestamp begun = Timestamp.from(from.createdAt());
    return jdbc.sql(
            "select id, hash, created_at, expires_at, kind, device, network, last_used_at"
                + " from access_token where username = ? and expires_at > ?"
                + " and (created_at < ? or (created_at = ? and id > ?))"
                + " order by created_at desc, id fetch first ? rows only")
        .params(username, Timestamp.from(clock.instant()), begun, begun, from.id(), most)
        .query((row, n) -> token(row, current))
        .list();
  }

  private static OwnToken token(ResultSet row, String current) throws SQLException {
    String kind = row.getString("kind");
    Timestamp used = row.getTimestamp("last_used_at");
    return new OwnToken(
        row.getString("id"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        row.getString("hash").equals(current),
        kind == null ? null : OwnToken.Kind.valueOf(kind),
        row.getString("device"),
        row.getString("network"),
        used == null ? null : used.toInstant());
  }
}
