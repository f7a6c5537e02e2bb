package org.bihuan.process.language;

import java.util.Locale;
import org.bihuan.process.language.Finding.Severity;

/** Every rule a file can break; the texts are in {@code messages/check.properties}. */
public enum Rule {
  NOT_XML,
  ENCODING,
  DTD,
  PROCESSING_INSTRUCTION,
  FILE_TOO_LARGE,
  TOO_DEEP,
  NOT_BPMN,
  ONE_PROCESS,
  NOT_EXECUTABLE,
  NO_DIAGRAM(Severity.WARNING),
  TOO_MANY_FINDINGS,

  SCRIPT_TASK,
  TASK_TYPE,
  JAVA_CLASS,
  TASK_EXPRESSION,
  LISTENER,
  EVENT_TYPE,
  BOUNDARY_EVENT,
  CATCH_EVENT,
  GATEWAY_TYPE,
  UNSUPPORTED_ELEMENT,
  UNSUPPORTED_ATTRIBUTE,
  DUPLICATE_ELEMENT,
  STRAY_TEXT,
  EXPRESSION_MISPLACED,

  PROCESS_ID,
  ELEMENT_ID,
  DUPLICATE_ID,
  RESERVED_NAME,
  CHINESE_NAME,
  ENGLISH_NAME(Severity.WARNING),
  ENGLISH_HELP(Severity.WARNING),

  FIELD_TYPE,
  ENUM_WITHOUT_VALUES,
  DUPLICATE_FIELD,
  DUPLICATE_VALUE,
  OUTCOME_TYPE,
  FIELD_LIMIT,
  FIELD_PATTERN,
  UNKNOWN_OUTCOME,

  NO_GROUP,
  GROUP_FORM,
  UNKNOWN_ROLE,
  DUE_DATE,
  CALENDAR_NAME,
  SEPARATE_FROM,
  COLLECTION,

  EXPRESSION_SYNTAX,
  EXPRESSION_SIZE,
  EXPRESSION_OUTSIDE,
  UNKNOWN_FIELD,

  UNKNOWN_DELEGATE,
  UNKNOWN_PARAMETER,
  MISSING_PARAMETER,
  OPENED_VALUE,
  OPENED_WITHOUT,
  OPENED_WITH,
  OPENED_EACH,
  UNKNOWN_DECISION,
  UNKNOWN_TYPE,
  ACTION_MESSAGE,
  ACTION_BY,
  ACTION_OF,
  TIMER,
  WAIT_CONDITION,
  WAIT_UNSURE,

  DANGLING_FLOW,
  START_EVENT,
  NO_OUTGOING,
  FLOW_WITHOUT_CONDITION,
  CONDITION_ON_PARALLEL,
  NO_DEFAULT_FLOW,
  UNREACHABLE,

  ENDLESS,
  DEADLOCK,
  DOUBLE_TOKEN,
  NO_END,
  UNHANDLED_OUTCOME,
  OUTCOME_IGNORED(Severity.WARNING),
  LATE_END(Severity.WARNING),
  TOO_COMPLEX,

  NOT_DMN,
  DMN_ELEMENT,
  DMN_NAME,
  DMN_HIT_POLICY,
  DMN_INPUT,
  DMN_OUTPUT,
  DMN_ENTRY;

  private final Severity severity;

  Rule() {
    this(Severity.ERROR);
  }

  Rule(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** The rule's name as it is shown and documented, {@code script-task}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
