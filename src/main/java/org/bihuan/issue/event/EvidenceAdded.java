package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actor added a file. */
public record EvidenceAdded(JsonNode data) implements TrailEvent {

  public static final String CODE = "evidenceAdded";

  /** Names of the members that are read here. */
  public static final String NAME = "name";

  public static final String SHA256 = "sha256";

  /** The member that names the file. */
  public static final String ID = "id";

  /**
   * @param parts the data of the file, by the evidence module's names
   */
  public static EvidenceAdded of(String id, Map<String, ? extends @Nullable Object> parts) {
    return new EvidenceAdded(Members.none().all(parts).with(ID, id).json());
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

  public String sha256() {
    return Members.text(data, SHA256);
  }

  /** The data of the file; older entries lack some of them. */
  public Map<String, @Nullable Object> parts() {
    Map<String, @Nullable Object> parts = new HashMap<>();
    data.properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
    parts.remove(ID);
    TasksOffered.NOTED.forEach(parts::remove); // beside it, where it is the last act of several
    return parts;
  }
}
