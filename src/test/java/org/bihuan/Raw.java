package org.bihuan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests byte by byte, as no client library would send them. */
public final class Raw {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern SESSION = Pattern.compile("bihuan-session=([^;]+)");
  private static final Pattern FORM = Pattern.compile("bihuan-form=([^;]+)");
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final int port;

  public Raw(int port) {
    this.port = port;
  }

  /** An answer; status 0 where there is none. */
  public record Answer(int status, String text) {

    /** The first value of a header; empty where it is absent. */
    public String header(String name) {
      Matcher found =
          Pattern.compile("(?im)^" + Pattern.quote(name) + ": (.*?)\r?$")
              .matcher(text.split("\r\n\r\n", 2)[0]);
      return found.find() ? found.group(1) : "";
    }
  }

  /** A browser with somebody's session: what it sends as cookies and with its forms. */
  public record Browser(String cookies, String formToken) {}

  /** Sends the bytes and reads until the service ends the connection. */
  public Answer send(byte[] request) {
    return send(request, InetAddress.getLoopbackAddress());
  }

  /** The same from another of this machine's own addresses, such as 127.0.0.2. */
  public Answer send(byte[] request, InetAddress from) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(20_000);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(answer);
      } catch (java.net.SocketException reset) {
        // what came before the service ended the connection counts
      }
      String text = answer.toString(UTF_8);
      Matcher status = STATUS.matcher(text);
      return new Answer(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request of these lines, without a body unless they end with one. */
  public Answer send(String request) {
    return send(request.getBytes(ISO_8859_1));
  }

  public Answer get(String address, String headers) {
    return send(
        "GET " + address + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n");
  }

  public Answer post(String address, String headers, String body, InetAddress from) {
    byte[] bytes = body.getBytes(ISO_8859_1);
    String head =
        "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(address, bytes.length, headers);
    return send((head + body).getBytes(ISO_8859_1), from);
  }

  public Answer post(String address, String headers, String body) {
    return post(address, headers, body, InetAddress.getLoopbackAddress());
  }

  /** Signs in by the page. */
  public Browser browser(String username, String password) {
    Answer page = get("/sign-in", "Accept: text/html\r\n");
    String form = first(FORM, page);
    Answer signedIn =
        post(
            "/sign-in",
            "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Cookie: bihuan-form="
                + form
                + "\r\n",
            "username="
                + username
                + "&password="
                + password.replace(" ", "+")
                + "&_csrf="
                + first(FORM_TOKEN, page));
    String session = "bihuan-session=" + first(SESSION, signedIn);
    Answer account = get("/account", "Accept: text/html\r\nCookie: " + session + "\r\n");
    return new Browser(
        session + "; bihuan-form=" + first(FORM, account), first(FORM_TOKEN, account));
  }

  private static String first(Pattern pattern, Answer answer) {
    Matcher found = pattern.matcher(answer.text());
    if (!found.find()) {
      throw new AssertionError(pattern + " is not in\n" + answer.text());
    }
    return found.group(1);
  }
}
