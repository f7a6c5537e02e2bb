package org.bihuan.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.client.api.AccessApi;
import org.bihuan.client.api.EvidenceApi;
import org.bihuan.client.api.IssuesApi;
import org.bihuan.client.api.StatisticsApi;
import org.bihuan.client.api.TasksApi;
import org.bihuan.client.api.TypesApi;
import org.bihuan.client.model.Credentials;
import org.bihuan.client.model.Fault;
import org.bihuan.client.model.IssueView;
import org.bihuan.client.model.NewComment;
import org.bihuan.client.model.OpenIssue;
import org.bihuan.client.model.Problem;
import org.bihuan.client.model.Statistics;
import org.bihuan.client.model.Submission;
import org.bihuan.client.model.TaskView;
import org.bihuan.client.model.TrailEntry;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.client.RestClientResponseException;

/**
 * The loop, driven by nothing but the generated client. {@code GeneratedClientIT} compiles this
 * file together with that client, since neither is there when the other tests are compiled.
 */
public final class GeneratedClientLoop {

  private static final String UNIT = "QH-XN-HZ";

  private final String base;

  private GeneratedClientLoop(String base) {
    this.base = base;
  }

  /** Runs the loop once on the service at this address, e.g. {@code http://127.0.0.1:8080}. */
  public static void run(String base) throws IOException {
    new GeneratedClientLoop(base).run();
  }

  private void run() throws IOException {
    String category = "client-" + UUID.randomUUID();
    ApiClient inspector = signIn("xn-inspector");
    assertThat(new TypesApi(inspector).listTypes().getItems())
        .anySatisfy(type -> assertThat(type.getKey()).isEqualTo("rectification"));

    IssueView opened = open(inspector, category);
    assertThat(opened.getOpenedAt()).isNotNull();
    rectify(signIn("hz-rectifier"), opened.getNumber());
    IssueView closed = signOff(signIn("xn-reviewer"), opened.getNumber());

    assertThat(closed.getStatus()).isEqualTo("closed");
    assertThat(closed.getResolution()).isEqualTo("signedOff");
    checkTrail(new IssuesApi(inspector), opened.getNumber());
    checkFigures(inspector, category);
  }

  private ApiClient signIn(String username) {
    ApiClient client = new ApiClient().setBasePath(base);
    String token =
        new AccessApi(client)
            .signIn(new Credentials().username(username).password("bihuan-demo"))
            .getToken();
    client.setBearerToken(token);
    assertThat(new AccessApi(client).getMe().getUsername()).isEqualTo(username);
    return client;
  }

  private static IssueView open(ApiClient inspector, String category) {
    IssuesApi issues = new IssuesApi(inspector);
    IssueView issue =
        issues.openIssue(
            new OpenIssue().title("护栏缺失").unit(UNIT).severity("minor").category(category));
    issues.addComment(issue.getNumber(), new NewComment().text("请尽快整改"));
    assertThat(issues.listComments(issue.getNumber(), null, null).getItems()).hasSize(1);
    assertThat(issues.getDeadline(issue.getNumber())).isNotNull();
    assertThat(issues.getDiagram(issue.getNumber()).getXml()).contains("BPMNDiagram");
    return issue;
  }

  private static void rectify(ApiClient rectifier, String issue) throws IOException {
    TasksApi tasks = new TasksApi(rectifier);
    TaskView task = claim(tasks, issue);
    assertThat(task.getForm().getFields()).extracting("id").contains("measures");

    RestClientResponseException refused =
        catchThrowableOfType(
            RestClientResponseException.class,
            () -> tasks.completeTask(task.getId(), new Submission().outcome("submit")));
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    Problem problem =
        rectifier.getObjectMapper().readValue(refused.getResponseBodyAsByteArray(), Problem.class);
    assertThat(problem.getType()).isEqualTo("/problems/invalid-submission");
    assertThat(problem.getErrors()).extracting(Fault::getField).contains("fields.measures");

    IssueView issueView =
        tasks.completeTask(
            task.getId(),
            new Submission()
                .outcome("submit")
                .fields(Map.of("measures", "补装护栏", "completedOn", "2026-01-15"))
                .evidence(List.of(handIn(new EvidenceApi(rectifier), issue))));
    assertThat(issueView.getSteps()).extracting("step").containsExactly("review");
  }

  private static String handIn(EvidenceApi evidence, String issue) throws IOException {
    Resource file =
        new ByteArrayResource("补装护栏二十米".getBytes(UTF_8)) {
          @Override
          public String getFilename() {
            return "整改说明.txt";
          }
        };
    String id = evidence.addEvidence(issue, file, "整改说明").getId();
    assertThat(evidence.downloadEvidence(id).getContentAsString(UTF_8)).isEqualTo("补装护栏二十米");
    assertThat(evidence.listEvidence(issue).getItems()).extracting("id").containsExactly(id);
    return id;
  }

  private static IssueView signOff(ApiClient reviewer, String issue) {
    TasksApi tasks = new TasksApi(reviewer);
    TaskView task = claim(tasks, issue);
    return tasks.completeTask(task.getId(), new Submission().outcome("signOff"));
  }

  private static TaskView claim(TasksApi tasks, String issue) {
    List<TaskView> claimable =
        tasks
            .listTasks("claimable", null, null, issue, null, null, null, null, null, null, true)
            .getItems();
    assertThat(claimable).hasSize(1);
    return tasks.claimTask(claimable.get(0).getId());
  }

  private static void checkTrail(IssuesApi issues, String issue) {
    assertThat(issues.verifyTrail(issue).getIntact()).isTrue();
    assertThat(issues.getTrail(issue, null, null).getItems())
        .extracting(TrailEntry::getAct)
        .contains("opened", "claimed", "completed");
  }

  private static void checkFigures(ApiClient inspector, String category) {
    Statistics figures =
        new StatisticsApi(inspector)
            .getStatistics(
                "category",
                null,
                null,
                null,
                null,
                null,
                null,
                category,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    assertThat(figures.getTotal().getSignedOff()).isEqualTo(1);
    assertThat(figures.getTotal().getRate()).isEqualTo(1.0);
    assertThat(figures.getGroups()).hasSize(1);
  }
}
