package org.bihuan.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.issue.trail.Verification;
import org.bihuan.issue.verification.Verifications;
import org.bihuan.process.DirectDeployment;
import org.bihuan.process.ProcessSource;
import org.bihuan.workflow.view.Controllers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What the check lets through holds: random processes over the whole language are worked to their
 * ends with random acts, by the API's controllers, hundreds at a time.
 */
@TimedTest
@DirtiesContext // leaves hundreds of types behind, and a clock that is months ahead
@Tag("once")
class GeneratedProcessesTest {

  private static final int AT_ONCE = 200;

  /** Fewer types than the service keeps in memory; others are new versions of these. */
  private static final int TYPES = 150;

  private static final int DRAWN_AT_ONCE = 50;
  private static final String START = "2026-03-02T01:00:00Z";

  @Autowired private ApplicationContext service;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Verifications verifications;

  private Controllers api;
  private CheckedProcesses check;
  private DirectDeployment deployment;
  private Background background;
  private final ExecutorService people = Executors.newFixedThreadPool(2);
  private final List<RandomWalk> open = new ArrayList<>();
  private final Deque<Long> toDraw = new ArrayDeque<>(GeneratedProcess.seeds());
  private final Set<String> known = new HashSet<>();
  private final Map<String, Integer> parts = new TreeMap<>();
  private int drawn;
  private int issues;
  private int acts;
  private int stale;

  @BeforeEach
  void deployWhatTheyUse() throws IOException {
    clock.moveTo(Instant.parse(START));
    api = new Controllers(service);
    check = new CheckedProcesses();
    deployment = new DirectDeployment(service);
    background = new Background(jdbc, clock);
    List<ProcessSource> used = new ArrayList<>();
    for (String type : RandomProcess.USED) {
      String file = type + ".bpmn20.xml";
      used.add(new ProcessSource(file, CheckedProcesses.content("workflow/" + file)));
    }
    deployment.deploy(used);
  }

  @AfterEach
  void sendPeopleHome() {
    people.shutdownNow();
  }

  @Test
  void whatIsAcceptedIsWorkedToItsEnd() throws Exception {
    int waits = 0;
    while (!toDraw.isEmpty() || !open.isEmpty()) {
      while (!toDraw.isEmpty() && open.size() < AT_ONCE) {
        openNext();
      }
      boolean acted = together(open, walk -> walk.work(api, clock.instant()));
      background.settle();
      acted |= addChildren();
      List<RandomWalk> ended = open.stream().filter(RandomWalk::isClosed).toList();
      together(ended, this::finish);
      open.removeAll(ended);
      if (!acted && ended.isEmpty()) {
        waits++;
        letTimePass();
      }
    }
    System.out.printf(
        "%d processes drawn, %s; %d issues, %d acts, %d stale; waited %d times%n  drawn %s%n",
        drawn, check, issues, acts, stale, waits, parts);
    assertThat(check.accepted()).isGreaterThan(drawn / 3);
  }

  /** Two at a time, each on its own; whether anything was done. */
  private <T> boolean together(List<T> all, Predicate<T> deed) throws InterruptedException {
    List<Callable<Boolean>> deeds = new ArrayList<>();
    all.forEach(one -> deeds.add(() -> deed.test(one)));
    boolean done = false;
    for (Future<Boolean> one : people.invokeAll(deeds)) {
      try {
        done |= one.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause().getMessage(), e.getCause());
      }
    }
    return done;
  }

  /** Draws some more, deploys those that the check accepts, and opens an issue of each. */
  private void openNext() throws InterruptedException {
    List<GeneratedProcess> processes = new ArrayList<>();
    while (!toDraw.isEmpty() && processes.size() < DRAWN_AT_ONCE) {
      String key = "generated-" + drawn++ % TYPES;
      GeneratedProcess process = GeneratedProcess.of(key, toDraw.remove());
      process.parts().forEach(part -> parts.merge(part, 1, Integer::sum));
      processes.add(process);
    }
    Set<String> taken = ConcurrentHashMap.newKeySet();
    together(processes, process -> check.accepts(process) && taken.add(process.key()));
    processes.removeIf(process -> !taken.contains(process.key()));
    Map<String, byte[]> accepted = new LinkedHashMap<>();
    processes.forEach(process -> accepted.put(process.key(), process.content()));
    deployment.deployUnchecked(accepted);
    Queue<RandomWalk> opened = new ConcurrentLinkedQueue<>();
    together(processes, process -> opened.add(opened(process)));
    opened.forEach(walk -> known.add(walk.number()));
    open.addAll(opened);
  }

  private RandomWalk opened(GeneratedProcess process) {
    Map<String, Object> fields =
        new LegalForm(process.random(), today())
            .fields(deployment.startForm(RandomWalk.INSPECTOR, process.key()));
    try {
      String number =
          api.open(RandomWalk.INSPECTOR, process.key(), "随机", "QH-XN-DT", fields).issue().number();
      return new RandomWalk(number, process.xml(), process.random());
    } catch (RuntimeException e) {
      throw new AssertionError("opened with " + fields + "\n" + process.xml(), e);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  private boolean finish(RandomWalk walk) {
    Verification verified = verifications.of(walk.number(), false);
    assertThat(verified.intact()).as("%s %s\n%s", walk.number(), verified, walk.xml()).isTrue();
    synchronized (this) {
      issues++;
      acts += walk.acts();
      stale += walk.stale();
    }
    return true;
  }

  /** Adds the issues opened under others since; whether there are any. */
  private boolean addChildren() {
    Map<String, RandomWalk> parents = new HashMap<>();
    open.forEach(walk -> parents.put(walk.number(), walk));
    boolean more = false;
    for (String[] child : background.children()) {
      RandomWalk parent = parents.get(child[1]);
      if (parent != null && known.add(child[0])) {
        open.add(new RandomWalk(child[0], parent.xml(), new Random(child[0].hashCode())));
        more = true;
      }
    }
    return more;
  }

  /**
   * Where nobody has anything to do, goes on until the next timer of each has fired, as if the
   * service had been down for a while.
   */
  private void letTimePass() {
    Instant next = background.nextOfEach().orElse(null);
    if (next != null && next.isAfter(clock.instant())) {
      clock.moveTo(next.plusSeconds(1));
      background.settle();
    } else if (open.stream().noneMatch(walk -> walk.isMoving(api))) {
      throw new AssertionError(
          "%s at %s%n%s"
              .formatted(
                  open.stream().map(walk -> walk.told(api)).toList(),
                  clock.instant(),
                  open.get(0).xml()));
    }
  }
}
