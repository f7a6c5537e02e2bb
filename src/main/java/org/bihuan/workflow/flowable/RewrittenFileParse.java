package org.bihuan.workflow.flowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bihuan.process.check.EngineFile;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.util.io.InputStreamSource;
import org.flowable.engine.impl.bpmn.parser.BpmnParse;
import org.flowable.engine.impl.bpmn.parser.BpmnParser;

/**
 * Lets the engine's parser see process files only as {@link EngineFile} rewrites them, wherever
 * they come from: earlier versions of this service stored files as they were uploaded, and the
 * engine parses them again after every start.
 */
final class RewrittenFileParse extends BpmnParse {

  RewrittenFileParse(BpmnParser parser) {
    super(parser);
  }

  @Override
  public BpmnParse execute() {
    try (InputStream stored = streamSource.getInputStream()) {
      byte[] written = EngineFile.of(stored.readAllBytes());
      streamSource = new InputStreamSource(new ByteArrayInputStream(written));
    } catch (IOException | IllegalArgumentException e) {
      throw new FlowableException("not run as it is stored: " + name, e);
    }
    return super.execute();
  }
}
