package org.bihuan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.bihuan.Api.Answer;

/** A register of a test's own: code, name, kind, vehicles and unit of companies. */
public final class RegisterFiles {

  private RegisterFiles() {}

  /** A key that no other test uses. */
  public static String key() {
    return "list-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
  }

  public static String json(String key) {
    return """
        {
          "key": "%s", "name": "企业名录", "en": "Enterprises",
          "keyColumn": "code", "titleColumn": "name", "editors": ["inspector", "QH-XN-DT/rectifier"],
          "columns": [
            {"id": "code", "name": "编码", "en": "Code", "type": "string", "required": true, "max": 20},
            {"id": "name", "name": "名称", "en": "Name", "type": "string", "required": true, "max": 100},
            {"id": "kind", "name": "类别", "en": "Kind", "type": "enum", "values": [
              {"id": "bus", "name": "客运", "en": "Bus"}, {"id": "freight", "name": "货运", "en": "Freight"}]},
            {"id": "vehicles", "name": "车辆数", "en": "Vehicles", "type": "long", "min": 0},
            {"id": "since", "name": "许可日期", "en": "Since", "type": "date"},
            {"id": "unit", "name": "属地", "en": "Unit", "type": "unit", "required": true}
          ]
        }
        """
        .formatted(key);
  }

  public static Answer upload(Api api, String key, String json) {
    return api.as("qh-admin")
        .upload("/api/processes", key + ".register.json", json.getBytes(UTF_8), Map.of());
  }

  /** Deploys such a register; returns its key. */
  public static String deploy(Api api) {
    String key = key();
    upload(api, key, json(key)).expect(200);
    return key;
  }

  public static Map<String, Object> company(String code, String name, String kind) {
    return Map.of(
        "fields",
        Map.of("code", code, "name", name, "kind", kind, "vehicles", 12, "unit", "QH-XN-DT"));
  }
}
