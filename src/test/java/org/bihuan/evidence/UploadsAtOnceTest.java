package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bihuan.Api;
import org.bihuan.FewConnections;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An upload commits its claim on the bytes by itself, and needs no second connection for it. */
@FewConnections
class UploadsAtOnceTest {

  private static final int UPLOADS = 24;

  @LocalServerPort private int port;

  @Test
  void withKeysAllGetThrough() throws Exception {
    Api api = new Api(port);
    String issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "标志缺失", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    Api.Session rectifier = api.as("dt-rectifier");
    List<Callable<Integer>> uploads =
        IntStream.range(0, UPLOADS)
            .mapToObj(
                i ->
                    (Callable<Integer>)
                        () ->
                            rectifier
                                .with("Idempotency-Key", issue + "-" + i)
                                .upload(
                                    "/api/issues/" + issue + "/evidence",
                                    "a.txt",
                                    ("第 " + i + " 份").getBytes(UTF_8),
                                    Map.of())
                                .status())
            .toList();
    ExecutorService all = Executors.newFixedThreadPool(UPLOADS);

    List<Future<Integer>> answers = all.invokeAll(uploads);
    all.shutdown();

    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(201);
    }
  }
}
