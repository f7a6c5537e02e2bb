package org.bihuan.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bihuan.workflow.Loop;

/** An issue with comments, files, one of them void, and a submission that was sent back. */
final class WorkedIssue {

  private WorkedIssue() {}

  static String open(Loop loop) {
    String number =
        loop.open(Map.of("description", "抽查 12 份 </script><b>", "location", "湟中", "basis", "第三十条"));
    for (String text : List.of("请抓紧", "已安排 <i>")) {
      loop.as("qh-inspector")
          .post("/api/issues/" + number + "/comments", Map.of("text", text))
          .expect(201);
    }
    String cited = upload(loop, number, "回证.txt", "送达回证");
    String wrong = upload(loop, number, "清单.txt", "清单");
    loop.as("hz-rectifier")
        .post("/api/evidence/" + wrong + "/void", Map.of("reason", "传错"))
        .expect(200);
    String task = loop.task(number, "rectify");
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/claim", "").expect(200);
    loop.as("hz-rectifier")
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome",
                "submit",
                "fields",
                Map.of("measures", "补正"),
                "comment",
                "请查收",
                "evidence",
                List.of(cited)))
        .expect(200);
    loop.sendBack("qh-reviewer", number, "review");
    loop.rectify("hz-rectifier", number);
    return number;
  }

  private static String upload(Loop loop, String number, String name, String text) {
    return loop.as("hz-rectifier")
        .upload(
            "/api/issues/" + number + "/evidence",
            name,
            text.getBytes(StandardCharsets.UTF_8),
            Map.of("caption", name))
        .expect(201)
        .text("id");
  }
}
