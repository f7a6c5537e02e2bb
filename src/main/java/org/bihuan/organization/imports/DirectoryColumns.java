package org.bihuan.organization.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.spreadsheet.TextNormalizer;

/**
 * The columns of a list of units or people, and the headers that offices use for them.
 *
 * @param names in the order of an exported file
 * @param optional those a file need not have
 */
record DirectoryColumns(List<String> names, Set<String> optional, Map<String, String> headers) {

  /** Columns of such lists that say nothing the service needs; they are left out. */
  private static final Set<String> OTHERS =
      keys(
          "序号,编号,备注,说明,电话,联系电话,办公电话,手机,手机号,手机号码,联系方式,职务,职级,性别,邮箱,电子邮箱,no,remark,remarks,phone,email");

  static final DirectoryColumns PEOPLE =
      of(
          List.of("username", "display_name", "unit", "roles"),
          Set.of(),
          Map.of(
              "username", "用户名,账号,帐号,登录名,登录账号,用户账号,工号,账户,user name,login,account",
              "display_name", "姓名,显示名,显示名称,名字,人员姓名,真实姓名,display name,name,full name",
              "unit", "单位,所属单位,所在单位,工作单位,单位代码,单位编码,单位名称,部门,所属部门,机构,所属机构,unit code",
              "roles", "角色,岗位,岗位角色,职责,权限,用户角色,系统角色,role,duties"));

  static final DirectoryColumns UNITS =
      of(
          List.of("code", "name", "name_en", "short_name", "parent", "kind", "region"),
          Set.of("name_en", "short_name", "region"),
          Map.of(
              "code", "代码,编码,单位代码,单位编码,机构代码,机构编码,unit code",
              "name", "名称,单位名称,单位全称,全称,机构名称,单位,unit name",
              "name_en", "英文名,英文名称,英文,name en,english name",
              "short_name", "简称,单位简称,机构简称,short name",
              "parent", "上级,上级单位,上级单位代码,上级代码,上级机构,主管单位,隶属单位,parent unit",
              "kind", "类别,类型,单位类别,单位类型,单位性质,性质,机构类型,type",
              "region", "行政区划,区划,行政区划代码,区划代码,地区代码,region code"));

  private static DirectoryColumns of(
      List<String> names, Set<String> optional, Map<String, String> words) {
    Map<String, String> headers = new HashMap<>();
    names.forEach(name -> headers.put(TextNormalizer.headerKey(name), name));
    words.forEach((name, all) -> keys(all).forEach(key -> headers.put(key, name)));
    return new DirectoryColumns(names, optional, Map.copyOf(headers));
  }

  private static Set<String> keys(String words) {
    return Set.copyOf(Arrays.stream(words.split(",")).map(TextNormalizer::headerKey).toList());
  }

  /** The column a header means. */
  Optional<String> column(String header) {
    return Optional.ofNullable(headers.get(TextNormalizer.headerKey(header)));
  }

  /** Whether the header is one of a column that is left out. */
  boolean isIgnored(String header) {
    return OTHERS.contains(TextNormalizer.headerKey(header));
  }
}
