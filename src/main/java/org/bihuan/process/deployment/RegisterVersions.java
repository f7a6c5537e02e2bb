package org.bihuan.process.deployment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.bihuan.organization.SystemActor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the versions of registers. */
@Component
public class RegisterVersions {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  RegisterVersions(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A file to be kept.
   *
   * @param content as it was deployed
   */
  public record File(String register, String name, String sha256, String content) {}

  private record Version(int number, String sha256, String by) {}

  /**
   * The version in force where it holds this file already; null where the file is new. A file of
   * the folder also counts as known where it is the newest that came from there, so that it is not
   * deployed again over what an administrator has deployed since.
   */
  public @Nullable Integer known(File file, @Nullable String by) {
    List<Version> versions = versions(file.register());
    boolean known =
        !versions.isEmpty()
            && (versions.get(0).sha256().equals(file.sha256())
                || (SystemActor.USERNAME.equals(by)
                    && versions.stream()
                        .filter(version -> version.by().equals(by))
                        .findFirst()
                        .filter(version -> version.sha256().equals(file.sha256()))
                        .isPresent()));
    return known ? Integer.valueOf(versions.get(0).number()) : null;
  }

  /** The number of the version that a new file becomes. */
  public int next(String register) {
    List<Version> versions = versions(register);
    return versions.isEmpty() ? 1 : versions.get(0).number() + 1;
  }

  /** Keeps a new file under this version. */
  public void keep(File file, int version, String by) {
    jdbc.update(
        "insert into register_version (register, version, file_name, sha256, content, deployed_at, deployed_by)"
            + " values (?,?,?,?,?,?,?)",
        file.register(),
        version,
        file.name(),
        file.sha256(),
        file.content(),
        Timestamp.from(clock.instant()),
        by);
  }

  /** Newest first. */
  private List<Version> versions(String register) {
    return jdbc.query(
        "select version, sha256, deployed_by from register_version where register = ?"
            + " order by version desc",
        (row, n) -> new Version(row.getInt(1), row.getString(2), row.getString(3)),
        register);
  }
}
