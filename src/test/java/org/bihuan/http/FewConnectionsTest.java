package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.FewConnections;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint and page needs only one connection at a time, and returns it. */
@FewConnections
class FewConnectionsTest {

  private static final int TIMES = 16;
  private static final int AT_ONCE = 8;

  /** One method at one pattern of addresses. */
  private record Mapped(String method, String pattern) {
    boolean ofApi() {
      return pattern.startsWith("/api/");
    }

    /** Whether it may end the session that sends it. */
    boolean isLast() {
      return pattern.contains("token") || pattern.contains("sign") || pattern.contains("account");
    }
  }

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private final ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
  private Api api;
  private Map<String, String> real;

  @BeforeEach
  void connect() {
    api = new Api(port);
    real = things();
  }

  @AfterEach
  void sendClientsAway() {
    clients.shutdownNow();
  }

  @Test
  void serveEveryEndpointAndPageManyTimesAtOnce() throws Exception {
    List<Mapped> all = mapped();
    assertThat(all).hasSizeGreaterThan(130);
    List<Session> systems =
        List.of(
            Accounts.session(api, Accounts.create(api, "QH", "administrator")),
            api.as("dt-rectifier"));
    List<Pages> people =
        List.of(
            Pages.of(port, Accounts.create(api, "QH", "administrator"), Accounts.PASSWORD),
            Pages.of(port, "dt-rectifier"));
    Set<String> failed = new TreeSet<>();
    for (Mapped endpoint : all) {
      List<Callable<String>> calls =
          IntStream.range(0, TIMES)
              .<Callable<String>>mapToObj(
                  i ->
                      () ->
                          endpoint.ofApi()
                              ? call(systems.get(i % 2), endpoint)
                              : look(people.get(i % 2), endpoint))
              .toList();
      for (Future<String> answer : clients.invokeAll(calls)) {
        failed.add(answer.get());
      }
    }
    failed.remove("");
    assertThat(failed).isEmpty();
  }

  /** Addresses with encoded letters mean the same endpoint, and no key is stored for tokens. */
  @Test
  void serveManyStrangersWithKeysAtOnce() throws Exception {
    List<Callable<Integer>> calls =
        IntStream.range(0, 60)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        api.anonymous()
                            .with("Idempotency-Key", UUID.randomUUID().toString())
                            .post(
                                i % 2 == 0 ? "/api/%74okens" : "/api/tokens",
                                Map.of("username", "stranger-" + i, "password", "a wrong one"))
                            .status())
            .toList();
    for (Future<Integer> answer : clients.invokeAll(calls)) {
      assertThat(answer.get()).isBetween(400, 499);
    }
  }

  private List<Mapped> mapped() {
    List<Mapped> all = new ArrayList<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (!handler.getBeanType().getName().startsWith("org.bihuan.")) {
                return;
              }
              Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
              for (String pattern : mapping.getPatternValues()) {
                for (RequestMethod method :
                    methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                  all.add(new Mapped(method.name(), pattern));
                }
              }
            });
    all.sort(
        (one, other) ->
            one.isLast() == other.isLast()
                ? one.toString().compareTo(other.toString())
                : Boolean.compare(one.isLast(), other.isLast()));
    return all;
  }

  private String call(Session session, Mapped endpoint) {
    Session keyed = session.with("Idempotency-Key", UUID.randomUUID().toString());
    String address = address(endpoint);
    int status =
        switch (endpoint.method()) {
          case "GET" -> session.get(address).status();
          case "DELETE" -> session.delete(address).status();
          default ->
              takesFiles(endpoint)
                  ? keyed.upload(address, "a.csv", file(), Map.of()).status()
                  : keyed
                      .send(endpoint.method(), address, json(endpoint), "application/json")
                      .status();
        };
    return status < 500 ? "" : endpoint + " " + status;
  }

  private String look(Pages pages, Mapped endpoint) {
    String address = address(endpoint);
    int status =
        endpoint.method().equals("GET")
            ? pages.get(address).status()
            : pages.post(address, fields()).status();
    return status < 500 ? "" : endpoint + " " + status;
  }

  private static boolean takesFiles(Mapped endpoint) {
    return endpoint.pattern().endsWith("/evidence")
        || endpoint.pattern().endsWith("/imports")
        || endpoint.pattern().equals("/api/processes");
  }

  private static byte[] file() {
    return ("title,unit\n" + UUID.randomUUID() + ",QH-XN-DT\n").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] json(Mapped endpoint) {
    String body =
        switch (endpoint.pattern()) {
          case "/api/issues" -> "{\"title\":\"护栏缺失\",\"unit\":\"QH-XN-DT\"}";
          case "/api/issues/{number}/comments" -> "{\"text\":\"说明\"}";
          case "/api/tasks/{id}/claim", "/api/tasks/{id}/release" -> "{}";
          case "/api/tasks/claims" -> "{\"tasks\":[\"%s\"]}".formatted(real.get("id"));
          case "/api/me/password" -> "{\"current\":\"wrong\",\"new\":\"another good one\"}";
          case "/api/tokens" -> "{\"username\":\"nobody\",\"password\":\"wrong\"}";
          case "/api/people/{username}/duties" -> "{\"unit\":\"QH-XN\",\"role\":\"monitor\"}";
          default -> "{}";
        };
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> fields() {
    return Map.of("title", "护栏缺失", "unit", "QH-XN-DT", "text", "说明", "key", "" + UUID.randomUUID());
  }

  private String address(Mapped endpoint) {
    String address = endpoint.pattern();
    for (Map.Entry<String, String> name : real.entrySet()) {
      address = address.replace("{" + name.getKey() + "}", name.getValue());
    }
    return address.replaceAll("\\{[^}]*}", "1").replace("**", "x");
  }

  private Map<String, String> things() {
    String issue = new Work(api).open("QH-XN-DT", Map.of("supervisor", "QH-XN"));
    Map<String, String> things = new LinkedHashMap<>();
    things.put("number", issue);
    things.put("id", Work.task(api.as("dt-rectifier"), issue, "rectify"));
    things.put("username", Accounts.create(api, "QH-XN", "monitor"));
    things.put("code", "QH-XN-DT");
    things.put("key", "requestExtension");
    things.put("type", "rectification");
    things.put("version", "1");
    things.put("year", "2099");
    return things;
  }
}
