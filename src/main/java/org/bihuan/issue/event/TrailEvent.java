package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.facts.Instance;
import org.bihuan.issue.facts.InstanceLabel;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;

/**
 * The event recorded by a trail entry. Each kind is made with its named constructor and read with
 * its methods, so that the names of its members are in its own file only. Reading must accept any
 * data: older entries lack members, and an entry changed in the database may hold anything.
 */
public sealed interface TrailEvent
    permits SubmissionEvent,
        Opened,
        Claimed,
        Released,
        Transferred,
        Decided,
        ChildOpened,
        ChildOpened.Awaited,
        ActionSent,
        RoundBegun,
        Reassigned,
        DueDateMoved,
        Notified,
        Reopened,
        Closed,
        Migrated,
        Corrected,
        TasksOffered,
        Commented,
        EvidenceAdded,
        EvidenceVoided,
        TrailEvent.InstancesBegun,
        TrailEvent.Standing,
        TrailEvent.DocumentMade,
        TrailEvent.PdfMade,
        TrailEvent.Recurrence,
        TrailEvent.DoubtDismissed,
        TrailEvent.Other {

  /** Members of an entry about one of several instances. */
  String INSTANCE = "instance";

  String INSTANCE_LABEL = "instanceLabel";

  /** The code of the kind: the trail's column and JSON member {@code act}. */
  String code();

  /** The step or action concerned. */
  default @Nullable String step() {
    return null;
  }

  default @Nullable String outcome() {
    return null;
  }

  /** The data of the entry. */
  JsonNode data();

  /** The task concerned; empty where there is none. */
  default String task() {
    return Members.text(data(), Members.TASK);
  }

  /** A hash of all tasks as they are offered from then on; null where the entry has none. */
  default @Nullable String offered() {
    return Members.textOrNull(data(), TasksOffered.OFFERED);
  }

  /** The instance it is about, where its step or decision is made for each of several. */
  default Instance instance() {
    return new Instance(
        InstancePath.parse(Members.text(data(), INSTANCE)),
        InstanceLabel.parse(Members.textOrNull(data(), INSTANCE_LABEL)));
  }

  /** Adds the instance to the data of an entry; nothing for what is done once. */
  static void note(ObjectNode data, Instance instance) {
    InstanceLabel label = instance.label();
    if (!instance.path().isNone()) {
      data.put(INSTANCE, instance.path().text());
    }
    if (label != null) {
      data.put(INSTANCE_LABEL, label.text());
    }
  }

  /**
   * How the issue stands from then on, as far as no entry says; missing where it stands as before.
   */
  default JsonNode figures() {
    return data().path(TasksOffered.FIGURES);
  }

  /** The hashes of rows that steps give to be filled in, by task and field. */
  default JsonNode given() {
    return data().path(TasksOffered.GIVEN);
  }

  /** The member that names another issue; empty where none does. */
  default String naming() {
    return "";
  }

  /** The event of an entry. */
  static TrailEvent of(TrailEntry entry) {
    JsonNode data = entry.data();
    String step = entry.step();
    return switch (entry.act()) {
      case Opened.CODE -> new Opened(data);
      case Claimed.CODE -> new Claimed(step, data);
      case Released.CODE -> new Released(step, data);
      case Transferred.CODE -> new Transferred(step, data);
      case Completed.CODE -> new Completed(step, entry.outcome(), data);
      case ActionTaken.CODE -> new ActionTaken(step, data);
      case Decided.CODE -> new Decided(data);
      case ChildOpened.CODE -> new ChildOpened(data);
      case ChildOpened.Awaited.CODE -> new ChildOpened.Awaited(data);
      case ActionSent.CODE -> new ActionSent(data);
      case RoundBegun.CODE -> new RoundBegun(data);
      case Reassigned.CODE -> new Reassigned(data);
      case DueDateMoved.SET, DueDateMoved.CHANGED -> new DueDateMoved(entry.act(), data);
      case Notified.CODE -> new Notified(data);
      case Reopened.CODE -> new Reopened(data);
      case Closed.CODE -> new Closed(entry.outcome(), data);
      case Migrated.CODE -> new Migrated(data);
      case Corrected.CODE -> new Corrected(data);
      case TasksOffered.CODE -> new TasksOffered(data);
      case Commented.CODE -> new Commented(data);
      case EvidenceAdded.CODE -> new EvidenceAdded(data);
      case EvidenceVoided.CODE -> new EvidenceVoided(data);
      case InstancesBegun.CODE -> new InstancesBegun(data);
      case DocumentMade.CODE -> new DocumentMade(data);
      case PdfMade.CODE -> new PdfMade(data);
      case Recurrence.LINKED, Recurrence.UNLINKED -> new Recurrence(entry.act(), data);
      case DoubtDismissed.CODE -> new DoubtDismissed(data);
      case Standing.BEGUN, Standing.ENDED -> new Standing(entry.act(), data);
      default -> new Other(entry.act(), step, entry.outcome(), data);
    };
  }

  /**
   * A multi-instance activity began: for whom or what it is done was worked out, once for all of
   * its instances.
   */
  record InstancesBegun(JsonNode data) implements TrailEvent {

    static final String CODE = "instancesBegun";

    private static final String ITEMS = "items";
    private static final String COUNT = "count";

    /**
     * @param items what each is done for, where these are texts; null where they are not
     */
    public static InstancesBegun of(
        ProcessElement source, int count, @Nullable List<String> items) {
      return new InstancesBegun(Members.of(source).with(COUNT, count).given(ITEMS, items).json());
    }

    @Override
    public String code() {
      return CODE;
    }

    public String element() {
      return Members.text(data, ProcessElement.ELEMENT);
    }

    public int count() {
      return data.path(COUNT).asInt();
    }

    /** What each is done for; empty where these are no texts. */
    public List<String> items() {
      List<String> items = new ArrayList<>();
      data.path(ITEMS).forEach(item -> items.add(item.asText()));
      return items;
    }
  }

  /** The process entered or left a subprocess in which the issue stands in force. */
  record Standing(String code, JsonNode data) implements TrailEvent {

    public static final String BEGUN = "standingBegun";
    public static final String ENDED = "standingEnded";

    public static Standing of(ProcessElement source, boolean inside) {
      return new Standing(inside ? BEGUN : ENDED, Members.of(source).json());
    }

    public boolean inside() {
      return code.equals(BEGUN);
    }

    public String element() {
      return Members.text(data, ProcessElement.ELEMENT);
    }
  }

  /** A document was made of the issue. */
  record DocumentMade(JsonNode data) implements TrailEvent {

    static final String CODE = "documentMade";

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String EDITION = "edition";
    private static final String NUMBER = "documentNumber";
    private static final String SHA256 = "documentSha256";

    /**
     * @param edition 1 for the first of this name
     * @param number null where it has none
     * @param sha256 of the Word file
     */
    public static DocumentMade of(
        ProcessElement source,
        String id,
        String name,
        int edition,
        @Nullable String number,
        String sha256) {
      return new DocumentMade(
          Members.of(source)
              .with(ID, id)
              .with(NAME, name)
              .with(EDITION, edition)
              .given(NUMBER, number)
              .with(SHA256, sha256)
              .json());
    }

    @Override
    public String code() {
      return CODE;
    }

    public String id() {
      return Members.text(data, ID);
    }

    public String name() {
      return Members.text(data, NAME);
    }

    public int edition() {
      return data.path(EDITION).asInt();
    }

    /** Empty where it has none. */
    public String number() {
      return Members.text(data, NUMBER);
    }

    public String sha256() {
      return Members.text(data, SHA256);
    }
  }

  /** A document was turned into a PDF, which says the same. */
  record PdfMade(JsonNode data) implements TrailEvent {

    static final String CODE = "pdfMade";

    private static final String PDF_SHA256 = "pdfSha256";

    /**
     * @param id of the document
     * @param sha256 of the Word file
     * @param pdfSha256 of the PDF made from it
     */
    public static PdfMade of(String id, String name, int edition, String sha256, String pdfSha256) {
      return new PdfMade(
          Members.none()
              .with(DocumentMade.ID, id)
              .with(DocumentMade.NAME, name)
              .with(DocumentMade.EDITION, edition)
              .with(DocumentMade.SHA256, sha256)
              .with(PDF_SHA256, pdfSha256)
              .json());
    }

    @Override
    public String code() {
      return CODE;
    }

    public String name() {
      return Members.text(data, DocumentMade.NAME);
    }

    public int edition() {
      return data.path(DocumentMade.EDITION).asInt();
    }

    /** Of the PDF. */
    public String sha256() {
      return Members.text(data, PDF_SHA256);
    }
  }

  /** Somebody said that the issue is an older one come back, or took that away again. */
  record Recurrence(String code, JsonNode data) implements TrailEvent {

    static final String LINKED = "recurrenceLinked";
    static final String UNLINKED = "recurrenceUnlinked";

    private static final String OF = "recurrenceOf";

    /**
     * @param of the number of the older issue
     */
    public static Recurrence linked(String of) {
      return new Recurrence(LINKED, Members.none().with(OF, of).json());
    }

    public static Recurrence unlinked() {
      return new Recurrence(UNLINKED, Members.none().json());
    }

    @Override
    public String naming() {
      return OF;
    }

    /** The number; missing where the reader may not see that issue, or the link was taken away. */
    public JsonNode of() {
      return data.path(OF);
    }
  }

  /** The actor looked at a doubt about what was handed in, and has no concern. */
  record DoubtDismissed(JsonNode data) implements TrailEvent {

    static final String CODE = "doubtDismissed";

    private static final String DOUBT = "doubt";
    private static final String RULE = "rule";

    /**
     * @param doubt its id
     * @param rule the code of the rule by which it was doubtful
     */
    public static DoubtDismissed of(String doubt, String rule, String reason) {
      return new DoubtDismissed(
          Members.none().with(DOUBT, doubt).with(RULE, rule).with(Members.REASON, reason).json());
    }

    @Override
    public String code() {
      return CODE;
    }

    public String rule() {
      return Members.text(data, RULE);
    }

    public String reason() {
      return Members.text(data, Members.REASON);
    }
  }

  /** An event of a kind this version does not know; it is only read, never written. */
  record Other(String code, @Nullable String step, @Nullable String outcome, JsonNode data)
      implements TrailEvent {}

  /** An event that names the version of a process or decision file that applies from then on. */
  sealed interface NamesFile permits Opened, Migrated, Reopened, Decided {

    String SHA256 = "sha256";

    int fileVersion();

    /** The SHA-256 of the file, in lower-case hexadecimal; missing in older entries. */
    @Nullable String sha256();
  }
}
