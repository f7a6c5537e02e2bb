package org.bihuan.http.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.bihuan.http.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class StillWantedTest {

  @AfterEach
  void endRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void workTakesNoLongerThanItMay() {
    StillWanted impatient = new StillWanted(Duration.ZERO);
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
    impatient.goOn();

    assertThatThrownBy(impatient::goOn)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.name()).isEqualTo("took-too-long");
              assertThat(problem.status()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
            });
  }

  @Test
  void workGoesOnWithinItsTimeAndWhereNobodyAskedForIt() {
    assertThatCode(new StillWanted(Duration.ZERO)::goOn).doesNotThrowAnyException();
    StillWanted patient = new StillWanted(Duration.ofHours(1));
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
    patient.goOn();
    assertThatCode(patient::goOn).doesNotThrowAnyException();
  }
}
