package org.bihuan.process.deployment;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bihuan.process.language.XmlFile.Unreadable;
import org.bihuan.process.register.Register;
import org.bihuan.process.register.RegisterFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The registers in force, kept in memory: a new version is visible at once on the node where it was
 * deployed, within seconds on the others.
 */
@Component
public class Registers {

  private final JdbcTemplate jdbc;
  private volatile Map<String, Deployed> newest = Map.of();

  Registers(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A register in its newest version. */
  public record Deployed(int version, Register register) {}

  /** Reads again which version of each register is the newest, and those that are new. */
  @Scheduled(fixedDelayString = "${bihuan.processes.refresh:PT2S}", initialDelayString = "PT2S")
  public synchronized void refresh() {
    Map<String, Deployed> known = newest;
    Map<String, Deployed> read = new TreeMap<>();
    jdbc.query(
        "select register, max(version) as version from register_version group by register",
        row -> {
          String key = row.getString("register");
          int version = row.getInt("version");
          Deployed before = known.get(key);
          read.put(
              key,
              before != null && before.version() == version
                  ? before
                  : new Deployed(version, load(key, version)));
        });
    newest = Map.copyOf(read);
  }

  private Register load(String key, int version) {
    return read(
        String.valueOf(
            jdbc.queryForObject(
                "select content from register_version where register = ? and version = ?",
                String.class,
                key,
                version)));
  }

  private static Register read(String content) {
    try {
      return Register.of(RegisterFile.read(content.getBytes(StandardCharsets.UTF_8)));
    } catch (Unreadable e) {
      throw new IllegalStateException("a register that was deployed", e);
    }
  }

  /** All registers, in the order of their keys. */
  public List<Deployed> all() {
    return new TreeMap<>(newest).values().stream().toList();
  }

  public Optional<Register> find(String key) {
    return Optional.ofNullable(newest.get(key)).map(Deployed::register);
  }

  /** The registers as they stand in the database, for a deployment. */
  public Map<String, Register> stored() {
    Map<String, Register> stored = new HashMap<>();
    jdbc.query(
        "select r.register, r.content from register_version r where r.version ="
            + " (select max(n.version) from register_version n where n.register = r.register)",
        row -> {
          stored.put(row.getString("register"), read(row.getString("content")));
        });
    return stored;
  }
}
