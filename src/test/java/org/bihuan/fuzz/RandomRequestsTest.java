package org.bihuan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.CountedSql;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.bihuan.workbench.Pages.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Thousands of reproducible random requests: to the API by its description, and to the forms of the
 * pages. {@code bihuan.fuzz.seed} and {@code bihuan.fuzz.requests} choose other requests and their
 * number ({@code mvn -Pfuzz verify}).
 */
@ServiceTest
@DirtiesContext
@Tag("fuzz")
class RandomRequestsTest {

  private static final long SEED = Long.getLong("bihuan.fuzz.seed", 20_261_126L);
  private static final int REQUESTS = Integer.getInteger("bihuan.fuzz.requests", 1_500);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Values that the run itself depends on, never used in a request. */
  private static final Set<String> KEPT = Set.of("QH", "QH-XN", "QH-XN-DT", "QH-XN-HZ", "qh-admin");

  /**
   * Tables that a refused request may write: failed sign-ins, the token's last use, and idempotency
   * keys.
   */
  private static final List<String> OF_REFUSALS =
      List.of("sign_in_failure", "wrong_password", "access_token", "idempotency_key");

  @LocalServerPort int port;
  @Autowired private CountedSql sql;

  private final Dice dice = new Dice(SEED);
  private final List<String> failures = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Api api;
  private final Map<String, Sender> senders = new HashMap<>();

  /** Somebody with a token for the API and a browser for the pages. */
  private record Sender(String token, Pages browser) {}

  private static final List<String> DUTIES =
      List.of(
          "QH administrator",
          "QH-XN administrator",
          "QH inspector",
          "QH-XN-DT rectifier",
          "QH-XN reviewer",
          "QH leader",
          "QH-XN-HZ monitor");

  @Test
  void answersEveryRequestWithoutFaultDelayOrHalfAChange() {
    api = new Api(port);
    KnownThings known = new KnownThings(KEPT);
    work(known);
    HandedIn files = new HandedIn(dice);
    ApiRequests requests =
        new ApiRequests(api.anonymous().get("/v3/api-docs").expect(200).body(), known, files, dice);
    PageRequests pages = new PageRequests(known, KEPT, files, dice);
    assertThat(requests.operations()).isGreaterThan(50);

    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try {
      for (int i = 0; i < REQUESTS && failures.size() < 20; i++) {
        ask(requests, pages, known, i);
        if (i % 10_000 == 9_999) {
          System.out.printf("%d requests, answers %s, failures %s%n", i + 1, answers, failures);
        }
      }
    } finally {
      root.detachAppender(log);
    }

    System.out.printf(
        Locale.ROOT,
        "%d requests, seed %d, %d operations, %d forms; answers %s%n",
        REQUESTS,
        SEED,
        requests.operations(),
        pages.forms(),
        answers);
    log.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .forEach(event -> failures.add("log: " + event));
    assertThat(failures).as("seed %d", SEED).isEmpty();
    assertThat(answers.keySet()).contains(200, 201, 400, 403, 404, 422);
    assertThat(pages.forms()).isGreaterThan(10);
  }

  /** Creates data that requests can use. */
  private void work(KnownThings known) {
    Session rectifier = api.as("dt-rectifier");
    for (int i = 0; i < 5; i++) {
      String issue = new Work(api).open("QH-XN-DT", Map.of("supervisor", "QH-XN"));
      known.learn("number", issue);
      String task = Work.task(rectifier, issue, "rectify");
      known.learn("id", task);
      if (i % 2 == 0) {
        Work.claim(rectifier, task).expect(200);
      }
    }
    known.learn("code", "QH-XN-DT-NONE");
    known.learn("key", "requestExtension");
    known.learn("username", Accounts.create(api, "QH-XN-DT", "monitor"));
    IntStream.of(2026, 2099).forEach(year -> known.learn("year", String.valueOf(year)));
    known.learn("unit", "QH-XN-DT-A");
  }

  private void ask(ApiRequests requests, PageRequests pages, KnownThings known, int number) {
    String duty = dice.one(DUTIES);
    try {
      if (number % 3 == 0) {
        page(pages, duty);
      } else {
        api(requests, known, duty);
      }
    } catch (UncheckedIOException e) {
      failures.add("request " + number + " had no answer: " + e + ", asked " + requests.last());
    }
  }

  private void api(ApiRequests requests, KnownThings known, String duty) {
    boolean nobody = dice.oneIn(15);
    Session session = nobody ? api.anonymous() : Accounts.bearer(api, sender(duty).token());
    long before = System.nanoTime();
    String name = UUID.randomUUID().toString();
    Answer answer = requests.send(session.with(CountedSql.MARK, name));
    look(name, answer.raw(), answer.status(), System.nanoTime() - before);
    if (answer.status() == 401 && !nobody) {
      senders.remove(duty);
    }
    if (answer.status() < 300) {
      known.learn(answer.body());
    }
  }

  private void page(PageRequests requests, String duty) {
    long before = System.nanoTime();
    String name = UUID.randomUUID().toString();
    Page page = requests.send(sender(duty).browser().with(CountedSql.MARK, name));
    look(name, page.raw(), page.status(), System.nanoTime() - before);
    if (page.leadsTo().startsWith("/sign-in")) {
      senders.remove(duty);
    }
  }

  /** An account with this duty; a new one where the previous cannot sign in any more. */
  private Sender sender(String duty) {
    return senders.computeIfAbsent(duty, key -> newSender(key.split(" ")));
  }

  private Sender newSender(String[] unitAndRole) {
    String username = Accounts.create(api, unitAndRole[0], unitAndRole[1]);
    String token = Accounts.signIn(api, username, Accounts.PASSWORD).expect(201).text("token");
    Pages browser = Pages.of(port, username, Accounts.PASSWORD);
    browser.get("/work").expect(200); // has the token that forms carry
    return new Sender(token, browser);
  }

  private void look(String name, HttpResponse<byte[]> answer, int status, long nanoseconds) {
    answers.merge(status, 1, Integer::sum);
    String request = answer.request().method() + " " + answer.uri();
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    if (status >= 500) {
      failures.add(request + " said " + status + ": " + shortened(said));
    }
    if (nanoseconds > LONGEST.toNanos()) {
      failures.add(request + " took " + Duration.ofNanos(nanoseconds));
    }
    sql.counted(name)
        .filter(asked -> status >= 400 && !keepsFiles(answer, status))
        .map(RandomRequestsTest::written)
        .filter(written -> !written.isEmpty())
        .ifPresent(written -> failures.add(request + " said " + status + ", and wrote " + written));
  }

  /** Files uploaded with a step stay where another field of its form is wrong. */
  private static boolean keepsFiles(HttpResponse<byte[]> answer, int status) {
    return status == 422
        && answer.uri().getPath().matches("/issues/[^/]+/(tasks/[^/]+/complete|actions/[^/]+)");
  }

  /** The tables a request has written and committed. */
  private static List<String> written(CountedSql.Request asked) {
    List<String> kept = asked.commits() > 0 ? asked.statements() : asked.alone();
    return kept.stream()
        .filter(
            statement ->
                statement
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .matches("(?s)(insert|update|delete|merge).*"))
        .filter(
            statement ->
                OF_REFUSALS.stream().noneMatch(statement.toLowerCase(Locale.ROOT)::contains))
        .toList();
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
