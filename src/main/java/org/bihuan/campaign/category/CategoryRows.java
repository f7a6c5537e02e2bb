package org.bihuan.campaign.category;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code category}. */
@Repository
class CategoryRows {

  private static final int MOST = 20_000;

  private final JdbcTemplate jdbc;

  CategoryRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** All of a type, in their order; those that were merged last. */
  List<Category> of(String type) {
    return jdbc.query(
        "select code, name, name_en, retired, merged_into from category where type = ?"
            + " order by case when merged_into is null then 0 else 1 end, place, code",
        (row, n) -> category(row),
        type);
  }

  private static Category category(ResultSet row) throws SQLException {
    return new Category(
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getBoolean("retired"),
        row.getString("merged_into"));
  }

  /** The categories of every type, by code and type; at most 20,000. */
  Map<String, Map<String, Category>> all() {
    Map<String, Map<String, Category>> all = new HashMap<>();
    jdbc.query(
        "select type, code, name, name_en, retired, merged_into from category order by type, code"
            + " limit "
            + MOST,
        row -> {
          Category one = category(row);
          all.computeIfAbsent(one.code(), code -> new HashMap<>()).put(row.getString("type"), one);
        });
    return all;
  }

  /** What issues of this type say, the most frequent first. */
  List<Categories.Used> used(String type, int most) {
    return jdbc.query(
        "select i.category, count(*) from issue i where i.type = ? and i.category is not null"
            + " group by i.category order by count(*) desc, i.category limit "
            + most,
        (row, n) -> new Categories.Used(row.getString(1), row.getLong(2)),
        type);
  }

  void add(String type, Category category, int place, Instant at, String by) {
    jdbc.update(
        "insert into category (type, code, name, name_en, place, retired, merged_into, changed_at,"
            + " changed_by) values (?,?,?,?,?,?,?,?,?)",
        type,
        category.code(),
        category.name(),
        category.nameEn(),
        place,
        category.retired(),
        category.mergedInto(),
        Timestamp.from(at),
        by);
  }

  void change(String type, Category category, int place, Instant at, String by) {
    jdbc.update(
        "update category set name = ?, name_en = ?, place = ?, retired = ?, merged_into = ?,"
            + " changed_at = ?, changed_by = ? where type = ? and code = ?",
        category.name(),
        category.nameEn(),
        place,
        category.retired(),
        category.mergedInto(),
        Timestamp.from(at),
        by,
        type,
        category.code());
  }

  /** What was merged into the one is merged into the other from now on. */
  void mergedFurther(String type, String one, String other) {
    jdbc.update(
        "update category set merged_into = ? where type = ? and merged_into = ?", other, type, one);
  }
}
