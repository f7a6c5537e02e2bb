package org.bihuan.ledger.header;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bihuan.spreadsheet.TextNormalizer;

/**
 * The known columns of a ledger, each with its field in the API and the headers that units use for
 * it, the most common first.
 */
public enum Column {
  SEQUENCE("sequence", "序号,序,顺序号,项次,编码,no,sequence,#,s/n,sn,item"),
  NUMBER("number", "问题编号,编号,事项编号,问题序号,清单编号,台账编号,number,issue number,issue no"),
  TITLE("title", "标题,问题标题,问题名称,事项名称,问题简称,问题题目,名称,整改事项,整改事项名称,事项,任务名称,title,subject"),
  CATEGORY(
      "category",
      "问题类别,类别,问题分类,分类,问题类型,类型,问题大类,问题小类,问题种类,问题性质,问题方面,所属类别,所属类型,"
          + "所属领域,问题领域,业务领域,业务类别,检查类别,检查类型,检查项目,检查内容,整治内容,重点任务,问题归类,事项类别,category,type,issue category"),
  DESCRIPTION(
      "description",
      "问题描述,存在问题,问题内容,具体问题,问题,主要问题,存在的问题,问题具体描述,问题表现,具体表现,问题情况,问题摘要,"
          + "问题简述,问题概述,问题详情,问题事实,问题清单,问题及表现,发现问题,发现的问题,检查发现问题,检查发现的问题,"
          + "督查发现问题,督导发现问题,查摆问题,查摆出的问题,反馈问题,反馈的问题,存在主要问题,存在的主要问题,存在的具体问题,"
          + "存在问题描述,存在问题及表现,突出问题,问题具体情况,问题具体表现,具体问题描述,具体情况,事项描述,事项内容,隐患描述,"
          + "隐患内容,存在隐患,违法违规行为,情况描述,内容,描述,description,issue,problem,finding,details"),
  SOURCE("source", "问题来源,来源,发现途径,发现方式,发现渠道,来源渠道,问题来源渠道,线索来源,问题发现途径,检查方式,检查形式,来源途径,source"),
  UNIT(
      "unit",
      "责任单位,整改责任单位,整改单位,责任主体,被检查单位,被督查单位,被督导单位,受检单位,受检查单位,被检单位,整改主体,"
          + "责任部门,整改部门,整改责任部门,责任科室,承办单位,主办单位,办理单位,主责单位,牵头单位,牵头部门,责任机关,落实单位,整改落实单位,存在问题单位,"
          + "问题单位,问题所属单位,涉及单位,所属单位,单位名称,责任单位名称,单位,执法单位,执法机构,被查单位,部门,"
          + "责任大队,责任支队,responsible unit,unit,responsible department,department"),
  SUPERVISOR(
      "supervisor",
      "督导单位,督办单位,检查单位,督查单位,督促单位,监督单位,督办部门,督导部门,督导组,检查组,督查组,交办单位,"
          + "验收单位,复核单位,销号单位,主管单位,主管部门,监管单位,监管部门,牵头督办单位,检查机关,督查机关,督办机关,督导责任单位,督办责任单位,"
          + "派出单位,supervising unit,supervisor"),
  SEVERITY(
      "severity",
      "严重程度,问题等级,等级,问题程度,问题级别,级别,问题严重程度,严重等级,风险等级,风险级别,隐患等级,隐患级别,危害程度,程度,"
          + "紧急程度,重要程度,性质,severity,level"),
  BASIS(
      "basis",
      "问题依据,依据,法律依据,定性依据,判定依据,检查依据,法规依据,政策依据,制度依据,认定依据,违反条款,违反规定,违反法规,"
          + "违反的规定,适用条款,依据条款,检查标准,评查标准,basis,legal basis"),
  LOCATION(
      "location",
      "地点,具体位置,位置,问题地点,发生地点,检查地点,发现地点,问题位置,具体地点,点位,问题点位,路段,所在路段,桩号,场所,地址,"
          + "详细地址,所在地,location,place,site"),
  FOUND(
      "foundOn",
      "发现日期,检查日期,发现时间,检查时间,问题发现时间,问题发现日期,督查时间,督查日期,督导时间,督导日期,排查时间,排查日期,"
          + "巡查时间,巡查日期,督导检查时间,督导检查日期,登记日期,登记时间,反馈日期,反馈时间,日期,时间,found on,found,date found,inspection date"),
  DUE(
      "dueOn",
      "整改时限,整改期限,完成时限,截止日期,整改完成时限,限期,整改限期,限期整改时间,限期整改日期,限改时间,要求完成时间,要求完成日期,"
          + "要求整改时间,要求整改时限,要求完成时限,计划完成时间,计划完成日期,计划完成时限,计划整改时间,计划整改完成时间,拟完成时间,"
          + "预计完成时间,预计完成日期,预计整改时间,承诺完成时间,应完成时间,应完成日期,规定完成时间,规定时限,整改到位时间,整改到位时限,"
          + "整改到位日期,整改截止日期,整改截止时间,截止时间,整改完成期限,完成期限,办理时限,办理期限,办结时限,办结期限,销号时限,销号期限,"
          + "反馈时限,回复时限,整治时限,时限,期限,时限要求,时间要求,完成时间要求,整改时限要求,时间节点,整改时间节点,完成节点,完成时间节点,"
          + "目标完成时间,到期日,到期时间,到期日期,最后期限,最迟完成时间,整改时间,整改日期,完成时间,完成日期,整改完成时间,整改完成日期,"
          + "due on,due,due date,deadline,target date,completion deadline,complete by"),
  MEASURES(
      "measures",
      "整改措施,措施,具体措施,整改具体措施,主要措施,整改举措,整改办法,整改方案,整改对策,采取措施,采取的措施,已采取措施,整改措施及成效,"
          + "下一步措施,下步措施,下一步整改措施,整改要求,整改意见,整改建议,整改内容,整改目标,处理意见,measures,actions"),
  STATUS(
      "status",
      "整改状态,状态,整改情况,整改进展,整改进度,整改结果,整改成效,整改落实情况,整改完成情况,完成情况,进展情况,进展,进度,办理情况,"
          + "办理进展,落实情况,是否完成,是否整改,是否完成整改,是否整改到位,是否整改完成,是否销号,销号情况,销号状态,完成状态,目前进展,"
          + "目前进展情况,整改进展情况,工作进展,status,progress"),
  ROUND("round", "轮次,整改轮次,round"),
  RESOLUTION("resolution", "办结结果,办结情形,办理结果,销号结果,处理结果,验收结果,resolution"),
  REMARK("remark", "备注,说明,附注,其他,其它,备注说明,其他说明,remark,remarks,notes,note,comment,comments"),
  CLOSED("closedOn", "销号日期,销号时间,办结日期,办结时间,关闭日期,关闭时间,signed off on,closed on"),
  REASON("reason", "办理意见,销号意见,审核意见,复核意见,验收意见,reason,reasons"),
  /** Kept in the remark under its own header: who is answerable, when something was done. */
  KEPT(
      "remark",
      "责任人,整改责任人,责任领导,分管领导,包抓领导,包保领导,牵头领导,督办领导,督办人,督导人,督导责任人,承办人,经办人,负责人,"
          + "具体负责人,主要负责人,整改负责人,联系人,联系电话,电话,联系方式,手机,手机号,手机号码,检查人,检查人员,督导人员,执法人员,"
          + "复核人,复核时间,复核日期,复核情况,复查情况,复查时间,复查意见,验收人,验收时间,验收日期,验收情况,"
          + "实际完成时间,实际完成日期,实际整改时间,实际整改完成时间,实际办结时间,"
          + "责任分工,配合单位,协办单位,协助单位,配合部门,责任科室负责人,佐证材料,附件,照片,整改照片,整改前照片,整改后照片,图片,"
          + "问题照片,整改前,整改后,原因分析,问题原因,产生原因,原因,交办时间,交办日期,下发时间,签收人,填报人,填报时间,"
          + "督导意见,延期原因,延期情况,长效机制,person,person in charge,contact,phone,photo,photos,completed on"),
  /** Left out as the importer chose. */
  IGNORED("ignored", "");

  private static final Map<String, Column> BY_HEADER = new HashMap<>();

  static {
    for (Column column : values()) {
      column.headers.forEach(
          header -> BY_HEADER.putIfAbsent(TextNormalizer.headerKey(header), column));
    }
  }

  private final String field;

  // Immutable, which Error Prone cannot know of a List.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> headers;

  Column(String field, String headers) {
    this.field = field;
    this.headers = headers.isEmpty() ? List.of() : Arrays.asList(headers.split(","));
  }

  /** The column of a header: one of the usual words, or another that can mean only this. */
  public static Optional<Column> of(String header) {
    String key = TextNormalizer.headerKey(header);
    Column usual = BY_HEADER.get(key);
    return usual != null ? Optional.of(usual) : HeaderPatterns.column(key);
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

  /** The name of the API's field, e.g. {@code dueOn}. */
  public String field() {
    return field;
  }

  /** The columns an importer may choose for a header, in the order of a ledger. */
  public static List<Column> choices() {
    return Arrays.stream(values()).filter(column -> column != REMARK).toList();
  }

  /** The column an importer means by a field; empty where there is no such field. */
  public static Optional<Column> chosen(String field) {
    return choices().stream().filter(column -> column.field.equals(field)).findFirst();
  }

  /** The key of this column's header in the message bundles, for exports. */
  public String messageKey() {
    return "ledger.column." + name().toLowerCase(Locale.ROOT);
  }

  /** The column for a field of the API, e.g. {@code dueOn}. */
  public static Optional<Column> ofField(String field) {
    return Arrays.stream(values()).filter(column -> column.field.equals(field)).findFirst();
  }
}
