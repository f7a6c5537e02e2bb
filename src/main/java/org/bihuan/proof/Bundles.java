package org.bihuan.proof;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Evidences;
import org.bihuan.evidence.StoredBytes;
import org.bihuan.http.Attachment;
import org.bihuan.http.Problem;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes bundles: everything about an issue that its reader may see, with the proof that it stood so
 * when the last root was signed, and a page that verifies it without the service. A bundle is made
 * on disk before its first byte is sent.
 */
@Component
public class Bundles {

  private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

  private static final String CONTENT = "bundle.json";

  private final Issues issues;
  private final Evidences evidences;
  private final StoredBytes stored;
  private final BundleContent content;
  private final BundlePage page;
  private final ProofSettings settings;
  private final HeavyWork heavy;
  private final Clock clock;
  private final TransactionTemplate moment;

  Bundles(
      Issues issues,
      Evidences evidences,
      StoredBytes stored,
      BundleContent content,
      BundlePage page,
      ProofSettings settings,
      HeavyWork heavy,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.issues = issues;
    this.evidences = evidences;
    this.stored = stored;
    this.content = content;
    this.page = page;
    this.settings = settings;
    this.heavy = heavy;
    this.clock = clock;
    this.moment = new TransactionTemplate(transactions);
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    moment.setReadOnly(true);
  }

  /**
   * Sends the bundle of an issue, a zip.
   *
   * @param values whether restricted values that the caller sees are in it
   * @throws Problem 404 where there is no such issue, or the caller may not see it; 503 {@code
   *     evidence-unavailable} where the store of files cannot be reached
   */
  public void send(Caller caller, String number, boolean values, HttpServletResponse response)
      throws IOException {
    issues.visible(caller, number);
    Object unused =
        heavy.run(
            Kind.WRITING,
            caller.username(),
            () -> {
              Path file = Files.createTempFile("bundle", null);
              try {
                make(caller, number, values, file);
                answer(number, file, response);
              } finally {
                Files.deleteIfExists(file);
              }
              return response;
            });
  }

  private static void answer(String number, Path file, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/zip");
    response.setContentLengthLong(Files.size(file));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, Attachment.named(number + ".zip", "bundle"));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(response.getOutputStream());
    }
  }

  private void make(Caller caller, String number, boolean values, Path file) throws IOException {
    Path text = Files.createTempFile("bundle", ".json");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      Map<Evidence, @Nullable String> files = described(caller, number, values, text);
      zip.putNextEntry(new ZipEntry(CONTENT));
      Files.copy(text, zip);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("verify.html"));
      page.write(text, zip);
      zip.closeEntry();
      zip.setLevel(Deflater.BEST_SPEED); // pictures are compressed already
      for (Map.Entry<Evidence, @Nullable String> one : files.entrySet()) {
        if (one.getValue() != null) {
          add(one.getKey(), one.getValue(), zip);
        }
      }
    } finally {
      Files.deleteIfExists(text);
    }
  }

  /** Writes what is said, as of one moment. */
  private Map<Evidence, @Nullable String> described(
      Caller caller, String number, boolean values, Path text) throws IOException {
    try {
      Map<Evidence, @Nullable String> files =
          moment.execute(
              status -> {
                Issue issue = issues.visible(caller, number);
                Map<Evidence, @Nullable String> paths = paths(evidences.of(number));
                Map<String, @Nullable String> byId = new LinkedHashMap<>();
                paths.forEach((evidence, path) -> byId.put(evidence.id(), path));
                Instant now = clock.instant();
                try (Writer out =
                    new BufferedWriter(Files.newBufferedWriter(text, StandardCharsets.UTF_8))) {
                  content.write(caller, issue, values, byId, now, out);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return paths;
              });
      return files == null ? Map.of() : files;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Where the files are in the bundle; null for those beyond the limit. */
  private Map<Evidence, @Nullable String> paths(List<Evidence> files) {
    Map<Evidence, @Nullable String> paths = new LinkedHashMap<>();
    long left = settings.maxBundleSize().toBytes();
    for (Evidence file : files) {
      left -= Math.max(0, file.size());
      paths.put(file, left < 0 ? null : "evidence/" + (paths.size() + 1) + ending(file.name()));
    }
    return paths;
  }

  /** Of a name: a dot and a few letters or digits; empty where it has no such ending. */
  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1);
    boolean plain =
        !ending.isEmpty()
            && ending.length() <= 5
            && ending.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    return plain ? "." + ending : "";
  }

  /** The bytes as they are stored; whether they are the right ones is seen by who verifies. */
  private void add(Evidence file, String path, ZipOutputStream zip) throws IOException {
    try (InputStream in = stored.open(file)) {
      zip.putNextEntry(new ZipEntry(path));
      copy(in, zip);
      zip.closeEntry();
    } catch (NoSuchFileException gone) {
      LOG.warn("The bytes of evidence {} are gone", file.id());
    } catch (IOException e) {
      LOG.warn("Evidence {} is not to be read for now", file.id(), e);
      throw new Problem("evidence-unavailable", HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    in.transferTo(out);
  }
}
