package org.bihuan.issue.restricted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.bihuan.issue.trail.TrailHash;

/**
 * A value that not everybody who sees the issue sees.
 *
 * @param visibleTo the groups that see it, as the process file says when it is filled in
 * @param salt random bits without which few possible values could all be tried
 */
public record RestrictedValue(JsonNode value, String visibleTo, String salt) {

  /** The hash in the trail: over what is stored, so that nobody else can be let in unnoticed. */
  static String hash(String content, String visibleTo, String salt) {
    return TrailHash.sha256(String.join("\n", List.of(salt, visibleTo, content)));
  }
}
