package org.bihuan.document;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.TrailEvent.DocumentMade;
import org.bihuan.process.IssueType;
import org.bihuan.process.deployment.DeployedTemplates;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.template.DocumentNames;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.template.DocumentTemplate.Content;
import org.bihuan.process.template.DocumentTemplate.Placeholder;
import org.bihuan.workflow.printing.DocumentMaker;
import org.bihuan.workflow.printing.RequestedDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes documents of issues for their processes. */
@Component
class DocumentMaking implements DocumentMaker {

  private final DeployedTemplates templates;
  private final Documents documents;
  private final Wording wording;
  private final LateRows late;
  private final PdfMaking pdfs;
  private final Clock clock;

  DocumentMaking(
      DeployedTemplates templates,
      Documents documents,
      Wording wording,
      LateRows late,
      PdfMaking pdfs,
      Clock clock) {
    this.templates = templates;
    this.documents = documents;
    this.wording = wording;
    this.late = late;
    this.pdfs = pdfs;
    this.clock = clock;
  }

  @Override
  public Map<String, Object> content(
      LockedIssue issue, IssueType type, DocumentTemplate template, Expressions.Values values) {
    return new ContentMaking(type.model(), template, values, wording)
        .content(issue.nextSeq())
        .stored();
  }

  @Override
  public void make(LockedIssue issue, RequestedDocument requested) {
    DocumentTemplate template =
        templates
            .find(requested.template())
            .orElseThrow(() -> new IllegalArgumentException("no template"));
    String number = number(requested.number());
    int edition = documents.nextEdition(issue.number(), requested.name());
    DocumentContent said = DocumentContent.of(requested.content());
    Map<String, String> texts = new HashMap<>(said.texts());
    ofDocument(template, requested.name(), number, texts);
    Map<Integer, List<Map<String, String>>> lines = new HashMap<>();
    said.lines().forEach((line, rows) -> lines.put(Integer.valueOf(line), rows));
    said.late()
        .forEach(
            (line, rows) -> {
              int place = Integer.parseInt(line);
              lines.put(place, cells(template, place, late.of(issue.issue(), rows, said.before())));
            });
    byte[] file = template.fill(new Content(texts, lines));
    Instant now = clock.instant();
    StoredDocument document =
        new StoredDocument(
            UUID.randomUUID().toString(),
            issue.number(),
            requested.name(),
            edition,
            number,
            documents.keep(file),
            file.length,
            requested.template(),
            now,
            null);
    documents.add(document);
    pdfs.afterCommit();
    issue.record(
        now,
        DocumentMade.of(
            requested.source(),
            document.id(),
            document.name(),
            edition,
            number,
            document.sha256()));
  }

  private @Nullable String number(RequestedDocument.@Nullable Numbering number) {
    return number == null
        ? null
        : number.before()
            + documents.take(number.before() + "${" + DocumentNames.SERIES + "}" + number.after())
            + number.after();
  }

  private static void ofDocument(
      DocumentTemplate template, String name, @Nullable String number, Map<String, String> texts) {
    for (Placeholder one : template.placeholders()) {
      if (DocumentNames.isOfDocument(one.expression())) {
        boolean isName = ((Expression.Path) one.expression()).dotted().equals(DocumentNames.NAME);
        texts.put(one.source(), isName ? name : number == null ? "" : number);
      }
    }
  }

  /** The cells of a table row for each of the rows that it is repeated for. */
  private static List<Map<String, String>> cells(
      DocumentTemplate template, int line, List<Map<String, String>> rows) {
    List<Map<String, String>> told = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (Placeholder one : template.placeholders()) {
        if (one.line() == line
            && DocumentNames.isOfRow(one.expression())
            && one.expression() instanceof Expression.Path path) {
          boolean count = path.root().equals(DocumentNames.ROW_NUMBER);
          String column = path.names().get(path.names().size() - 1);
          cells.put(
              one.source(), count ? String.valueOf(told.size() + 1) : row.getOrDefault(column, ""));
        }
      }
      told.add(cells);
    }
    return told;
  }
}
