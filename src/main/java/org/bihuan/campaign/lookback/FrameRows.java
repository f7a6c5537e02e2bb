package org.bihuan.campaign.lookback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.campaign.sampling.Frame;
import org.bihuan.campaign.sampling.Frame.Line;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code look_back_frame}: frames of up to a million lines, in parts. */
@Repository
class FrameRows {

  /** How many characters a part has at most. */
  private static final int PART = 500_000;

  private final JdbcTemplate jdbc;

  FrameRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What else was known of an issue when the frame was frozen. */
  record Facts(String unit, String category) {}

  void add(long lookBack, Frame frame, List<SignedOff> issues) {
    Map<String, SignedOff> known = new HashMap<>();
    issues.forEach(issue -> known.put(issue.number(), issue));
    StringBuilder lines = new StringBuilder();
    StringBuilder facts = new StringBuilder();
    List<Object[]> parts = new ArrayList<>();
    for (Line line : frame.lines()) {
      lines.append(line.text());
      SignedOff issue = known.get(line.number());
      if (issue != null) {
        facts.append(issue.unit()).append('\t').append(issue.category());
      }
      facts.append('\n');
      if (Math.max(lines.length(), facts.length()) > PART) {
        parts.add(new Object[] {lookBack, parts.size(), lines.toString(), facts.toString()});
        lines.setLength(0);
        facts.setLength(0);
      }
    }
    if (!lines.isEmpty()) {
      parts.add(new Object[] {lookBack, parts.size(), lines.toString(), facts.toString()});
    }
    jdbc.batchUpdate(
        "insert into look_back_frame (look_back, part, lines, facts) values (?,?,?,?)", parts);
  }

  /** Gives the parts of the text that was hashed, in order, one at a time. */
  void forEachPart(long lookBack, Consumer<String> action) {
    List<Integer> parts =
        jdbc.queryForList(
            "select part from look_back_frame where look_back = ? order by part",
            Integer.class,
            lookBack);
    for (int part : parts) {
      jdbc.queryForList(
              "select lines from look_back_frame where look_back = ? and part = ?",
              String.class,
              lookBack,
              part)
          .forEach(action);
    }
  }

  Frame frame(long lookBack) {
    List<Line> lines = new ArrayList<>();
    forEachPart(lookBack, part -> part.lines().forEach(line -> lines.add(line(line))));
    return new Frame(lines);
  }

  private static Line line(String text) {
    int first = text.indexOf('\t');
    int second = text.indexOf('\t', first + 1);
    return new Line(
        text.substring(0, first),
        text.substring(first + 1, second),
        Integer.parseInt(text.substring(second + 1)));
  }

  /** What was known of these issues. */
  Map<String, Facts> facts(long lookBack, java.util.Set<String> numbers) {
    Map<String, Facts> found = new HashMap<>();
    jdbc.query(
        "select lines, facts from look_back_frame where look_back = ? order by part",
        row -> {
          List<String> lines = row.getString("lines").lines().toList();
          List<String> facts = row.getString("facts").lines().toList();
          for (int i = 0; i < lines.size(); i++) {
            String number = line(lines.get(i)).number();
            if (numbers.contains(number)) {
              String known = facts.get(i);
              int tab = known.indexOf('\t');
              found.put(
                  number,
                  new Facts(known.substring(0, Math.max(0, tab)), known.substring(tab + 1)));
            }
          }
        },
        lookBack);
    return found;
  }
}
