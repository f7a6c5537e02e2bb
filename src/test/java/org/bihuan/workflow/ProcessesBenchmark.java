package org.bihuan.workflow;

import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What large tables, and an issue for each of a thousand people, cost. Prints tables;
 * docs/performance.md says how to run it.
 */
@Tag("benchmark")
@ServiceTest
class ProcessesBenchmark {

  private static final int ROWS = 200;
  private static final int PEOPLE = 1_000;
  private static final int WARM = 30;
  private static final int TIMES = 40;
  private static final String COLUMNS =
      "<bihuan:column id=\"item\" name=\"项目\" bihuan:en=\"Item\" type=\"string\" required=\"true\"/>"
          + "<bihuan:column id=\"grade\" name=\"结果\" bihuan:en=\"Grade\" type=\"enum\" required=\"true\">"
          + "<flowable:value id=\"good\" name=\"合格\" bihuan:en=\"Good\"/><flowable:value id=\"bad\" name=\"不合格\" bihuan:en=\"Bad\"/></bihuan:column>"
          + "<bihuan:column id=\"points\" name=\"扣分\" bihuan:en=\"Points\" type=\"double\" bihuan:min=\"0\"/>"
          + "<bihuan:column id=\"until\" name=\"期限\" bihuan:en=\"Until\" type=\"date\"/>"
          + "<bihuan:column id=\"remark\" name=\"说明\" bihuan:en=\"Remark\" type=\"text\" bihuan:when=\"row.grade == 'bad'\"/>";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private Session rectifier;

  @BeforeEach
  void connect() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    System.out.printf("%n| what | p50 ms | p95 ms | slowest ms |%n|---|---|---|---|%n");
  }

  private static void print(String what, List<Double> milliseconds) {
    double[] sorted = milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "| %s | %.0f | %.0f | %.0f |%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length - 1]);
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  @Test
  void aTableOfTwoHundredRows() {
    TypeFile type =
        TypeFile.begin()
            .elements(
                flow("opened", "work")
                    + step(
                        "work",
                        "",
                        form(
                            "<flowable:formProperty id=\"items\" name=\"表\" bihuan:en=\"Items\" type=\"rows\">"
                                + COLUMNS
                                + "</flowable:formProperty>",
                            "<flowable:formProperty id=\"points\" name=\"得分\" bihuan:en=\"Points\" type=\"double\" bihuan:value=\"${100 - sum(fields.work.items[grade == 'bad'].points)}\"/>"))
                    + flow("work", "done"))
            .deploy(api);
    for (int rows : new int[] {1, ROWS}) {
      Map<String, Object> row =
          Map.of(
              "item",
              "车辆动态监控记录",
              "grade",
              "bad",
              "points",
              0.1,
              "until",
              "2027-03-01",
              "remark",
              "记录不全");
      Map<String, Object> body =
          Map.of("fields", Map.of("items", java.util.Collections.nCopies(rows, row)));
      List<Double> took = new ArrayList<>();
      for (int i = 0; i < WARM + TIMES; i++) {
        String issue =
            new Work(api).open("QH-XN-DT", Map.of("type", type.key(), "supervisor", "QH-XN"));
        String task = Work.task(rectifier, issue, "work");
        Work.claim(rectifier, task).expect(200);
        long begun = System.nanoTime();
        rectifier.post("/api/tasks/" + task + "/complete", body).expect(200);
        if (i >= WARM) {
          took.add(since(begun));
        }
      }
      print("complete a step with a table of " + rows + " rows", took);
    }
  }

  @Test
  void anIssueForEachOfAThousandPeople() {
    for (int i = 0; i < PEOPLE; i++) {
      Accounts.create(api, "QH-XN-HZ", "monitor");
    }
    TypeFile part =
        TypeFile.begin()
            .startForm(
                "<flowable:formProperty id=\"who\" name=\"人员\" bihuan:en=\"Person\" type=\"person\" required=\"true\"/>")
            .elements(flow("opened", "answer") + step("answer", "") + flow("answer", "done"))
            .deploy(api);
    TypeFile type =
        TypeFile.begin()
            .elements(
                flow("opened", "openParts")
                    + "<serviceTask id=\"openParts\" name=\"分发\" bihuan:en=\"Open\" flowable:delegateExpression=\"${openIssue}\"><extensionElements>"
                    + "<flowable:field name=\"type\" stringValue=\"%s\"/>".formatted(part.key())
                    + "<flowable:field name=\"unit\"><flowable:expression>${issue.unit}</flowable:expression></flowable:field>"
                    + "<flowable:field name=\"fields.who\"><flowable:expression>${person}</flowable:expression></flowable:field>"
                    + "</extensionElements><multiInstanceLoopCharacteristics flowable:collection=\"${people.of('QH-XN-HZ', 'monitor')}\" flowable:elementVariable=\"person\"/></serviceTask>"
                    + flow("openParts", "all")
                    + "<intermediateCatchEvent id=\"all\" name=\"全部办结\" bihuan:en=\"All done\"><conditionalEventDefinition><condition>${children('%s').open == 0}</condition></conditionalEventDefinition></intermediateCatchEvent>"
                        .formatted(part.key())
                    + flow("all", "done"))
            .deploy(api);
    print("a loop of others, before", others(() -> false, 60));
    long begun = System.nanoTime();
    String number =
        new Work(api).open("QH-XN-DT", Map.of("type", type.key(), "supervisor", "QH-XN"));
    double answered = since(begun);
    print("a loop of others, while they are opened", others(() -> left(number) > 0, 0));
    System.out.printf(
        "%n%d opened in %.1f s; the act that began it took %.0f ms%n",
        children(number), since(begun) / 1000, answered);
    closeAll(number);
  }

  /** Opens, claims and completes an issue of the usual kind, as long or as often as is said. */
  private List<Double> others(BooleanSupplier goesOn, int times) {
    List<Double> took = new ArrayList<>();
    while (took.size() < times || goesOn.getAsBoolean()) {
      long begun = System.nanoTime();
      String issue = new Work(api).open("QH-XN-DT", Map.of("supervisor", "QH-XN"));
      String task = Work.task(rectifier, issue, "rectify");
      Work.claim(rectifier, task).expect(200);
      Work.complete(rectifier, task, "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已补齐\"}}")
          .expect(200);
      took.add(since(begun));
    }
    return took;
  }

  private int left(String number) {
    return jdbc.queryForList(
            "select count(*) from requested_opening where issue = ?", Integer.class, number)
        .get(0);
  }

  private int children(String number) {
    return jdbc.queryForList("select count(*) from issue where parent = ?", Integer.class, number)
        .get(0);
  }

  private void closeAll(String number) {
    List<Double> took = new ArrayList<>();
    List<String> tasks =
        jdbc.queryForList(
            "select distinct t.id from task t join issue i on i.number = t.issue where i.parent = ?",
            String.class,
            number);
    for (String task : tasks) {
      Work.claim(rectifier, task).expect(200);
      long begun = System.nanoTime();
      Work.complete(rectifier, task, "{}").expect(200);
      took.add(since(begun));
    }
    print("complete the only step of one of " + tasks.size() + " children", took);
    long begun = System.nanoTime();
    while (!api.as("qh-inspector")
        .get("/api/issues/" + number)
        .body()
        .path("status")
        .asText()
        .equals("closed")) {
      Thread.onSpinWait();
    }
    System.out.printf("%nthe parent ended %.0f ms after its last child%n", since(begun));
  }
}
