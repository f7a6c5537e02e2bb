package org.bihuan.organization.imports;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.UnitKind;
import org.bihuan.organization.Units;
import org.bihuan.spreadsheet.TextNormalizer;

/** The words lists use for roles, kinds of units and units; codes are words too. */
final class DirectoryWords {

  private static final Pattern SEPARATORS = Pattern.compile("[;；、,，/\\n]");

  private static final Map<String, String> ROLES = new HashMap<>();
  private static final Map<String, String> KINDS = new HashMap<>();

  static {
    put(ROLES, Role.INSPECTOR.code(), "督导员,督导人员,督查员,检查员,检查人员,督导,inspector");
    put(ROLES, Role.RECTIFIER.code(), "整改责任人,整改人,整改员,承办人,经办人,责任人,rectifier");
    put(ROLES, Role.REVIEWER.code(), "复核员,复核人,复核人员,复查员,审核员,reviewer");
    put(ROLES, Role.LEADER.code(), "分管领导,领导,单位领导,负责人,主要负责人,leader");
    put(ROLES, Role.ADMINISTRATOR.code(), "管理员,系统管理员,单位管理员,administrator,admin");
    put(ROLES, Role.MONITOR.code(), "执法监督员,监督员,社会监督员,monitor,enforcement monitor");
    put(KINDS, UnitKind.AUTHORITY, "主管部门,行政主管部门,行政机关,机关,authority");
    put(KINDS, "enforcement", "执法机构,执法单位,执法队伍,综合执法机构,执法局,enforcement,enforcement unit");
  }

  private DirectoryWords() {}

  private static void put(Map<String, String> words, String code, String all) {
    for (String word : all.split(",")) {
      words.put(TextNormalizer.key(word), code);
    }
  }

  /** The codes of the roles in a cell; a word that is no role stays as it is. */
  static List<String> roles(String text) {
    List<String> roles = new ArrayList<>();
    for (String word : SEPARATORS.split(text)) {
      String plain = word.strip();
      if (!plain.isEmpty() || roles.isEmpty()) {
        roles.add(ROLES.getOrDefault(TextNormalizer.key(plain), plain));
      }
    }
    roles.removeIf(role -> role.isEmpty() && roles.size() > 1);
    return roles;
  }

  static String kind(String text) {
    return KINDS.getOrDefault(TextNormalizer.key(text), text);
  }

  /** The code of the unit that a list names by its code or by a name no other unit has. */
  static String unit(String text, Units units) {
    if (text.isEmpty() || units.find(text).isPresent()) {
      return text;
    }
    List<String> codes =
        Arrays.asList(text, text.toUpperCase(Locale.ROOT)).stream()
            .flatMap(name -> units.named(name).stream())
            .map(Unit::code)
            .distinct()
            .toList();
    return codes.size() == 1 ? codes.get(0) : text;
  }
}
