package org.bihuan.generated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.generated.Breakage.Broken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What the check lets through holds: random processes over the whole language are worked to their
 * ends with random acts; what is broken on purpose is refused where it is broken.
 */
@TimedTest
@DirtiesContext // leaves hundreds of types behind, and a clock that is months ahead
@Tag("once")
class GeneratedProcessesTest {

  /** How many processes are drawn; {@code -Dbihuan.generated=100000} draws many more. */
  private static final int PROCESSES = Integer.getInteger("bihuan.generated", 200);

  /** The same processes are drawn again with the same seed. */
  private static final long SEED = Long.getLong("bihuan.generated.seed", 2_026);

  private static final int AT_ONCE = 100;
  private static final int MOST_ROUNDS = 2_000;
  private static final String START = "2026-03-02T01:00:00Z";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private Background background;
  private final Map<String, Integer> drawn = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private int accepted;
  private int broken;
  private int issues;
  private int acts;
  private int stale;

  /** One process: what is sent, and where it was broken. */
  private record Sample(String key, String xml, Optional<Broken> broken, Random random) {}

  @BeforeEach
  void deployWhatTheyUse() throws IOException {
    clock.moveTo(Instant.parse(START));
    api = new Api(port);
    background = new Background(jdbc, clock);
    for (String type : List.of(RandomProcess.CHILD, RandomProcess.PART)) {
      String file = type + ".bpmn20.xml";
      byte[] xml = new ClassPathResource("workflow/" + file).getContentAsByteArray();
      api.as("qh-admin").upload("/api/processes", file, xml, Map.of()).expect(200);
    }
  }

  @Test
  void whatIsAcceptedIsWorkedToItsEnd() {
    Random random = new Random(SEED);
    Arbitrary<Long> seeds = Arbitraries.longs();
    JqwikSession.run(
        () -> {
          var generator = seeds.generator(1_000);
          for (int from = 0; from < PROCESSES; from += AT_ONCE) {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, PROCESSES - from); i++) {
              samples.add(sample(i, new Random(generator.next(random).value())));
            }
            work(samples);
          }
        });
    System.out.printf(
        "%d processes drawn, %d broken on purpose, %d accepted; %d issues, %d acts, %d stale%n  drawn %s%n  refused %s%n",
        PROCESSES, broken, accepted, issues, acts, stale, drawn, refused);
    assertThat(accepted).isGreaterThan(PROCESSES / 3);
  }

  private Sample sample(int place, Random random) {
    String key = "generated-" + place;
    RandomProcess process = new RandomProcess(random);
    String xml = process.draw(key);
    process.parts().forEach(part -> drawn.merge(part, 1, Integer::sum));
    if (random.nextInt(4) > 0) {
      return new Sample(key, xml, Optional.empty(), random);
    }
    Breakage[] ways = Breakage.values();
    Broken wrong = ways[random.nextInt(ways.length)].at(xml, random);
    return wrong == null
        ? new Sample(key, xml, Optional.empty(), random)
        : new Sample(key, wrong.xml(), Optional.of(wrong), random);
  }

  private void work(List<Sample> samples) {
    Map<String, JsonNode> answers = send(samples, "?dryRun=true");
    List<Sample> sound = new ArrayList<>();
    for (Sample sample : samples) {
      JsonNode answer = answers.get(sample.key());
      if (sample.broken().isPresent()) {
        expectRefused(sample.broken().get(), answer);
      } else if (answer.path("status").asText().equals("refused")) {
        answer.path("findings").forEach(this::count);
      } else {
        sound.add(sample);
      }
    }
    accepted += sound.size();
    assertThat(send(sound, "").values())
        .allSatisfy(
            answer -> assertThat(answer.path("status").asText()).isIn("deployed", "unchanged"));
    List<RandomWalk> walks = new ArrayList<>();
    sound.forEach(sample -> walks.add(open(sample)));
    finish(walks);
    walks.forEach(walk -> acts += walk.acts());
    walks.forEach(walk -> stale += walk.stale());
    issues += walks.size();
  }

  private void count(JsonNode finding) {
    if (finding.path("severity").asText().equalsIgnoreCase("error")) {
      refused.merge(finding.path("rule").asText(), 1, Integer::sum);
    }
  }

  private void expectRefused(Broken wrong, JsonNode answer) {
    broken++;
    assertThat(answer.path("status").asText())
        .as("%s\n%s", wrong.how(), wrong.xml())
        .isEqualTo("refused");
    List<String> elements = new ArrayList<>();
    answer.path("findings").forEach(finding -> elements.add(finding.path("element").asText()));
    assertThat(elements)
        .as("%s at %s: %s\n%s", wrong.how(), wrong.element(), answer.path("findings"), wrong.xml())
        .anyMatch(element -> isAt(element, wrong));
  }

  /** A finding may name the element, or a part of it that has an id of its own. */
  private static boolean isAt(String element, Broken wrong) {
    if (element.equals(wrong.element())) {
      return true;
    }
    int from = wrong.xml().indexOf(" id='" + wrong.element() + "'");
    int to = wrong.xml().indexOf("</userTask>", from);
    return !element.isEmpty()
        && to > 0
        && wrong.xml().substring(from, to).contains(" id='" + element + "'");
  }

  private Map<String, JsonNode> send(List<Sample> samples, String query) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Sample sample : samples) {
      body.writeBytes(
          ("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                  + sample.key()
                  + ".bpmn20.xml\"\r\nContent-Type: application/xml\r\n\r\n"
                  + sample.xml()
                  + "\r\n")
              .getBytes(UTF_8));
    }
    body.writeBytes("--part--\r\n".getBytes(UTF_8));
    JsonNode answer =
        api.as("qh-admin")
            .send(
                "POST",
                "/api/processes" + query,
                body.toByteArray(),
                "multipart/form-data; boundary=part")
            .body();
    Map<String, JsonNode> files = new LinkedHashMap<>();
    answer
        .path("files")
        .forEach(file -> files.put(file.path("file").asText().replace(".bpmn20.xml", ""), file));
    assertThat(files).as("%s", answer).hasSameSizeAs(samples);
    return files;
  }

  private RandomWalk open(Sample sample) {
    JsonNode form =
        api.as("qh-inspector").get("/api/types/" + sample.key()).expect(200).body().path("form");
    Map<String, Object> fields = new LegalForm(sample.random(), today()).fields(form);
    Api.Answer opened =
        api.as("qh-inspector")
            .post(
                "/api/issues",
                Map.of("type", sample.key(), "title", "随机", "unit", "QH-XN-DT", "fields", fields));
    assertThat(opened.status()).as("%s\n%s", opened.text(), sample.xml()).isEqualTo(201);
    return new RandomWalk(opened.text("number"), sample.xml(), sample.random());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  private void finish(List<RandomWalk> walks) {
    int rounds = 0;
    while (!open(walks).isEmpty()) {
      assertThat(++rounds).as("%s", open(walks).get(0).xml()).isLessThan(MOST_ROUNDS);
      boolean acted = false;
      for (RandomWalk walk : open(walks)) {
        acted |= walk.act(api, clock.instant());
      }
      background.settle();
      if (!addChildren(walks) && !acted && !open(walks).isEmpty()) {
        letTimePass(open(walks));
      }
    }
  }

  private static List<RandomWalk> open(List<RandomWalk> walks) {
    return walks.stream().filter(walk -> !walk.isClosed()).toList();
  }

  /** Adds the issues opened under others since; whether there are any. */
  private boolean addChildren(List<RandomWalk> walks) {
    int before = walks.size();
    Map<String, RandomWalk> known = new HashMap<>();
    walks.forEach(walk -> known.put(walk.number(), walk));
    for (String[] child : background.children()) {
      RandomWalk parent = known.get(child[1]);
      if (parent != null && !known.containsKey(child[0])) {
        RandomWalk walk = new RandomWalk(child[0], parent.xml(), new Random(child[0].hashCode()));
        known.put(child[0], walk);
        walks.add(walk);
      }
    }
    return walks.size() > before;
  }

  /**
   * Where nobody has anything to do, goes on until the next timer of each has fired, as if the
   * service had been down for a while.
   */
  private void letTimePass(List<RandomWalk> waiting) {
    Instant next = background.nextOfEach().orElse(null);
    if (next != null && next.isAfter(clock.instant())) {
      clock.moveTo(next.plusSeconds(1));
      api = new Api(port); // tokens have run out
      background.settle();
    } else if (waiting.stream().noneMatch(walk -> walk.isMoving(api))) {
      throw new AssertionError(
          "%s at %s: %s%n%s"
              .formatted(
                  waiting.stream().map(walk -> walk.told(api)).toList(),
                  clock.instant(),
                  api.as("qh-admin").get("/api/operations/jobs").text(),
                  waiting.get(0).xml()));
    }
  }
}
