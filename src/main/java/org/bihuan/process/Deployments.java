package org.bihuan.process;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bihuan.organization.SystemActor;
import org.bihuan.organization.Units;
import org.bihuan.process.check.DecisionReport;
import org.bihuan.process.check.DmnCheck;
import org.bihuan.process.check.RegisterCheck;
import org.bihuan.process.check.RegisterReport;
import org.bihuan.process.check.Report;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.deployment.DeployedTemplates;
import org.bihuan.process.deployment.RegisterVersions;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.deployment.TemplatesTogether;
import org.bihuan.process.language.Finding;
import org.bihuan.process.register.Register;
import org.bihuan.process.template.DocumentTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks process, decision and template files and deploys those that changed. Files of one call may
 * refer to each other; one that fails the check does not prevent the deployment of the others.
 */
@Component
class Deployments {

  private static final String WOULD_DEPLOY = "wouldDeploy";
  private static final String DEPLOYED = "deployed";

  private final JdbcTemplate jdbc;
  private final ProcessesTogether together;
  private final EngineDeployment engine;
  private final DecisionTables decisionTables;
  private final DeployedTemplates deployedTemplates;
  private final Registers registers;
  private final RegisterVersions registerVersions;
  private final Units units;
  private final Clock clock;

  Deployments(
      JdbcTemplate jdbc,
      ProcessesTogether together,
      EngineDeployment engine,
      DecisionTables decisionTables,
      DeployedTemplates deployedTemplates,
      Registers registers,
      RegisterVersions registerVersions,
      Units units,
      Clock clock) {
    this.units = units;
    this.jdbc = jdbc;
    this.together = together;
    this.decisionTables = decisionTables;
    this.registers = registers;
    this.registerVersions = registerVersions;
    this.engine = engine;
    this.deployedTemplates = deployedTemplates;
    this.clock = clock;
  }

  /**
   * The result for one file.
   *
   * @param status {@code deployed}, {@code unchanged}, {@code refused}, or {@code wouldDeploy}
   *     where it was only checked
   * @param key the type or decision in the file; null where it could not be read
   * @param version the version in force after this
   */
  record Outcome(
      String file,
      String status,
      @Nullable String key,
      @Nullable Integer version,
      List<Finding> findings) {}

  /** Checks the files without deploying them. */
  List<Outcome> check(List<ProcessSource> files) {
    return process(files, null);
  }

  /** Deploys what is new or changed; only one node at a time. */
  @Transactional
  public List<Outcome> deploy(List<ProcessSource> files, String by) {
    jdbc.queryForObject("select id from deployment_lock where id = 1 for update", Integer.class);
    return process(files, by);
  }

  private List<Outcome> process(List<ProcessSource> files, @Nullable String by) {
    Set<String> decisions =
        new HashSet<>(
            jdbc.queryForList("select distinct decision from decision_version", String.class));
    Map<String, DecisionTable> tables = new HashMap<>();
    if (files.stream().anyMatch(ProcessSource::isProcess)) {
      decisionTables
          .newest(decisions)
          .forEach(newest -> tables.put(newest.table().key(), newest.table()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (ProcessSource file : files) {
      if (file.isDecision()) {
        DecisionReport report = DmnCheck.check(file.content());
        outcomes.add(decision(file, report, by));
        decisions.addAll(report.decisions());
        tables.putAll(report.tables());
      }
    }
    TemplatesTogether templates = new TemplatesTogether(deployedTemplates);
    files.stream()
        .filter(ProcessSource::isTemplate)
        .forEach(file -> outcomes.add(template(file, templates, by)));
    // files that come with the service may be there before the units are
    Predicate<String> isUnit = SystemActor.USERNAME.equals(by) ? unit -> true : this::isUnit;
    Map<String, Register> known = registers.stored();
    for (ProcessSource file : files) {
      if (file.isRegister()) {
        RegisterReport report = RegisterCheck.check(file.content(), known, isUnit);
        outcomes.add(register(file, report, by));
        if (report.accepted() && report.register() != null) {
          known.put(report.register().key(), report.register());
        }
      }
    }
    Map<ProcessSource, Report> reports =
        together.check(
            files.stream().filter(ProcessSource::isProcess).toList(),
            decisions,
            tables,
            known,
            templates,
            isUnit);
    reports.forEach((file, report) -> outcomes.add(type(file, report, templates, by)));
    outcomes.stream()
        .filter(outcome -> outcome.status().equals(DEPLOYED) && isProcess(outcome, files))
        .forEach(
            outcome -> together.keepCalled(outcome.key(), outcome.version(), reports.values()));
    return outcomes;
  }

  private boolean isUnit(String code) {
    return units.find(code).filter(unit -> !unit.retired()).isPresent();
  }

  private Outcome template(ProcessSource file, TemplatesTogether templates, @Nullable String by) {
    String sha256 = Sha256.of(file.content());
    DocumentTemplate.Read read = DocumentTemplate.read(file.content());
    templates.add(file.name(), sha256, read.template());
    if (read.template() == null) {
      return new Outcome(file.name(), "refused", null, null, read.findings());
    }
    int newest =
        deployedTemplates.newest(file.name()).map(DeployedTemplates.Versioned::version).orElse(0);
    if (deployedTemplates.isKnown(file.name(), sha256, by)) {
      return new Outcome(file.name(), "unchanged", file.name(), newest, List.of());
    } else if (by == null) {
      return new Outcome(file.name(), WOULD_DEPLOY, file.name(), newest + 1, List.of());
    }
    int version = deployedTemplates.keep(file.name(), sha256, file.content(), by);
    return new Outcome(file.name(), DEPLOYED, file.name(), version, List.of());
  }

  private Outcome decision(ProcessSource file, DecisionReport report, @Nullable String by) {
    if (report.decisions().isEmpty() || !report.accepted()) {
      return new Outcome(file.name(), "refused", null, null, report.findings());
    }
    String sha256 = Sha256.of(file.content());
    String key = String.join(", ", new TreeSet<>(report.decisions()));
    int newest = 0;
    boolean unchanged = true;
    for (String decision : report.decisions()) {
      Integer version = newest("decision_version", "decision", decision);
      newest = Math.max(newest, version == null ? 0 : version);
      unchanged &= version != null && isKnown("decision_version", "decision", decision, sha256, by);
    }
    if (unchanged) {
      return new Outcome(file.name(), "unchanged", key, newest, report.findings());
    }
    if (by != null) {
      for (String decision : report.decisions()) {
        store(file, decision, sha256, by);
      }
    }
    return new Outcome(
        file.name(), by == null ? WOULD_DEPLOY : DEPLOYED, key, newest + 1, report.findings());
  }

  private void store(ProcessSource file, String decision, String sha256, String by) {
    Integer version = newest("decision_version", "decision", decision);
    jdbc.update(
        "insert into decision_version (decision, version, file_name, sha256, xml, deployed_at, deployed_by)"
            + " values (?,?,?,?,?,?,?)",
        decision,
        version == null ? 1 : version + 1,
        file.name(),
        sha256,
        new String(file.content(), StandardCharsets.UTF_8),
        Timestamp.from(clock.instant()),
        by);
  }

  private static boolean isProcess(Outcome outcome, List<ProcessSource> files) {
    return files.stream().anyMatch(file -> file.isProcess() && file.name().equals(outcome.file()));
  }

  private Outcome register(ProcessSource file, RegisterReport report, @Nullable String by) {
    Register register = report.register();
    if (register == null || !report.accepted()) {
      String key = register == null ? null : register.key();
      return new Outcome(file.name(), "refused", key, null, report.findings());
    }
    RegisterVersions.File kept =
        new RegisterVersions.File(
            register.key(),
            file.name(),
            Sha256.of(file.content()),
            new String(file.content(), StandardCharsets.UTF_8));
    Integer known = registerVersions.known(kept, by);
    if (known != null) {
      return new Outcome(file.name(), "unchanged", register.key(), known, report.findings());
    }
    int next = registerVersions.next(register.key());
    if (by != null) {
      registerVersions.keep(kept, next, by);
    }
    return new Outcome(
        file.name(), by == null ? WOULD_DEPLOY : DEPLOYED, register.key(), next, report.findings());
  }

  private Outcome type(
      ProcessSource file, Report report, TemplatesTogether templates, @Nullable String by) {
    if (report.model() == null || !report.accepted()) {
      String key = report.model() == null ? null : report.model().id();
      return new Outcome(file.name(), "refused", key, null, report.findings());
    }
    String key = report.model().id();
    String sha256 = Sha256.of(file.content());
    Integer version = newest("process_version", "type", key);
    Map<String, String> used = templates.usedBy(report.model());
    if (version != null && isKnown(key, sha256, used, by)) {
      return new Outcome(file.name(), "unchanged", key, version, report.findings());
    }
    if (by == null) {
      return new Outcome(
          file.name(), WOULD_DEPLOY, key, version == null ? 1 : version + 1, report.findings());
    }
    EngineDefinition definition = engine.deploy(file.name(), file.content());
    jdbc.update(
        "insert into process_version (type, version, definition, file_name, sha256, xml, deployed_at, deployed_by)"
            + " values (?,?,?,?,?,?,?,?)",
        key,
        definition.version(),
        definition.id(),
        file.name(),
        sha256,
        new String(file.content(), StandardCharsets.UTF_8),
        Timestamp.from(clock.instant()),
        by);
    deployedTemplates.keepUsed(key, definition.version(), used);
    return new Outcome(file.name(), DEPLOYED, key, definition.version(), report.findings());
  }

  private @Nullable Integer newest(String table, String column, String key) {
    return jdbc.queryForObject(
        "select max(version) from " + table + " where " + column + " = ?", Integer.class, key);
  }

  /**
   * Whether the file is the newest version already. A file of the folder also counts as known where
   * it is the newest version that came from the folder: otherwise every start, and every other file
   * added there, would deploy it again over what an administrator has deployed since.
   */
  private boolean isKnown(
      String table, String column, String key, String sha256, @Nullable String by) {
    return sha256.equals(newestHash(table, column, key, ""))
        || (SystemActor.USERNAME.equals(by)
            && sha256.equals(
                newestHash(
                    table, column, key, " and deployed_by = '" + SystemActor.USERNAME + "'")));
  }

  /** The same for a process, which is another one where it is checked with another template. */
  private boolean isKnown(
      String type, String sha256, Map<String, String> templates, @Nullable String by) {
    return isNewest(type, sha256, templates, "")
        || (SystemActor.USERNAME.equals(by)
            && isNewest(
                type, sha256, templates, " and deployed_by = '" + SystemActor.USERNAME + "'"));
  }

  private boolean isNewest(
      String type, String sha256, Map<String, String> templates, String condition) {
    if (!sha256.equals(newestHash("process_version", "type", type, condition))) {
      return false;
    }
    Integer version =
        jdbc.queryForObject(
            "select max(version) from process_version where type = ?" + condition,
            Integer.class,
            type);
    return version != null && deployedTemplates.usedBy(type, version).equals(templates);
  }

  private @Nullable String newestHash(String table, String column, String key, String condition) {
    return jdbc
        .queryForList(
            "select sha256 from "
                + table
                + " where "
                + column
                + " = ?"
                + condition
                + " order by version desc limit 1",
            String.class,
            key)
        .stream()
        .findFirst()
        .orElse(null);
  }
}
