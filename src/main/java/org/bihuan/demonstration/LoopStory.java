package org.bihuan.demonstration;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The main job from start to end, on a service with the demonstration's accounts: a ledger is
 * imported, every unit rectifies its own issues, the supervising units review, and a leader
 * endorses critical ones. Everybody learns what to do only from their inbox. One issue in five is
 * sent back once, and one stays open.
 */
public final class LoopStory {

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

  private final StoryClient api;
  private final String campaign;
  private final Set<String> sentBack = new LinkedHashSet<>();
  private final Set<String> people = new LinkedHashSet<>();
  private List<String> numbers = List.of();
  private String unfinished = "";
  private int tasks;

  /**
   * A story of its own.
   *
   * @param campaign the name by which its issues are told from all others
   */
  public LoopStory(String url, String campaign) {
    this.api = new StoryClient(url);
    this.campaign = campaign;
  }

  /** Numbers of the issues the ledger brought, in its order. */
  public List<String> numbers() {
    return numbers;
  }

  /** Those that needed two rounds. */
  public Set<String> sentBack() {
    return sentBack;
  }

  /** The one that stays open. */
  public String unfinished() {
    return unfinished;
  }

  /** Those who did something. */
  public Set<String> people() {
    return people;
  }

  /** How many tasks they completed. */
  public int tasks() {
    return tasks;
  }

  /** Where to look at the issues on the service. */
  public String address() {
    return api.base() + "/issues?campaign=" + campaign;
  }

  /**
   * Imports the ledger, after a dry run.
   *
   * @param rows how many of its rows
   * @param unfinishedRow which row, from 1, holds the issue that stays open
   */
  public void importLedger(int rows, int unfinishedRow) {
    byte[] ledger = OwnLedger.of(campaign, rows);
    JsonNode dry = imported(ledger, rows, "true");
    JsonNode done = imported(ledger, rows, "false");
    if (done.path("created").asInt() != rows || dry.path("created").asInt() != rows) {
      throw new StoryClient.StoryFailed("the import said " + done);
    }
    List<String> opened = new ArrayList<>();
    done.path("issues").forEach(number -> opened.add(number.asText()));
    numbers = List.copyOf(opened);
    unfinished = numbers.get(unfinishedRow - 1);
  }

  private JsonNode imported(byte[] ledger, int rows, String dryRun) {
    return api.upload(
        "qh-inspector",
        "/api/ledgers/imports",
        "loop-ledger.csv",
        ledger,
        Map.of("dryRun", dryRun, "campaign", campaign, "separate", everyRow(rows)));
  }

  /** The rows resemble those of an earlier story, but are issues of their own. */
  private static String everyRow(int rows) {
    return IntStream.rangeClosed(2, rows + 1)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  /** Everybody works through their inbox until nobody has anything left. */
  public void workUntilDone() {
    List<String> everybody = new ArrayList<>(RECTIFIERS);
    everybody.addAll(REVIEWERS);
    everybody.addAll(LEADERS);
    int before;
    do {
      before = tasks;
      everybody.forEach(this::workThroughInbox);
    } while (tasks > before);
  }

  private void workThroughInbox(String username) {
    JsonNode inbox =
        api.get(username, "/api/tasks?scope=claimable&limit=200&campaign=" + campaign)
            .path("items");
    for (JsonNode task : inbox) {
      String number = task.path("issue").path("number").asText();
      String id = task.path("id").asText();
      people.add(username);
      api.post(username, "/api/tasks/" + id + "/claim", Map.of());
      if (!number.equals(unfinished)) {
        complete(username, id, task, number);
        tasks++;
      }
    }
  }

  /** Completes a claimed task as its step asks. */
  private void complete(String username, String id, JsonNode task, String number) {
    String step = task.path("step").asText();
    Map<String, Object> submission =
        switch (step) {
          case "plan" -> Map.of("fields", Map.of("planText", "明确责任人,限期整改"));
          case "approvePlan" -> Map.of("outcome", "approve");
          case "rectify" -> rectification(username, task, number);
          case "review" -> review(number, task.path("round").asInt());
          case "endorse" -> Map.of("outcome", "endorse");
          default -> throw new StoryClient.StoryFailed("nobody knows what to do at " + step);
        };
    api.post(username, "/api/tasks/" + id + "/complete", submission);
  }

  private Map<String, Object> rectification(String username, JsonNode task, String number) {
    Map<String, Object> submission = new HashMap<>();
    submission.put("outcome", "submit");
    submission.put("fields", Map.of("measures", "逐条整改并复核,第" + task.path("round") + "轮"));
    if (!task.path("issue").path("severity").asText().equals("minor")) {
      JsonNode evidence =
          api.upload(
              username,
              "/api/issues/" + number + "/evidence",
              "整改后.png",
              photo(number.hashCode()),
              Map.of("caption", "整改后现场"));
      submission.put("evidence", List.of(evidence.path("id").asText()));
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

  /** The figures of its issues by category, as the province's inspector sees them. */
  public JsonNode statistics() {
    return api.get("qh-inspector", "/api/statistics?by=category&campaign=" + campaign);
  }

  /** How many of its trails do not verify. */
  public long broken() {
    return numbers.stream()
        .filter(
            number ->
                !api.get("qh-inspector", "/api/issues/" + number + "/trail/verification")
                    .path("intact")
                    .asBoolean())
        .count();
  }
}
