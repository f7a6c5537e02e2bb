package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.process.language.Finding;
import org.bihuan.process.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterCheckTest {

  static final String GOOD =
      """
      {
        "key": "enterprise", "name": "企业名录", "en": "Enterprises",
        "keyColumn": "code", "titleColumn": "name", "editors": ["inspector", "QH/administrator"],
        "columns": [
          {"id": "code", "name": "编码", "en": "Code", "type": "string", "required": true, "pattern": "[A-Z0-9]{2,18}"},
          {"id": "name", "name": "名称", "en": "Name", "type": "string", "required": true, "max": 100},
          {"id": "kind", "name": "类别", "en": "Kind", "type": "enum", "values": [
            {"id": "bus", "name": "客运", "en": "Bus"}, {"id": "freight", "name": "货运", "en": "Freight"}]},
          {"id": "vehicles", "name": "车辆数", "en": "Vehicles", "type": "long", "min": 0}
        ]
      }
      """;

  @Test
  void readsARegister() {
    RegisterReport report = RegisterCheck.check(GOOD.getBytes(UTF_8), Map.of());

    assertThat(report.findings()).isEmpty();
    Register register = Objects.requireNonNull(report.register());
    assertThat(register.key()).isEqualTo("enterprise");
    assertThat(register.names().en()).isEqualTo("Enterprises");
    assertThat(register.editors()).containsExactlyInAnyOrder("inspector", "QH/administrator");
    assertThat(register.columns()).hasSize(4);
    assertThat(register.column("kind").orElseThrow().values()).hasSize(2);
    assertThat(register.column("vehicles").orElseThrow().min()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"key\": \"enterprise\"          | \"key\": \"Enter prise\"       | process-id",
        "\"name\": \"企业名录\",             | ''                             | chinese-name",
        "\"keyColumn\": \"code\"          | \"keyColumn\": \"none\"        | register-key",
        "\"titleColumn\": \"name\"        | \"titleColumn\": \"vehicles\"  | register-key",
        "\"inspector\"                    | \"everybody\"                  | register-editor",
        "QH/administrator                 | /administrator                 | register-editor",
        "QH/administrator                 | QH-NONE/administrator           | register-unit",
        "企业名录                          | 企业\\u0000名录                 | register-character",
        "企业名录                          | 企业\\u202e名录                 | register-character",
        "企业名录                          | 企业\\ud800名录                 | register-character",
        "企业名录                          | 企业名录\\u3000                 | register-character",
        "Freight                          | Freight\\n                       | register-character",
        "[A-Z0-9]{2,18}                   | [A-Z0-9]{2,18}\\u0000           | register-character",
        "\"id\": \"freight\"              | \"id\": \"fre\\u200bight\"       | register-character",
        "\"min\": 0                       | \"mi\\u0000n\": 0              | register-character",
        "\"type\": \"long\"               | \"type\": \"evidence\"         | field-type",
        "\"type\": \"long\"               | \"type\": \"unit\"             | field-limit",
        "\"type\": \"long\"               | \"type\": \"number\"           | field-type",
        "\"id\": \"vehicles\"             | \"id\": \"code\"               | duplicate-field",
        "\"id\": \"vehicles\"             | \"id\": \"row\"                | reserved-name",
        "\"min\": 0                       | \"min\": \"${today}\"          | field-limit",
        "\"min\": 0                       | \"least\": 0                   | register-part",
        "\"min\": 0                       | \"more\": {\"a\": 1}           | register-part",
        "[A-Z0-9]{2,18}                   | [A-Z                           | field-pattern",
        "\"id\": \"freight\"              | \"id\": \"bus\"                | duplicate-value",
        "\"editors\":                     | \"name\":                      | register-json",
        "\"columns\": [                   | \"columns\": {                 | register-json",
      })
  void saysWhatIsWrong(String good, String bad, String rule) {
    String file = GOOD.replace(good, bad);
    assertThat(file).isNotEqualTo(GOOD);

    RegisterReport report = RegisterCheck.check(file.getBytes(UTF_8), Map.of(), "QH"::equals);

    assertThat(report.accepted()).isFalse();
    assertThat(report.findings()).extracting(Finding::rule).contains(rule);
    report
        .findings()
        .forEach(
            finding -> {
              assertThat(finding.message(Locale.ENGLISH)).isNotBlank();
              assertThat(finding.suggestion(Locale.CHINESE)).isNotBlank();
            });
  }

  @Test
  void keepsTheKeyOfADeployedRegister() {
    Register deployed = RegisterCheck.check(GOOD.getBytes(UTF_8), Map.of()).register();
    String other = GOOD.replace("\"keyColumn\": \"code\"", "\"keyColumn\": \"name\"");

    RegisterReport report =
        RegisterCheck.check(other.getBytes(UTF_8), Map.of("enterprise", deployed));

    assertThat(report.findings()).extracting(Finding::rule).containsExactly("register-key");
  }

  /** Processes count on a required column, and entries that are there do not have it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"columns\": [ | \"columns\": [{\"id\": \"owner\", \"name\": \"主\", \"en\": \"Owner\", \"type\": \"unit\", \"required\": true}, | register-changed",
        "\"columns\": [ | \"columns\": [{\"id\": \"owner\", \"name\": \"主\", \"en\": \"Owner\", \"type\": \"unit\"}, | ",
        "\"type\": \"long\" | \"type\": \"double\" | register-changed",
        "\"min\": 0 | \"min\": 0, \"required\": true | register-changed",
      })
  void keepsWhatItsEntriesHave(String then, String now, String rule) {
    Register deployed =
        Objects.requireNonNull(RegisterCheck.check(GOOD.getBytes(UTF_8), Map.of()).register());
    String changed = GOOD.replace(then, now);
    assertThat(changed).isNotEqualTo(GOOD);

    RegisterReport report =
        RegisterCheck.check(changed.getBytes(UTF_8), Map.of("enterprise", deployed));

    assertThat(report.findings())
        .extracting(Finding::rule)
        .containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void refusesWhatIsNoFile() {
    for (String text :
        new String[] {"", "[]", "1", "{} {}", "{\"key\": [[[[[[[[[[[1]]]]]]]]]]]}"}) {
      assertThat(RegisterCheck.check(text.getBytes(UTF_8), Map.of()).accepted()).isFalse();
    }
  }
}
