package org.bihuan.process;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.organization.Caller;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deploys files as the folder of processes does, or as an older service has deployed them. */
public final class DirectDeployment {

  private static final String BY = "qh-admin";

  private final Deployments deployments;
  private final EngineDeployment engine;
  private final IssueTypes types;
  private final FormView.StartForms starts;
  private final JdbcTemplate jdbc;

  public DirectDeployment(ApplicationContext service) {
    this.deployments = service.getBean(Deployments.class);
    this.engine = service.getBean(EngineDeployment.class);
    this.types = service.getBean(IssueTypes.class);
    this.starts = service.getBean(FormView.StartForms.class);
    this.jdbc = service.getBean(JdbcTemplate.class);
  }

  /** Deploys what keeps to the contract; files may refer to each other. */
  public void deploy(List<ProcessSource> files) {
    for (Deployments.Outcome outcome : deployments.deploy(files, BY)) {
      if (outcome.status().equals("refused")) {
        throw new AssertionError(outcome.toString());
      }
    }
    types.refresh();
  }

  /** Deploys versions as they are in the database, whatever the check says of them now. */
  public void deployUnchecked(Map<String, byte[]> byType) {
    byType.forEach(
        (type, content) -> {
          String file = type + ".bpmn20.xml";
          EngineDefinition definition = engine.deploy(file, content);
          jdbc.update(
              "insert into process_version (type, version, definition, file_name, sha256, xml, deployed_at, deployed_by)"
                  + " values (?,?,?,?,?,?,?,?)",
              type,
              definition.version(),
              definition.id(),
              file,
              Sha256.of(content),
              new String(content, StandardCharsets.UTF_8),
              Timestamp.from(Instant.EPOCH),
              BY);
        });
    types.refresh();
  }

  /** The form with which somebody opens an issue of a type. */
  public FormView startForm(Caller caller, String type) {
    IssueType found = types.find(type).orElseThrow();
    return starts.now(found, caller, FormView.of(found.model().startForm(), Locale.CHINESE));
  }
}
