package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.Api;
import org.bihuan.Work;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A process unknown to the pages is uploaded, opened and worked to its end on them. This test has a
 * service of its own, so that other tests do not see the type.
 */
@BrowserTest
@DirtiesContext
class ForeignProcessByPageTest {

  private static final Path SOURCE = Path.of("src/test/resources/foreign");
  private static final String CAMPAIGN = "foreign";

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void ownFolder(DynamicPropertyRegistry registry) throws IOException {
    Path folder = Files.createTempDirectory("processes");
    registry.add("bihuan.processes.directory", folder::toString);
  }

  @Test
  void hasItsPagesAtOnce(Visitors visitors) {
    deploy(visitors.signedIn("qh-admin").open("/processes").page());
    Visitor inspector = visitors.signedIn("xn-inspector");
    Campaigns.create(port, CAMPAIGN);
    String number = open(inspector);
    IssueActs inspecting = new IssueActs(inspector, CAMPAIGN);
    IssueActs reviewing =
        new IssueActs(visitors.signedIn("xn-reviewer", Screen.PHONE, Language.ENGLISH), CAMPAIGN);

    for (String unit : new String[] {"dt-rectifier", "hz-rectifier"}) {
      new IssueActs(visitors.signedIn(unit), CAMPAIGN)
          .claim()
          .fill("发现问题数", "1")
          .fill("检查情况", "护栏缺失一处")
          .submit();
    }
    inspecting.claim().fill("资料审查意见", "资料齐全").submit();
    inspecting.claim().fill("问题总数", "2").fill("检查结论", "限期整改").submit();
    reviewing.claim().choose("Send back").fill("Reason", "The numbers differ").submit();
    inspecting.claim().fill("问题总数", "2").fill("检查结论", "核对无误，限期整改").submit();
    reviewing.claim().choose("Confirm").submit();
    new IssueActs(visitors.signedIn("qh-reviewer"), CAMPAIGN).claim().fill("会商意见", "同意").submit();

    Page page = inspector.open("/issues/" + number).page();
    assertThat(
            page.locator(".bh-issue-head .bh-tag")
                .filter(new Locator.FilterOptions().setHasText("问题已交办")))
        .isVisible();
    assertThat(page.locator("h3.bh-round")).hasCount(2);
    Axe.check(page);
    page.locator("aside a[href*='/issues/QH-']").first().click();
    assertThat(page.locator("h1")).hasText("联合检查发现问题：青海某运输公司");
  }

  /** Rows come and go with scripts, by mouse and by keyboard, and a draft brings them back. */
  @Test
  void fillsInItsTables(Visitors visitors) throws IOException {
    Api api = new Api(port);
    String file = "road-check.bpmn20.xml";
    api.as("qh-admin")
        .upload(
            "/api/processes",
            file,
            Files.readAllBytes(Path.of("src/test/resources/workflow", file)),
            Map.of())
        .expect(200);
    String number =
        new Work(api).open("QH-XN-DT", Map.of("type", "road-check", "supervisor", "QH-XN"));
    Work.does(
        api.as("xn-inspector"),
        number,
        "plan",
        "{\"fields\":{\"items\":[{\"item\":\"灭火器\",\"weight\":10},{\"item\":\"记录仪\",\"weight\":5}]}}");
    Work.claim(api.as("dt-rectifier"), Work.task(api.as("dt-rectifier"), number, "check"))
        .expect(200);
    Visitor rectifier = visitors.signedIn("dt-rectifier");
    Page page = rectifier.open("/issues/" + number).page();
    Locator findings = page.locator("[data-table=findings]");
    Locator rows = findings.locator("tbody tr");

    assertThat(rows).hasCount(1);
    findings.locator("[name='fields.findings[0].title']").fill("超载");
    findings.locator("[name='fields.findings[0].title']").press("Enter");
    page.keyboard().type("超速");
    findings.locator("[data-add-row]").click();
    assertThat(rows).hasCount(3);
    page.keyboard().type("无证");
    rows.nth(1).locator("[data-remove-row]").click();
    assertThat(rows.nth(1).locator("[data-row-number]")).hasText("2");
    page.reload();

    assertThat(rows).hasCount(2);
    assertThat(rows.nth(1).locator("[name$='.title']")).hasValue("无证");
    Axe.check(page);
    Visitor onAPhone = visitors.signedIn("dt-rectifier", Screen.PHONE, Language.ENGLISH);
    Axe.check(onAPhone.open("/issues/" + number).page());
    org.assertj.core.api.Assertions.assertThat(onAPhone.overflow()).isZero();
    for (int i = 0; i < 2; i++) {
      rows.nth(i).locator("[name$='.severity']").selectOption("major");
      page.locator("[name='fields.items[" + i + "].result']").selectOption("good");
    }
    page.locator("input[name=outcome][value=passed]").check();
    page.locator("form[data-draft^=task] button.btn-primary").click();
    assertThat(page.locator("#trail")).containsText("无证");
  }

  private static void deploy(Page page) {
    page.locator("#file")
        .setInputFiles(
            new Path[] {
              SOURCE.resolve("joint-inspection-depth.dmn"),
              SOURCE.resolve("joint-inspection.bpmn20.xml")
            });
    page.locator("form[enctype] button[type=submit]").click();
    page.locator("form[action$='/processes/deployment'] button[type=submit]").click();
    assertThat(page.locator("main")).containsText("联合检查");
  }

  private static String open(Visitor inspector) {
    Page page = inspector.open("/open?type=joint-inspection").page();
    page.locator("#title").fill("运输企业联合检查");
    page.locator("#unit").selectOption("QH-XN-DT");
    page.locator("#campaign").selectOption(CAMPAIGN);
    page.getByLabel("被检查企业").fill("青海某运输公司");
    page.getByLabel("参加单位").selectOption(new String[] {"QH-XN-DT", "QH-XN-HZ"});
    page.getByLabel("涉及危险货物运输").check();
    assertThat(page.locator("#deadline")).containsText("15个工作日");
    page.locator("main form button[type=submit].btn-primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/issues/QH-\\d{4}-\\d+$"));
    return page.url().replaceAll(".*/", "");
  }
}
