package org.bihuan.issue.trail;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * Binds parameters with their type also where they are null. A null without a type makes
 * PostgreSQL's driver have the statement parsed and planned again, as whenever the types of
 * parameters change.
 */
public final class Bound {

  private Bound() {}

  public static SqlParameterValue text(@Nullable String value) {
    return new SqlParameterValue(Types.VARCHAR, value);
  }

  public static SqlParameterValue whole(@Nullable Integer value) {
    return new SqlParameterValue(Types.INTEGER, value);
  }

  public static SqlParameterValue day(@Nullable LocalDate value) {
    return new SqlParameterValue(Types.DATE, value == null ? null : Date.valueOf(value));
  }

  public static SqlParameterValue time(@Nullable Instant value) {
    return new SqlParameterValue(Types.TIMESTAMP, value == null ? null : Timestamp.from(value));
  }
}
