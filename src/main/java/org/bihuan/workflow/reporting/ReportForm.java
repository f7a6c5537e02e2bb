package org.bihuan.workflow.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.FormView;
import org.jspecify.annotations.Nullable;

/**
 * What the public is asked for.
 *
 * @param name of the type
 * @param unit the name of the unit that takes it in
 * @param form its own fields, beside title, description and location
 * @param without which of these three and of the other facts are not asked for
 * @param names of the units and people that may be chosen, by their codes
 */
@Schema(name = "PublicForm")
public record ReportForm(
    String type,
    String name,
    String unit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String help,
    FormView form,
    Set<String> without,
    Map<String, String> names) {}
