package org.bihuan.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.JdbcTrail;
import org.bihuan.issue.JdbcTrail.Stored;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.restricted.RestrictedReference;
import org.bihuan.issue.restricted.RestrictedValues;
import org.bihuan.issue.rows.RowsReference;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.issue.verification.RecordSource;
import org.bihuan.issue.verification.RecordSource.StoredRecord;
import org.bihuan.organization.Caller;
import org.bihuan.proof.merkle.Hash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what a bundle says of an issue, as one JSON text: its record, its trail with the texts
 * over which the hashes are, the records that entries tell, and the proof that the log has them.
 * Nothing is in it that the caller may not see. It can stand within a script element of a page.
 */
@Component
class BundleContent {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final int BATCH = 200;

  /** How many leaves of an issue are proved: one a day on which its trail grew. */
  private static final int LEAVES = 500;

  /** Bytes of tables in forms; those beyond are named by their hash alone. */
  private static final int TABLES = 20_000_000;

  private final Issues issues;
  private final JdbcTrail trail;
  private final List<RecordSource> sources;
  private final SubmittedRows rows;
  private final RestrictedValues restricted;
  private final HeadLog log;
  private final StoredNodes nodes;
  private final Roots roots;

  BundleContent(
      Issues issues,
      JdbcTrail trail,
      List<RecordSource> sources,
      SubmittedRows rows,
      RestrictedValues restricted,
      HeadLog log,
      StoredNodes nodes,
      Roots roots) {
    this.issues = issues;
    this.trail = trail;
    this.sources = sources;
    this.rows = rows;
    this.restricted = restricted;
    this.log = log;
    this.nodes = nodes;
    this.roots = roots;
  }

  /** No character begins an element. */
  private static final class WithinScript extends FilterWriter {

    WithinScript(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      if (c == '<') {
        out.write("\\u003c"); // there is none outside of strings
      } else {
        out.write(c);
      }
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      int from = offset;
      for (int i = offset; i < offset + length; i++) {
        if (text[i] == '<') {
          out.write(text, from, i - from);
          write('<');
          from = i + 1;
        }
      }
      out.write(text, from, offset + length - from);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      write(text.toCharArray(), offset, length);
    }
  }

  /**
   * Writes it; to be called within one transaction that sees the database at one moment.
   *
   * @param values whether restricted values that the caller sees are told
   * @param files the paths of the files in the bundle, by the id of the evidence; null for one left
   *     out
   */
  void write(
      Caller caller,
      Issue issue,
      boolean values,
      Map<String, @Nullable String> files,
      Instant now,
      Writer out)
      throws IOException {
    JsonGenerator json = JSON.createGenerator(new WithinScript(out));
    json.writeStartObject();
    json.writeStringField("format", "bihuan bundle 1");
    json.writeStringField("issue", issue.number());
    json.writeStringField("madeAt", SignedRoot.time(now));
    HeadLog.Head head = log.head(issue.number());
    json.writeNumberField("entries", head.seq());
    json.writeStringField("head", head.hash());
    record(json, caller, issue);
    Told told = trail(json, caller, issue.number());
    records(json, issue.number());
    json.writeObjectField("files", files);
    tables(json, caller, issue, told.tables);
    json.writeFieldName("restricted");
    json.writeObject(values ? restricted(caller, issue, told.restricted) : Map.of());
    json.writeNumberField("restrictedLeftOut", values ? 0 : told.restricted.size());
    json.writeFieldName("proof");
    json.writeTree(roots.newest().map(root -> proof(issue.number(), root)).orElse(null));
    json.writeEndObject();
    json.flush();
  }

  private void record(JsonGenerator json, Caller caller, Issue issue) throws IOException {
    Map<String, @Nullable String> facts = issue.facts().texts();
    String parent = facts.get("parent");
    if (parent != null && issues.readable(caller, List.of(parent)).isEmpty()) {
      facts.remove("parent");
    }
    json.writeObjectFieldStart("record");
    json.writeStringField("type", issue.type());
    json.writeNumberField("typeVersion", issue.typeVersion());
    for (Map.Entry<String, @Nullable String> fact : facts.entrySet()) {
      json.writeStringField(fact.getKey(), fact.getValue());
    }
    json.writeStringField("openedAt", SignedRoot.time(issue.openedAt()));
    json.writeStringField("openedBy", issue.openedBy());
    json.writeStringField("status", issue.closure().status().code());
    json.writeStringField("resolution", issue.closure().resolution());
    json.writeEndObject();
  }

  /** What the trail names by its hash. */
  private static final class Told {
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> restricted = new LinkedHashSet<>();
  }

  private Told trail(JsonGenerator json, Caller caller, String issue) throws IOException {
    Told told = new Told();
    json.writeArrayFieldStart("trail");
    long next = Integer.MIN_VALUE; // lower than any number an entry may have, even a forged one
    while (next <= Integer.MAX_VALUE) {
      List<Stored> batch = trail.storedFrom(issue, (int) next, BATCH);
      List<TrailEntry> seen = trail.seenBy(caller, batch.stream().map(Stored::entry).toList());
      for (int i = 0; i < seen.size(); i++) {
        entry(json, seen.get(i), batch.get(i).data());
        TrailEvent event = TrailEvent.of(seen.get(i));
        RowsReference.in(event).values().forEach(table -> told.tables.add(table.sha256()));
        RestrictedReference.in(event)
            .values()
            .forEach(value -> told.restricted.add(value.sha256()));
      }
      next = batch.isEmpty() ? Long.MAX_VALUE : batch.get(batch.size() - 1).entry().seq() + 1L;
    }
    json.writeEndArray();
    return told;
  }

  private static void entry(JsonGenerator json, TrailEntry entry, String data) throws IOException {
    List<String> withheld = entry.withheld();
    json.writeStartObject();
    json.writeNumberField("seq", entry.seq());
    json.writeStringField("at", SignedRoot.time(entry.at()));
    json.writeStringField("actor", entry.actor());
    json.writeStringField("unit", entry.unit());
    json.writeStringField("act", entry.act());
    json.writeStringField("step", entry.step());
    json.writeStringField("outcome", entry.outcome());
    json.writeNumberField("round", entry.round());
    json.writeStringField("data", withheld == null ? data : Canonical.text(entry.data()));
    json.writeStringField("hash", entry.hash());
    if (withheld != null) {
      json.writeFieldName("withheld");
      json.writeObject(withheld);
    }
    json.writeEndObject();
  }

  private void records(JsonGenerator json, String issue) throws IOException {
    json.writeArrayFieldStart("records");
    try {
      for (RecordSource source : sources) {
        source.read(issue, record -> write(json, record));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, StoredRecord record) {
    try {
      json.writeStartObject();
      json.writeStringField("act", record.act());
      json.writeStringField("key", record.key());
      json.writeStringField("id", record.id());
      parts(json, "entry", record.entry());
      parts(json, "data", record.data());
      parts(json, "later", record.later());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void parts(JsonGenerator json, String name, Map<String, @Nullable Object> parts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, @Nullable Object> part : parts.entrySet()) {
      json.writeFieldName(part.getKey());
      json.writeRawValue(Canonical.text(plain(part.getValue())));
    }
    json.writeEndObject();
  }

  private static JsonNode plain(@Nullable Object value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    return Canonical.of(value instanceof Instant time ? SignedRoot.time(time) : value);
  }

  /** Only whole tables: of one with hidden columns nothing could be verified. */
  private void tables(JsonGenerator json, Caller caller, Issue issue, Set<String> asked)
      throws IOException {
    json.writeObjectFieldStart("tables");
    SubmittedRows.Reader reader =
        new SubmittedRows.Reader(caller, issue.type(), issue.typeVersion(), issue.isClosed());
    Map<String, JsonNode> found = rows.contents(reader, issue.number(), asked, TABLES);
    for (String sha256 : asked) {
      JsonNode table = found.get(sha256);
      String text = table == null ? null : Canonical.text(table);
      json.writeStringField(
          sha256, text != null && TrailHash.sha256(text).equals(sha256) ? text : null);
    }
    json.writeEndObject();
  }

  private Map<String, Object> restricted(Caller caller, Issue issue, Set<String> asked) {
    Map<String, Object> told = new LinkedHashMap<>();
    restricted
        .seen(caller, issue.number(), asked)
        .forEach(
            (sha256, value) ->
                told.put(
                    sha256,
                    Map.of(
                        "value",
                        Canonical.text(value.value()),
                        "visibleTo",
                        value.visibleTo(),
                        "salt",
                        value.salt())));
    return told;
  }

  private JsonNode proof(String issue, SignedRoot root) {
    List<Leaf> leaves = log.of(issue, root.size(), LEAVES);
    List<List<Hash>> paths =
        nodes.work(
            tree ->
                leaves.stream().map(leaf -> tree.inclusion(leaf.place(), root.size())).toList());
    List<Object> told = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      told.add(
          Map.of(
              "place",
              leaf.place(),
              "seq",
              leaf.seq(),
              "head",
              leaf.head(),
              "day",
              leaf.day().toString(),
              "path",
              paths.get(i).stream().map(Hash::hex).toList()));
    }
    Map<String, @Nullable Object> proof = new LinkedHashMap<>();
    proof.put("leaves", told);
    proof.put("root", RootController.RootView.of(root));
    proof.put("before", roots.before(root.day()).map(RootController.RootView::of).orElse(null));
    proof.put(
        "keys",
        roots.keys().stream()
            .map(key -> RootController.KeyView.of(key, root.installation()))
            .toList());
    return JSON.valueToTree(proof);
  }
}
