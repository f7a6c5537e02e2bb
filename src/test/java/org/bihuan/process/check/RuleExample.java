package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Finding;
import org.bihuan.process.register.Register;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.template.WordFile;
import org.jspecify.annotations.Nullable;

/**
 * An example of a rule in {@code rules/examples.txt}: what is refused by it, and what is accepted
 * in its place.
 *
 * @param place the file of the folder in which the snippets stand, or what they are: {@code
 *     process}, {@code body} (of a process), {@code prolog}, {@code file}, {@code diagram}, {@code
 *     template} (a paragraph, a row of a table, or a part with its content), {@code opened} (the
 *     form of a type that others open), {@code register}, {@code register-version}, {@code dmn}
 * @param attributes more attributes of the process around it
 */
record RuleExample(String rule, String place, String attributes, String refused, String accepted) {

  private static final Path FOLDER = Path.of("src/test/resources/rules");
  private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final Pattern REPEATED = Pattern.compile("\\{\\*(\\d+) ((?s:.*?))\\*\\}");
  private static final String DIAGRAM =
      """
      <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="example">
        <bpmndi:BPMNShape id="openedShape" bpmnElement="opened">
          <omgdc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>
      </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
      """;

  /** All examples, in the order of the file. */
  static List<RuleExample> all() {
    List<RuleExample> examples = new ArrayList<>();
    for (String part : List.of(read("examples.txt").split("\n== ")).subList(1, parts())) {
      int line = part.indexOf('\n');
      String[] head = part.substring(0, line).split(" ", 4);
      String[] snippets = ("\n" + part.substring(line + 1).strip() + "\n").split("\n--\n", -1);
      examples.add(
          new RuleExample(
              head[0],
              head[2],
              head.length > 3 ? head[3] : "bihuan:opener=\"inspector\"",
              snippets[0].strip(),
              snippets[1].strip()));
    }
    return examples;
  }

  private static int parts() {
    return read("examples.txt").split("\n== ").length;
  }

  /** The rules by which the check refuses a snippet. */
  Set<String> found(String snippet) {
    return check(repeated(snippet)).stream().map(Finding::rule).collect(Collectors.toSet());
  }

  /** A snippet as it is shown, {@code x … (70 times)} in place of what is written 70 times. */
  static String shown(String snippet) {
    return replaced(snippet, (count, text) -> text.replace("#", "1") + " … (" + count + " times)");
  }

  private static String repeated(String snippet) {
    return replaced(
        snippet,
        (count, text) ->
            IntStream.rangeClosed(1, count)
                .mapToObj(number -> text.replace("#", "" + number))
                .collect(Collectors.joining()));
  }

  private static String replaced(
      String snippet, java.util.function.BiFunction<Integer, String, String> by) {
    Matcher matcher = REPEATED.matcher(snippet);
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      text.append(snippet, from, matcher.start())
          .append(by.apply(Integer.valueOf(matcher.group(1)), matcher.group(2)));
      from = matcher.end();
    }
    return text.append(snippet.substring(from)).toString();
  }

  private List<Finding> check(String snippet) {
    return switch (place) {
      case "dmn" -> DmnCheck.check(inPlace("policy.dmn", snippet)).findings();
      case "register" ->
          RegisterCheck.check(
                  inPlace("carrier.register.json", snippet), Map.of(), unit -> unit.equals("QH"))
              .findings();
      case "register-version" -> {
        String old = "{\"id\": \"vehicles\"";
        String file = read("carrier.register.json");
        String changed = file.substring(0, file.indexOf(old)) + snippet + "\n  ]\n}";
        yield RegisterCheck.check(changed.getBytes(UTF_8), Map.of("carrier", carrier())).findings();
      }
      case "template" -> template(snippet);
      case "opened" -> {
        byte[] opener = read("opener.bpmn20.xml").getBytes(UTF_8);
        byte[] part = read("part.bpmn20.xml").replace("@@", snippet).getBytes(UTF_8);
        OtherTypes types = OtherTypes.of(drawn(opener), drawn(part));
        yield ProcessCheck.check(part, Set.of(), Map.of(), types).findings().stream()
            .filter(Finding::isError)
            .toList();
      }
      default -> check(file(snippet), null);
    };
  }

  /** The file with the accepted snippet, which stands in it, replaced. */
  private byte[] inPlace(String name, String snippet) {
    String file = read(name);
    if (!file.contains(accepted)) {
      throw new IllegalStateException(rule + ": not in " + name);
    }
    return file.replace(accepted, snippet).getBytes(UTF_8);
  }

  private String file(String snippet) {
    return switch (place) {
      case "file" ->
          snippet.startsWith("<definitions")
              ? definitions(PROLOG, process(read("form.xml").replace("@@", "")), DIAGRAM)
              : snippet;
      case "prolog" -> definitions(snippet, process(read("form.xml").replace("@@", "")), DIAGRAM);
      case "diagram" -> definitions(PROLOG, process(read("form.xml").replace("@@", "")), snippet);
      case "process" ->
          definitions(PROLOG, snippet.replace("…", read("form.xml").replace("@@", "")), DIAGRAM);
      case "body" -> {
        String form = read("form.xml").replace("@@", "");
        yield definitions(
            PROLOG, process(snippet + form.substring(form.indexOf("<sequenceFlow"))), DIAGRAM);
      }
      case "fields" -> in("step", read("fields.xml").replace("@@", snippet));
      default -> in(place, snippet);
    };
  }

  private String in(String frame, String snippet) {
    return definitions(PROLOG, process(read(frame + ".xml").replace("@@", snippet)), DIAGRAM);
  }

  private String process(String body) {
    return "<process id=\"example\" name=\"示例\" bihuan:en=\"Example\" isExecutable=\"true\" "
        + attributes
        + ">"
        + body
        + "</process>";
  }

  private static String definitions(String prolog, String process, String diagram) {
    return prolog
        + """

        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
            xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <message id="withdrawMessage" name="withdraw"/>
        """
        + process
        + diagram
        + "</definitions>";
  }

  private List<Finding> template(String snippet) {
    byte[] file;
    int colon = snippet.indexOf(": ");
    if (snippet.startsWith("plain text")) {
      file = snippet.getBytes(UTF_8);
    } else if (snippet.startsWith("word/")) {
      file = WordFile.of().with(snippet.substring(0, colon), snippet.substring(colon + 2)).bytes();
    } else if (snippet.startsWith("<w:")) {
      file = WordFile.of(snippet).bytes();
    } else if (snippet.startsWith("|")) {
      String[] cells = snippet.substring(2, snippet.length() - 2).split(" \\| ");
      file = WordFile.of(WordFile.table(WordFile.row(cells))).bytes();
    } else {
      file = WordFile.of(WordFile.paragraph(snippet)).bytes();
    }
    DocumentTemplate.Read read = DocumentTemplate.read(file);
    if (read.template() == null) {
      return read.findings();
    }
    String process = read("step.xml").replace("@@", read("print.xml"));
    return check(definitions(PROLOG, process(process), DIAGRAM), read.template());
  }

  /** The check of a process among others, with a decision, a register and a template. */
  private static List<Finding> check(String file, @Nullable DocumentTemplate template) {
    byte[] part =
        read("part.bpmn20.xml")
            .replace(
                "@@",
                """
                <flowable:formProperty id="facts" name="事实" bihuan:en="Facts" type="text" required="true"/>
                <flowable:formProperty id="times" name="第几次" bihuan:en="Times" type="long" bihuan:min="1"/>
                """)
            .getBytes(UTF_8);
    Map<String, Drawn> others = new HashMap<>(drawn(part));
    others.putAll(drawn(read("visit.bpmn20.xml").getBytes(UTF_8)));
    Map<String, DecisionTable> tables = DmnCheck.check(read("policy.dmn").getBytes(UTF_8)).tables();
    DocumentTemplate notice =
        template != null
            ? template
            : DocumentTemplate.read(WordFile.of(WordFile.paragraph("{{issue.title}}")).bytes())
                .template();
    return ProcessCheck.check(
            file.getBytes(UTF_8),
            Set.of("policy"),
            tables,
            OtherTypes.of(others, drawn(file.getBytes(UTF_8)))
                .with(Map.of("carrier", carrier()))
                .withUnits(unit -> !unit.equals("QH-NONE")),
            name -> name.equals("notice.docx") ? notice : null)
        .findings();
  }

  private static Map<String, Drawn> drawn(byte[] file) {
    return ProcessCheck.drawn(file)
        .map(process -> Map.of(process.model().id(), process))
        .orElse(Map.of());
  }

  private static Register carrier() {
    return Objects.requireNonNull(
        RegisterCheck.check(read("carrier.register.json").getBytes(UTF_8), Map.of()).register());
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
