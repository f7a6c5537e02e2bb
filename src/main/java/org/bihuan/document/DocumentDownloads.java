package org.bihuan.document;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.http.Attachment;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.process.Sha256;
import org.bihuan.process.deployment.DeployedTemplates;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lets people download documents of issues that they may see. */
@Component
public class DocumentDownloads {

  private static final MediaType WORD =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final Documents documents;
  private final DeployedTemplates templates;
  private final Issues issues;

  DocumentDownloads(Documents documents, DeployedTemplates templates, Issues issues) {
    this.documents = documents;
    this.templates = templates;
    this.issues = issues;
  }

  /**
   * An issue's documents in the order they were made; the calling code has checked that the caller
   * may see the issue. No SQL statement for types that have no documents.
   */
  public List<StoredDocument> of(String type, String issue) {
    return templates.isFor(type) ? documents.of(issue) : List.of();
  }

  /**
   * The file.
   *
   * @param as {@code docx} or {@code pdf}
   * @throws Problem 404 where it does not exist or the caller may not see it; 404 {@code
   *     document-without-pdf} where there is no PDF of it; 409 {@code document-damaged} where the
   *     stored bytes are not those that were made
   */
  public ResponseEntity<byte[]> of(Caller caller, String id, String as) {
    if (!as.equals("docx") && !as.equals("pdf")) {
      throw Problem.malformed("as", "http.field.invalid");
    }
    StoredDocument document =
        (isId(id) ? documents.find(id) : Optional.<StoredDocument>empty())
            .orElseThrow(() -> Problem.notFound("document", id));
    requireVisible(caller, document);
    StoredDocument.Pdf pdf = document.pdf();
    if (as.equals("pdf")) {
      if (pdf == null) {
        throw new Problem("document-without-pdf", HttpStatus.NOT_FOUND);
      }
      return file(document, pdf.sha256(), MediaType.APPLICATION_PDF, ".pdf");
    }
    return file(document, document.sha256(), WORD, ".docx");
  }

  private ResponseEntity<byte[]> file(
      StoredDocument document, String sha256, MediaType type, String ending) {
    byte[] content =
        documents
            .content(sha256)
            .filter(bytes -> Sha256.of(bytes).equals(sha256))
            .orElseThrow(() -> new Problem("document-damaged", HttpStatus.CONFLICT));
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            Attachment.named(document.name() + ending, "document-" + document.id()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(sha256)
        .body(content);
  }

  /** The answer must not give away the number of an issue that the caller may not see. */
  private void requireVisible(Caller caller, StoredDocument document) {
    try {
      issues.visible(caller, document.issue());
    } catch (Problem hidden) {
      throw hidden.status() == HttpStatus.NOT_FOUND
          ? Problem.notFound("document", document.id())
          : hidden;
    }
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
