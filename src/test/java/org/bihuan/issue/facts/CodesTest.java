package org.bihuan.issue.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodesTest {

  @Test
  void severitiesRise() {
    assertThat(Severity.codes()).containsExactly("minor", "major", "critical");
  }

  @Test
  void findsASeverityByItsCodeAlone() {
    assertThat(Severity.find("major")).contains(Severity.MAJOR);
    assertThat(Severity.find("MAJOR")).isEmpty();
    assertThat(Severity.find("")).isEmpty();
  }

  @Test
  void refusesAnUnknownSeverityOfARow() {
    assertThat(Severity.stored("critical")).isEqualTo(Severity.CRITICAL);
    assertThatThrownBy(() -> Severity.stored("grave"))
        .isInstanceOfSatisfying(
            UnknownStoredCode.class, e -> assertThat(e.part()).isEqualTo("severity"));
  }

  @Test
  void refusesAnUnknownStatusOfARow() {
    assertThat(Status.codes()).containsExactly("open", "standing", "closed");
    assertThat(Status.stored("closed")).isEqualTo(Status.CLOSED);
    assertThatThrownBy(() -> Status.stored("half"))
        .isInstanceOfSatisfying(
            UnknownStoredCode.class, e -> assertThat(e.part()).isEqualTo("status"));
  }

  @Test
  void sourcesHaveACodeEach() {
    assertThat(Source.codes()).doesNotHaveDuplicates().contains("inspection", "hotline12345");
  }

  @Test
  void areWrittenAsTheirCodes() throws JsonProcessingException {
    assertThat(new ObjectMapper().writeValueAsString(List.of(Severity.MINOR, Status.OPEN)))
        .isEqualTo("[\"minor\",\"open\"]");
  }
}
