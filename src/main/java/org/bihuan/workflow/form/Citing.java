package org.bihuan.workflow.form;

import java.util.List;
import java.util.Map;

/**
 * A step being completed, and the evidence it cites.
 *
 * @param cited ids by the field that cites them, as the caller named it: {@code evidence}, or
 *     {@code fields.photos}
 */
public record Citing(
    String issue, String task, String step, int round, Map<String, List<String>> cited) {}
