package org.bihuan.process.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.template.Templates;
import org.jspecify.annotations.Nullable;

/**
 * The templates that processes are checked with: those handed in together with them, and others.
 */
public final class TemplatesTogether implements Templates {

  private record Given(String sha256, @Nullable DocumentTemplate template) {}

  private final DeployedTemplates deployed;
  private final Map<String, Given> known = new HashMap<>();

  public TemplatesTogether(DeployedTemplates deployed) {
    this.deployed = deployed;
  }

  /**
   * A file that is handed in.
   *
   * @param template null where it is refused: then no process can be checked with it
   */
  public void add(String name, String sha256, @Nullable DocumentTemplate template) {
    known.put(name, new Given(sha256, template));
  }

  @Override
  public @Nullable DocumentTemplate find(String name) {
    return given(name).template();
  }

  private Given given(String name) {
    return known.computeIfAbsent(
        name,
        any ->
            deployed
                .newest(any)
                .map(one -> new Given(one.sha256(), deployed.find(one.sha256()).orElse(null)))
                .orElseGet(() -> new Given("", null)));
  }

  /** The templates that a process fills in: hashes by names. */
  public Map<String, String> usedBy(ProcessModel model) {
    Map<String, String> used = new TreeMap<>();
    model.acts().values().stream()
        .filter(act -> act.delegate().equals("printDocument"))
        .map(act -> act.parameters().get("template"))
        .filter(Objects::nonNull)
        .forEach(name -> used.put(name, given(name).sha256()));
    return used;
  }
}
