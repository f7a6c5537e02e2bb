package org.bihuan.ledger.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The known columns of a ledger, each with the headers that units use for it, the most common
 * first.
 */
public enum Column {
  SEQUENCE("序号", "no", "sequence", "#"),
  NUMBER("问题编号", "编号", "事项编号", "number", "issue number"),
  TITLE("标题", "问题标题", "问题名称", "事项名称", "title"),
  CATEGORY("问题类别", "类别", "问题分类", "分类", "category"),
  DESCRIPTION("问题描述", "存在问题", "问题内容", "具体问题", "问题", "主要问题", "存在的问题", "description", "issue"),
  SOURCE("问题来源", "来源", "发现途径", "source"),
  UNIT("责任单位", "整改责任单位", "整改单位", "责任主体", "responsible unit", "unit"),
  SUPERVISOR("督导单位", "督办单位", "牵头单位", "检查单位", "督查单位", "supervising unit", "supervisor"),
  SEVERITY("严重程度", "问题等级", "等级", "问题程度", "severity"),
  BASIS("问题依据", "依据", "法律依据", "定性依据", "basis"),
  LOCATION("地点", "具体位置", "位置", "问题地点", "location"),
  FOUND("发现日期", "检查日期", "发现时间", "检查时间", "found on", "found"),
  DUE("整改时限", "整改期限", "完成时限", "截止日期", "整改完成时限", "due on", "due", "due date"),
  MEASURES("整改措施", "措施", "measures"),
  STATUS("整改状态", "状态", "整改情况", "整改进展", "status"),
  ROUND("轮次", "round"),
  RESOLUTION("办结结果", "resolution"),
  REMARK("备注", "说明", "remark", "remarks");

  private static final Map<String, Column> BY_HEADER = new HashMap<>();

  static {
    for (Column column : values()) {
      column.headers.forEach(header -> BY_HEADER.put(TextNormalizer.headerKey(header), column));
    }
  }

  // Immutable, which Error Prone cannot know of a List.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> headers;

  Column(String... headers) {
    this.headers = List.of(headers);
  }

  public static Optional<Column> of(String header) {
    return Optional.ofNullable(BY_HEADER.get(TextNormalizer.headerKey(header)));
  }

  /**
   * The position of the header among those of this column: the smaller, the more likely the column
   * is meant.
   */
  int rank(String header) {
    String key = TextNormalizer.headerKey(header);
    for (int i = 0; i < headers.size(); i++) {
      if (TextNormalizer.headerKey(headers.get(i)).equals(key)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** The key of this column's header in the message bundles, for exports. */
  public String messageKey() {
    return "ledger.column." + name().toLowerCase(Locale.ROOT);
  }

  /** The column for a field of the API, e.g. {@code dueOn}. */
  public static Optional<Column> ofField(String field) {
    return Optional.ofNullable(
        switch (field) {
          case "title" -> TITLE;
          case "description" -> DESCRIPTION;
          case "category" -> CATEGORY;
          case "severity" -> SEVERITY;
          case "source" -> SOURCE;
          case "unit" -> UNIT;
          case "supervisor" -> SUPERVISOR;
          case "location" -> LOCATION;
          case "basis" -> BASIS;
          case "dueOn" -> DUE;
          case "remark" -> REMARK;
          default -> null;
        });
  }
}
