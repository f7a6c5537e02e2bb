package org.bihuan.workbench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** An address with its query parameters, from which similar addresses are made. */
public record Address(String path, Map<String, String> parameters) {

  /** The same address with this parameter set to this value; null or empty removes it. */
  public Address with(String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.remove(name);
    if (value != null && !value.isEmpty()) {
      changed.put(name, value);
    }
    return new Address(path, changed);
  }

  public Address at(String otherPath) {
    return new Address(otherPath, parameters);
  }

  /** The address as it is written in a link. */
  @Override
  public String toString() {
    return path
        + parameters.entrySet().stream()
            .map(
                each ->
                    each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
  }
}
