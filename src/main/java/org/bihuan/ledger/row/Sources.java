package org.bihuan.ledger.row;

import java.util.List;
import java.util.Map;
import org.bihuan.issue.facts.Source;

/** The words ledgers use for sources; those used in exports are in the message bundles. */
public final class Sources {

  public static final Synonyms WORDS =
      new Synonyms(
          Map.ofEntries(
              Map.entry(
                  Source.INSPECTION.code(),
                  List.of("督导检查", "督导", "督查", "督察", "检查", "日常检查", "Inspection")),
              Map.entry(
                  Source.SELF_INSPECTION.code(), List.of("自查自纠", "自查", "自查发现", "Self-inspection")),
              Map.entry(
                  Source.CASE_FILE_REVIEW.code(),
                  List.of("案卷评查", "案卷评审", "案件评查", "Case-file review")),
              Map.entry(
                  Source.HOTLINE.code(),
                  List.of("其他热线", "热线", "服务热线", "热线投诉", "Hotline", "Other hotline")),
              Map.entry(
                  Source.HOTLINE_12345.code(),
                  List.of("12345热线", "12345", "12345政务服务热线", "12345政务服务便民热线", "Hotline 12345")),
              Map.entry(
                  Source.HOTLINE_12328.code(),
                  List.of("12328热线", "12328", "12328交通运输服务监督电话", "Hotline 12328")),
              Map.entry(
                  Source.SURVEY.code(),
                  List.of("满意度测评", "执法满意度测评", "满意度调查", "民意调查", "Satisfaction survey")),
              Map.entry(
                  Source.COMPANY_MEETING.code(), List.of("企业座谈", "企业座谈会", "座谈", "Company meeting")),
              Map.entry(Source.LOOK_BACK.code(), List.of("回头看", "Look-back")),
              Map.entry(
                  Source.COMPLAINT.code(), List.of("投诉举报", "群众投诉", "群众举报", "信访", "Complaint")),
              Map.entry(Source.LEAD.code(), List.of("线索", "案源线索", "线索移送", "Lead"))));

  private Sources() {}
}
