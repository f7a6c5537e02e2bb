package org.bihuan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The HTTP API as an outside client sees it, as one account after another. */
public final class Api {

  public static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A cache of tokens, since signing in is slow. */
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private final String base;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  public Api(int port) {
    this("http://127.0.0.1:" + port);
  }

  public Api(String base) {
    this.base = base;
  }

  /** An answer: status, body (missing where it is not JSON), and the raw response. */
  public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {

    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError(
            raw.request().method()
                + " "
                + raw.uri()
                + " said "
                + status
                + ", not "
                + expected
                + ": "
                + text());
      }
      return this;
    }

    public String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }

    public String text(String field) {
      return body.path(field).asText();
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  /** The API as one account, with headers of its own. */
  public final class Session {
    private final Map<String, String> headers = new HashMap<>();

    private Session(Map<String, String> headers) {
      this.headers.putAll(headers);
    }

    public Session with(String header, String value) {
      Session copy = new Session(headers);
      copy.headers.put(header, value);
      return copy;
    }

    public Answer get(String path) {
      return send("GET", path, null, null);
    }

    public Answer delete(String path) {
      return send("DELETE", path, null, null);
    }

    /** Body: JSON text, or anything Jackson can write. */
    public Answer post(String path, Object body) {
      return send("POST", path, json(body), "application/json");
    }

    public Answer put(String path, Object body) {
      return send("PUT", path, json(body), "application/json");
    }

    public Answer patch(String path, Object body) {
      return send("PATCH", path, json(body), "application/json");
    }

    /** A multipart form with one file in the part {@code file}, and text parts. */
    public Answer upload(String path, String fileName, byte[] content, Map<String, String> parts) {
      String boundary = "b" + UUID.randomUUID();
      var out = new java.io.ByteArrayOutputStream();
      try {
        for (var part : parts.entrySet()) {
          out.write(
              ("--"
                      + boundary
                      + "\r\nContent-Disposition: form-data; name=\""
                      + part.getKey()
                      + "\"\r\n\r\n"
                      + part.getValue()
                      + "\r\n")
                  .getBytes(StandardCharsets.UTF_8));
        }
        out.write(
            ("--"
                    + boundary
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                    + fileName
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return send("POST", path, out.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    public Answer send(String method, String path, byte[] body, String contentType) {
      var request = HttpRequest.newBuilder(URI.create(base + path));
      headers.forEach(request::header);
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body));
      }
      try {
        HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        JsonNode json = MissingNode.getInstance();
        if (response.headers().firstValue("Content-Type").orElse("").contains("json")
            && response.body().length > 0) {
          json = JSON.readTree(response.body());
        }
        return new Answer(response.statusCode(), json, response);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private byte[] json(Object body) {
      try {
        return body instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : JSON.writeValueAsBytes(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A session that is not signed in. */
  public Session anonymous() {
    return new Session(Map.of());
  }

  /** A demonstration account; signs in once and keeps the token. */
  public Session as(String username) {
    return new Session(Map.of("Authorization", tokens.computeIfAbsent(username, this::token)));
  }

  public String token(String username) {
    String known = TOKENS.get(base + " " + username);
    if (known != null && isTaken(known)) {
      return known;
    }
    String token =
        "Bearer "
            + anonymous()
                .post("/api/tokens", Map.of("username", username, "password", "bihuan-demo"))
                .expect(201)
                .text("token");
    TOKENS.put(base + " " + username, token);
    return token;
  }

  private boolean isTaken(String token) {
    return new Session(Map.of("Authorization", token)).get("/api/me").status() == 200;
  }
}
