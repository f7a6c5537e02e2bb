package org.bihuan.ledger.header;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Headers that are none of the usual words, but that can mean one column only, such as a due date
 * with one more word before it. The first pattern that fits decides.
 */
final class HeaderPatterns {

  /** In characters: longer texts are no headers. */
  private static final int LONGEST = 30;

  private static final String TIME = "(时间|日期|时限|期限|节点|年月|日)";

  private static final Map<Pattern, Column> PATTERNS = new LinkedHashMap<>();

  static {
    put("^(实际|已|验收|复核|复查|审核|填报|填表|上报|下发|交办|移交|录入|更新|签收|接收|报送|通报).*" + TIME + "$", Column.KEPT);
    put("^(实际|已)(完成|整改|办结|销号).*", Column.KEPT);
    put(".*(责任人|负责人|联系人|领导|人员|电话|照片|图片|附件|材料|姓名|职务)(及.*)?$", Column.KEPT);
    put("^(是否).*(完成|整改|销号|到位|办结|落实).*", Column.STATUS);
    put(".*(时限|期限|限期|截止|到期|最迟).*", Column.DUE);
    put("^限.*(时间|日期)$", Column.DUE);
    put(".*起止(时间|日期)$", Column.DUE);
    put(
        "^(应|须|需|拟|要求|计划|预计|预期|承诺|规定|约定|目标|最终|限定|责令|整改|整治|问题).*"
            + "(完成|整改|办结|办理|销号|到位|整治|解决|落实|改正).*"
            + TIME
            + "(要求)?$",
        Column.DUE);
    put(".*(发现|检查|督查|督导|排查|巡查|抽查|暗访|核查|稽查|评查).*" + "(时间|日期|年月)$", Column.FOUND);
    put("^(问题|检查|督查|督导)?(登记|反馈)(时间|日期)$", Column.FOUND);
    put(".*(问题|隐患|事项|检查|业务|专业)(的)?(类别|类型|分类|种类|大类|领域|方面|性质)$", Column.CATEGORY);
    put(".*(严重|风险|隐患|问题|危害|紧急|重要)(程度|等级|级别)$", Column.SEVERITY);
    put(".*(措施|举措|对策)(及.*)?$", Column.MEASURES);
    put(".*(整改|完成|办理|落实|销号|工作)(的)?(情况|进展|进度|状态|结果|成效)$", Column.STATUS);
    put(".*(依据|条款)$", Column.BASIS);
    put(".*(地点|位置|路段|桩号|点位|地址)$", Column.LOCATION);
    put(".*(来源|途径|渠道)$", Column.SOURCE);
    put("^(牵头)?(督导|督办|督查|检查|交办|监督|监管|主管|验收|复核|督促).*(单位|部门|机构|机关|组)$", Column.SUPERVISOR);
    put(".*(配合|协办|协助).*(单位|部门)$", Column.KEPT);
    put(
        ".*(责任|整改|牵头|承办|办理|主办|被检|受检|被查|落实|存在问题|问题|涉及|所属|执法).*(单位|部门|主体|机构|机关|科室|支队|大队)$",
        Column.UNIT);
    put(
        "^(存在|发现|查摆|检查|督查|督导|反馈|具体|主要|突出|排查|评查|自查|暗访|执法|整改).*(问题|隐患|不足)(.*"
            + "(描述|内容|表现|情况|摘要|说明|详情))?$",
        Column.DESCRIPTION);
    put("^(问题|隐患|事项).*(描述|内容|表现|情况|摘要|简述|概述|说明|详情|事实)$", Column.DESCRIPTION);
    put(".*(due|deadline).*", Column.DUE);
    put(".*(description|finding).*", Column.DESCRIPTION);
  }

  private HeaderPatterns() {}

  private static void put(String pattern, Column column) {
    PATTERNS.put(Pattern.compile(pattern), column);
  }

  /**
   * @param key a header's key, see {@link TextNormalizer#headerKey}
   */
  static Optional<Column> column(String key) {
    if (key.length() > LONGEST) {
      return Optional.empty();
    }
    return PATTERNS.entrySet().stream()
        .filter(entry -> entry.getKey().matches(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
