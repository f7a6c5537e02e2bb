package org.bihuan.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The API of a running service, as the demonstration's accounts use it. */
final class StoryClient {

  private static final String PASSWORD = "bihuan-demo";
  private static final String BOUNDARY = "part-of-the-story";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new HashMap<>();
  private final String base;

  StoryClient(String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  String base() {
    return base;
  }

  JsonNode get(String account, String path) {
    return sent(path, request(path).header("Authorization", token(account)).GET());
  }

  JsonNode post(String account, String path, Map<String, ?> body) {
    return sent(path, posted(path, body).header("Authorization", token(account)));
  }

  /** A multipart form with text parts and one file. */
  JsonNode upload(
      String account, String path, String name, byte[] content, Map<String, String> parts) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    parts.forEach((part, text) -> add(form, "name=\"" + part + "\"", bytes(text)));
    add(form, "name=\"file\"; filename=\"" + name + "\"", content);
    form.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    return sent(
        path,
        request(path)
            .header("Authorization", token(account))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
  }

  private static void add(ByteArrayOutputStream form, String disposition, byte[] content) {
    form.writeBytes(
        bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
    form.writeBytes(content);
    form.writeBytes(bytes("\r\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String token(String account) {
    String known = tokens.get(account);
    if (known != null) {
      return known;
    }
    JsonNode signedIn =
        sent(
            "/api/tokens",
            posted("/api/tokens", Map.of("username", account, "password", PASSWORD)));
    String token = "Bearer " + signedIn.path("token").asText();
    tokens.put(account, token);
    return token;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpRequest.Builder posted(String path, Map<String, ?> body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode sent(String path, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new StoryFailed(
            path
                + ": "
                + answer.statusCode()
                + " "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new StoryFailed(base + path + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryFailed(base + path + ": interrupted");
    }
  }

  /** The service did not do as the story has it. */
  static final class StoryFailed extends RuntimeException {
    StoryFailed(String message) {
      super(message);
    }
  }
}
