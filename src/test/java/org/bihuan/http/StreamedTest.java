package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bihuan.http.Streamed.Batches;
import org.junit.jupiter.api.Test;

/** A list is written while it is read, and no more is read than its limit. */
class StreamedTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "a".repeat(1000);

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<Integer> sentBefore = new ArrayList<>();

  record Item(int number, String text) {}

  @Test
  void isWrittenWhileItIsRead() throws IOException {
    JSON.writeValue(sent, Streamed.of(source(1000), null, item -> ""));

    assertThat(sentBefore).hasSizeGreaterThan(5).isSorted();
    for (int batch = 1; batch < sentBefore.size(); batch++) {
      assertThat(sentBefore.get(batch)).isGreaterThan(batch * 190 * TEXT.length());
    }
  }

  @Test
  void hasEveryItemOnceAndEndsWithoutNext() throws IOException {
    JsonNode read = read(Streamed.of(source(450), null, StreamedTest::key));

    assertThat(read.path("items")).hasSize(450);
    assertThat(read.at("/items/449/number").asInt()).isEqualTo(450);
    assertThat(read.has("next")).isTrue();
    assertThat(read.path("next").isNull()).isTrue();
  }

  @Test
  void tellsWhereAPageEndsWhileMoreFollows() throws IOException {
    assertThat(read(Streamed.of(source(30), 10, StreamedTest::key)).path("next").asText())
        .isEqualTo("10");
    assertThat(read(Streamed.of(source(10), 10, StreamedTest::key)).path("next").isNull()).isTrue();
    assertThat(read(Streamed.of(source(0), 10, StreamedTest::key)).path("next").isNull()).isTrue();
    assertThat(read(Streamed.of(source(30), 10, StreamedTest::key)).path("items")).hasSize(10);
  }

  @Test
  void refusesLimitsThatNoListHas() {
    assertThatThrownBy(() -> Streamed.of(source(1), 201, StreamedTest::key))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Streamed.of(source(1), 0, StreamedTest::key))
        .isInstanceOf(Problem.class);
  }

  private static String key(Item item) {
    return Integer.toString(item.number());
  }

  private JsonNode read(Streamed<Item> list) throws IOException {
    sent.reset();
    JSON.writeValue(sent, list);
    return JSON.readTree(sent.toByteArray());
  }

  private Batches<Item> source(int all) {
    return (last, most) -> {
      sentBefore.add(sent.size());
      int from = last == null ? 1 : last.number() + 1;
      return IntStream.rangeClosed(from, Math.min(all, from + most - 1))
          .mapToObj(number -> new Item(number, TEXT))
          .toList();
    };
  }
}
