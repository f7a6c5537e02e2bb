package org.bihuan.ledger.row;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ledgers call a source; what each is called in exports stands in the message bundles. */
public final class Sources {

  public static final Synonyms WORDS =
      new Synonyms(
          Map.ofEntries(
              Map.entry(
                  "inspection", List.of("督导检查", "督导", "督查", "督察", "检查", "日常检查", "Inspection")),
              Map.entry("selfInspection", List.of("自查自纠", "自查", "自查发现", "Self-inspection")),
              Map.entry("caseFileReview", List.of("案卷评查", "案卷评审", "案件评查", "Case-file review")),
              Map.entry("hotline", List.of("热线", "服务热线", "热线投诉", "Hotline")),
              Map.entry(
                  "hotline12345",
                  List.of("12345热线", "12345", "12345政务服务热线", "12345政务服务便民热线", "Hotline 12345")),
              Map.entry(
                  "hotline12328", List.of("12328热线", "12328", "12328交通运输服务监督电话", "Hotline 12328")),
              Map.entry(
                  "survey", List.of("满意度测评", "执法满意度测评", "满意度调查", "民意调查", "Satisfaction survey")),
              Map.entry("companyMeeting", List.of("企业座谈", "企业座谈会", "座谈", "Company meeting")),
              Map.entry("lookBack", List.of("回头看", "Look-back")),
              Map.entry("complaint", List.of("投诉举报", "群众投诉", "群众举报", "信访", "Complaint")),
              Map.entry("lead", List.of("线索", "案源线索", "线索移送", "Lead"))));

  private Sources() {}

  /** The codes that have a word, {@code source.<code>} in the message bundles. */
  public static Set<String> codes() {
    return WORDS.codes();
  }
}
