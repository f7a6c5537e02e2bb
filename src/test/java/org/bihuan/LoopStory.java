package org.bihuan;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * The main job from start to end: a ledger is imported, every unit rectifies its own issues, the
 * supervising units review, and a leader endorses critical ones. Everybody learns what to do only
 * from their inbox. One issue in five is sent back once, and one stays open.
 */
final class LoopStory {

  private static final List<String> RECTIFIERS =
      List.of(
          "hngs-rectifier",
          "glgx-rectifier",
          "xnzf-rectifier",
          "hz-rectifier",
          "dt-rectifier",
          "hdzf-rectifier",
          "hl-rectifier",
          "xh-rectifier",
          "huzhu-rectifier",
          "hb-rectifier",
          "hx-rectifier",
          "hn-rectifier",
          "hnz-rectifier",
          "gl-rectifier");
  private static final List<String> REVIEWERS =
      List.of("qh-reviewer", "zd-reviewer", "xn-reviewer", "hd-reviewer");
  private static final List<String> LEADERS = List.of("qh-leader", "xn-leader");

  private final Api api;
  private final Consumer<String> teller;
  private final Set<String> sentBack = new LinkedHashSet<>();
  private List<String> numbers = List.of();
  private String unfinished = "";

  LoopStory(Api api, Consumer<String> teller) {
    this.api = api;
    this.teller = teller;
  }

  /** Numbers of the issues the ledger brought, in its order. */
  List<String> numbers() {
    return numbers;
  }

  /** Those that needed two rounds. */
  Set<String> sentBack() {
    return sentBack;
  }

  /** The one that stays open. */
  String unfinished() {
    return unfinished;
  }

  /**
   * Imports the ledger, after a dry run.
   *
   * @param unfinishedRow which row, from 1, holds the issue that stays open
   */
  void importLedger(byte[] ledger, int unfinishedRow) {
    Api.Session inspector = api.as("qh-inspector");
    JsonNode dry = imported(inspector, ledger, "true");
    teller.accept(
        "qh-inspector looks at the ledger first: %s rows, %s would be opened, %s errors"
            .formatted(dry.path("rows"), dry.path("created"), dry.path("errors").size()));
    JsonNode done = imported(inspector, ledger, "false");
    if (done.path("created").asInt() != done.path("rows").asInt()) {
      throw new AssertionError(
          "the story needs a service without this ledger; the import said " + done);
    }
    List<String> opened = new ArrayList<>();
    done.path("issues").forEach(number -> opened.add(number.asText()));
    numbers = List.copyOf(opened);
    unfinished = numbers.get(unfinishedRow - 1);
    teller.accept(
        "qh-inspector imports it: %d issues, %s to %s"
            .formatted(numbers.size(), numbers.get(0), numbers.get(numbers.size() - 1)));
  }

  private static JsonNode imported(Api.Session inspector, byte[] ledger, String dryRun) {
    return inspector
        .upload("/api/ledgers/imports", "ledger-105.csv", ledger, Map.of("dryRun", dryRun))
        .expect(200)
        .body();
  }

  /** Everybody works through their inbox until nobody has anything left. */
  void workUntilDone() {
    List<String> everybody = new ArrayList<>(RECTIFIERS);
    everybody.addAll(REVIEWERS);
    everybody.addAll(LEADERS);
    int pass = 0;
    int done;
    do {
      done = 0;
      pass++;
      for (String username : everybody) {
        done += workThroughInbox(username);
      }
      teller.accept("pass %d: %d tasks done".formatted(pass, done));
    } while (done > 0);
  }

  private int workThroughInbox(String username) {
    Api.Session session = api.as(username);
    Map<String, Integer> acts = new HashMap<>();
    int done = 0;
    JsonNode inbox =
        session
            .get("/api/tasks?scope=claimable&type=rectification&limit=200")
            .expect(200)
            .body()
            .path("items");
    for (JsonNode task : inbox) {
      String number = task.path("issue").path("number").asText();
      if (numbers.contains(number)) {
        String id = task.path("id").asText();
        session.post("/api/tasks/" + id + "/claim", "{}").expect(200);
        if (number.equals(unfinished)) {
          teller.accept("%s claims %s and stays at work on it".formatted(username, number));
        } else {
          acts.merge(complete(session, id, task, number), 1, Integer::sum);
          done++;
        }
      }
    }
    if (done > 0) {
      teller.accept("  %s: %s".formatted(username, acts));
    }
    return done;
  }

  /** Completes a claimed task as its step asks; returns the step and its outcome. */
  private String complete(Api.Session session, String id, JsonNode task, String number) {
    String step = task.path("step").asText();
    Map<String, Object> submission =
        switch (step) {
          case "plan" -> Map.of("fields", Map.of("planText", "明确责任人,限期整改"));
          case "approvePlan" -> Map.of("outcome", "approve");
          case "rectify" -> rectification(session, task, number);
          case "review" -> review(number, task.path("round").asInt());
          case "endorse" -> Map.of("outcome", "endorse");
          default -> throw new AssertionError("nobody knows what to do at " + step);
        };
    session.post("/api/tasks/" + id + "/complete", submission).expect(200);
    return step + " " + submission.getOrDefault("outcome", "done");
  }

  private Map<String, Object> rectification(Api.Session session, JsonNode task, String number) {
    Map<String, Object> submission = new HashMap<>();
    submission.put("outcome", "submit");
    submission.put("fields", Map.of("measures", "逐条整改并复核,第" + task.path("round") + "轮"));
    if (!task.path("issue").path("severity").asText().equals("minor")) {
      String evidence =
          session
              .upload(
                  "/api/issues/" + number + "/evidence",
                  "整改后.png",
                  photo(number.hashCode()),
                  Map.of("caption", "整改后现场"))
              .expect(201)
              .text("id");
      submission.put("evidence", List.of(evidence));
    }
    return submission;
  }

  private Map<String, Object> review(String number, int round) {
    boolean isOneInFive = numbers.indexOf(number) % 5 == 0;
    if (!isOneInFive || round > 1) {
      return Map.of("outcome", "signOff");
    }
    sentBack.add(number);
    return Map.of("outcome", "sendBack", "fields", Map.of("reason", "佐证不充分,请补充"));
  }

  private static byte[] photo(int seed) {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, seed);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** The figures by category, as the province's inspector sees them. */
  JsonNode statistics() {
    JsonNode said = api.as("qh-inspector").get("/api/statistics?by=category").expect(200).body();
    teller.accept("qh-inspector asks for the figures: " + said.path("summary").asText());
    for (JsonNode group : said.path("groups")) {
      teller.accept(
          "  %s: %s, signed off %s, rate %s"
              .formatted(
                  group.path("name").asText(),
                  group.path("total"),
                  group.path("signedOff"),
                  group.path("rate")));
    }
    return said;
  }

  /** Numbers of all issues of a list, over all its pages. */
  List<String> listed(String link) {
    List<String> found = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = api.as("qh-inspector").get(link + "&limit=200" + after).expect(200).body();
      page.path("items").forEach(issue -> found.add(issue.path("number").asText()));
      after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    return found;
  }

  /** The events in the trail of an issue, in order. */
  List<String> trail(String number) {
    List<String> acts = new ArrayList<>();
    for (JsonNode entry :
        api.as("qh-inspector")
            .get("/api/issues/" + number + "/trail")
            .expect(200)
            .body()
            .path("items")) {
      String step = entry.path("step").asText("");
      String outcome = entry.path("outcome").asText("");
      acts.add((entry.path("act").asText() + " " + step + " " + outcome).strip());
    }
    return acts;
  }

  JsonNode verification(String number) {
    return api.as("qh-inspector")
        .get("/api/issues/" + number + "/trail/verification")
        .expect(200)
        .body();
  }
}
