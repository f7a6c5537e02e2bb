package org.bihuan.http.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bihuan.http.CarriesHeaders;
import org.bihuan.http.Problem;
import org.bihuan.http.load.HeavyWork.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Only so much heavy work runs at once, a little more waits, and the rest is refused. */
class HeavyWorkTest {

  private final ExecutorService people = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HeavyWork impatient = new HeavyWork(Duration.ofMillis(1));

  @AfterEach
  void goHome() {
    end.countDown();
    people.shutdownNow();
  }

  @Test
  void refusesWhoComesWhileAllPlacesAreTakenAndTellsWhenToComeAgain() throws Exception {
    begin(impatient, "a");
    begin(impatient, "b");

    assertThatThrownBy(() -> impatient.run(Kind.READING, "c", () -> 1))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
              assertThat(((CarriesHeaders) refused).headers().getFirst(HttpHeaders.RETRY_AFTER))
                  .isEqualTo("10");
            });
    assertThat(impatient.run(Kind.WRITING, "c", () -> 1)).isEqualTo(1);
  }

  @Test
  void letsThoseWaitWhoComeALittleLater() throws Exception {
    HeavyWork patient = new HeavyWork(Duration.ofMinutes(1));
    begin(patient, "a");
    begin(patient, "b");
    Future<Integer> waiting = people.submit(() -> patient.run(Kind.READING, "c", () -> 3));

    end.countDown();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void givesOnePersonNoMoreThanTheirShare() throws Exception {
    begin(Kind.WRITING, impatient, "a");
    begin(Kind.WRITING, impatient, "a");

    assertThatThrownBy(() -> impatient.run(Kind.WRITING, "a", () -> 1)).isInstanceOf(Problem.class);
    assertThat(impatient.run(Kind.WRITING, "b", () -> 1)).isEqualTo(1);
  }

  @Test
  void givesPlacesBackWhateverBecomesOfTheWork() {
    List<Throwable> thrown = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      try {
        impatient.run(
            Kind.READING,
            "a",
            (HeavyWork.Work<Integer, RuntimeException>)
                () -> {
                  throw new IllegalStateException("broken");
                });
      } catch (IllegalStateException e) {
        thrown.add(e);
      }
    }

    assertThat(thrown).hasSize(20);
    assertThat(impatient.run(Kind.READING, "a", () -> 1)).isEqualTo(1);
  }

  private void begin(HeavyWork work, String person) throws Exception {
    begin(Kind.READING, work, person);
  }

  private void begin(Kind kind, HeavyWork work, String person) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Callable<Integer> doing =
        () ->
            work.run(
                kind,
                person,
                () -> {
                  begun.countDown();
                  end.await();
                  return 1;
                });
    Future<Integer> unused = people.submit(doing);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
