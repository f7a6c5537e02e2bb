package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.TestDatabase;
import org.bihuan.recurrence.likeness.LikenessKeys;
import org.bihuan.recurrence.likeness.Place;
import org.bihuan.recurrence.likeness.ProblemText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long look-alikes take through the API where very many issues are signed off, on PostgreSQL.
 * Prints a table; docs/performance.md says how to run it. The issues are copies of one made in the
 * database, each with a text of its own, which only a benchmark may do; their keys are those that
 * the service makes.
 */
@Tag("benchmark")
@ServiceTest
class LookAlikeBenchmark {

  private static final int ISSUES = Integer.getInteger("bihuan.benchmark.issues", 100_000);
  private static final int BATCH = 5_000;
  private static final int WARM = 30;
  private static final int TIMES = 200;

  private static final List<String> WHERE =
      List.of("超限检测站", "客运站", "收费站", "执法大队", "政务窗口", "货运市场", "高速服务区", "公路养护工区", "驾培机构", "维修企业");
  private static final List<String> WHAT =
      List.of(
          "执法记录仪未全程开启",
          "法制审核流于形式",
          "行政处罚决定书送达不规范",
          "案卷缺少送达回证",
          "执法证件过期",
          "自由裁量幅度不当",
          "投诉工单超期办理",
          "公示信息未及时更新",
          "罚没票据管理不规范",
          "暂扣车辆超期未处理",
          "护栏缺失未修复",
          "警示标志设置不足",
          "动火作业无审批手续",
          "消防设施失效",
          "驾驶员从业资格过期",
          "动态监控平台无人值守",
          "隐患台账未闭环",
          "危货车辆违规停放",
          "培训记录弄虚作假",
          "现场检查未表明身份");
  private static final List<String> MORE =
      List.of("涉及", "发现", "其中", "共有", "抽查", "累计", "当日", "现场", "上半年", "本季度");
  private static final String LETTERS = "东南西北中上下前后内外左右新旧大小高低长短甲乙丙丁戊己庚辛";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private final Random random = new Random(64);

  private String title() {
    return word(LETTERS, 3) + one(WHERE) + one(WHAT) + one(MORE) + random.nextInt(100) + "件";
  }

  private String description() {
    return one(MORE)
        + word(LETTERS, 6)
        + one(WHERE)
        + one(MORE)
        + one(WHAT)
        + "，"
        + one(WHAT)
        + word(LETTERS, 4)
        + "。";
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String word(String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  @Test
  void takesItsTime() {
    if (!TestDatabase.isPostgresql()) {
      throw new IllegalStateException("this is about PostgreSQL");
    }
    jdbc.execute("drop index issue_search"); // no words are looked for, and it takes long to fill
    Api api = new Api(port);
    String copied =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "案卷", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    List<String> units =
        jdbc.queryForList("select code from unit where kind = 'enforcement'", String.class);
    List<String[]> asked = new ArrayList<>();
    for (int from = 0; from < ISSUES; from += BATCH) {
      asked.addAll(fill(copied, from, Math.min(BATCH, ISSUES - from), units));
    }
    jdbc.execute("vacuum analyze");
    System.out.printf(
        "%d issues at %d units, %s rows of keys, %s%n",
        ISSUES,
        units.size(),
        jdbc.queryForObject("select count(*) from likeness_key", Long.class),
        jdbc.queryForObject(
            "select pg_size_pretty(pg_total_relation_size('likeness_key'))", String.class));
    System.out.printf("| typed | p50 ms | p95 ms | slowest ms | found |%n|---|---|---|---|---|%n");
    measure(api.as("qh-inspector"), "half a title", asked, true);
    measure(api.as("qh-inspector"), "title and description", asked, false);
  }

  /** Returns some of their titles, descriptions and units. */
  private List<String[]> fill(String copied, int from, int many, List<String> units) {
    List<String[]> issues = new ArrayList<>();
    List<Long> keys = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    String[][] columns = new String[4][many];
    for (int i = 0; i < many; i++) {
      String[] issue = {
        "QH-2024-" + (1_000_000 + from + i),
        title(),
        description(),
        units.get(random.nextInt(units.size()))
      };
      for (int column = 0; column < columns.length; column++) {
        columns[column][i] = issue[column];
      }
      for (Long key :
          LikenessKeys.kept(
              ProblemText.of(issue[1], issue[2]), new Place(issue[3], null, List.of()))) {
        keys.add(key);
        numbers.add(issue[0]);
      }
      if (i % 1_000 == 0) {
        issues.add(issue);
      }
    }
    jdbc.update(
        """
        insert into issue (number, type, type_version, title, description, category, severity,
            source, unit, supervisor, opened_at, opened_by, status, resolution, counted, good,
            closed_at, working_days, state, trail_hash, search_text)
        select u.number, i.type, i.type_version, u.title, u.description, 'c', i.severity, i.source,
            u.unit, i.supervisor, i.opened_at - interval '90' day, i.opened_by, 'closed',
            'signedOff', true, true, i.opened_at - interval '60' day, 10, '{}', i.trail_hash, ''
        from issue i, unnest(?, ?, ?, ?) as u (number, title, description, unit) where i.number = ?
        """,
        columns[0],
        columns[1],
        columns[2],
        columns[3],
        copied);
    jdbc.update(
        "insert into likeness_key (key_, issue) select k.key_, k.issue from unnest(?, ?) as k (key_, issue)",
        keys.toArray(Long[]::new),
        numbers.toArray(String[]::new));
    return issues;
  }

  private void measure(Api.Session as, String what, List<String[]> issues, boolean half) {
    double[] milliseconds = new double[TIMES];
    int found = 0;
    for (int i = -WARM; i < TIMES; i++) {
      String[] issue = issues.get(random.nextInt(issues.size()));
      Map<String, String> body =
          half
              ? Map.of("title", issue[1].substring(0, issue[1].length() / 2 + 1), "unit", issue[3])
              : Map.of("title", issue[1], "description", issue[2], "unit", issue[3]);
      long begun = System.nanoTime();
      boolean isFound =
          as.post("/api/issues/similar", body)
              .expect(200)
              .body()
              .path("items")
              .findValuesAsText("number")
              .contains(issue[0]);
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - begun) / 1e6;
        found += isFound ? 1 : 0;
      }
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        "| %s | %.0f | %.0f | %.0f | %d of %d |%n",
        what,
        milliseconds[TIMES / 2],
        milliseconds[TIMES * 95 / 100],
        milliseconds[TIMES - 1],
        found,
        TIMES);
  }
}
