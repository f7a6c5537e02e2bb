package org.bihuan.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.bihuan.Api;
import org.bihuan.workbench.Pages;

/** One valid request on existing data: its result depends only on the caller. */
interface Request {

  /** Addresses for systems; all others are pages. */
  Set<String> FOR_SYSTEMS =
      Set.of("api", "actuator", "v3", "swagger-ui", "swagger-ui.html", "problems");

  /**
   * Sends it.
   *
   * @return the cell: the status, for one item of many that of the item; {@code err} where an
   *     import was refused in an answer that is 200 as a whole
   */
  String send(Visitor as, Scene scene);

  static String cell(Api.Answer answer) {
    JsonNode item = answer.body().at("/items/0/status");
    if (answer.status() == 200 && item.isInt()) {
      return item.asText();
    }
    if (answer.text("type").equals("/problems/unauthenticated")) {
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
    boolean refused = answer.status() == 200 && !answer.body().path("errors").isEmpty();
    return refused ? "err" : Integer.toString(answer.status());
  }

  static String cell(Pages.Page page) {
    return Integer.toString(page.status());
  }

  /** A GET of an endpoint with its path variables filled in. */
  static Request looking(String path) {
    boolean forSystems = FOR_SYSTEMS.contains(path.split("/", 3)[1]);
    return (as, scene) -> {
      String address = address(path, scene);
      return forSystems ? cell(as.api().get(address)) : cell(as.pages().get(address));
    };
  }

  private static String address(String path, Scene scene) {
    String address = path.replaceAll("\\{act:(\\w+)[^}]*}", "$1").replace("/**", "");
    if (address.contains("{id}")) {
      address = address.replace("{id}", id(address, scene));
    }
    if (address.contains("/registers/{key}")) {
      address = address.replace("{key}", scene.register).replace("{entry}", Scene.ENTRY);
    }
    if (address.contains("/campaigns/{code}")) {
      address = address.replace("{code}", scene.campaign());
    }
    if (address.contains("{username}")) {
      address = address.replace("{username}", scene.person());
    }
    return address
        .replace("{number}", scene.issue)
        .replace("{sha256}", Scene.TABLE)
        .replace("{code}", "QH-XN-DT")
        .replace("{type}", "rectification")
        .replace("{receipt}", "0")
        .replace("{version}", "1")
        .replace("{key}", address.contains("/types/") ? "rectification" : "withdraw")
        .replace("{name}", "not-found");
  }

  private static String id(String path, Scene scene) {
    if (path.contains("/evidence/")) {
      return scene.evidence;
    }
    if (path.contains("/assessments/")) {
      return scene.assessed();
    }
    if (path.contains("/doubts/")) {
      return Scene.DOUBT;
    }
    if (path.contains("/look-backs/")) {
      return scene.lookBack();
    }
    if (path.contains("/notices/")) {
      return scene.notice();
    }
    return path.startsWith("/import/") ? scene.upload() : scene.taskToLookAt();
  }
}
