package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages as one person's browser without scripts sees them. */
public final class Pages {

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** A cache of the demonstration accounts' cookies, since signing in is slow. */
  private static final Map<String, List<HttpCookie>> SESSIONS = new ConcurrentHashMap<>();

  private final String base;
  private final CookieManager cookies;
  private final HttpClient browser;
  private final Map<String, String> headers = new HashMap<>();
  private String language = "zh-CN";
  private String formToken = "";

  private Pages(String base, CookieManager cookies, HttpClient browser) {
    this.base = base;
    this.cookies = cookies;
    this.browser = browser;
  }

  /** A page: its status, its text, and the address it redirects to, empty for none. */
  public record Page(int status, String text, String leadsTo, HttpResponse<byte[]> raw) {

    public Page expect(int expected) {
      assertThat(status).as(raw.request().uri() + "\n" + text).isEqualTo(expected);
      return this;
    }
  }

  /** The browser of somebody who has signed in, with a demonstration account's password. */
  public static Pages of(int port, String username) {
    Pages known = stranger(port);
    URI service = URI.create(known.base);
    SESSIONS
        .getOrDefault(port + username, List.of())
        .forEach(cookie -> known.cookies.getCookieStore().add(service, cookie));
    if (known.get("/account").status() == 200) {
      return known;
    }
    Pages pages = of(port, username, "bihuan-demo");
    SESSIONS.put(port + username, List.copyOf(pages.cookies.getCookieStore().get(service)));
    return pages;
  }

  public static Pages of(int port, String username, String password) {
    Pages pages = stranger(port);
    pages.get("/sign-in").expect(200);
    pages.post("/sign-in", Map.of("username", username, "password", password)).expect(302);
    return pages;
  }

  /** The browser of somebody who has not signed in. */
  public static Pages stranger(int port) {
    CookieManager cookies = new CookieManager();
    return new Pages(
        "http://localhost:" + port,
        cookies,
        HttpClient.newBuilder().cookieHandler(cookies).build());
  }

  /** The same browser, sending forms without their token. */
  public Pages withoutFormToken() {
    formToken = "";
    return this;
  }

  public Pages inEnglish() {
    language = "en";
    return this;
  }

  /** The same browser, sending one header more. */
  public Pages with(String header, String value) {
    Pages more = new Pages(base, cookies, browser);
    more.headers.putAll(headers);
    more.headers.put(header, value);
    more.language = language;
    more.formToken = formToken;
    return more;
  }

  public Page get(String path) {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  /** Sends a form of the page looked at last. */
  public Page post(String path, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields) + "&" + encoded(token()))),
        path);
  }

  /** Sends a form of the page looked at last with fields that stand in it several times. */
  public Page postAll(String path, Map<String, List<String>> fields) {
    String body =
        fields.entrySet().stream()
            .flatMap(
                field ->
                    field.getValue().stream().map(value -> encoded(Map.of(field.getKey(), value))))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body + "&" + encoded(token()))),
        path);
  }

  /** Sends a form with a file in the field {@code file}. */
  public Page upload(String path, String name, byte[] content, Map<String, String> fields) {
    return upload(path, "file", name, content, fields);
  }

  /** Sends a form with a file in a field of this name. */
  public Page upload(
      String path, String field, String name, byte[] content, Map<String, String> fields) {
    return upload(path, field, Map.of(name, content), fields);
  }

  /** Sends a form with files, by their names, in a field of this name. */
  public Page upload(
      String path, String field, Map<String, byte[]> files, Map<String, String> fields) {
    String boundary = "b" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach((other, value) -> part(body, boundary, other, "", value.getBytes(UTF_8)));
    token().forEach((other, value) -> part(body, boundary, other, "", value.getBytes(UTF_8)));
    files.forEach(
        (name, content) -> part(body, boundary, field, "; filename=\"" + name + "\"", content));
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())),
        path);
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String field, String more, byte[] content) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(boundary, field, more)
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private Map<String, String> token() {
    return Map.of("_csrf", formToken);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Page send(HttpRequest.Builder request, String path) {
    headers.forEach(request::header);
    request
        .uri(URI.create(path.startsWith("http") ? path : base + path))
        .header("Accept", "text/html")
        .header("Accept-Language", language);
    try {
      HttpResponse<byte[]> answer = browser.send(request.build(), BodyHandlers.ofByteArray());
      String text = new String(answer.body(), UTF_8);
      Matcher token = FORM_TOKEN.matcher(text);
      if (token.find()) {
        formToken = token.group(1);
      }
      String leadsTo = answer.headers().firstValue("Location").orElse("").replace(base, "");
      return new Page(answer.statusCode(), text, leadsTo, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
